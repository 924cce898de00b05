package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `min(max(x, low), high)`; operands in StableHLO's order: low, x, high. Scalar bounds are
/// broadcast when read.
///
/// - (C2) All operands have one element type.
public enum Clamp implements Pointwise {
  CLAMP;

  @Override
  public String mnemonic() {
    return "stablehlo.clamp";
  }

  @Override
  public DType result(List<DType> in) {
    require(
        in.get(0) == in.get(1) && in.get(1) == in.get(2),
        "stablehlo.clamp: operands have element types %s, which must be equal (C2)",
        in);
    return in.get(1);
  }

  @Override
  public long apply(List<DType> types, long... in) {
    return Binary.MIN.apply(types, Binary.MAX.apply(types, in[1], in[0]), in[2]);
  }

  /// Each bound takes the tangent where it binds, as in `jax.lax.clamp`.
  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    var low = in.get(0);
    var x = in.get(1);
    var high = in.get(2);
    var takes =
        switch (arg) {
          case 0 ->
              b.emit(
                  Binary.AND, b.compare(Direction.GT, low, x), b.compare(Direction.LT, low, high));
          case 1 ->
              b.emit(Binary.AND, b.compare(Direction.GT, x, low), b.compare(Direction.LT, x, high));
          default -> b.compare(Direction.LT, high, x);
        };
    return b.select(takes, dx, b.zeros(dx.type()));
  }
}
