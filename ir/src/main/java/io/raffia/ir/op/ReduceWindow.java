package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.IrException;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Combines the elements under each position of a window that covers every axis of the operand; padding
/// and holes hold the identity.
public record ReduceWindow(Monoid monoid, Window window) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.reduce_window";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    throw new IrException("rule pending");
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    throw new IrException("rule pending");
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IrException("rule pending");
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    throw new IrException("rule pending");
  }
}
