package io.raffia;

import io.raffia.ir.op.Monoid;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A part of a tensor, after JAX's `x.at[index]`: tensors do not change, so each method gives a
/// copy of the whole in which the part is another. What is set broadcasts to the part and takes the
/// tensor's type; positions out of bounds are dropped, and where several updates meet one element,
/// all are combined, or of `set` the last stays.
///
/// ```java
/// x.at(0).set(row);                          // x[0] = row
/// x.at(Index.ALL, Index.slice(1, 3)).add(2); // x[:, 1:3] += 2
/// x.at(x.lt(0)).set(0);                      // x[x < 0] = 0
/// ```
public final class At {
  private final Tensor x;
  private final Object[] index;

  At(Tensor x, Object... index) {
    this.x = x;
    this.index = index.clone();
  }

  /// The part itself: `x.get(index)`.
  public Tensor get() {
    return Selection.of(x, index).get();
  }

  /// With `y` for the part.
  public Tensor set(Tensor y) {
    return with(null, y);
  }

  public Tensor set(Number y) {
    return set(Tensor.weak(y));
  }

  /// With `y` added to the part.
  public Tensor add(Tensor y) {
    return with(Monoid.ADD, y);
  }

  public Tensor add(Number y) {
    return add(Tensor.weak(y));
  }

  /// With `y` subtracted from the part.
  public Tensor sub(Tensor y) {
    return add(y.neg());
  }

  public Tensor sub(Number y) {
    return sub(Tensor.weak(y));
  }

  /// With the part times `y`.
  public Tensor mul(Tensor y) {
    return with(Monoid.MUL, y);
  }

  public Tensor mul(Number y) {
    return mul(Tensor.weak(y));
  }

  /// With the part divided by `y`.
  public Tensor div(Tensor y) {
    return x.div(Tensor.onesLike(x).at(index).mul(y));
  }

  public Tensor div(Number y) {
    return div(Tensor.weak(y));
  }

  /// With the part to the power `y`.
  public Tensor pow(Tensor y) {
    return x.pow(Tensor.onesLike(x).at(index).mul(y));
  }

  public Tensor pow(Number y) {
    return pow(Tensor.weak(y));
  }

  /// With the lesser of the part and `y`.
  public Tensor min(Tensor y) {
    return with(Monoid.MIN, y);
  }

  public Tensor min(Number y) {
    return min(Tensor.weak(y));
  }

  /// With the greater of the part and `y`.
  public Tensor max(Tensor y) {
    return with(Monoid.MAX, y);
  }

  public Tensor max(Number y) {
    return max(Tensor.weak(y));
  }

  /// With `f` of the part, which must keep its shape. An element that the index names twice is
  /// still changed once.
  public Tensor apply(UnaryOperator<Tensor> f) {
    return set(f.apply(get()));
  }

  private Tensor with(@Nullable Monoid monoid, Tensor y) {
    if (Promotion.of(x, y).dtype() != x.dtype()) {
      throw Errors.ofTypes(
          "%s does not fit into %s without loss: convert it with astype(DType.%s)",
          y.type().brief(), x.type().brief(), x.dtype().name());
    }
    // A mask that is not known yet is no obstacle for what is the same everywhere.
    if (index.length == 1 && Masks.isMask(index[0]) && y.rank() == 0) {
      var mask = (Tensor) index[0];
      Masks.requireFit(mask, x, 0);
      var all = y.astype(x.dtype());
      var changed = monoid == null ? all : Elementwise.binary(monoid.op(), x, all);
      return Tensor.where(Masks.spread(mask, x), changed, x);
    }
    return Selection.of(x, index).with(monoid, y);
  }
}
