package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scalar functions of one argument. A new one is a name and an arm in each switch.
///
/// - (C2) The function is defined for the operand's element type.
public enum Unary implements Pointwise {
  ABS("stablehlo.abs"),
  NEG("stablehlo.negate"),
  SIGN("stablehlo.sign"),
  FLOOR("stablehlo.floor"),
  CEIL("stablehlo.ceil"),
  ROUND_NEAREST_EVEN("stablehlo.round_nearest_even"),
  ROUND_NEAREST_AFZ("stablehlo.round_nearest_afz"),
  EXP("stablehlo.exponential"),
  EXPM1("stablehlo.exponential_minus_one"),
  LOG("stablehlo.log"),
  LOG1P("stablehlo.log_plus_one"),
  SQRT("stablehlo.sqrt"),
  RSQRT("stablehlo.rsqrt"),
  CBRT("stablehlo.cbrt"),
  SIN("stablehlo.sine"),
  COS("stablehlo.cosine"),
  TAN("stablehlo.tan"),
  TANH("stablehlo.tanh"),
  LOGISTIC("stablehlo.logistic"),
  ERF("chlo.erf"),
  ERF_INV("chlo.erf_inv"),
  IS_FINITE("stablehlo.is_finite"),
  NOT("stablehlo.not"),
  POPCNT("stablehlo.popcnt"),
  COUNT_LEADING_ZEROS("stablehlo.count_leading_zeros");

  private final String mnemonic;

  Unary(String mnemonic) {
    this.mnemonic = mnemonic;
  }

  @Override
  public String mnemonic() {
    return mnemonic;
  }

  @Override
  public DType result(List<DType> in) {
    var t = in.getFirst();
    require(defined(t), "%s is not defined for %s (C2)", mnemonic, t);
    return this == IS_FINITE ? DType.I1 : t;
  }

  private boolean defined(DType t) {
    return switch (this) {
      case ABS, SIGN -> t.isFloat() || t.kind() == DType.Kind.SIGNED;
      case NEG -> t.isFloat() || t.isInteger();
      case NOT -> !t.isFloat();
      case POPCNT, COUNT_LEADING_ZEROS -> t.isInteger();
      case FLOOR, CEIL, ROUND_NEAREST_EVEN, ROUND_NEAREST_AFZ, EXP, EXPM1, LOG, LOG1P, SQRT ->
          t.isFloat();
      case RSQRT, CBRT, SIN, COS, TAN, TANH, LOGISTIC, ERF, ERF_INV, IS_FINITE -> t.isFloat();
    };
  }

  @Override
  public long apply(List<DType> types, long... in) {
    var t = types.getFirst();
    if (this == IS_FINITE) return Double.isFinite(t.toDouble(in[0])) ? 1 : 0;
    if (!t.isFloat()) return t.wrap(onInteger(t, in[0]));
    // Types narrower than f32 round through it, as ml_dtypes and XLA do.
    double y = onFloat(t.toDouble(in[0]));
    return t.fromDouble(t.bits() < 32 ? (float) y : y);
  }

  private long onInteger(DType t, long x) {
    return switch (this) {
      case ABS -> Math.abs(x);
      case NEG -> -x;
      case SIGN -> Long.signum(x);
      case NOT -> t == DType.I1 ? 1 - x : ~x;
      case POPCNT -> Long.bitCount(x & (-1L >>> (64 - t.bits())));
      case COUNT_LEADING_ZEROS ->
          Long.numberOfLeadingZeros(x & (-1L >>> (64 - t.bits()))) - (64 - t.bits());
      case FLOOR,
          CEIL,
          ROUND_NEAREST_EVEN,
          ROUND_NEAREST_AFZ,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          SQRT,
          RSQRT,
          CBRT,
          SIN,
          COS,
          TAN,
          TANH,
          LOGISTIC,
          ERF,
          ERF_INV,
          IS_FINITE ->
          throw new IllegalStateException(mnemonic + " of " + t);
    };
  }

  private double onFloat(double x) {
    return switch (this) {
      case ABS -> Math.abs(x);
      case NEG -> -x;
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case ROUND_NEAREST_EVEN -> Math.rint(x);
      case ROUND_NEAREST_AFZ -> Math.copySign(awayFromZero(Math.abs(x)), x);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case SQRT -> Math.sqrt(x);
      case RSQRT -> 1 / Math.sqrt(x);
      case CBRT -> StrictMath.cbrt(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case TANH -> StrictMath.tanh(x);
      case LOGISTIC ->
          x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
      case ERF -> Special.erf(x);
      case ERF_INV -> Special.erfInv(x);
      case IS_FINITE, NOT, POPCNT, COUNT_LEADING_ZEROS ->
          throw new IllegalStateException(mnemonic + " of a float");
    };
  }

  private static double awayFromZero(double x) {
    double down = Math.floor(x);
    return x - down >= 0.5 ? down + 1 : down;
  }

  /// The derivative times `dx`; `y` is the result.
  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value y) {
    var x = in.getFirst();
    return switch (this) {
      // As in JAX, 1 at 0.
      case ABS -> b.mul(dx, sign(b, x));
      case NEG -> b.neg(dx);
      case EXP -> b.mul(dx, y);
      case EXPM1 -> b.mul(dx, b.shift(y, 1));
      case LOG -> b.div(dx, x);
      case LOG1P -> b.div(dx, b.shift(x, 1));
      case SQRT -> b.mul(dx, b.div(b.splat(x.type(), 0.5), y));
      case RSQRT -> b.mul(dx, b.scale(b.div(y, x), -0.5));
      case CBRT -> b.mul(dx, b.div(b.splat(x.type(), 1.0 / 3), b.mul(y, y)));
      case SIN -> b.mul(dx, b.emit(COS, x));
      case COS -> b.mul(dx, b.neg(b.emit(SIN, x)));
      case TAN -> b.mul(dx, b.shift(b.mul(y, y), 1));
      case TANH -> b.mul(dx, b.sub(b.ones(y.type()), b.mul(y, y)));
      case LOGISTIC -> b.mul(dx, b.mul(y, b.sub(b.ones(y.type()), y)));
      case ERF -> b.mul(dx, b.scale(b.emit(EXP, b.neg(b.mul(x, x))), 2 / Math.sqrt(Math.PI)));
      case ERF_INV -> b.mul(dx, b.scale(b.emit(EXP, b.mul(y, y)), Math.sqrt(Math.PI) / 2));
      case SIGN, FLOOR, CEIL, ROUND_NEAREST_EVEN, ROUND_NEAREST_AFZ -> null;
      case IS_FINITE, NOT, POPCNT, COUNT_LEADING_ZEROS -> null;
    };
  }

  private static Value sign(Builder b, Value x) {
    var positive = b.compare(Compare.Direction.GE, x, b.zeros(x.type()));
    return b.select(positive, b.ones(x.type()), b.splat(x.type(), -1.0));
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    return this == NEG ? b.neg(ct) : Pointwise.super.transpose(b, arg, ct, in);
  }
}
