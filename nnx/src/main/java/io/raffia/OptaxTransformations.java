package io.raffia;

import io.raffia.ir.DType;
import io.raffia.optax.Accumulation;
import io.raffia.optax.Additions;
import io.raffia.optax.Clipping;
import io.raffia.optax.Conditions;
import io.raffia.optax.InjectHyperparams;
import io.raffia.optax.Masking;
import io.raffia.optax.Moments;
import io.raffia.optax.Monitoring;
import io.raffia.optax.ScaleByAdam;
import io.raffia.optax.Scaling;
import io.raffia.optax.Squares;
import io.raffia.optax.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The gradient transformations of [Optax] and what combines them.
public abstract sealed class OptaxTransformations extends OptaxSchedules permits OptaxFunctions {
  OptaxTransformations() {}

  // Combinators.

  /// One after another, from left to right.
  public static GradientTransformation chain(GradientTransformation... parts) {
    return new Masking.Chain(List.of(parts));
  }

  /// One after another, with their states by name.
  public static GradientTransformation namedChain(Masking.Named... parts) {
    return new Masking.NamedChain(List.of(parts));
  }

  /// A transformation with a name, for [#namedChain].
  public static Masking.Named named(String name, GradientTransformation transformation) {
    return new Masking.Named(name, transformation);
  }

  /// `inner` for the parameters that `mask` chooses; the updates of the others pass as they are.
  public static GradientTransformation masked(GradientTransformation inner, Filter mask) {
    return new Masking.Masked(inner, mask);
  }

  /// No updates for the parameters that `mask` chooses.
  public static GradientTransformation freeze(Filter mask) {
    return masked(setToZero(), mask);
  }

  /// `optimizer` for all parameters but those that `freezeMask` chooses, which stay as they are.
  public static GradientTransformation selectiveTransform(
      GradientTransformation optimizer, Filter freezeMask) {
    return partition(
        Map.of("train", optimizer, "freeze", setToZero()),
        leaf -> freezeMask.matches(leaf) ? "freeze" : "train");
  }

  /// A transformation for each label; `paramLabels` gives every parameter one. Throws
  /// [io.raffia.ir.IrException] for a label without transformation.
  public static GradientTransformation partition(
      Map<String, ? extends GradientTransformation> transforms,
      Function<State.Leaf, String> paramLabels) {
    return new Masking.Partition(Map.copyOf(transforms), paramLabels);
  }

  /// Another name of [#partition].
  public static GradientTransformation multiTransform(
      Map<String, ? extends GradientTransformation> transforms,
      Function<State.Leaf, String> paramLabels) {
    return partition(transforms, paramLabels);
  }

  /// `inner` on all parameters as one vector.
  public static GradientTransformation flatten(GradientTransformation inner) {
    return new Masking.Flatten(inner);
  }

  /// Gradients of `everyK` steps as one: an update every so many steps, by their mean.
  public static Conditions.MultiSteps multiSteps(GradientTransformation inner, int everyK) {
    return multiSteps(inner, constantSchedule(everyK));
  }

  /// With as many steps as the schedule says at the count of updates made.
  public static Conditions.MultiSteps multiSteps(GradientTransformation inner, Schedule everyK) {
    return new Conditions.MultiSteps(inner, everyK, true, new Conditions.SkipNothing(), DType.F32);
  }

  /// For [#multiSteps]: leaves gradients out that are not all finite.
  public static Conditions.SkipUpdate skipNotFinite() {
    return new Conditions.SkipNotFinite();
  }

  /// For [#multiSteps]: leaves gradients out whose squared norm is not below a bound.
  public static Conditions.SkipUpdate skipLargeUpdates(Number maxSquaredNorm) {
    return new Conditions.SkipLargeUpdates(maxSquaredNorm);
  }

  /// `inner` where all updates are finite, and no update elsewhere, unless there were more than
  /// `maxConsecutiveErrors` such steps in a row.
  public static GradientTransformation applyIfFinite(
      GradientTransformation inner, int maxConsecutiveErrors) {
    return new Conditions.ApplyIfFinite(inner, maxConsecutiveErrors);
  }

  /// `inner` in the steps where the condition holds; updates pass as they are in the others.
  public static GradientTransformation conditionallyTransform(
      GradientTransformation inner, Conditions.Condition shouldTransform) {
    return new Conditions.Conditionally(inner, shouldTransform, false);
  }

  /// `inner` in the steps where the condition holds; no update in the others.
  public static GradientTransformation conditionallyMask(
      GradientTransformation inner, Conditions.Condition shouldTransform) {
    return new Conditions.Conditionally(inner, shouldTransform, true);
  }

  /// Lookahead on parameters below `fast` and `slow`; see [Conditions.Lookahead].
  public static GradientTransformation lookahead(
      GradientTransformation fastOptimizer, int syncPeriod, Number slowStepSize) {
    return lookahead(fastOptimizer, syncPeriod, slowStepSize, false);
  }

  /// With `resetState` the fast optimizer begins anew at each synchronization.
  public static GradientTransformation lookahead(
      GradientTransformation fastOptimizer,
      int syncPeriod,
      Number slowStepSize,
      boolean resetState) {
    return new Conditions.Lookahead(fastOptimizer, syncPeriod, slowStepSize, resetState);
  }

  /// A transformation whose hyperparameters stand in its state; see [InjectHyperparams].
  public static InjectHyperparams injectHyperparams(
      Function<InjectHyperparams.Values, ? extends GradientTransformation> factory) {
    return new InjectHyperparams(factory, Map.of(), Map.of(), null);
  }

  /// Keeps what `measure` says of updates in the state; see [Monitoring.Snapshot].
  public static GradientTransformation snapshot(
      String measureName, Function<State, Tensor> measure) {
    return new Monitoring.Snapshot(measureName, u -> Monitoring.single(measure.apply(u)));
  }

  /// Keeps what several measures say of updates in the state; see [Monitoring.Monitor].
  public static GradientTransformation monitor(Map<String, GradientTransformation> measures) {
    return new Monitoring.Monitor(measures);
  }

  /// A decaying mean of what `measure` says of updates, for [#monitor].
  public static GradientTransformation measureWithEma(
      Function<State, Tensor> measure, Number decay) {
    return measureWithEma(measure, decay, true, null);
  }

  /// Without `debias` the mean does not make up for its start at 0.
  public static GradientTransformation measureWithEma(
      Function<State, Tensor> measure,
      Number decay,
      boolean debias,
      @Nullable DType accumulatorDtype) {
    return new Monitoring.WithEma(
        u -> Monitoring.single(measure.apply(u)), decay, debias, accumulatorDtype);
  }

  // Functions of updates, by element or tensor.

  /// The gradients themselves.
  public static GradientTransformation identity() {
    return new Masking.Chain(List.of());
  }

  /// Any function of updates and parameters.
  public static GradientTransformation stateless(BinaryOperator<State> function) {
    return new Scaling.ByFunction(function);
  }

  /// Any function of each update and its parameter.
  public static GradientTransformation statelessWithTreeMap(BinaryOperator<Tensor> function) {
    return new Scaling.ByTensorFunction(function);
  }

  /// No updates.
  public static GradientTransformation setToZero() {
    return new Scaling.SetToZero();
  }

  /// Times a constant.
  public static GradientTransformation scale(Number stepSize) {
    return new Scaling.Scale(stepSize);
  }

  /// Times the schedule's value; the first update has count 0.
  public static GradientTransformation scaleBySchedule(Schedule stepSize) {
    return new Scaling.BySchedule(stepSize, 1);
  }

  /// Times minus the learning rate: updates are added, and go down.
  public static GradientTransformation scaleByLearningRate(Number learningRate) {
    return scaleByLearningRate(constantSchedule(learningRate), true);
  }

  /// Times minus the learning rate: updates are added, and go down.
  public static GradientTransformation scaleByLearningRate(Schedule learningRate) {
    return scaleByLearningRate(learningRate, true);
  }

  /// Times the learning rate, negated when `flipSign`.
  public static GradientTransformation scaleByLearningRate(
      Schedule learningRate, boolean flipSign) {
    return Scaling.byLearningRate(learningRate, flipSign);
  }

  /// The sign of each element.
  public static GradientTransformation scaleBySign() {
    return new Scaling.BySign();
  }

  /// Each element kept within `-maxDelta` and `maxDelta`.
  public static GradientTransformation clip(Number maxDelta) {
    return new Clipping.Clip(maxDelta);
  }

  /// Scaled down where the norm of all gradients together is `maxNorm` or more.
  public static GradientTransformation clipByGlobalNorm(Number maxNorm) {
    return new Clipping.ByGlobalNorm(maxNorm);
  }

  /// Each tensor scaled down where the root of its mean square is more than `threshold`.
  public static GradientTransformation clipByBlockRms(Number threshold) {
    return new Clipping.ByBlockRms(threshold);
  }

  /// Each unit scaled down to `clipping` times its parameter's norm; see [Clipping.Adaptive].
  public static GradientTransformation adaptiveGradClip(Number clipping) {
    return adaptiveGradClip(clipping, 1e-3);
  }

  /// With parameters' norms of at least `eps`.
  public static GradientTransformation adaptiveGradClip(Number clipping, Number eps) {
    return new Clipping.Adaptive(clipping, eps);
  }

  /// Gradients of examples along axis 0, each clipped by its norm and summed, and how many were
  /// clipped; see [Clipping].
  public static Clipping.Clipped perExampleGlobalNormClip(State grads, double l2NormClip) {
    return Clipping.perExampleGlobalNorm(grads, l2NormClip);
  }

  /// The same tensor by tensor; see [Clipping#perExampleLayerNorm].
  public static Clipping.Clipped perExampleLayerNormClip(
      State grads, double globalL2NormClip, boolean uniform) {
    return Clipping.perExampleLayerNorm(grads, globalL2NormClip, uniform);
  }

  /// Plus that share of the parameters.
  public static GradientTransformation addDecayedWeights(Number weightDecay) {
    return addDecayedWeights(constantSchedule(weightDecay), null);
  }

  /// Plus that share of the parameters that `mask` chooses; null: of all.
  public static GradientTransformation addDecayedWeights(
      Schedule weightDecay, @Nullable Filter mask) {
    return Additions.decayedWeights(weightDecay, mask);
  }

  /// Plus normal noise of variance `eta / t^gamma`.
  public static GradientTransformation addNoise(Number eta, Number gamma, long seed) {
    return new Additions.AddNoise(eta, gamma, seed);
  }

  /// No parameter falls below 0.
  public static GradientTransformation keepParamsNonnegative() {
    return new Additions.KeepParamsNonnegative();
  }

  /// 0 instead of NaN.
  public static GradientTransformation zeroNans() {
    return new Additions.ZeroNans();
  }

  /// Less the mean over all axes but the first, where there are several.
  public static GradientTransformation centralize() {
    return new Scaling.Centralize();
  }

  /// Over the norm of all updates together.
  public static GradientTransformation normalizeByUpdateNorm() {
    return normalizeByUpdateNorm(1.0, 1e-6);
  }

  /// Times `scaleFactor / (norm + eps)`.
  public static GradientTransformation normalizeByUpdateNorm(Number scaleFactor, Number eps) {
    return new Scaling.ByUpdateNorm(scaleFactor, eps);
  }

  /// Times the norm of the parameter, at least `minScale` (Optax: 1e-3).
  public static GradientTransformation scaleByParamBlockNorm(Number minScale) {
    return new Scaling.ByParamBlockNorm(minScale);
  }

  /// Times the root mean square of the parameter, at least `minScale` (Optax: 1e-3).
  public static GradientTransformation scaleByParamBlockRms(Number minScale) {
    return new Scaling.ByParamBlockRms(minScale);
  }

  /// Times the ratio of the parameter's norm to the update's.
  public static GradientTransformation scaleByTrustRatio() {
    return scaleByTrustRatio(0.0, 1.0, 0.0);
  }

  /// See [Scaling.ByTrustRatio].
  public static GradientTransformation scaleByTrustRatio(
      Number minNorm, Number trustCoefficient, Number eps) {
    return new Scaling.ByTrustRatio(minNorm, trustCoefficient, eps);
  }

  // Functions of all updates so far.

  /// Momentum: a sum of updates that decays.
  public static GradientTransformation trace(Number decay) {
    return trace(decay, false, null);
  }

  /// With `nesterov` it looks one step ahead.
  public static GradientTransformation trace(Number decay, boolean nesterov) {
    return trace(decay, nesterov, null);
  }

  /// Momentum that is kept in another element type.
  public static GradientTransformation trace(
      Number decay, boolean nesterov, @Nullable DType accumulatorDtype) {
    return new Accumulation.Trace(decay, nesterov, accumulatorDtype);
  }

  /// A mean of updates that decays.
  public static GradientTransformation ema(Number decay) {
    return ema(decay, true, null);
  }

  /// Without `debias` the mean does not make up for its start at 0; with `accumulatorDtype` it is
  /// kept in that element type.
  public static GradientTransformation ema(
      Number decay, boolean debias, @Nullable DType accumulatorDtype) {
    return new Accumulation.Ema(decay, debias, accumulatorDtype);
  }

  /// The sum of `k` updates every `k` steps.
  public static GradientTransformation applyEvery(int k) {
    return new Accumulation.ApplyEvery(k);
  }

  /// Adam's scaling with its defaults; `with...` methods change them.
  public static ScaleByAdam scaleByAdam() {
    return ScaleByAdam.DEFAULT;
  }

  /// See [Moments.Amsgrad]; Optax's defaults.
  public static GradientTransformation scaleByAmsgrad() {
    return new Moments.Amsgrad(0.9, 0.999, 1e-8, 0.0, null, true, true);
  }

  /// See [Moments.Adamax]; Optax's defaults.
  public static GradientTransformation scaleByAdamax() {
    return scaleByAdamax(0.9, 0.999, 1e-8);
  }

  public static GradientTransformation scaleByAdamax(Number b1, Number b2, Number eps) {
    return new Moments.Adamax(b1, b2, eps);
  }

  /// See [Moments.Adan]; Optax's defaults.
  public static GradientTransformation scaleByAdan() {
    return new Moments.Adan(0.98, 0.92, 0.99, 1e-8, 0.0);
  }

  /// See [Moments.Belief]; Optax's defaults.
  public static GradientTransformation scaleByBelief() {
    return new Moments.Belief(0.9, 0.999, 1e-16, 1e-16, false);
  }

  /// See [Moments.Yogi]; Optax's defaults.
  public static GradientTransformation scaleByYogi() {
    return new Moments.Yogi(0.9, 0.999, 1e-3, 0.0, 1e-6);
  }

  /// See [Moments.Radam]; Optax's defaults.
  public static GradientTransformation scaleByRadam() {
    return new Moments.Radam(0.9, 0.999, 1e-8, 0.0, 5.0, false);
  }

  /// See [Moments.Lion]; Optax's defaults.
  public static GradientTransformation scaleByLion() {
    return scaleByLion(0.9, 0.99, null, Moments.LionMode.HARD, 1.0);
  }

  public static GradientTransformation scaleByLion(
      Number b1, Number b2, @Nullable DType muDtype, Moments.LionMode mode, Number smoothBeta) {
    return new Moments.Lion(b1, b2, muDtype, mode, smoothBeta);
  }

  /// See [Moments.Novograd]; Optax's defaults.
  public static GradientTransformation scaleByNovograd() {
    return new Moments.Novograd(0.9, 0.25, 1e-8, 0.0, 0.0, null);
  }

  /// See [Squares.Rss].
  public static GradientTransformation scaleByRss(Number initialAccumulatorValue, Number eps) {
    return new Squares.Rss(initialAccumulatorValue, eps);
  }

  /// See [Squares.Rms]; Optax's defaults.
  public static GradientTransformation scaleByRms() {
    return scaleByRms(0.9, 1e-8, 0.0, true, false);
  }

  public static GradientTransformation scaleByRms(
      Number decay, Number eps, Number initialScale, boolean epsInSqrt, boolean biasCorrection) {
    return new Squares.Rms(decay, eps, initialScale, epsInSqrt, biasCorrection, false);
  }

  /// See [Squares.Rms], centered; Optax's defaults.
  public static GradientTransformation scaleByStddev() {
    return scaleByStddev(0.9, 1e-8, 0.0, true, false);
  }

  public static GradientTransformation scaleByStddev(
      Number decay, Number eps, Number initialScale, boolean epsInSqrt, boolean biasCorrection) {
    return new Squares.Rms(decay, eps, initialScale, epsInSqrt, biasCorrection, true);
  }

  /// See [Squares.Adadelta]; Optax has `rho` 0.9 and `eps` 1e-6.
  public static GradientTransformation scaleByAdadelta(Number rho, Number eps) {
    return new Squares.Adadelta(rho, eps);
  }

  /// See [Squares.FactoredRms]; Optax's defaults.
  public static GradientTransformation scaleByFactoredRms() {
    return new Squares.FactoredRms(true, 0.8, 0, 128, 1e-30);
  }

  /// See [Squares.Sm3]; Optax has `b1` 0.9, `b2` 1 and `eps` 1e-8.
  public static GradientTransformation scaleBySm3(Number b1, Number b2, Number eps) {
    return new Squares.Sm3(b1, b2, eps);
  }

  /// See [Squares.Rprop]; the other numbers are Optax's defaults.
  public static GradientTransformation scaleByRprop(Number learningRate) {
    return new Squares.Rprop(learningRate, 0.5, 1.2, 1e-6, 50.0);
  }

  /// See [Scaling.ByOptimisticGradient]; Optax has 1 for both.
  public static GradientTransformation scaleByOptimisticGradient(Number alpha, Number beta) {
    return new Scaling.ByOptimisticGradient(alpha, beta);
  }

  /// See [Scaling.ByDistanceOverGradients]; Optax's defaults.
  public static GradientTransformation scaleByDistanceOverGradients() {
    return new Scaling.ByDistanceOverGradients(1e-6, 1e-8, DType.F32, 1.0);
  }

  /// See [Scaling.ByPolyak]; Optax's defaults.
  public static GradientTransformation scaleByPolyak() {
    return new Scaling.ByPolyak(0.0, 1.0, 0.0, false);
  }

  // On parameters and States.

  /// Parameters plus updates, in the parameters' element types.
  public static State applyUpdates(State params, State updates) {
    return params.zip(updates, (p, u) -> p.add(u).astype(p.dtype()));
  }

  /// `stepSize newTensors + (1 - stepSize) oldTensors`.
  public static State incrementalUpdate(State newTensors, State oldTensors, Number stepSize) {
    return Tree.updateMoment(oldTensors, newTensors, stepSize);
  }

  /// `newTensors` where `steps`, an integer scalar, is a multiple of `updatePeriod`, else
  /// `oldTensors`.
  public static State periodicUpdate(
      State newTensors, State oldTensors, Tensor steps, int updatePeriod) {
    return Tree.where(steps.mod(updatePeriod).eq(0), newTensors, oldTensors);
  }

  /// The Euclidean norm of all elements together.
  public static Tensor globalNorm(State updates) {
    return Tree.norm(updates);
  }

  /// The Euclidean norm, and `minNorm` where that is not more; there its gradient is 0, not NaN.
  public static Tensor safeNorm(Tensor x, Number minNorm) {
    return Scaling.safeNorm(x, minNorm);
  }

  /// The root of the mean square, and `minRms` where that is not more.
  public static Tensor safeRootMeanSquares(Tensor x, Number minRms) {
    return Scaling.safeRms(x, minRms);
  }

  /// One more, or the same at the greatest `i32`.
  public static Tensor safeIncrement(Tensor count) {
    return Tensor.where(count.lt(Integer.MAX_VALUE), count.add(1), count);
  }
}
