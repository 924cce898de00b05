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

/// Elements `start, start + stride, ...` below `limit`, along each axis.
///
/// - (C1) One start, limit and stride an axis.
/// - (C2) `0 <= start <= limit <= extent` and `stride > 0`.
public record Slice(Ints starts, Ints limits, Ints strides) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.slice";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        starts.size() == x.rank() && limits.size() == x.rank() && strides.size() == x.rank(),
        "stablehlo.slice: starts %s, limits %s, strides %s for the %d axes of %s (C1)",
        starts,
        limits,
        strides,
        x.rank(),
        x.brief());
    var dims = new int[x.rank()];
    for (int d = 0; d < dims.length; d++) {
      int from = starts.get(d);
      int to = limits.get(d);
      require(
          from >= 0 && from <= to && to <= x.shape().dim(d) && strides.get(d) > 0,
          "stablehlo.slice: %d:%d:%d does not fit axis %d of %s (C2)",
          from,
          to,
          strides.get(d),
          d,
          x.brief());
      dims[d] = Math.ceilDiv(to - from, strides.get(d));
    }
    return x.withShape(Shape.of(dims));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return (Meaning.Element)
        index -> {
          var from = new ArrayList<Scalar>();
          for (int d = 0; d < index.size(); d++) {
            from.add(Scalar.add(Scalar.times(index.get(d), strides.get(d)), starts.get(d)));
          }
          return in.getFirst().at(from);
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  /// Puts the elements back among zeros.
  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var from = in.getFirst().type();
    if (ct.type().size() == 0) return b.zeros(from);
    var high = new int[from.rank()];
    for (int d = 0; d < high.length; d++) {
      int last = starts.get(d) + (ct.shape().dim(d) - 1) * strides.get(d);
      high[d] = from.shape().dim(d) - 1 - last;
    }
    var zero = b.zeros(TensorType.of(from.dtype()));
    return b.emit(new Pad(starts, Ints.of(high), strides.map(s -> s - 1)), ct, zero);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Slice(starts.prepend(0), limits.prepend(n), strides.prepend(1)), in);
  }
}
