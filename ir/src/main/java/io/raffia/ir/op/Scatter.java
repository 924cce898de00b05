package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.IrException;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first operand with updates (the third) combined into it at positions that the second holds; without a
/// monoid an update replaces. Updates that fall outside are dropped (StableHLO's scatter).
public record Scatter(@Nullable Monoid monoid, Ints updateWindowDims, Ints insertedWindowDims, Ints inputBatchingDims, Ints scatterIndicesBatchingDims, Ints scatterDimsToOperandDims, int indexVectorDim) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.scatter";
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
