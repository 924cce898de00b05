package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the bits of each element as another type of the same width.
///
/// - (C2) Both types have one width.
public record BitcastConvert(DType to) implements Pointwise {
  @Override
  public String mnemonic() {
    return "stablehlo.bitcast_convert";
  }

  @Override
  public DType result(List<DType> in) {
    require(
        in.getFirst().bits() == to.bits(),
        "stablehlo.bitcast_convert: %s has %d bits but %s has %d (C2)",
        in.getFirst(),
        in.getFirst().bits(),
        to,
        to.bits());
    return to;
  }

  @Override
  public long apply(List<DType> types, long... in) {
    long raw = in[0] & (-1L >>> (64 - to.bits()));
    return to.isFloat() ? raw : to.wrap(raw);
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return null;
  }
}
