package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operand itself, which no pass sees through: what is computed from it is not merged with what
/// is computed from the original (StableHLO's `optimization_barrier`, of one operand).
public enum OptimizationBarrier implements ArrayOp {
  OPTIMIZATION_BARRIER;

  @Override
  public String mnemonic() {
    return "stablehlo.optimization_barrier";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    return in.getFirst();
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return (Meaning.Element) in.getFirst()::at;
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  @Override
  public Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.emit(this, ct);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(this, in);
  }
}
