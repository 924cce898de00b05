package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Repeats the operand: its axis `i` becomes axis `axes[i]` of the result; axes of extent 1
/// stretch.
///
/// - (C1) `axes` are distinct axes of the result, one for each of the operand's.
/// - (C2) Operand extents are 1 or those of the result.
public record BroadcastInDim(Shape shape, Ints axes) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.broadcast_in_dim";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        axes.size() == x.rank()
            && axes.all(a -> a >= 0 && a < shape.rank())
            && axes.stream().distinct().count() == axes.size(),
        "stablehlo.broadcast_in_dim: %s does not map the axes of %s to axes of shape %s (C1)",
        axes,
        x.brief(),
        shape.dims());
    for (int i = 0; i < axes.size(); i++) {
      int d = x.shape().dim(i);
      require(
          d == 1 || d == shape.dim(axes.get(i)),
          "stablehlo.broadcast_in_dim: axis %d of %s does not fit axis %d of shape %s (C2)",
          i,
          x.brief(),
          axes.get(i),
          shape.dims());
    }
    return x.withShape(shape);
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var from = types.getFirst().shape();
    return (Meaning.Element)
        index -> {
          var at = new ArrayList<Scalar>();
          for (int i = 0; i < from.rank(); i++) {
            at.add(from.dim(i) == 1 ? Scalar.index(0) : index.get(axes.get(i)));
          }
          return in.getFirst().at(at);
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  /// Sums over what was repeated, and puts the axes back in the operand's order.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var from = in.getFirst().shape();
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < from.rank(); i++) {
      if (from.dim(i) == shape.dim(axes.get(i))) kept.add(axes.get(i));
    }
    var repeated = Ints.range(0, shape.rank()).filter(a -> !kept.contains(a));
    var sum = b.sum(ct, repeated);
    var order = Ints.of(kept.stream().mapToInt(a -> a));
    var sorted = order.sorted();
    return b.reshape(b.transpose(sum, order.map(sorted::indexOf)), from);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new BroadcastInDim(shape.prepend(n), axes.map(a -> a + 1).prepend(0)), in);
  }
}
