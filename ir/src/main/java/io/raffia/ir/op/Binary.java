package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scalar functions of two arguments of one type. On booleans `add` and `max` are or, `multiply`
/// and `min` are and. Integers wrap; division by zero gives all ones, its remainder the dividend,
/// as XLA does.
///
/// - (C2) The operands have one element type, for which the function is defined.
public enum Binary implements Pointwise {
  ADD("stablehlo.add"),
  SUB("stablehlo.subtract"),
  MUL("stablehlo.multiply"),
  DIV("stablehlo.divide"),
  REM("stablehlo.remainder"),
  MAX("stablehlo.maximum"),
  MIN("stablehlo.minimum"),
  POW("stablehlo.power"),
  ATAN2("stablehlo.atan2"),
  AND("stablehlo.and"),
  OR("stablehlo.or"),
  XOR("stablehlo.xor"),
  SHIFT_LEFT("stablehlo.shift_left"),
  SHIFT_RIGHT_ARITHMETIC("stablehlo.shift_right_arithmetic"),
  SHIFT_RIGHT_LOGICAL("stablehlo.shift_right_logical");

  private final String mnemonic;

  Binary(String mnemonic) {
    this.mnemonic = mnemonic;
  }

  @Override
  public String mnemonic() {
    return mnemonic;
  }

  @Override
  public DType result(List<DType> in) {
    require(
        in.get(0) == in.get(1),
        "%s: operands have element types %s and %s, which must be equal (C2)",
        mnemonic,
        in.get(0),
        in.get(1));
    require(defined(in.getFirst()), "%s is not defined for %s (C2)", mnemonic, in.getFirst());
    return in.getFirst();
  }

  private boolean defined(DType t) {
    return switch (this) {
      case ADD, MUL, MAX, MIN -> true;
      case SUB, DIV, REM, POW -> t != DType.I1;
      case ATAN2 -> t.isFloat();
      case AND, OR, XOR -> !t.isFloat();
      case SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> t.isInteger();
    };
  }

  @Override
  public long apply(List<DType> types, long... in) {
    var t = types.getFirst();
    if (!t.isFloat()) return t.wrap(onInteger(t, in[0], in[1]));
    // Types narrower than f32 round through it, as ml_dtypes and XLA do.
    double z = onFloat(t.toDouble(in[0]), t.toDouble(in[1]));
    return t.fromDouble(t.bits() < 32 ? (float) z : z);
  }

  private long onInteger(DType t, long x, long y) {
    boolean unsigned = t.kind() != DType.Kind.SIGNED;
    boolean less = unsigned ? Long.compareUnsigned(x, y) < 0 : x < y;
    boolean over = y < 0 || y >= t.bits();
    return switch (this) {
      case ADD -> t == DType.I1 ? x | y : x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> y == 0 ? -1 : unsigned ? Long.divideUnsigned(x, y) : x / y;
      case REM -> y == 0 ? x : unsigned ? Long.remainderUnsigned(x, y) : x % y;
      case MAX -> less ? y : x;
      case MIN -> less ? x : y;
      case POW -> power(x, y, unsigned);
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHIFT_LEFT -> over ? 0 : x << y;
      case SHIFT_RIGHT_ARITHMETIC -> t.wrap(signed(t, x) >> (over ? 63 : y));
      case SHIFT_RIGHT_LOGICAL -> over ? 0 : (x & (-1L >>> (64 - t.bits()))) >>> y;
      case ATAN2 -> throw new IllegalStateException(mnemonic + " of " + t);
    };
  }

  private static long signed(DType t, long x) {
    return x << (64 - t.bits()) >> (64 - t.bits());
  }

  /// Integer power by squaring; a negative exponent truncates to 0 but for bases 1 and -1.
  private static long power(long x, long y, boolean unsigned) {
    if (!unsigned && y < 0) return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : x == 0 ? -1 : 0;
    long z = 1;
    for (long base = x, e = y; e != 0; e >>>= 1, base *= base) if ((e & 1) != 0) z *= base;
    return z;
  }

  private double onFloat(double x, double y) {
    return switch (this) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case REM -> x % y;
      case MAX -> Math.max(x, y);
      case MIN -> Math.min(x, y);
      // C's pow, not Java's: 1 to any power is 1, and -1 to an infinite one.
      case POW -> x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y);
      case ATAN2 -> StrictMath.atan2(x, y);
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL ->
          throw new IllegalStateException(mnemonic + " of floats");
    };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    var x = in.get(0);
    var y = in.get(1);
    return switch (this) {
      case ADD, SUB, MUL -> linear(b, arg, dx, in);
      case DIV -> arg == 0 ? b.div(dx, y) : b.mul(dx, b.neg(b.div(out, y)));
      case REM -> arg == 0 ? dx : b.mul(dx, b.neg(b.div(b.sub(x, out), y)));
      case MAX, MIN -> b.mul(dx, share(b, in.get(arg), in.get(1 - arg), out));
      case POW ->
          b.mul(dx, arg == 0 ? powerByBase(b, x, y) : b.mul(b.emit(Unary.LOG, nonzero(b, x)), out));
      case ATAN2 -> {
        var norm = b.add(b.mul(x, x), b.mul(y, y));
        yield b.mul(dx, b.div(arg == 0 ? y : b.neg(x), norm));
      }
      case AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> null;
    };
  }

  /// How much of the result `m` follows `x`: 1, 0, or a half where both operands are equal to it.
  private static Value share(Builder b, Value x, Value other, Value m) {
    var one = b.ones(x.type());
    var taken = b.select(b.compare(Direction.EQ, x, m), one, b.zeros(x.type()));
    return b.div(taken, b.select(b.compare(Direction.EQ, other, m), b.splat(x.type(), 2), one));
  }

  /// `y x^(y-1)`, and 0 where y is 0 (x^-1 may be infinite there).
  private static Value powerByBase(Builder b, Value x, Value y) {
    var zero = b.compare(Direction.EQ, y, b.zeros(y.type()));
    return b.select(zero, b.zeros(x.type()), b.mul(y, b.emit(POW, x, b.shift(y, -1))));
  }

  private static Value nonzero(Builder b, Value x) {
    return b.select(b.compare(Direction.EQ, x, b.zeros(x.type())), b.ones(x.type()), x);
  }

  /// A pointwise Jacobian is diagonal, hence its own transpose: one rule serves both directions.
  private Value linear(Builder b, int arg, Value d, List<Value> in) {
    return switch (this) {
      case ADD -> d;
      case SUB -> arg == 0 ? d : b.neg(d);
      case MUL -> b.mul(d, in.get(1 - arg));
      case DIV -> b.div(d, in.get(1));
      case REM,
          MAX,
          MIN,
          POW,
          ATAN2,
          AND,
          OR,
          XOR,
          SHIFT_LEFT,
          SHIFT_RIGHT_ARITHMETIC,
          SHIFT_RIGHT_LOGICAL ->
          throw new IllegalStateException(mnemonic + " is not linear");
    };
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    boolean isLinear = this == ADD || this == SUB || this == MUL || (this == DIV && arg == 0);
    return isLinear ? linear(b, arg, ct, in) : Pointwise.super.transpose(b, arg, ct, in);
  }
}
