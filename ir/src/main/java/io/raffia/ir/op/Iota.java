package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `out[i...] = i[axis]`.
///
/// - (C1) `axis` is one of the type's axes.
public record Iota(TensorType type, int axis) implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.iota";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    require(
        axis >= 0 && axis < type.rank(),
        "stablehlo.iota: %s has no axis %d (C1)",
        type.brief(),
        axis);
    return type;
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    return (Meaning.Element) index -> Scalar.convert(index.get(axis), type.dtype());
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    throw new IllegalStateException("iota has no operands");
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return b.broadcastBatch(b.emit(this), n);
  }
}
