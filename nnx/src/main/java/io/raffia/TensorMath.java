package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Unary;

/// The methods of [Tensor] that work on elements: arithmetic, functions, comparisons, bits, types.
/// Operands broadcast by numpy's rule and promote by JAX's.
public abstract sealed class TensorMath permits TensorReductions {
  TensorMath() {}

  final Tensor self() {
    return (Tensor) this;
  }

  /// A Java number that meets this tensor: exact where this one has 64 bits.
  Tensor like(Number x) {
    return Conversion.weak(x, self().dtype());
  }

  public Tensor add(Tensor y) {
    return Elementwise.binary(Binary.ADD, self(), y);
  }

  public Tensor add(Number y) {
    return add(like(y));
  }

  public Tensor sub(Tensor y) {
    return Elementwise.binary(Binary.SUB, self(), y);
  }

  public Tensor sub(Number y) {
    return sub(like(y));
  }

  public Tensor mul(Tensor y) {
    return Elementwise.binary(Binary.MUL, self(), y);
  }

  public Tensor mul(Number y) {
    return mul(like(y));
  }

  /// `this / y`; integers divide as f32.
  public Tensor div(Tensor y) {
    return Elementwise.inexact(Binary.DIV, self(), y);
  }

  public Tensor div(Number y) {
    return div(like(y));
  }

  /// The remainder with this tensor's sign, as Java's `%`.
  public Tensor rem(Tensor y) {
    return Elementwise.binary(Binary.REM, self(), y);
  }

  public Tensor rem(Number y) {
    return rem(like(y));
  }

  /// The greater of both; NaN wins.
  public Tensor maximum(Tensor y) {
    return Elementwise.binary(Binary.MAX, self(), y);
  }

  public Tensor maximum(Number y) {
    return maximum(like(y));
  }

  /// The lesser of both; NaN wins.
  public Tensor minimum(Tensor y) {
    return Elementwise.binary(Binary.MIN, self(), y);
  }

  public Tensor minimum(Number y) {
    return minimum(like(y));
  }

  /// The remainder with the divisor's sign, as numpy's `%`.
  public Tensor mod(Tensor y) {
    return Elementwise.mod(self(), y);
  }

  public Tensor mod(Number y) {
    return mod(like(y));
  }

  /// The quotient rounded down, as Python's `//`.
  public Tensor floorDivide(Tensor y) {
    return Elementwise.floorDivide(self(), y);
  }

  public Tensor floorDivide(Number y) {
    return floorDivide(like(y));
  }

  /// `this` to the power `y`; integers stay integers.
  public Tensor pow(Tensor y) {
    return Elementwise.binary(Binary.POW, self(), y);
  }

  /// An integer power by repeated multiplication.
  public Tensor pow(Number y) {
    return y instanceof Integer n ? Elementwise.power(self(), n) : pow(like(y));
  }

  public Tensor square() {
    return mul(self());
  }

  public Tensor neg() {
    return Elementwise.unary(Unary.NEG, self());
  }

  public Tensor abs() {
    return Elementwise.abs(self());
  }

  /// -1, 0 or 1.
  public Tensor sign() {
    return Elementwise.unary(Unary.SIGN, self());
  }

  public Tensor floor() {
    return Elementwise.rounding(Unary.FLOOR, self());
  }

  public Tensor ceil() {
    return Elementwise.rounding(Unary.CEIL, self());
  }

  /// The nearest integer, halves to even.
  public Tensor round() {
    return Elementwise.rounding(Unary.ROUND_NEAREST_EVEN, self());
  }

  /// To so many digits behind the point.
  public Tensor round(int decimals) {
    return Jnp.round(self(), decimals);
  }

  public Tensor exp() {
    return Elementwise.floating(Unary.EXP, self());
  }

  public Tensor expm1() {
    return Elementwise.floating(Unary.EXPM1, self());
  }

  public Tensor log() {
    return Elementwise.floating(Unary.LOG, self());
  }

  public Tensor log1p() {
    return Elementwise.floating(Unary.LOG1P, self());
  }

  public Tensor sqrt() {
    return Elementwise.floating(Unary.SQRT, self());
  }

  public Tensor rsqrt() {
    return Elementwise.floating(Unary.RSQRT, self());
  }

  public Tensor sin() {
    return Elementwise.floating(Unary.SIN, self());
  }

  public Tensor cos() {
    return Elementwise.floating(Unary.COS, self());
  }

  public Tensor tanh() {
    return Elementwise.floating(Unary.TANH, self());
  }

  public Tensor sigmoid() {
    return Elementwise.floating(Unary.LOGISTIC, self());
  }

  /// Whether neither infinite nor NaN.
  public Tensor isFinite() {
    return Elementwise.floating(Unary.IS_FINITE, self());
  }

  /// The complement of bits, or of a boolean.
  public Tensor not() {
    return Elementwise.unary(Unary.NOT, self());
  }

  // Comparisons (of i1), bits, choice.

  public Tensor eq(Tensor y) {
    return Elementwise.compare(Direction.EQ, self(), y);
  }

  public Tensor eq(Number y) {
    return eq(like(y));
  }

  public Tensor ne(Tensor y) {
    return Elementwise.compare(Direction.NE, self(), y);
  }

  public Tensor ne(Number y) {
    return ne(like(y));
  }

  public Tensor lt(Tensor y) {
    return Elementwise.compare(Direction.LT, self(), y);
  }

  public Tensor lt(Number y) {
    return lt(like(y));
  }

  public Tensor le(Tensor y) {
    return Elementwise.compare(Direction.LE, self(), y);
  }

  public Tensor le(Number y) {
    return le(like(y));
  }

  public Tensor gt(Tensor y) {
    return Elementwise.compare(Direction.GT, self(), y);
  }

  public Tensor gt(Number y) {
    return gt(like(y));
  }

  public Tensor ge(Tensor y) {
    return Elementwise.compare(Direction.GE, self(), y);
  }

  public Tensor ge(Number y) {
    return ge(like(y));
  }

  /// Of bits, or of booleans.
  public Tensor and(Tensor y) {
    return Elementwise.binary(Binary.AND, self(), y);
  }

  /// Of bits, or of booleans.
  public Tensor or(Tensor y) {
    return Elementwise.binary(Binary.OR, self(), y);
  }

  /// Of bits, or of booleans.
  public Tensor xor(Tensor y) {
    return Elementwise.binary(Binary.XOR, self(), y);
  }

  /// Shifts left; by the width or more: 0.
  public Tensor shiftLeft(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_LEFT, self(), y);
  }

  public Tensor shiftLeft(Number y) {
    return shiftLeft(like(y));
  }

  /// Shifts right, filling with zeros.
  public Tensor shiftRightLogical(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_RIGHT_LOGICAL, self(), y);
  }

  public Tensor shiftRightLogical(Number y) {
    return shiftRightLogical(like(y));
  }

  /// Shifts right, filling with the sign.
  public Tensor shiftRightArithmetic(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_RIGHT_ARITHMETIC, self(), y);
  }

  public Tensor shiftRightArithmetic(Number y) {
    return shiftRightArithmetic(like(y));
  }

  /// The nearest number from `low` to `high`.
  public Tensor clip(Tensor low, Tensor high) {
    return Elementwise.clip(self(), low, high);
  }

  public Tensor clip(Number low, Number high) {
    return clip(like(low), like(high));
  }

  /// Converted to `dtype`: floats round to nearest even, to integers they truncate and saturate.
  public Tensor astype(DType dtype) {
    return Elementwise.astype(self(), dtype);
  }

  /// The same bits as another element type of that width.
  public Tensor view(DType dtype) {
    return Elementwise.bitcast(self(), dtype);
  }

  /// The same value, a constant to differentiation.
  public Tensor stopGradient() {
    return Elementwise.stopGradient(self());
  }
}
