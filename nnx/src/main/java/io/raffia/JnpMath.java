package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Unary;

/// The functions of `jax.numpy` of single numbers, which floats keep their type in and integers
/// become f32 where the result is no integer. Write them as `Jnp.exp(x)`; those that `jax.Array`
/// has too are also methods of [Tensor].
public abstract sealed class JnpMath extends JnpLogic permits JnpReductions {
  JnpMath() {}

  /// `|x|`.
  public static Tensor abs(Tensor x) {
    return x.abs();
  }

  /// `|x|` as a float.
  public static Tensor fabs(Tensor x) {
    return Elementwise.inexact(x).abs();
  }

  /// -1, 0 or 1.
  public static Tensor sign(Tensor x) {
    return x.dtype().kind() == DType.Kind.UNSIGNED || x.dtype() == DType.I1
        ? x.minimum(1)
        : x.sign();
  }

  /// `-x`.
  public static Tensor negative(Tensor x) {
    return x.neg();
  }

  /// `x`.
  public static Tensor positive(Tensor x) {
    return x;
  }

  /// `x²`.
  public static Tensor square(Tensor x) {
    return x.square();
  }

  /// `1 / x`.
  public static Tensor reciprocal(Tensor x) {
    return Tensor.weak(1).div(x);
  }

  /// `√x`; NaN below 0.
  public static Tensor sqrt(Tensor x) {
    return Elementwise.floating(Unary.SQRT, x);
  }

  /// The cube root, of negative numbers too.
  public static Tensor cbrt(Tensor x) {
    return Elementwise.floating(Unary.CBRT, x);
  }

  /// `e^x`.
  public static Tensor exp(Tensor x) {
    return Elementwise.floating(Unary.EXP, x);
  }

  /// `2^x`.
  public static Tensor exp2(Tensor x) {
    return x.mul(Math.log(2)).exp();
  }

  /// `e^x - 1`, exact near 0.
  public static Tensor expm1(Tensor x) {
    return Elementwise.floating(Unary.EXPM1, x);
  }

  /// The natural logarithm; NaN below 0.
  public static Tensor log(Tensor x) {
    return Elementwise.floating(Unary.LOG, x);
  }

  /// The logarithm to base 2.
  public static Tensor log2(Tensor x) {
    return x.log().div(Math.log(2));
  }

  /// The logarithm to base 10.
  public static Tensor log10(Tensor x) {
    return x.log().div(Math.log(10));
  }

  /// `log(1 + x)`, exact near 0.
  public static Tensor log1p(Tensor x) {
    return Elementwise.floating(Unary.LOG1P, x);
  }

  /// Of radians.
  public static Tensor sin(Tensor x) {
    return Elementwise.floating(Unary.SIN, x);
  }

  /// Of radians.
  public static Tensor cos(Tensor x) {
    return Elementwise.floating(Unary.COS, x);
  }

  /// Of radians.
  public static Tensor tan(Tensor x) {
    return Elementwise.floating(Unary.TAN, x);
  }

  /// The hyperbolic tangent.
  public static Tensor tanh(Tensor x) {
    return Elementwise.floating(Unary.TANH, x);
  }

  /// The hyperbolic sine.
  public static Tensor sinh(Tensor x) {
    return Elementwise.floating(Chlo.SINH, x);
  }

  /// The hyperbolic cosine.
  public static Tensor cosh(Tensor x) {
    return Elementwise.floating(Chlo.COSH, x);
  }

  /// Radians from -π/2 to π/2; NaN outside of -1 to 1.
  public static Tensor arcsin(Tensor x) {
    return Elementwise.floating(Chlo.ASIN, x);
  }

  /// Radians from 0 to π; NaN outside of -1 to 1.
  public static Tensor arccos(Tensor x) {
    return Elementwise.floating(Chlo.ACOS, x);
  }

  /// Radians from -π/2 to π/2.
  public static Tensor arctan(Tensor x) {
    return Elementwise.floating(Chlo.ATAN, x);
  }

  /// The inverse of [#sinh].
  public static Tensor arcsinh(Tensor x) {
    return Elementwise.floating(Chlo.ASINH, x);
  }

  /// The inverse of [#cosh]; NaN below 1.
  public static Tensor arccosh(Tensor x) {
    return Elementwise.floating(Chlo.ACOSH, x);
  }

  /// The inverse of [#tanh].
  public static Tensor arctanh(Tensor x) {
    return Elementwise.floating(Chlo.ATANH, x);
  }

  /// The angle of the point `(x, y)`, from -π to π.
  public static Tensor arctan2(Tensor y, Tensor x) {
    return Elementwise.inexact(Binary.ATAN2, y, x);
  }

  /// `√(x² + y²)` without overflow.
  public static Tensor hypot(Tensor x, Tensor y) {
    var a = Elementwise.inexact(x).abs();
    var b = Elementwise.inexact(y).abs();
    var most = a.maximum(b);
    var least = a.minimum(b);
    var ratio = least.div(Tensor.where(most.eq(0), 1, most));
    var length = most.mul(ratio.square().add(1).sqrt());
    return Tensor.where(isinf(a).or(isinf(b)), Double.POSITIVE_INFINITY, length);
  }

  /// `sin(πx) / (πx)`, 1 at 0.
  public static Tensor sinc(Tensor x) {
    return Special.sinc(x);
  }

  /// Degrees to radians.
  public static Tensor deg2rad(Tensor x) {
    return x.mul(Math.PI / 180);
  }

  /// Radians to degrees.
  public static Tensor rad2deg(Tensor x) {
    return x.mul(180 / Math.PI);
  }

  /// The greatest whole number that is not greater.
  public static Tensor floor(Tensor x) {
    return x.floor();
  }

  /// The least whole number that is not less.
  public static Tensor ceil(Tensor x) {
    return x.ceil();
  }

  /// The nearest whole number toward 0.
  public static Tensor trunc(Tensor x) {
    return Tensor.where(x.lt(0), x.ceil(), x.floor());
  }

  /// The nearest whole number, halves to even; of integers, as floats.
  public static Tensor rint(Tensor x) {
    return Elementwise.inexact(x).round();
  }

  /// The nearest whole number, halves to even.
  public static Tensor round(Tensor x) {
    return x.round();
  }

  /// Rounded to so many decimals.
  public static Tensor round(Tensor x, int decimals) {
    if (decimals == 0 || !x.dtype().isFloat()) return x.round();
    var factor = Math.pow(10, decimals);
    return x.mul(factor).round().div(factor);
  }

  /// `x + y`.
  public static Tensor add(Tensor x, Tensor y) {
    return x.add(y);
  }

  /// See [#add(Tensor, Tensor)].
  public static Tensor add(Tensor x, Number y) {
    return x.add(y);
  }

  /// `x - y`.
  public static Tensor subtract(Tensor x, Tensor y) {
    return x.sub(y);
  }

  /// See [#subtract(Tensor, Tensor)].
  public static Tensor subtract(Tensor x, Number y) {
    return x.sub(y);
  }

  /// `x y`.
  public static Tensor multiply(Tensor x, Tensor y) {
    return x.mul(y);
  }

  /// See [#multiply(Tensor, Tensor)].
  public static Tensor multiply(Tensor x, Number y) {
    return x.mul(y);
  }

  /// `x / y`; integers divide as floats.
  public static Tensor divide(Tensor x, Tensor y) {
    return x.div(y);
  }

  /// See [#divide(Tensor, Tensor)].
  public static Tensor divide(Tensor x, Number y) {
    return x.div(y);
  }

  /// The remainder with the sign of `y`.
  public static Tensor mod(Tensor x, Tensor y) {
    return x.mod(y);
  }

  /// See [#mod(Tensor, Tensor)].
  public static Tensor mod(Tensor x, Number y) {
    return x.mod(y);
  }

  /// The remainder with the sign of `x`, as Java's `%`.
  public static Tensor fmod(Tensor x, Tensor y) {
    return x.rem(y);
  }

  /// See [#fmod(Tensor, Tensor)].
  public static Tensor fmod(Tensor x, Number y) {
    return x.rem(y);
  }

  /// The greater; NaN wins.
  public static Tensor maximum(Tensor x, Tensor y) {
    return x.maximum(y);
  }

  /// See [#maximum(Tensor, Tensor)].
  public static Tensor maximum(Tensor x, Number y) {
    return x.maximum(y);
  }

  /// The lesser; NaN wins.
  public static Tensor minimum(Tensor x, Tensor y) {
    return x.minimum(y);
  }

  /// See [#minimum(Tensor, Tensor)].
  public static Tensor minimum(Tensor x, Number y) {
    return x.minimum(y);
  }

  /// `x^y`.
  public static Tensor power(Tensor x, Tensor y) {
    return x.pow(y);
  }

  /// See [#power(Tensor, Tensor)].
  public static Tensor power(Tensor x, Number y) {
    return x.pow(y);
  }

  /// `x^y` as a float.
  public static Tensor floatPower(Tensor x, Tensor y) {
    return Elementwise.inexact(Binary.POW, x, y);
  }

  /// The quotient rounded down.
  public static Tensor floorDivide(Tensor x, Tensor y) {
    return Elementwise.floorDivide(x, y);
  }

  /// See [#floorDivide(Tensor, Tensor)].
  public static Tensor floorDivide(Tensor x, Number y) {
    return floorDivide(x, x.like(y));
  }

  /// [#floorDivide] and [#mod].
  public static Pair<Tensor, Tensor> divmod(Tensor x, Tensor y) {
    return new Pair<>(floorDivide(x, y), x.mod(y));
  }

  /// The greater; numbers win over NaN.
  public static Tensor fmax(Tensor x, Tensor y) {
    return Tensor.where(x.gt(y).or(isnan(y)), x, y);
  }

  /// The lesser; numbers win over NaN.
  public static Tensor fmin(Tensor x, Tensor y) {
    return Tensor.where(x.lt(y).or(isnan(y)), x, y);
  }

  /// `|x|` with the sign of `y`.
  public static Tensor copysign(Tensor x, Tensor y) {
    var a = Elementwise.inexact(x).abs();
    return Tensor.where(signbit(y), a.neg(), a);
  }

  /// `log(e^x + e^y)`.
  public static Tensor logaddexp(Tensor x, Tensor y) {
    var apart = Elementwise.inexact(x.sub(y));
    var first = apart.gt(0);
    var low = Tensor.where(first, apart.neg(), apart);
    var sum = Tensor.where(first, x, y).add(low.exp().log1p());
    return Tensor.where(isnan(apart), x.add(y), sum);
  }

  /// `log2(2^x + 2^y)`.
  public static Tensor logaddexp2(Tensor x, Tensor y) {
    var two = Math.log(2);
    return logaddexp(x.mul(two), y.mul(two)).div(two);
  }

  /// 0 for negative `x`, 1 for positive, `y` for 0.
  public static Tensor heaviside(Tensor x, Tensor y) {
    var to = Promotion.of(x, y).inexact().dtype();
    var a = x.astype(to);
    return Tensor.where(
        a.lt(0), 0, Tensor.where(a.gt(0), 1, Tensor.where(a.eq(0), y.astype(to), a)));
  }

  /// `x 2^i`, of whole numbers `i`.
  public static Tensor ldexp(Tensor x, Tensor i) {
    var type = Promotion.of(x).inexact().dtype();
    var factor = Tensor.scalar(DType.F64, 2).pow(i.astype(DType.F64));
    return x.astype(DType.F64).mul(factor).astype(type);
  }

  /// `m` and `e` with `x = m 2^e`, and `m` at least 1/2 and less than 1; 0, infinities and NaN have
  /// the exponent 0.
  public static Pair<Tensor, Tensor> frexp(Tensor x) {
    var a = Elementwise.inexact(x);
    var wide = a.astype(DType.F64);
    var plain = isfinite(wide).and(wide.ne(0.0));
    var safe = Tensor.where(plain, wide, 1.0).stopGradient();
    var bits = safe.view(DType.I64).shiftRightLogical(Tensor.scalar(DType.I64, 52));
    var exponent = bits.and(Tensor.scalar(DType.I64, 0x7ff)).sub(1022);
    var power = Tensor.where(plain, exponent, 0).astype(DType.F64).neg();
    var mantissa = wide.mul(Tensor.scalar(DType.F64, 2).pow(power));
    return new Pair<>(
        mantissa.astype(a.dtype()), Tensor.where(plain, exponent, 0).astype(DType.I32));
  }

  /// The fraction and the whole part of each number, both with its sign.
  public static Pair<Tensor, Tensor> modf(Tensor x) {
    var a = Elementwise.inexact(x);
    var whole = trunc(a);
    return new Pair<>(Tensor.where(isinf(a), 0, a.sub(whole)), whole);
  }

  /// The neighbour of `x` in the direction of `y`.
  public static Tensor nextafter(Tensor x, Tensor y) {
    return Elementwise.inexact(Chlo.NEXT_AFTER, x, y);
  }

  /// The distance to the next number that is further from 0.
  public static Tensor spacing(Tensor x) {
    var a = Elementwise.inexact(x);
    var away =
        Tensor.where(
            signbit(a), Double.NEGATIVE_INFINITY, Tensor.onesLike(a).mul(Double.POSITIVE_INFINITY));
    return nextafter(a, away).sub(a);
  }

  /// NaN becomes 0 and infinities the greatest numbers of their type.
  public static Tensor nanToNum(Tensor x) {
    if (!x.dtype().isFloat()) return x;
    double most = Finfo.of(x.dtype()).max();
    return nanToNum(x, 0, most, -most);
  }

  /// With other numbers in their places.
  public static Tensor nanToNum(Tensor x, double nan, double posinf, double neginf) {
    if (!x.dtype().isFloat()) return x;
    var y = Tensor.where(isnan(x), nan, x);
    return Tensor.where(isposinf(y), posinf, Tensor.where(isneginf(y), neginf, y));
  }

  /// Bessel's function of order 0, modified.
  public static Tensor i0(Tensor x) {
    return Special.i0(x);
  }

  /// The nearest number from `low` to `high`.
  public static Tensor clip(Tensor x, Tensor low, Tensor high) {
    return x.clip(low, high);
  }

  /// See [#clip(Tensor, Tensor, Tensor)].
  public static Tensor clip(Tensor x, Number low, Number high) {
    return x.clip(low, high);
  }
}
