package io.raffia;

/// [Nnx#jit] for lambdas with parameters of primitive types, which are inputs of the program.
@SuppressWarnings("overloads") // the lambda's parameter types tell them apart
public abstract sealed class NumericJit extends VoidJit permits Transforms {
  NumericJit() {}

  public static <R> NumericFn.OfFloat<R> jit(
      NumericFn.OfFloat<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return a -> compiled.result(a);
  }

  public static <R> NumericFn.OfFloats<R> jit(
      NumericFn.OfFloats<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b) -> compiled.result(a, b);
  }

  public static <R> NumericFn.OfDouble<R> jit(
      NumericFn.OfDouble<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return a -> compiled.result(a);
  }

  public static <R> NumericFn.OfDoubles<R> jit(
      NumericFn.OfDoubles<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b) -> compiled.result(a, b);
  }

  public static <R> NumericFn.OfInt<R> jit(NumericFn.OfInt<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return a -> compiled.result(a);
  }

  public static <R> NumericFn.OfInts<R> jit(NumericFn.OfInts<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b) -> compiled.result(a, b);
  }

  public static <R> NumericFn.OfTensorFloat<R> jit(
      NumericFn.OfTensorFloat<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (x, a) -> compiled.result(x, a);
  }

  public static <R> NumericFn.OfTensorFloats<R> jit(
      NumericFn.OfTensorFloats<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (x, a, b) -> compiled.result(x, a, b);
  }

  public static <R> NumericFn.OfTensorDouble<R> jit(
      NumericFn.OfTensorDouble<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (x, a) -> compiled.result(x, a);
  }

  public static <R> NumericFn.OfTensorInt<R> jit(
      NumericFn.OfTensorInt<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (x, a) -> compiled.result(x, a);
  }

  public static <R> NumericFn.OfTensorBoolean<R> jit(
      NumericFn.OfTensorBoolean<R> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (x, a) -> compiled.result(x, a);
  }
}
