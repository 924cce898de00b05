package io.raffia;

import io.raffia.ir.IrException;
import io.raffia.optax.Assignment;
import io.raffia.optax.LinearAlgebra;
import io.raffia.optax.MultiNormal;
import io.raffia.optax.Perturbations;
import io.raffia.optax.SecondOrder;

/// The functions of [Optax] that are no transformations: on losses, on matrices, in microbatches.
public abstract sealed class OptaxFunctions extends OptaxTransformations permits Optax {
  OptaxFunctions() {}

  /// The loss and its gradients, taken from the state of a line search where that has them for
  /// these parameters, and computed where it has none yet: a function of parameters and the
  /// optimizer's state. The state must hold `value` and `grad`, as that of
  /// [Optax#scaleByZoomLinesearch] does.
  public static Fn2<State, State, ValueAndGrad<State>> valueAndGradFromState(
      Fn1<State, Tensor> valueFn) {
    return (params, state) -> {
      var value = io.raffia.optax.Tree.get(state, "value");
      var grad = io.raffia.optax.Tree.get(state, "grad");
      if (value.size() != 1 || !grad.paths().equals(params.paths())) {
        throw new IrException(
            "the optimizer's state has no value and gradients: valueAndGradFromState needs a line search that keeps them");
      }
      var known =
          new ValueAndGrad<>(value.leaves().getFirst().value(), params.zip(grad, (_, g) -> g));
      return Nnx.cond(
          known.value().isFinite(),
          (ValueAndGrad<State> k) -> k,
          (ValueAndGrad<State> k) -> {
            var made = Nnx.valueAndGrad(valueFn).apply(params);
            return new ValueAndGrad<>(made.value().astype(k.value().dtype()), made.grads());
          },
          known);
    };
  }

  /// `inputs`, whose gradients are `scale` times what they would be.
  public static Tensor scaleGradient(Tensor inputs, double scale) {
    if (scale == 1) return inputs;
    if (scale == 0) return Nnx.stopGradient(inputs);
    return Nnx.customVjp(
            (Tensor x) -> x,
            (Tensor x) -> new Forward<>(x, Tensor.scalar(0)),
            (Tensor _, Tensor g) -> g.mul(scale))
        .apply(inputs);
  }

  /// Of all tensors of a State.
  public static State scaleGradient(State inputs, double scale) {
    return inputs.map(x -> scaleGradient(x, scale));
  }

  /// `function` in microbatches, one after another, so that less memory is needed: see
  /// [Microbatching].
  public static <A, R> Fn1<A, R> microbatch(Fn1<A, R> function, Microbatching how) {
    return a -> how.apply(function, all -> function.apply(Microbatching.at(all, 0)), a);
  }

  /// See [#microbatch(Fn1, Microbatching)].
  public static <A, B, R> Fn2<A, B, R> microbatch(Fn2<A, B, R> function, Microbatching how) {
    return (a, b) ->
        how.apply(
            function,
            all -> function.apply(Microbatching.at(all, 0), Microbatching.at(all, 1)),
            a,
            b);
  }

  /// See [#microbatch(Fn1, Microbatching)].
  public static <A, B, C, R> Fn3<A, B, C, R> microbatch(
      Fn3<A, B, C, R> function, Microbatching how) {
    return (a, b, c) ->
        how.apply(
            function,
            all ->
                function.apply(
                    Microbatching.at(all, 0), Microbatching.at(all, 1), Microbatching.at(all, 2)),
            a,
            b,
            c);
  }

  /// The mean of `function` over 1,000 inputs with 0.1 times Gumbel noise, as a function of a key
  /// and the input; see [Perturbations#makePerturbedFun].
  public static Fn2<Tensor, Tensor, Tensor> makePerturbedFun(Fn1<Tensor, Tensor> function) {
    return makePerturbedFun(function, 1000, 0.1, Perturbations.Noise.GUMBEL, true);
  }

  /// See [Perturbations#makePerturbedFun].
  public static Fn2<Tensor, Tensor, Tensor> makePerturbedFun(
      Fn1<Tensor, Tensor> function,
      int numSamples,
      double sigma,
      Perturbations.Noise noise,
      boolean useBaseline) {
    return Perturbations.makePerturbedFun(function, numSamples, sigma, noise, useBaseline);
  }

  /// See [LinearAlgebra#powerIteration(Tensor)].
  public static LinearAlgebra.Eigenpair powerIteration(Tensor matrix) {
    return LinearAlgebra.powerIteration(matrix);
  }

  /// See [LinearAlgebra#matrixInversePthRoot(Tensor, int)].
  public static LinearAlgebra.InverseRoot matrixInversePthRoot(Tensor matrix, int p) {
    return LinearAlgebra.matrixInversePthRoot(matrix, p);
  }

  /// See [LinearAlgebra#nnls].
  public static Tensor nnls(Tensor a, Tensor b, int iters) {
    return LinearAlgebra.nnls(a, b, iters);
  }

  /// Independent normal distributions.
  public static MultiNormal multiNormal(Tensor loc, Tensor logScale) {
    return new MultiNormal(loc, logScale);
  }

  /// See [Assignment#hungarian].
  public static Assignment hungarianAlgorithm(Tensor costMatrix) {
    return Assignment.hungarian(costMatrix);
  }

  /// See [SecondOrder#hvp].
  public static State hvp(
      Fn3<State, Tensor, Tensor, Tensor> loss,
      Tensor v,
      State params,
      Tensor inputs,
      Tensor targets) {
    return SecondOrder.hvp(loss, v, params, inputs, targets);
  }

  /// See [SecondOrder#hessianDiag].
  public static Tensor hessianDiag(
      Fn3<State, Tensor, Tensor, Tensor> loss, State params, Tensor inputs, Tensor targets) {
    return SecondOrder.hessianDiag(loss, params, inputs, targets);
  }

  /// See [SecondOrder#fisherDiag].
  public static Tensor fisherDiag(
      Fn3<State, Tensor, Tensor, Tensor> negativeLogLikelihood,
      State params,
      Tensor inputs,
      Tensor targets) {
    return SecondOrder.fisherDiag(negativeLogLikelihood, params, inputs, targets);
  }
}
