package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reverses the order of elements along `axes`.
///
/// - (C1) `axes` are distinct axes of the operand.
public record Reverse(Ints axes) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.reverse";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    require(
        axes.all(a -> a >= 0 && a < in.getFirst().rank())
            && axes.stream().distinct().count() == axes.size(),
        "stablehlo.reverse: %s are not distinct axes of %s (C1)",
        axes,
        in.getFirst().brief());
    return in.getFirst();
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var shape = types.getFirst().shape();
    return (Meaning.Element)
        index -> {
          var from = new ArrayList<>(index);
          axes.stream()
              .forEach(
                  a -> from.set(a, Scalar.add(Scalar.times(index.get(a), -1), shape.dim(a) - 1)));
          return in.getFirst().at(from);
        };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.emit(this, ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Reverse(axes.map(a -> a + 1)), in);
  }
}
