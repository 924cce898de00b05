package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The identity whose derivative is zero (`jax.lax.stop_gradient`).
public enum StopGradient implements ArrayOp {
  STOP_GRADIENT;

  @Override
  public String mnemonic() {
    return "raffia.stop_gradient";
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
    return null;
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.emit(this, in);
  }
}
