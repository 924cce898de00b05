package io.raffia;

import java.io.Serializable;

/// Functions whose last parameters are of primitive types: what lambdas such as `(Model m, Tensor
/// x, int n) -> ...` are for [Nnx#jit]. Those beside other parameters are also [Fn2], [Fn3] and
/// [Fn4] of boxes. Method references are functions of boxes anyway, and so are lambdas with
/// primitive types elsewhere, once these are written as `Integer`, `Float`...
public interface NumericFn extends Serializable {
  /// Nobody makes one: an empty list of them lets `x -> f(x)` be a [Fn1], where it could be a
  /// function that returns nothing too ([VoidJit]).
  final class None {
    private None() {}
  }

  /// `(int) -> R`.
  @FunctionalInterface
  interface OfInt<R> extends NumericFn {
    R apply(int a);
  }

  /// `(long) -> R`.
  @FunctionalInterface
  interface OfLong<R> extends NumericFn {
    R apply(long a);
  }

  /// `(float) -> R`.
  @FunctionalInterface
  interface OfFloat<R> extends NumericFn {
    R apply(float a);
  }

  /// `(double) -> R`.
  @FunctionalInterface
  interface OfDouble<R> extends NumericFn {
    R apply(double a);
  }

  /// `(boolean) -> R`.
  @FunctionalInterface
  interface OfBoolean<R> extends NumericFn {
    R apply(boolean a);
  }

  /// `(int, int) -> R`.
  @FunctionalInterface
  interface OfInts<R> extends NumericFn {
    R apply(int a, int b);
  }

  /// `(float, float) -> R`.
  @FunctionalInterface
  interface OfFloats<R> extends NumericFn {
    R apply(float a, float b);
  }

  /// `(double, double) -> R`.
  @FunctionalInterface
  interface OfDoubles<R> extends NumericFn {
    R apply(double a, double b);
  }

  /// `(A, int) -> R`.
  @FunctionalInterface
  interface Fn2Int<A, R> extends NumericFn, Fn2<A, Integer, R> {
    R apply(A a, int n);

    @Override
    default R apply(A a, Integer n) {
      return apply(a, n.intValue());
    }
  }

  /// `(A, long) -> R`.
  @FunctionalInterface
  interface Fn2Long<A, R> extends NumericFn, Fn2<A, Long, R> {
    R apply(A a, long n);

    @Override
    default R apply(A a, Long n) {
      return apply(a, n.longValue());
    }
  }

  /// `(A, float) -> R`.
  @FunctionalInterface
  interface Fn2Float<A, R> extends NumericFn, Fn2<A, Float, R> {
    R apply(A a, float n);

    @Override
    default R apply(A a, Float n) {
      return apply(a, n.floatValue());
    }
  }

  /// `(A, double) -> R`.
  @FunctionalInterface
  interface Fn2Double<A, R> extends NumericFn, Fn2<A, Double, R> {
    R apply(A a, double n);

    @Override
    default R apply(A a, Double n) {
      return apply(a, n.doubleValue());
    }
  }

  /// `(A, boolean) -> R`.
  @FunctionalInterface
  interface Fn2Boolean<A, R> extends NumericFn, Fn2<A, Boolean, R> {
    R apply(A a, boolean n);

    @Override
    default R apply(A a, Boolean n) {
      return apply(a, n.booleanValue());
    }
  }

  /// `(A, B, int) -> R`.
  @FunctionalInterface
  interface Fn3Int<A, B, R> extends NumericFn, Fn3<A, B, Integer, R> {
    R apply(A a, B b, int n);

    @Override
    default R apply(A a, B b, Integer n) {
      return apply(a, b, n.intValue());
    }
  }

  /// `(A, B, long) -> R`.
  @FunctionalInterface
  interface Fn3Long<A, B, R> extends NumericFn, Fn3<A, B, Long, R> {
    R apply(A a, B b, long n);

    @Override
    default R apply(A a, B b, Long n) {
      return apply(a, b, n.longValue());
    }
  }

  /// `(A, B, float) -> R`.
  @FunctionalInterface
  interface Fn3Float<A, B, R> extends NumericFn, Fn3<A, B, Float, R> {
    R apply(A a, B b, float n);

    @Override
    default R apply(A a, B b, Float n) {
      return apply(a, b, n.floatValue());
    }
  }

  /// `(A, B, double) -> R`.
  @FunctionalInterface
  interface Fn3Double<A, B, R> extends NumericFn, Fn3<A, B, Double, R> {
    R apply(A a, B b, double n);

    @Override
    default R apply(A a, B b, Double n) {
      return apply(a, b, n.doubleValue());
    }
  }

  /// `(A, B, boolean) -> R`.
  @FunctionalInterface
  interface Fn3Boolean<A, B, R> extends NumericFn, Fn3<A, B, Boolean, R> {
    R apply(A a, B b, boolean n);

    @Override
    default R apply(A a, B b, Boolean n) {
      return apply(a, b, n.booleanValue());
    }
  }

  /// `(A, B, C, int) -> R`.
  @FunctionalInterface
  interface Fn4Int<A, B, C, R> extends NumericFn, Fn4<A, B, C, Integer, R> {
    R apply(A a, B b, C c, int n);

    @Override
    default R apply(A a, B b, C c, Integer n) {
      return apply(a, b, c, n.intValue());
    }
  }

  /// `(A, B, C, long) -> R`.
  @FunctionalInterface
  interface Fn4Long<A, B, C, R> extends NumericFn, Fn4<A, B, C, Long, R> {
    R apply(A a, B b, C c, long n);

    @Override
    default R apply(A a, B b, C c, Long n) {
      return apply(a, b, c, n.longValue());
    }
  }

  /// `(A, B, C, float) -> R`.
  @FunctionalInterface
  interface Fn4Float<A, B, C, R> extends NumericFn, Fn4<A, B, C, Float, R> {
    R apply(A a, B b, C c, float n);

    @Override
    default R apply(A a, B b, C c, Float n) {
      return apply(a, b, c, n.floatValue());
    }
  }

  /// `(A, B, C, double) -> R`.
  @FunctionalInterface
  interface Fn4Double<A, B, C, R> extends NumericFn, Fn4<A, B, C, Double, R> {
    R apply(A a, B b, C c, double n);

    @Override
    default R apply(A a, B b, C c, Double n) {
      return apply(a, b, c, n.doubleValue());
    }
  }

  /// `(A, B, C, boolean) -> R`.
  @FunctionalInterface
  interface Fn4Boolean<A, B, C, R> extends NumericFn, Fn4<A, B, C, Boolean, R> {
    R apply(A a, B b, C c, boolean n);

    @Override
    default R apply(A a, B b, C c, Boolean n) {
      return apply(a, b, c, n.booleanValue());
    }
  }

  /// `(A, int, int) -> R`.
  @FunctionalInterface
  interface Fn3Ints<A, R> extends NumericFn, Fn3<A, Integer, Integer, R> {
    R apply(A a, int m, int n);

    @Override
    default R apply(A a, Integer m, Integer n) {
      return apply(a, m.intValue(), n.intValue());
    }
  }

  /// `(A, float, float) -> R`.
  @FunctionalInterface
  interface Fn3Floats<A, R> extends NumericFn, Fn3<A, Float, Float, R> {
    R apply(A a, float m, float n);

    @Override
    default R apply(A a, Float m, Float n) {
      return apply(a, m.floatValue(), n.floatValue());
    }
  }

  /// `(A, double, double) -> R`.
  @FunctionalInterface
  interface Fn3Doubles<A, R> extends NumericFn, Fn3<A, Double, Double, R> {
    R apply(A a, double m, double n);

    @Override
    default R apply(A a, Double m, Double n) {
      return apply(a, m.doubleValue(), n.doubleValue());
    }
  }
}
