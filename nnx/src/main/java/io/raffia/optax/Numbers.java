package io.raffia.optax;

import io.raffia.Hyperparameter;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/// Arithmetic on hyperparameters: numbers that are known, or tensors.
final class Numbers {
  private Numbers() {}

  static Number add(Number x, Number y) {
    return combine(x, y, Double::sum, Tensor::add);
  }

  static Number sub(Number x, Number y) {
    return combine(x, y, (a, b) -> a - b, Tensor::sub);
  }

  static Number mul(Number x, Number y) {
    return combine(x, y, (a, b) -> a * b, Tensor::mul);
  }

  static Number div(Number x, Number y) {
    return combine(x, y, (a, b) -> a / b, Tensor::div);
  }

  static Number pow(Number x, Number y) {
    return combine(x, y, Math::pow, Tensor::pow);
  }

  static Number neg(Number x) {
    return mul(-1, x);
  }

  static Number oneMinus(Number x) {
    return sub(1, x);
  }

  private static Number combine(
      Number x, Number y, DoubleBinaryOperator known, BinaryOperator<Tensor> traced) {
    return isKnown(x) && isKnown(y)
        ? known.applyAsDouble(x.doubleValue(), y.doubleValue())
        : new Hyperparameter(traced.apply(tensor(x), tensor(y)));
  }

  static boolean isKnown(Number x) {
    return !(x instanceof Hyperparameter);
  }

  /// A scalar of f32, or the hyperparameter's own.
  static Tensor tensor(Number x) {
    return x instanceof Hyperparameter h ? h.value() : Tensor.scalar(x.doubleValue());
  }

  /// Whether a known zero.
  static boolean isZero(Number x) {
    return isKnown(x) && x.doubleValue() == 0;
  }

  /// Fails where a known number does not satisfy what is asked of it.
  static void require(boolean holds, String what, Number found) {
    if (!holds) throw new IrException("%s, found %s".formatted(what, found));
  }
}
