package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rounds each element to nearest even as if it had that many bits of exponent and mantissa, and
/// keeps its type: what is too large becomes infinite, what would be subnormal zero (see
/// [DType#reducePrecision]).
///
/// - (C2) `1 <= exponentBits`.
/// - (C3) `0 <= mantissaBits`.
/// - (C4) The operand is a float.
public record ReducePrecision(int exponentBits, int mantissaBits) implements Pointwise {
  @Override
  public String mnemonic() {
    return "stablehlo.reduce_precision";
  }

  @Override
  public DType result(List<DType> in) {
    require(
        exponentBits >= 1, "stablehlo.reduce_precision: %d bits of exponent (C2)", exponentBits);
    require(
        mantissaBits >= 0, "stablehlo.reduce_precision: %d bits of mantissa (C3)", mantissaBits);
    require(
        in.getFirst().isFloat(),
        "stablehlo.reduce_precision is not defined for %s (C4)",
        in.getFirst());
    return in.getFirst();
  }

  @Override
  public long apply(List<DType> types, long... in) {
    return types.getFirst().reducePrecision(in[0], exponentBits, mantissaBits);
  }

  /// Linear by definition, as in JAX: the tangent is rounded too.
  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return b.emit(this, dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.emit(this, ct);
  }
}
