package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Unary;
import java.util.List;

/// The functions of `jax.numpy` that compare, decide, and work on bits. Write them as
/// `Jnp.where(...)`.
public abstract sealed class JnpLogic permits JnpMath {
  JnpLogic() {}

  /// `x == y`.
  public static Tensor equal(Tensor x, Tensor y) {
    return x.eq(y);
  }

  /// See [#equal(Tensor, Tensor)].
  public static Tensor equal(Tensor x, Number y) {
    return x.eq(y);
  }

  /// `x != y`.
  public static Tensor notEqual(Tensor x, Tensor y) {
    return x.ne(y);
  }

  /// See [#notEqual(Tensor, Tensor)].
  public static Tensor notEqual(Tensor x, Number y) {
    return x.ne(y);
  }

  /// `x < y`.
  public static Tensor less(Tensor x, Tensor y) {
    return x.lt(y);
  }

  /// See [#less(Tensor, Tensor)].
  public static Tensor less(Tensor x, Number y) {
    return x.lt(y);
  }

  /// `x <= y`.
  public static Tensor lessEqual(Tensor x, Tensor y) {
    return x.le(y);
  }

  /// See [#lessEqual(Tensor, Tensor)].
  public static Tensor lessEqual(Tensor x, Number y) {
    return x.le(y);
  }

  /// `x > y`.
  public static Tensor greater(Tensor x, Tensor y) {
    return x.gt(y);
  }

  /// See [#greater(Tensor, Tensor)].
  public static Tensor greater(Tensor x, Number y) {
    return x.gt(y);
  }

  /// `x >= y`.
  public static Tensor greaterEqual(Tensor x, Tensor y) {
    return x.ge(y);
  }

  /// See [#greaterEqual(Tensor, Tensor)].
  public static Tensor greaterEqual(Tensor x, Number y) {
    return x.ge(y);
  }

  /// `and` of what is not zero.
  public static Tensor logicalAnd(Tensor x, Tensor y) {
    return truth(x).and(truth(y));
  }

  /// `or` of what is not zero.
  public static Tensor logicalOr(Tensor x, Tensor y) {
    return truth(x).or(truth(y));
  }

  /// `xor` of what is not zero.
  public static Tensor logicalXor(Tensor x, Tensor y) {
    return truth(x).xor(truth(y));
  }

  /// Whether each number is zero.
  public static Tensor logicalNot(Tensor x) {
    return truth(x).not();
  }

  private static Tensor truth(Tensor x) {
    return x.dtype() == DType.I1 ? x : x.ne(0);
  }

  /// `and` of bits, or of booleans.
  public static Tensor bitwiseAnd(Tensor x, Tensor y) {
    return x.and(y);
  }

  /// `or` of bits, or of booleans.
  public static Tensor bitwiseOr(Tensor x, Tensor y) {
    return x.or(y);
  }

  /// `xor` of bits, or of booleans.
  public static Tensor bitwiseXor(Tensor x, Tensor y) {
    return x.xor(y);
  }

  /// The complement of bits, or of a boolean.
  public static Tensor bitwiseNot(Tensor x) {
    return x.not();
  }

  /// The number of bits that are 1; of negative integers, of their absolute value.
  public static Tensor bitwiseCount(Tensor x) {
    return Elementwise.unary(Unary.POPCNT, x.abs()).astype(DType.U8);
  }

  /// Shifts left; by the width or more: 0.
  public static Tensor leftShift(Tensor x, Tensor y) {
    return x.shiftLeft(y);
  }

  /// Shifts right, filling with the sign of signed integers.
  public static Tensor rightShift(Tensor x, Tensor y) {
    boolean signed = Promotion.of(x, y).dtype().kind() == DType.Kind.SIGNED;
    return signed ? x.shiftRightArithmetic(y) : x.shiftRightLogical(y);
  }

  /// Whether neither infinite nor NaN.
  public static Tensor isfinite(Tensor x) {
    return x.dtype().isFloat() ? x.isFinite() : everywhere(x, true);
  }

  /// Whether infinite.
  public static Tensor isinf(Tensor x) {
    return x.dtype().isFloat() ? x.abs().eq(Double.POSITIVE_INFINITY) : everywhere(x, false);
  }

  /// Whether NaN.
  public static Tensor isnan(Tensor x) {
    return x.dtype().isFloat() ? x.ne(x) : everywhere(x, false);
  }

  /// Whether positive and infinite.
  public static Tensor isposinf(Tensor x) {
    return x.dtype().isFloat() ? x.eq(Double.POSITIVE_INFINITY) : everywhere(x, false);
  }

  /// Whether negative and infinite.
  public static Tensor isneginf(Tensor x) {
    return x.dtype().isFloat() ? x.eq(Double.NEGATIVE_INFINITY) : everywhere(x, false);
  }

  private static Tensor everywhere(Tensor x, boolean value) {
    return Tensor.full(DType.I1, value ? 1 : 0, x.shape().dims().toArray());
  }

  /// Whether the sign is negative, of -0 too.
  public static Tensor signbit(Tensor x) {
    if (!x.dtype().isFloat()) return x.dtype() == DType.I1 ? everywhere(x, false) : x.lt(0);
    var bits = x.dtype() == DType.F64 ? x.view(DType.I64) : x.astype(DType.F32).view(DType.I32);
    return bits.lt(0);
  }

  /// Whether `|x - y| <= 1e-8 + 1e-5 |y|`.
  public static Tensor isclose(Tensor x, Tensor y) {
    return isclose(x, y, 1e-5, 1e-8);
  }

  /// Whether `|x - y| <= atol + rtol |y|`.
  public static Tensor isclose(Tensor x, Tensor y, double rtol, double atol) {
    return isclose(x, y, rtol, atol, false);
  }

  /// Whether `|x - y| <= atol + rtol |y|`; with `equalNan` NaN is close to itself.
  public static Tensor isclose(Tensor x, Tensor y, double rtol, double atol, boolean equalNan) {
    var a = Elementwise.inexact(x);
    var b = Elementwise.inexact(y);
    var near = a.sub(b).abs().le(b.abs().mul(rtol).add(atol));
    var close = near.and(isfinite(a)).and(isfinite(b)).or(a.eq(b));
    return equalNan ? close.or(isnan(a).and(isnan(b))) : close;
  }

  /// Whether all elements are close: see [#isclose(Tensor, Tensor)].
  public static Tensor allclose(Tensor x, Tensor y) {
    return isclose(x, y).all();
  }

  /// See [#isclose(Tensor, Tensor, double, double)].
  public static Tensor allclose(Tensor x, Tensor y, double rtol, double atol) {
    return isclose(x, y, rtol, atol).all();
  }

  /// See [#isclose(Tensor, Tensor, double, double, boolean)].
  public static Tensor allclose(Tensor x, Tensor y, double rtol, double atol, boolean equalNan) {
    return isclose(x, y, rtol, atol, equalNan).all();
  }

  /// Whether shapes and elements are equal.
  public static Tensor arrayEqual(Tensor x, Tensor y) {
    return x.shape().equals(y.shape()) ? x.eq(y).all() : Tensor.scalar(false);
  }

  /// Whether one broadcasts to the other and their elements are equal.
  public static Tensor arrayEquiv(Tensor x, Tensor y) {
    return Elementwise.broadcasts(x.shape(), y.shape()) ? x.eq(y).all() : Tensor.scalar(false);
  }

  /// `x` where `condition` holds (is not zero), else `y`.
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    return Tensor.where(condition, x, y);
  }

  /// See [#where(Tensor, Tensor, Tensor)].
  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return Tensor.where(condition, x, y);
  }

  /// See [#where(Tensor, Tensor, Tensor)].
  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return Tensor.where(condition, x, y);
  }

  /// Of the choices the first whose condition holds, else 0.
  public static Tensor select(List<Tensor> conditions, List<Tensor> choices) {
    return select(conditions, choices, 0);
  }

  /// Of the choices the first whose condition holds, else `otherwise`.
  public static Tensor select(List<Tensor> conditions, List<Tensor> choices, Number otherwise) {
    if (conditions.size() != choices.size() || choices.isEmpty()) {
      throw Errors.ofShapes(
          "select needs as many choices as conditions, at least one, found %d and %d",
          choices.size(), conditions.size());
    }
    Tensor y = Tensor.weak(otherwise);
    for (int i = choices.size() - 1; i >= 0; i--) {
      y = Tensor.where(conditions.get(i), choices.get(i), y);
    }
    return y;
  }

  /// From `choices` the element of the array whose number stands in `x`; numbers out of bounds are
  /// clamped.
  public static Tensor choose(Tensor x, List<Tensor> choices) {
    var all = Tensor.stack(0, JnpArrays.broadcastArrays(choices).toArray(Tensor[]::new));
    return all.takeAlongAxis(x.clip(0, choices.size() - 1).expandDims(0), 0).squeeze(0);
  }

  /// The greatest common divisor of integers; of 0 and 0: 0.
  public static Tensor gcd(Tensor x, Tensor y) {
    return Divisors.gcd(x, y);
  }

  /// The least common multiple of integers.
  public static Tensor lcm(Tensor x, Tensor y) {
    return Divisors.lcm(x, y);
  }

  /// Eight elements of `x` in row-major order, whether they are not 0, as the bits of one byte, the
  /// first the highest; zeros behind the last.
  public static Tensor packbits(Tensor x) {
    return packbits(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor packbits(Tensor x, int axis) {
    return packbits(x, axis, "big");
  }

  /// Along an axis; in the order `big` or `little`.
  public static Tensor packbits(Tensor x, int axis, String bitorder) {
    return Bits.packed(x, axis, bitorder);
  }

  /// The bits of all bytes in row-major order, the highest first.
  public static Tensor unpackbits(Tensor x) {
    return unpackbits(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor unpackbits(Tensor x, int axis) {
    return unpackbits(x, axis, "big");
  }

  /// Along an axis; in the order `big` or `little`. Of them [Tensor#sliceAxis] takes so many.
  public static Tensor unpackbits(Tensor x, int axis, String bitorder) {
    return Bits.unpacked(x, axis, bitorder);
  }
}
