package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reorders axes: `out.shape[k] = in.shape[permutation[k]]`.
///
/// - (C1) `permutation` is a permutation of the operand's axes.
public record Transpose(Ints permutation) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.transpose";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.getFirst();
    require(
        permutation.isPermutation() && permutation.size() == x.rank(),
        "stablehlo.transpose: %s is not a permutation of the axes of %s (C1)",
        permutation,
        x.brief());
    return x.withShape(x.shape().select(permutation));
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var inverse = permutation.inverse();
    return (Meaning.Element)
        index -> in.getFirst().at(inverse.stream().mapToObj(index::get).toList());
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.emit(new Transpose(permutation.inverse()), ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(new Transpose(permutation.map(k -> k + 1).prepend(0)), in);
  }
}
