package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Literal;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tensor that is part of the program.
public record Constant(Literal value) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.constant";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    return value.type();
  }

  /// A splat is a number everywhere; a dense constant has no element form and is materialized.
  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return value.isSplat()
        ? (Meaning.Element) _ -> new Scalar.Num(value.type().dtype(), value.bits(0))
        : new Meaning.Data(value);
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IllegalStateException("a constant has no operands");
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.broadcastBatch(b.constant(value), n);
  }
}
