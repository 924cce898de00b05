package io.raffia;

import java.util.List;

/// Control flow on tensors, and what is computed again: `flax.nnx`'s `cond`, `switch`,
/// `while_loop`, `fori_loop`, `scan` and `remat`. Write them as `Nnx.scan(...)`.
///
/// Variables may be read and set in all of these, as anywhere: what is set goes from one iteration
/// to the next and comes out at the end. Plain fields of Modules may not change in what runs many
/// times or perhaps not at all.
public abstract sealed class ControlFlow extends TensorFunctions permits VoidJit {
  ControlFlow() {}

  /// What one of two functions gives: the first where `predicate` (a boolean scalar; of numbers,
  /// all but 0) is true. Both must return the same structure and types. Where a `vmap` makes one
  /// predicate an example, both run and each example chooses.
  public static <R> R cond(Tensor predicate, Fn0<R> onTrue, Fn0<R> onFalse) {
    return branch(predicate, onTrue, onFalse);
  }

  /// Of an operand.
  public static <A, R> R cond(Tensor predicate, Fn1<A, R> onTrue, Fn1<A, R> onFalse, A a) {
    return branch(predicate, onTrue, onFalse, a);
  }

  /// Of two operands.
  public static <A, B, R> R cond(
      Tensor predicate, Fn2<A, B, R> onTrue, Fn2<A, B, R> onFalse, A a, B b) {
    return branch(predicate, onTrue, onFalse, a, b);
  }

  /// Of three operands.
  public static <A, B, C, R> R cond(
      Tensor predicate, Fn3<A, B, C, R> onTrue, Fn3<A, B, C, R> onFalse, A a, B b, C c) {
    return branch(predicate, onTrue, onFalse, a, b, c);
  }

  /// Of four operands.
  public static <A, B, C, D, R> R cond(
      Tensor predicate, Fn4<A, B, C, D, R> onTrue, Fn4<A, B, C, D, R> onFalse, A a, B b, C c, D d) {
    return branch(predicate, onTrue, onFalse, a, b, c, d);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <R> R branch(Tensor predicate, Object onTrue, Object onFalse, Object... args) {
    return Standalone.call(
        "cond",
        List.of(onTrue, onFalse),
        all -> Branching.cond((Tensor) all[0], onTrue, onFalse, tail(all)),
        prepend(predicate, args));
  }

  /// What the function with number `index` (an integer scalar, clamped) gives.
  public static <R> R switchCase(Tensor index, List<Fn0<R>> branches) {
    return choice(index, branches);
  }

  /// Of an operand.
  public static <A, R> R switchCase(Tensor index, List<Fn1<A, R>> branches, A a) {
    return choice(index, branches, a);
  }

  /// Of two operands.
  public static <A, B, R> R switchCase(Tensor index, List<Fn2<A, B, R>> branches, A a, B b) {
    return choice(index, branches, a, b);
  }

  /// Of three operands.
  public static <A, B, C, R> R switchCase(
      Tensor index, List<Fn3<A, B, C, R>> branches, A a, B b, C c) {
    return choice(index, branches, a, b, c);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <R> R choice(Tensor index, List<?> branches, Object... args) {
    return Standalone.call(
        "switch",
        branches,
        all -> Branching.choose((Tensor) all[0], branches, tail(all)),
        prepend(index, args));
  }

  private static Object[] prepend(Object first, Object[] rest) {
    var all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  @SuppressWarnings("NullAway") // operands may be null, and come out as they went in
  private static Object[] tail(@org.jspecify.annotations.Nullable Object[] all) {
    return java.util.Arrays.copyOfRange(all, 1, all.length);
  }

  /// Applies `body` as long as `condition`, a boolean scalar, holds. What it carries keeps its
  /// structure and types. Differentiable in both modes: in reverse, states of the loop are kept in
  /// bounded memory and others computed again.
  public static <C> C whileLoop(Fn1<C, Tensor> condition, Fn1<C, C> body, C start) {
    return Standalone.call(
        "while_loop",
        List.of(condition, body),
        args -> Looping.apply(condition, body, args[0]),
        start);
  }

  /// Applies `body` for each `i` (an i32 scalar) from `lower` up to `upper`, without it.
  public static <C> C foriLoop(int lower, int upper, Fn2<Tensor, C, C> body, C start) {
    return Standalone.call(
        "fori_loop " + lower + " " + upper,
        List.of(body),
        args -> Counting.apply(lower, upper, body, args[0]),
        start);
  }

  /// The same with bounds that are known only when the program runs: integer scalars.
  public static <C> C foriLoop(Tensor lower, Tensor upper, Fn2<Tensor, C, C> body, C start) {
    return Standalone.call(
        "fori_loop",
        List.of(body),
        args -> Counting.apply((Tensor) args[0], (Tensor) args[1], body, args[2]),
        lower,
        upper,
        start);
  }

  /// A loop over the first axis of its second argument: `function` takes what it carries and a
  /// slice, and gives the next carry and a slice of the result.
  public static <C, X, Y> Fn2<C, X, Carried<C, Y>> scan(Fn2<C, X, Carried<C, Y>> function) {
    return scan(function, Axes.in());
  }

  /// A loop whose function has one argument: with `Axes.in(In.CARRY)` what it carries, else what it
  /// goes over.
  public static <A, R> Fn1<A, R> scan(Fn1<A, R> function, Axes axes) {
    var compiled = Compiled.scan(function, axes);
    return a -> compiled.result(a);
  }

  /// A loop over axes of its arguments; `axes` says of each argument along which, that it is the
  /// carry, or that it stays the same, and the same of the result or its components. Of Modules,
  /// the Variables go as their axis or [StateAxes] say: mapped, each iteration has its own, such as
  /// the parameters of one layer of many; Variables that are carried keep what the iteration before
  /// has set.
  public static <A, B, R> Fn2<A, B, R> scan(Fn2<A, B, R> function, Axes axes) {
    var compiled = Compiled.scan(function, axes);
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#scan(Fn2, Axes)].
  public static <A, B, C, R> Fn3<A, B, C, R> scan(Fn3<A, B, C, R> function, Axes axes) {
    var compiled = Compiled.scan(function, axes);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#scan(Fn2, Axes)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> scan(Fn4<A, B, C, D, R> function, Axes axes) {
    var compiled = Compiled.scan(function, axes);
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }

  /// See [#scan(Fn2, Axes)].
  public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> scan(
      Fn5<A, B, C, D, E, R> function, Axes axes) {
    var compiled = Compiled.scan(function, axes);
    return (a, b, c, d, e) -> compiled.result(a, b, c, d, e);
  }

  /// The function, whose intermediate values are not kept for the backward pass but computed again
  /// there: less memory for more time (`jax.checkpoint`).
  public static <A, R> Fn1<A, R> remat(Fn1<A, R> function) {
    return remat(function, CheckpointPolicy.NOTHING_SAVEABLE);
  }

  /// With what `policy` says kept.
  public static <A, R> Fn1<A, R> remat(Fn1<A, R> function, CheckpointPolicy policy) {
    var compiled = Compiled.remat(function, policy);
    return a -> compiled.result(a);
  }

  /// See [#remat(Fn1)].
  public static <A, B, R> Fn2<A, B, R> remat(Fn2<A, B, R> function) {
    return remat(function, CheckpointPolicy.NOTHING_SAVEABLE);
  }

  /// See [#remat(Fn1, CheckpointPolicy)].
  public static <A, B, R> Fn2<A, B, R> remat(Fn2<A, B, R> function, CheckpointPolicy policy) {
    var compiled = Compiled.remat(function, policy);
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#remat(Fn1)].
  public static <A, B, C, R> Fn3<A, B, C, R> remat(Fn3<A, B, C, R> function) {
    return remat(function, CheckpointPolicy.NOTHING_SAVEABLE);
  }

  /// See [#remat(Fn1, CheckpointPolicy)].
  public static <A, B, C, R> Fn3<A, B, C, R> remat(
      Fn3<A, B, C, R> function, CheckpointPolicy policy) {
    var compiled = Compiled.remat(function, policy);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#remat(Fn1)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> remat(Fn4<A, B, C, D, R> function) {
    return remat(function, CheckpointPolicy.NOTHING_SAVEABLE);
  }

  /// See [#remat(Fn1, CheckpointPolicy)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> remat(
      Fn4<A, B, C, D, R> function, CheckpointPolicy policy) {
    var compiled = Compiled.remat(function, policy);
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }
}
