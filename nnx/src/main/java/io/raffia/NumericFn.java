package io.raffia;

import java.io.Serializable;

/// Functions with parameters of primitive types: what a lambda such as `(Tensor x, float t) -> ...`
/// is for [Nnx#jit]. Method references with such parameters are [Fn1], [Fn2]... of their boxes, and
/// so are lambdas with other combinations of parameters.
public interface NumericFn extends Serializable {
  /// Nobody makes one: an empty list of them lets method references stay [Fn1], [Fn2]...
  final class None {
    private None() {}
  }

  /// `(float a) -> R`.
  @FunctionalInterface
  interface OfFloat<R> extends NumericFn {
    R apply(float a);
  }

  /// `(float a, float b) -> R`.
  @FunctionalInterface
  interface OfFloats<R> extends NumericFn {
    R apply(float a, float b);
  }

  /// `(double a) -> R`.
  @FunctionalInterface
  interface OfDouble<R> extends NumericFn {
    R apply(double a);
  }

  /// `(double a, double b) -> R`.
  @FunctionalInterface
  interface OfDoubles<R> extends NumericFn {
    R apply(double a, double b);
  }

  /// `(int a) -> R`.
  @FunctionalInterface
  interface OfInt<R> extends NumericFn {
    R apply(int a);
  }

  /// `(int a, int b) -> R`.
  @FunctionalInterface
  interface OfInts<R> extends NumericFn {
    R apply(int a, int b);
  }

  /// `(Tensor x, float a) -> R`.
  @FunctionalInterface
  interface OfTensorFloat<R> extends NumericFn {
    R apply(Tensor x, float a);
  }

  /// `(Tensor x, float a, float b) -> R`.
  @FunctionalInterface
  interface OfTensorFloats<R> extends NumericFn {
    R apply(Tensor x, float a, float b);
  }

  /// `(Tensor x, double a) -> R`.
  @FunctionalInterface
  interface OfTensorDouble<R> extends NumericFn {
    R apply(Tensor x, double a);
  }

  /// `(Tensor x, int a) -> R`.
  @FunctionalInterface
  interface OfTensorInt<R> extends NumericFn {
    R apply(Tensor x, int a);
  }

  /// `(Tensor x, boolean a) -> R`.
  @FunctionalInterface
  interface OfTensorBoolean<R> extends NumericFn {
    R apply(Tensor x, boolean a);
  }
}
