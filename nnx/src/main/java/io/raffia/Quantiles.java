package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;

/// Quantiles by linear interpolation between the elements in order, as numpy's default.
final class Quantiles {
  private Quantiles() {}

  /// Over `axes`, all if there are none; the axis of `q`, if it has one, comes first. `skipNaN`
  /// leaves NaN out, which else make their quantiles NaN.
  static Tensor of(Tensor x, Tensor q, boolean skipNaN, boolean keepDims, int... axes) {
    if (q.rank() > 1) {
      throw Errors.located(
          IrException.ofShapes(
              "the shares of quantiles are a scalar or a vector, found " + q.type().brief()));
    }
    var sorted = Sorting.sort(last(Elementwise.inexact(x), axes), -1);
    int n = sorted.dim(-1);
    var unknown = Jnp.isnan(sorted).astype(DType.I32).sum(true, -1);
    var shares = q.reshape(-1).astype(sorted.dtype());
    var most = skipNaN ? unknown.neg().add(n - 1).astype(sorted.dtype()) : Tensor.weak(n - 1.0);
    // [..., shares]
    var at = shares.mul(most).broadcastTo(wide(sorted, shares.dim(0)));
    var low = at.floor();
    var weight = at.sub(low);
    var below = sorted.takeAlongAxis(position(low, n), -1);
    var above = sorted.takeAlongAxis(position(at.ceil(), n), -1);
    var mixed = below.mul(weight.neg().add(1)).add(above.mul(weight));
    var found = Tensor.where(weight.eq(0), below, mixed);
    var none = skipNaN ? unknown.eq(n) : unknown.ne(0);
    var all = Tensor.where(none, Double.NaN, found);
    var y = q.rank() == 0 ? all.squeeze(-1) : Jnp.moveaxis(all, -1, 0);
    return keepDims ? y.expandDims(kept(x, q.rank(), axes)) : y;
  }

  /// The axes behind `front` others that were reduced.
  private static int[] kept(Tensor x, int front, int... axes) {
    return Reductions.axes("quantile", x.shape(), axes).map(a -> a + front).toArray();
  }

  private static Tensor position(Tensor at, int n) {
    return at.stopGradient().astype(DType.I32).clip(0, n - 1);
  }

  private static int[] wide(Tensor sorted, int shares) {
    var dims = sorted.shape().dims().toArray();
    dims[dims.length - 1] = shares;
    return dims;
  }

  /// The axes to reduce as one, the last.
  private static Tensor last(Tensor x, int... axes) {
    var over = Reductions.axes("quantile", x.shape(), axes);
    var others = Ints.range(0, x.rank()).filter(a -> !over.contains(a));
    var dims = others.map(x::dim).plus(Ints.of(-1));
    return x.transpose(others.plus(over).toArray()).reshape(dims.toArray());
  }
}
