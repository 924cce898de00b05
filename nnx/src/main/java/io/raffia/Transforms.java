package io.raffia;

/// Derivatives and vectorization: `flax.nnx`'s and JAX's `grad`, `jvp`, `vjp`, `linearize`,
/// `jacfwd`, `jacrev`, `hessian`, `vmap`, `custom_jvp` and `custom_vjp`. Write them as
/// `Nnx.grad(...)`. All compose in any order, and with control flow.
///
/// Variables that a function sets are set as in a plain call.
@SuppressWarnings(
    "overloads") // grad by a Module and by a tensor: the lambda's parameter types tell them apart
public abstract sealed class Transforms extends NumericJit permits Nnx {
  private static final DiffState PARAMS = DiffState.of(0, Param.class);
  private static final Wrt<Tensor> FIRST = Wrt.argnum(0);

  Transforms() {}

  /// The gradients of a scalar function by the Params of its first argument, a Module: a [State]
  /// with a tensor for each. The function may set other Variables (statistics, counts), and they
  /// are set as in a plain call.
  public static <M extends Stateful> Fn1<M, State> grad(Fn1<M, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// The value and the gradients, as [#grad(Fn1)].
  public static <M extends Stateful> Fn1<M, ValueAndGrad<State>> valueAndGrad(
      Fn1<M, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// The value, what else the function told, and the gradients: `has_aux` of JAX.
  public static <M extends Stateful, X> Fn1<M, ValueAuxAndGrad<X, State>> valueAuxAndGrad(
      Fn1<M, Aux<X>> function) {
    return valueAuxAndGrad(function, PARAMS);
  }

  /// The gradient of a scalar function by its first argument, a tensor.
  public static Fn1<Tensor, Tensor> grad(Loss1 function) {
    var diff = Differentiated.of(function, FIRST);
    return a -> diff.call(a).grad(0);
  }

  /// The value and the gradient.
  public static Fn1<Tensor, ValueAndGrad<Tensor>> valueAndGrad(Loss1 function) {
    var diff = Differentiated.of(function, FIRST);
    return a -> {
      var r = diff.call(a);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// By an argument, or by some Variables of one.
  public static <A, G> Fn1<A, G> grad(Fn1<A, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return a -> diff.call(a).grad(0);
  }

  /// The value too.
  public static <A, G> Fn1<A, ValueAndGrad<G>> valueAndGrad(Fn1<A, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return a -> {
      var r = diff.call(a);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// The value too, and what else the function told.
  public static <A, X, G> Fn1<A, ValueAuxAndGrad<X, G>> valueAuxAndGrad(
      Fn1<A, Aux<X>> function, Wrt<G> by) {
    var diff = Differentiated.withAux(function, by);
    return a -> {
      var r = diff.call(a);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), r.grad(0));
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B> Fn2<M, B, State> grad(Fn2<M, B, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// See [#valueAndGrad(Fn1)].
  public static <M extends Stateful, B> Fn2<M, B, ValueAndGrad<State>> valueAndGrad(
      Fn2<M, B, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// See [#valueAuxAndGrad(Fn1)].
  public static <M extends Stateful, B, X> Fn2<M, B, ValueAuxAndGrad<X, State>> valueAuxAndGrad(
      Fn2<M, B, Aux<X>> function) {
    return valueAuxAndGrad(function, PARAMS);
  }

  /// See [#grad(Loss1)].
  public static <B> Fn2<Tensor, B, Tensor> grad(Loss2<B> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b) -> diff.call(a, b).grad(0);
  }

  /// See [#valueAndGrad(Loss1)].
  public static <B> Fn2<Tensor, B, ValueAndGrad<Tensor>> valueAndGrad(Loss2<B> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// See [#grad(Fn1, Wrt)].
  public static <A, B, G> Fn2<A, B, G> grad(Fn2<A, B, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b) -> diff.call(a, b).grad(0);
  }

  /// The value too.
  public static <A, B, G> Fn2<A, B, ValueAndGrad<G>> valueAndGrad(
      Fn2<A, B, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, X, G> Fn2<A, B, ValueAuxAndGrad<X, G>> valueAuxAndGrad(
      Fn2<A, B, Aux<X>> function, Wrt<G> by) {
    var diff = Differentiated.withAux(function, by);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), r.grad(0));
    };
  }

  /// By several arguments at once.
  public static <A, B, G, H> Fn2<A, B, Pair<G, H>> grad(
      Fn2<A, B, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new Pair<>(r.<G>grad(0), r.<H>grad(1));
    };
  }

  /// The value too.
  public static <A, B, G, H> Fn2<A, B, ValueAndGrad<Pair<G, H>>> valueAndGrad(
      Fn2<A, B, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAndGrad<>(r.value(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, X, G, H> Fn2<A, B, ValueAuxAndGrad<X, Pair<G, H>>> valueAuxAndGrad(
      Fn2<A, B, Aux<X>> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.withAux(function, first, second);
    return (a, b) -> {
      var r = diff.call(a, b);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B, C> Fn3<M, B, C, State> grad(Fn3<M, B, C, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// See [#valueAndGrad(Fn1)].
  public static <M extends Stateful, B, C> Fn3<M, B, C, ValueAndGrad<State>> valueAndGrad(
      Fn3<M, B, C, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// See [#valueAuxAndGrad(Fn1)].
  public static <M extends Stateful, B, C, X>
      Fn3<M, B, C, ValueAuxAndGrad<X, State>> valueAuxAndGrad(Fn3<M, B, C, Aux<X>> function) {
    return valueAuxAndGrad(function, PARAMS);
  }

  /// See [#grad(Loss1)].
  public static <B, C> Fn3<Tensor, B, C, Tensor> grad(Loss3<B, C> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c) -> diff.call(a, b, c).grad(0);
  }

  /// See [#valueAndGrad(Loss1)].
  public static <B, C> Fn3<Tensor, B, C, ValueAndGrad<Tensor>> valueAndGrad(Loss3<B, C> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// See [#grad(Fn1, Wrt)].
  public static <A, B, C, G> Fn3<A, B, C, G> grad(Fn3<A, B, C, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b, c) -> diff.call(a, b, c).grad(0);
  }

  /// The value too.
  public static <A, B, C, G> Fn3<A, B, C, ValueAndGrad<G>> valueAndGrad(
      Fn3<A, B, C, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, X, G> Fn3<A, B, C, ValueAuxAndGrad<X, G>> valueAuxAndGrad(
      Fn3<A, B, C, Aux<X>> function, Wrt<G> by) {
    var diff = Differentiated.withAux(function, by);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), r.grad(0));
    };
  }

  /// See [#grad(Fn2, Wrt, Wrt)].
  public static <A, B, C, G, H> Fn3<A, B, C, Pair<G, H>> grad(
      Fn3<A, B, C, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new Pair<>(r.<G>grad(0), r.<H>grad(1));
    };
  }

  /// The value too.
  public static <A, B, C, G, H> Fn3<A, B, C, ValueAndGrad<Pair<G, H>>> valueAndGrad(
      Fn3<A, B, C, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAndGrad<>(r.value(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, X, G, H> Fn3<A, B, C, ValueAuxAndGrad<X, Pair<G, H>>> valueAuxAndGrad(
      Fn3<A, B, C, Aux<X>> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.withAux(function, first, second);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// See [#grad(Fn2, Wrt, Wrt)].
  public static <A, B, C, G, H, I> Fn3<A, B, C, Triple<G, H, I>> grad(
      Fn3<A, B, C, Tensor> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.of(function, first, second, third);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2));
    };
  }

  /// The value too.
  public static <A, B, C, G, H, I> Fn3<A, B, C, ValueAndGrad<Triple<G, H, I>>> valueAndGrad(
      Fn3<A, B, C, Tensor> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.of(function, first, second, third);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAndGrad<>(r.value(), new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2)));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, X, G, H, I>
      Fn3<A, B, C, ValueAuxAndGrad<X, Triple<G, H, I>>> valueAuxAndGrad(
          Fn3<A, B, C, Aux<X>> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.withAux(function, first, second, third);
    return (a, b, c) -> {
      var r = diff.call(a, b, c);
      return new ValueAuxAndGrad<>(
          r.value(), r.<X>auxAs(), new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2)));
    };
  }

  /// See [#grad(Fn1)].
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, State> grad(
      Fn4<M, B, C, D, Tensor> function) {
    return grad(function, PARAMS);
  }

  /// See [#valueAndGrad(Fn1)].
  public static <M extends Stateful, B, C, D> Fn4<M, B, C, D, ValueAndGrad<State>> valueAndGrad(
      Fn4<M, B, C, D, Tensor> function) {
    return valueAndGrad(function, PARAMS);
  }

  /// See [#valueAuxAndGrad(Fn1)].
  public static <M extends Stateful, B, C, D, X>
      Fn4<M, B, C, D, ValueAuxAndGrad<X, State>> valueAuxAndGrad(Fn4<M, B, C, D, Aux<X>> function) {
    return valueAuxAndGrad(function, PARAMS);
  }

  /// See [#grad(Loss1)].
  public static <B, C, D> Fn4<Tensor, B, C, D, Tensor> grad(Loss4<B, C, D> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c, d) -> diff.call(a, b, c, d).grad(0);
  }

  /// See [#valueAndGrad(Loss1)].
  public static <B, C, D> Fn4<Tensor, B, C, D, ValueAndGrad<Tensor>> valueAndGrad(
      Loss4<B, C, D> function) {
    var diff = Differentiated.of(function, FIRST);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// See [#grad(Fn1, Wrt)].
  public static <A, B, C, D, G> Fn4<A, B, C, D, G> grad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b, c, d) -> diff.call(a, b, c, d).grad(0);
  }

  /// The value too.
  public static <A, B, C, D, G> Fn4<A, B, C, D, ValueAndGrad<G>> valueAndGrad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> by) {
    var diff = Differentiated.of(function, by);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAndGrad<>(r.value(), r.grad(0));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, D, X, G> Fn4<A, B, C, D, ValueAuxAndGrad<X, G>> valueAuxAndGrad(
      Fn4<A, B, C, D, Aux<X>> function, Wrt<G> by) {
    var diff = Differentiated.withAux(function, by);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), r.grad(0));
    };
  }

  /// See [#grad(Fn2, Wrt, Wrt)].
  public static <A, B, C, D, G, H> Fn4<A, B, C, D, Pair<G, H>> grad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new Pair<>(r.<G>grad(0), r.<H>grad(1));
    };
  }

  /// The value too.
  public static <A, B, C, D, G, H> Fn4<A, B, C, D, ValueAndGrad<Pair<G, H>>> valueAndGrad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.of(function, first, second);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAndGrad<>(r.value(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, D, X, G, H>
      Fn4<A, B, C, D, ValueAuxAndGrad<X, Pair<G, H>>> valueAuxAndGrad(
          Fn4<A, B, C, D, Aux<X>> function, Wrt<G> first, Wrt<H> second) {
    var diff = Differentiated.withAux(function, first, second);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAuxAndGrad<>(r.value(), r.<X>auxAs(), new Pair<>(r.<G>grad(0), r.<H>grad(1)));
    };
  }

  /// See [#grad(Fn2, Wrt, Wrt)].
  public static <A, B, C, D, G, H, I> Fn4<A, B, C, D, Triple<G, H, I>> grad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.of(function, first, second, third);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2));
    };
  }

  /// The value too.
  public static <A, B, C, D, G, H, I> Fn4<A, B, C, D, ValueAndGrad<Triple<G, H, I>>> valueAndGrad(
      Fn4<A, B, C, D, Tensor> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.of(function, first, second, third);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAndGrad<>(r.value(), new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2)));
    };
  }

  /// The value too, and what else the function told.
  public static <A, B, C, D, X, G, H, I>
      Fn4<A, B, C, D, ValueAuxAndGrad<X, Triple<G, H, I>>> valueAuxAndGrad(
          Fn4<A, B, C, D, Aux<X>> function, Wrt<G> first, Wrt<H> second, Wrt<I> third) {
    var diff = Differentiated.withAux(function, first, second, third);
    return (a, b, c, d) -> {
      var r = diff.call(a, b, c, d);
      return new ValueAuxAndGrad<>(
          r.value(), r.<X>auxAs(), new Triple<>(r.<G>grad(0), r.<H>grad(1), r.<I>grad(2)));
    };
  }

  /// The value of a function and how it changes when its argument changes by `tangent`: forward
  /// mode.
  public static <A, R> ValueAndTangent<R> jvp(Fn1<A, R> function, A primal, A tangent) {
    return Derivative.jvp(function, 1, primal, tangent);
  }

  /// Of a Module: `tangent` has a tensor for each Variable of floats.
  public static <M extends Module, R> ValueAndTangent<R> jvp(
      Fn1<M, R> function, M primal, State tangent) {
    return Derivative.jvp(function, 1, primal, tangent);
  }

  /// Of two arguments.
  public static <A, B, R> ValueAndTangent<R> jvp(
      Fn2<A, B, R> function, Pair<A, B> primals, Pair<A, B> tangents) {
    return Derivative.jvp(
        function, 2, primals.first(), primals.second(), tangents.first(), tangents.second());
  }

  /// Of three arguments.
  public static <A, B, C, R> ValueAndTangent<R> jvp(
      Fn3<A, B, C, R> function, Triple<A, B, C> primals, Triple<A, B, C> tangents) {
    return Derivative.jvp(
        function,
        3,
        primals.first(),
        primals.second(),
        primals.third(),
        tangents.first(),
        tangents.second(),
        tangents.third());
  }

  /// The same of a function that returns a pair of its value and what else it has to tell, which is
  /// not differentiated: `has_aux` of JAX.
  public static <A, R, X> ValueAuxAndTangent<R, X> jvpWithAux(
      Fn1<A, Pair<R, X>> function, A primal, A tangent) {
    return Derivative.jvpWithAux(function, 1, primal, tangent);
  }

  /// Of a Module: `tangent` has a tensor for each Variable of floats.
  public static <M extends Module, R, X> ValueAuxAndTangent<R, X> jvpWithAux(
      Fn1<M, Pair<R, X>> function, M primal, State tangent) {
    return Derivative.jvpWithAux(function, 1, primal, tangent);
  }

  /// Of two arguments.
  public static <A, B, R, X> ValueAuxAndTangent<R, X> jvpWithAux(
      Fn2<A, B, Pair<R, X>> function, Pair<A, B> primals, Pair<A, B> tangents) {
    return Derivative.jvpWithAux(
        function, 2, primals.first(), primals.second(), tangents.first(), tangents.second());
  }

  /// The value of a function, and its derivative there as a linear function: what does not depend
  /// on the tangent is computed once.
  public static <A, R> Linearized<A, R> linearize(Fn1<A, R> function, A a) {
    return Derivative.linearize(function, a);
  }

  /// Of a Module: tangents are States.
  public static <M extends Module, R> Linearized<State, R> linearize(Fn1<M, R> function, M m) {
    return Derivative.linearize(function, m);
  }

  /// Of two arguments.
  public static <A, B, R> Linearized<Pair<A, B>, R> linearize(Fn2<A, B, R> function, A a, B b) {
    return Derivative.linearize(function, a, b);
  }

  /// The value of a function, and a function from cotangents of the value to those of the argument:
  /// reverse mode.
  public static <A, R> Vjp<R, A> vjp(Fn1<A, R> function, A a) {
    return Derivative.vjp(function, a);
  }

  /// Of a Module: its cotangent is a State.
  public static <M extends Module, R> Vjp<R, State> vjp(Fn1<M, R> function, M m) {
    return Derivative.vjp(function, m);
  }

  /// Of two arguments.
  public static <A, B, R> Vjp<R, Pair<A, B>> vjp(Fn2<A, B, R> function, A a, B b) {
    return Derivative.vjp(function, a, b);
  }

  /// Of a Module and another argument.
  public static <M extends Module, B, R> Vjp<R, Pair<State, B>> vjp(
      Fn2<M, B, R> function, M m, B b) {
    return Derivative.vjp(function, m, b);
  }

  /// Of three arguments.
  public static <A, B, C, R> Vjp<R, Triple<A, B, C>> vjp(Fn3<A, B, C, R> function, A a, B b, C c) {
    return Derivative.vjp(function, a, b, c);
  }

  /// The same of a function that returns a pair of its value and what else it has to tell, which is
  /// not differentiated: `has_aux` of JAX. Cotangents are of the value.
  public static <A, R, X> VjpWithAux<R, X, A> vjpWithAux(Fn1<A, Pair<R, X>> function, A a) {
    return Derivative.vjpWithAux(function, a);
  }

  /// Of a Module: its cotangent is a State.
  public static <M extends Module, R, X> VjpWithAux<R, X, State> vjpWithAux(
      Fn1<M, Pair<R, X>> function, M m) {
    return Derivative.vjpWithAux(function, m);
  }

  /// Of two arguments.
  public static <A, B, R, X> VjpWithAux<R, X, Pair<A, B>> vjpWithAux(
      Fn2<A, B, Pair<R, X>> function, A a, B b) {
    return Derivative.vjpWithAux(function, a, b);
  }

  /// Of a Module and another argument.
  public static <M extends Module, B, R, X> VjpWithAux<R, X, Pair<State, B>> vjpWithAux(
      Fn2<M, B, Pair<R, X>> function, M m, B b) {
    return Derivative.vjpWithAux(function, m, b);
  }

  /// The derivative of each element of the result (of each tensor in it) by each element of the
  /// argument; axes of the result come first. Forward mode: for more results than arguments.
  public static <R> Fn1<Tensor, R> jacfwd(Fn1<Tensor, R> function) {
    var compiled = Compiled.jacfwd(function, 0);
    return a -> compiled.result(a);
  }

  /// By the argument with that number, a tensor.
  public static <A, B, R> Fn2<A, B, R> jacfwd(Fn2<A, B, R> function, int argnum) {
    var compiled = Compiled.jacfwd(function, argnum);
    return (a, b) -> compiled.result(a, b);
  }

  /// By two arguments, tensors: the derivatives by each of them.
  public static <A, B, R> Fn2<A, B, Pair<R, R>> jacfwd(
      Fn2<A, B, R> function, int first, int second) {
    var compiled = Compiled.jacfwd(function, first, second);
    return (a, b) -> compiled.result(a, b);
  }

  /// By the argument with that number, a tensor.
  public static <A, B, C, R> Fn3<A, B, C, R> jacfwd(Fn3<A, B, C, R> function, int argnum) {
    var compiled = Compiled.jacfwd(function, argnum);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// By two arguments, tensors: the derivatives by each of them.
  public static <A, B, C, R> Fn3<A, B, C, Pair<R, R>> jacfwd(
      Fn3<A, B, C, R> function, int first, int second) {
    var compiled = Compiled.jacfwd(function, first, second);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// By three arguments, tensors: the derivatives by each of them.
  public static <A, B, C, R> Fn3<A, B, C, Triple<R, R, R>> jacfwd(
      Fn3<A, B, C, R> function, int first, int second, int third) {
    var compiled = Compiled.jacfwd(function, first, second, third);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// The same as [#jacfwd(Fn1)] in reverse mode: for more arguments than results.
  public static <R> Fn1<Tensor, R> jacrev(Fn1<Tensor, R> function) {
    var compiled = Compiled.jacrev(function, 0);
    return a -> compiled.result(a);
  }

  /// By the argument with that number, a tensor.
  public static <A, B, R> Fn2<A, B, R> jacrev(Fn2<A, B, R> function, int argnum) {
    var compiled = Compiled.jacrev(function, argnum);
    return (a, b) -> compiled.result(a, b);
  }

  /// By two arguments, tensors: the derivatives by each of them.
  public static <A, B, R> Fn2<A, B, Pair<R, R>> jacrev(
      Fn2<A, B, R> function, int first, int second) {
    var compiled = Compiled.jacrev(function, first, second);
    return (a, b) -> compiled.result(a, b);
  }

  /// By the argument with that number, a tensor.
  public static <A, B, C, R> Fn3<A, B, C, R> jacrev(Fn3<A, B, C, R> function, int argnum) {
    var compiled = Compiled.jacrev(function, argnum);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// By two arguments, tensors: the derivatives by each of them.
  public static <A, B, C, R> Fn3<A, B, C, Pair<R, R>> jacrev(
      Fn3<A, B, C, R> function, int first, int second) {
    var compiled = Compiled.jacrev(function, first, second);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// By three arguments, tensors: the derivatives by each of them.
  public static <A, B, C, R> Fn3<A, B, C, Triple<R, R, R>> jacrev(
      Fn3<A, B, C, R> function, int first, int second, int third) {
    var compiled = Compiled.jacrev(function, first, second, third);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// Second derivatives: of each element of the result, by each two elements of the argument.
  public static <R> Fn1<Tensor, R> hessian(Fn1<Tensor, R> function) {
    return jacfwd(jacrev(function));
  }

  /// By the argument with that number, a tensor.
  public static <A, B, R> Fn2<A, B, R> hessian(Fn2<A, B, R> function, int argnum) {
    return jacfwd(jacrev(function, argnum), argnum);
  }

  /// By two arguments, tensors: for each of them, the second derivatives by it and then by each.
  public static <A, B, R> Fn2<A, B, Pair<Pair<R, R>, Pair<R, R>>> hessian(
      Fn2<A, B, R> function, int first, int second) {
    var all = jacfwd(jacrev(function, first, second), first, second);
    return (a, b) -> {
      var byLast = all.apply(a, b);
      var x = byLast.first();
      var y = byLast.second();
      return new Pair<>(new Pair<>(x.first(), y.first()), new Pair<>(x.second(), y.second()));
    };
  }

  /// By the argument with that number, a tensor.
  public static <A, B, C, R> Fn3<A, B, C, R> hessian(Fn3<A, B, C, R> function, int argnum) {
    return jacfwd(jacrev(function, argnum), argnum);
  }

  /// A function with its own forward derivative: `rule` takes the argument and its tangent (linear
  /// in it), and gives the value and its tangent. What it captures is not differentiated by: that
  /// is an error.
  public static <A, R> Fn1<A, R> customJvp(Fn1<A, R> function, Fn2<A, A, ValueAndTangent<R>> rule) {
    var compiled = Compiled.customJvp(function, rule);
    return a -> compiled.result(a);
  }

  /// Of two arguments: `rule` takes both, then their tangents.
  public static <A, B, R> Fn2<A, B, R> customJvp(
      Fn2<A, B, R> function, Fn4<A, B, A, B, ValueAndTangent<R>> rule) {
    var compiled = Compiled.customJvp(function, rule);
    return (a, b) -> compiled.result(a, b);
  }

  /// A function with its own reverse derivative: `forward` gives the value and what `backward`
  /// needs; that takes it and the cotangent of the value, and gives the cotangent of the argument:
  /// of a Module, a State. What they capture is not differentiated by: that is an error.
  public static <A, R, S, G> Fn1<A, R> customVjp(
      Fn1<A, R> function, Fn1<A, Forward<R, S>> forward, Fn2<S, R, G> backward) {
    var compiled = Compiled.customVjp(function, forward, backward);
    return a -> compiled.result(a);
  }

  /// Of two arguments, whose cotangents are a pair.
  public static <A, B, R, S, G, H> Fn2<A, B, R> customVjp(
      Fn2<A, B, R> function, Fn2<A, B, Forward<R, S>> forward, Fn2<S, R, Pair<G, H>> backward) {
    var compiled = Compiled.customVjp(function, forward, backward);
    return (a, b) -> compiled.result(a, b);
  }

  /// Of three arguments.
  public static <A, B, C, R, S, G, H, I> Fn3<A, B, C, R> customVjp(
      Fn3<A, B, C, R> function,
      Fn3<A, B, C, Forward<R, S>> forward,
      Fn2<S, R, Triple<G, H, I>> backward) {
    var compiled = Compiled.customVjp(function, forward, backward);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// The tensor, whose derivative is zero.
  public static Tensor stopGradient(Tensor x) {
    return x.stopGradient();
  }

  /// The function for every position of the first axis of its arguments' tensors; results have that
  /// axis too. `in` says of each argument along which axis it is mapped, or that all examples share
  /// it (those that it does not reach are mapped); of a Module, [StateAxes] say it of its
  /// Variables.
  public static <A, R> Fn1<A, R> vmap(Fn1<A, R> function, In... in) {
    return vmap(function, Axes.in(in));
  }

  /// The same with axes for results, or with the number of examples.
  public static <A, R> Fn1<A, R> vmap(Fn1<A, R> function, Axes axes) {
    var compiled = Compiled.vmap(function, axes);
    return a -> compiled.result(a);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> function, In... in) {
    return vmap(function, Axes.in(in));
  }

  /// See [#vmap(Fn1, Axes)].
  public static <A, B, R> Fn2<A, B, R> vmap(Fn2<A, B, R> function, Axes axes) {
    var compiled = Compiled.vmap(function, axes);
    return (a, b) -> compiled.result(a, b);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> function, In... in) {
    return vmap(function, Axes.in(in));
  }

  /// See [#vmap(Fn1, Axes)].
  public static <A, B, C, R> Fn3<A, B, C, R> vmap(Fn3<A, B, C, R> function, Axes axes) {
    var compiled = Compiled.vmap(function, axes);
    return (a, b, c) -> compiled.result(a, b, c);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> function, In... in) {
    return vmap(function, Axes.in(in));
  }

  /// See [#vmap(Fn1, Axes)].
  public static <A, B, C, D, R> Fn4<A, B, C, D, R> vmap(Fn4<A, B, C, D, R> function, Axes axes) {
    var compiled = Compiled.vmap(function, axes);
    return (a, b, c, d) -> compiled.result(a, b, c, d);
  }

  /// See [#vmap(Fn1, In...)].
  public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> vmap(
      Fn5<A, B, C, D, E, R> function, In... in) {
    return vmap(function, Axes.in(in));
  }

  /// See [#vmap(Fn1, Axes)].
  public static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> vmap(
      Fn5<A, B, C, D, E, R> function, Axes axes) {
    var compiled = Compiled.vmap(function, axes);
    return (a, b, c, d, e) -> compiled.result(a, b, c, d, e);
  }
}
