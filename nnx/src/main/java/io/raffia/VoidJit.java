package io.raffia;

/// [Nnx#jit] for functions that return nothing, such as training steps that only set Variables.
///
/// Write such lambdas with the types of their parameters or with braces. (An empty list of
/// [NumericFn.None] lets `x -> f(x)` be a [Fn1], where it could be either.)
@SuppressWarnings("overloads") // what the lambda returns tells them apart
public abstract sealed class VoidJit extends ControlFlow permits NumericJit {
  VoidJit() {}

  /// Compiles a function that returns nothing, as [Nnx#jit(Fn1)] does. Variables are set when the
  /// call has succeeded.
  public static VoidFn0 jit(VoidFn0 function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return () -> compiled.call();
  }

  /// See [#jit(VoidFn0, NumericFn.None...)].
  public static <A> VoidFn1<A> jit(VoidFn1<A> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return a -> compiled.call(a);
  }

  /// See [#jit(VoidFn0, NumericFn.None...)].
  public static <A, B> VoidFn2<A, B> jit(VoidFn2<A, B> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b) -> compiled.call(a, b);
  }

  /// See [#jit(VoidFn0, NumericFn.None...)].
  public static <A, B, C> VoidFn3<A, B, C> jit(VoidFn3<A, B, C> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b, c) -> compiled.call(a, b, c);
  }

  /// See [#jit(VoidFn0, NumericFn.None...)].
  public static <A, B, C, D> VoidFn4<A, B, C, D> jit(
      VoidFn4<A, B, C, D> function, NumericFn.None... none) {
    var compiled = Compiled.jit(function);
    return (a, b, c, d) -> compiled.call(a, b, c, d);
  }

  /// With static arguments.
  public static <A> VoidFn1<A> jit(
      VoidFn1<A> function, JitOptions options, NumericFn.None... none) {
    var compiled = Compiled.jit(function, options);
    return a -> compiled.call(a);
  }

  /// See [#jit(VoidFn1, JitOptions, NumericFn.None...)].
  public static <A, B> VoidFn2<A, B> jit(
      VoidFn2<A, B> function, JitOptions options, NumericFn.None... none) {
    var compiled = Compiled.jit(function, options);
    return (a, b) -> compiled.call(a, b);
  }

  /// See [#jit(VoidFn1, JitOptions, NumericFn.None...)].
  public static <A, B, C> VoidFn3<A, B, C> jit(
      VoidFn3<A, B, C> function, JitOptions options, NumericFn.None... none) {
    var compiled = Compiled.jit(function, options);
    return (a, b, c) -> compiled.call(a, b, c);
  }

  /// See [#jit(VoidFn1, JitOptions, NumericFn.None...)].
  public static <A, B, C, D> VoidFn4<A, B, C, D> jit(
      VoidFn4<A, B, C, D> function, JitOptions options, NumericFn.None... none) {
    var compiled = Compiled.jit(function, options);
    return (a, b, c, d) -> compiled.call(a, b, c, d);
  }
}
