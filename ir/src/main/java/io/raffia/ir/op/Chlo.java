package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// CHLO's functions of real scalars that StableHLO has no op for, but for the error function and
/// its inverse (those are [Unary]s). All are computed in double precision and rounded once.
///
/// - (C2) The operands have one floating-point type.
public enum Chlo implements Pointwise {
  ACOS,
  ACOSH,
  ASIN,
  ASINH,
  ATAN,
  ATANH,
  SINH,
  COSH,
  ERFC,
  LGAMMA,
  DIGAMMA,
  /// `exp(-|x|) I1(x)`.
  BESSEL_I1E,
  /// Of `n` and `x`, in this order: the `n`-th derivative of [#DIGAMMA].
  POLYGAMMA,
  /// Of `s` and `q`, in this order: Hurwitz's zeta function.
  ZETA,
  /// The neighbour of the first operand in the direction of the second.
  NEXT_AFTER;

  @Override
  public String mnemonic() {
    return "chlo." + name().toLowerCase(Locale.ROOT);
  }

  /// Whether the function has two operands.
  public boolean isBinary() {
    return this == POLYGAMMA || this == ZETA || this == NEXT_AFTER;
  }

  @Override
  public DType result(List<DType> in) {
    require(
        in.getFirst() == in.getLast() && in.getFirst().isFloat(),
        "%s: the operands' element types are %s, which must be one floating-point type (C2)",
        mnemonic(),
        in);
    return in.getFirst();
  }

  @Override
  public long apply(List<DType> types, long... in) {
    var t = types.getFirst();
    if (this == NEXT_AFTER) return t.nextAfter(in[0], in[1]);
    double y = apply(t.toDouble(in[0]), t.toDouble(in[in.length - 1]));
    return t.fromDouble(t.bits() < 32 ? (float) y : y);
  }

  private double apply(double x, double y) {
    return switch (this) {
      case ACOS -> StrictMath.acos(x);
      case ASIN -> StrictMath.asin(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case ACOSH -> Special.acosh(x);
      case ASINH -> Special.asinh(x);
      case ATANH -> Special.atanh(x);
      case ERFC -> Special.erfc(x);
      case LGAMMA -> Gamma.lgamma(x);
      case DIGAMMA -> Gamma.digamma(x);
      case BESSEL_I1E -> Bessel.i1e(x);
      case POLYGAMMA -> Gamma.polygamma(x, y);
      case ZETA -> Gamma.zeta(x, y);
      case NEXT_AFTER -> throw new IllegalStateException("next_after is a function of bits");
    };
  }

  /// The derivative times `dx`, as in JAX. `polygamma` has none by its order, `zeta` none by `s`,
  /// `next_after` none at all: [IrException].
  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value y) {
    var x = in.getLast();
    var one = b.ones(x.type());
    return switch (this) {
      case ACOS -> b.neg(b.mul(dx, b.emit(Unary.RSQRT, b.sub(one, b.mul(x, x)))));
      case ASIN -> b.mul(dx, b.emit(Unary.RSQRT, b.sub(one, b.mul(x, x))));
      case ATAN -> b.div(dx, b.add(one, b.mul(x, x)));
      case SINH -> b.mul(dx, b.emit(COSH, x));
      case COSH -> b.mul(dx, b.emit(SINH, x));
      case ACOSH -> b.mul(dx, b.emit(Unary.RSQRT, b.mul(b.sub(x, one), b.add(x, one))));
      case ASINH -> b.mul(dx, b.emit(Unary.RSQRT, b.add(b.mul(x, x), one)));
      case ATANH -> b.div(dx, b.mul(b.add(one, x), b.sub(one, x)));
      case ERFC ->
          b.mul(dx, b.scale(b.emit(Unary.EXP, b.neg(b.mul(x, x))), -2 / Math.sqrt(Math.PI)));
      case LGAMMA -> b.mul(dx, b.emit(DIGAMMA, x));
      case DIGAMMA -> b.mul(dx, b.emit(POLYGAMMA, one, x));
      case BESSEL_I1E -> b.mul(dx, besselSlope(b, x, y));
      case POLYGAMMA -> {
        if (arg == 0) throw undifferentiable("its order");
        yield b.mul(dx, b.emit(POLYGAMMA, b.add(in.getFirst(), one), x));
      }
      case ZETA -> {
        if (arg == 0) throw undifferentiable("s");
        var s = in.getFirst();
        yield b.mul(dx, b.mul(b.neg(s), b.emit(ZETA, b.add(s, one), x)));
      }
      case NEXT_AFTER -> throw undifferentiable("its operands");
    };
  }

  private IrException undifferentiable(String by) {
    return new IrException(mnemonic() + " has no derivative by " + by + " (as in JAX)");
  }

  /// `I0e(x) - I1e(x) (sign x + 1/x)`, and its limit 1/2 at zero.
  private static Value besselSlope(Builder b, Value x, Value y) {
    var t = x.type();
    var tiny = b.splat(t, t.dtype() == DType.F64 ? 0x1p-52 : 0x1p-23);
    var large = b.compare(Compare.Direction.GT, b.emit(Unary.ABS, x), tiny);
    var safe = b.select(large, x, tiny);
    var factor = b.add(b.emit(Unary.SIGN, safe), b.div(b.ones(t), safe));
    return b.select(large, b.sub(Bessel.i0e(b, safe), b.mul(y, factor)), b.splat(t, 0.5));
  }
}
