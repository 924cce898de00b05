package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Converts elements to another type: floats round to nearest even; floats to integers truncate and
/// saturate; integers wrap; to `i1` is `x != 0`.
public record Convert(DType to) implements Pointwise {
  @Override
  public String mnemonic() {
    return "stablehlo.convert";
  }

  @Override
  public DType result(List<DType> in) {
    return to;
  }

  @Override
  public long apply(List<DType> types, long... in) {
    var from = types.getFirst();
    if (from == to) return in[0];
    if (!from.isFloat() && !to.isFloat()) return to.wrap(in[0]);
    if (to == DType.F32 && from.bits() == 64 && !from.isFloat()) {
      // Straight from the integer: through a double it would round twice.
      float rounded = from == DType.U64 && in[0] < 0 ? ((in[0] >>> 1) | (in[0] & 1)) * 2f : in[0];
      return Integer.toUnsignedLong(Float.floatToRawIntBits(rounded));
    }
    return to.fromDouble(from.toDouble(in[0]));
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return to.isFloat() ? b.convert(dx, to) : null;
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return b.convert(ct, in.getFirst().dtype());
  }
}
