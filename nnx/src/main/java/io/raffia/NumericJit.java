package io.raffia;

/// [Nnx#jit] for lambdas whose last parameters are of primitive types. As elsewhere, these are
/// inputs of the program, unless the code needs their values while it is staged, or
/// [JitOptions#staticArgnums] names them. The options are none or one.
@SuppressWarnings("overloads") // the lambda's parameter types tell them apart
public abstract sealed class NumericJit extends VoidJit permits Transforms {
  NumericJit() {}

  /// Compiles a function, as [Nnx#jit(Fn0)] does.
  public static <R> NumericFn.OfInt<R> jit(NumericFn.OfInt<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return a -> compiled.result(a);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfLong<R> jit(NumericFn.OfLong<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return a -> compiled.result(a);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfFloat<R> jit(NumericFn.OfFloat<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return a -> compiled.result(a);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfDouble<R> jit(
      NumericFn.OfDouble<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return a -> compiled.result(a);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfBoolean<R> jit(
      NumericFn.OfBoolean<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return a -> compiled.result(a);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfInts<R> jit(NumericFn.OfInts<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfFloats<R> jit(
      NumericFn.OfFloats<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <R> NumericFn.OfDoubles<R> jit(
      NumericFn.OfDoubles<R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn2Int<A, R> jit(
      NumericFn.Fn2Int<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, n) -> compiled.result(a, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn2Long<A, R> jit(
      NumericFn.Fn2Long<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, n) -> compiled.result(a, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn2Float<A, R> jit(
      NumericFn.Fn2Float<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, n) -> compiled.result(a, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn2Double<A, R> jit(
      NumericFn.Fn2Double<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, n) -> compiled.result(a, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn2Boolean<A, R> jit(
      NumericFn.Fn2Boolean<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, n) -> compiled.result(a, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, R> NumericFn.Fn3Int<A, B, R> jit(
      NumericFn.Fn3Int<A, B, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, n) -> compiled.result(a, b, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, R> NumericFn.Fn3Long<A, B, R> jit(
      NumericFn.Fn3Long<A, B, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, n) -> compiled.result(a, b, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, R> NumericFn.Fn3Float<A, B, R> jit(
      NumericFn.Fn3Float<A, B, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, n) -> compiled.result(a, b, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, R> NumericFn.Fn3Double<A, B, R> jit(
      NumericFn.Fn3Double<A, B, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, n) -> compiled.result(a, b, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, R> NumericFn.Fn3Boolean<A, B, R> jit(
      NumericFn.Fn3Boolean<A, B, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, n) -> compiled.result(a, b, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, C, R> NumericFn.Fn4Int<A, B, C, R> jit(
      NumericFn.Fn4Int<A, B, C, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, c, n) -> compiled.result(a, b, c, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, C, R> NumericFn.Fn4Long<A, B, C, R> jit(
      NumericFn.Fn4Long<A, B, C, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, c, n) -> compiled.result(a, b, c, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, C, R> NumericFn.Fn4Float<A, B, C, R> jit(
      NumericFn.Fn4Float<A, B, C, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, c, n) -> compiled.result(a, b, c, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, C, R> NumericFn.Fn4Double<A, B, C, R> jit(
      NumericFn.Fn4Double<A, B, C, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, c, n) -> compiled.result(a, b, c, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, B, C, R> NumericFn.Fn4Boolean<A, B, C, R> jit(
      NumericFn.Fn4Boolean<A, B, C, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, b, c, n) -> compiled.result(a, b, c, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn3Ints<A, R> jit(
      NumericFn.Fn3Ints<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, m, n) -> compiled.result(a, m, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn3Floats<A, R> jit(
      NumericFn.Fn3Floats<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, m, n) -> compiled.result(a, m, n);
  }

  /// See [#jit(NumericFn.OfInt, JitOptions...)].
  public static <A, R> NumericFn.Fn3Doubles<A, R> jit(
      NumericFn.Fn3Doubles<A, R> function, JitOptions... options) {
    var compiled = Compiled.jit(function, JitOptions.all(options));
    return (a, m, n) -> compiled.result(a, m, n);
  }
}
