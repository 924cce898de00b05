package io.raffia;

import java.util.List;
import java.util.function.BinaryOperator;

/// The control flow of `jax.lax`, whose functions are called at once with what they go over. Those
/// of [Nnx] by these names do the same; its [Nnx#scan] makes a function, and takes axes. Write them
/// as `Lax.scan(...)`.
public abstract sealed class LaxControlFlow permits Lax {
  LaxControlFlow() {}

  /// `function` of what it carries, `init` at first, and each part of `xs` along axis 0: gives the
  /// last carry, and the parts that it gives, stacked.
  public static <C, X, Y> Carried<C, Y> scan(Fn2<C, X, Carried<C, Y>> function, C init, X xs) {
    return Nnx.scan(function).apply(init, xs);
  }

  /// From the last part to the first if `reverse`; what it gives keeps its places.
  public static <C, X, Y> Carried<C, Y> scan(
      Fn2<C, X, Carried<C, Y>> function, C init, X xs, boolean reverse) {
    var axes = reverse ? Axes.in().reverse() : Axes.in();
    return Nnx.scan(function, axes).apply(init, xs);
  }

  /// `length` times, over nothing.
  public static <C, Y> Carried<C, Y> scan(Fn1<C, Carried<C, Y>> function, C init, int length) {
    return Nnx.scan(function, Axes.in(In.CARRY).size(length)).apply(init);
  }

  /// `function` of each part of `xs` along axis 0, one after another: a loop, where [Nnx#vmap]
  /// computes all at once.
  public static <A, R> R map(Fn1<A, R> function, A xs) {
    return Nnx.scan(function, Axes.in(In.MAPPED)).apply(xs);
  }

  /// See [Nnx#whileLoop].
  public static <C> C whileLoop(Fn1<C, Tensor> condition, Fn1<C, C> body, C init) {
    return Nnx.whileLoop(condition, body, init);
  }

  /// See [Nnx#foriLoop(int, int, Fn2, Object)].
  public static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C init) {
    return Nnx.foriLoop(lower, upper, body, init);
  }

  /// See [Nnx#foriLoop(Tensor, Tensor, Fn2, Object)].
  public static <C> C foriLoop(Tensor lower, Tensor upper, Fn2<Tensor, C, C> body, C init) {
    return Nnx.foriLoop(lower, upper, body, init);
  }

  /// See [Nnx#cond(Tensor, Fn0, Fn0)].
  public static <R> R cond(Tensor predicate, Fn0<R> onTrue, Fn0<R> onFalse) {
    return Nnx.cond(predicate, onTrue, onFalse);
  }

  /// Of an operand.
  public static <A, R> R cond(Tensor predicate, Fn1<A, R> onTrue, Fn1<A, R> onFalse, A a) {
    return Nnx.cond(predicate, onTrue, onFalse, a);
  }

  /// Of two operands.
  public static <A, B, R> R cond(
      Tensor predicate, Fn2<A, B, R> onTrue, Fn2<A, B, R> onFalse, A a, B b) {
    return Nnx.cond(predicate, onTrue, onFalse, a, b);
  }

  /// Of three operands.
  public static <A, B, C, R> R cond(
      Tensor predicate, Fn3<A, B, C, R> onTrue, Fn3<A, B, C, R> onFalse, A a, B b, C c) {
    return Nnx.cond(predicate, onTrue, onFalse, a, b, c);
  }

  /// `jax.lax.switch`: see [Nnx#switchCase(Tensor, List)].
  public static <R> R switchCase(Tensor index, List<Fn0<R>> branches) {
    return Nnx.switchCase(index, branches);
  }

  /// Of an operand.
  public static <A, R> R switchCase(Tensor index, List<Fn1<A, R>> branches, A a) {
    return Nnx.switchCase(index, branches, a);
  }

  /// Of two operands.
  public static <A, B, R> R switchCase(Tensor index, List<Fn2<A, B, R>> branches, A a, B b) {
    return Nnx.switchCase(index, branches, a, b);
  }

  /// Each element of the first axis combined with all before it by any associative function, in
  /// `log2(n)` steps. `xs` is a tensor, or a list, record, ... of tensors, and `function` combines
  /// two of these: parts of all of them along that axis, not single elements.
  public static <T> T associativeScan(BinaryOperator<T> function, T xs) {
    return AssociativeScan.of(function, xs, false, 0);
  }

  /// With all after it if `reverse`.
  public static <T> T associativeScan(BinaryOperator<T> function, T xs, boolean reverse) {
    return AssociativeScan.of(function, xs, reverse, 0);
  }

  /// Along an axis.
  public static <T> T associativeScan(BinaryOperator<T> function, T xs, boolean reverse, int axis) {
    return AssociativeScan.of(function, xs, reverse, axis);
  }
}
