package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Optax;
import io.raffia.Schedule;
import io.raffia.State;
import org.jspecify.annotations.Nullable;

/// `optax.contrib`: optimizers and wrappers beside the established ones of [Optax].
public final class Contrib {
  private Contrib() {}

  /// ACProp.
  public static Acprop acprop(Number learningRate) {
    return acprop(new Schedules.Constant(learningRate));
  }

  /// ACProp.
  public static Acprop acprop(Schedule learningRate) {
    return new Acprop(learningRate);
  }

  /// AdEMAMix.
  public static Ademamix ademamix(Number learningRate) {
    return ademamix(new Schedules.Constant(learningRate));
  }

  /// AdEMAMix.
  public static Ademamix ademamix(Schedule learningRate) {
    return new Ademamix(learningRate);
  }

  /// Simplified AdEMAMix.
  public static SimplifiedAdemamix simplifiedAdemamix(Number learningRate) {
    return simplifiedAdemamix(new Schedules.Constant(learningRate));
  }

  /// Simplified AdEMAMix.
  public static SimplifiedAdemamix simplifiedAdemamix(Schedule learningRate) {
    return new SimplifiedAdemamix(learningRate);
  }

  /// ADOPT.
  public static Adopt adopt(Number learningRate) {
    return adopt(new Schedules.Constant(learningRate));
  }

  /// ADOPT.
  public static Adopt adopt(Schedule learningRate) {
    return new Adopt(learningRate);
  }

  /// COCOB, with the learning rate 1.0.
  public static Cocob cocob() {
    return cocob(1.0);
  }

  /// COCOB.
  public static Cocob cocob(Number learningRate) {
    return cocob(new Schedules.Constant(learningRate));
  }

  /// COCOB.
  public static Cocob cocob(Schedule learningRate) {
    return new Cocob(learningRate);
  }

  /// D-adapted AdamW, with the learning rate 1.0.
  public static DadaptAdamw dadaptAdamw() {
    return dadaptAdamw(1.0);
  }

  /// D-adapted AdamW.
  public static DadaptAdamw dadaptAdamw(Number learningRate) {
    return dadaptAdamw(new Schedules.Constant(learningRate));
  }

  /// D-adapted AdamW.
  public static DadaptAdamw dadaptAdamw(Schedule learningRate) {
    return new DadaptAdamw(learningRate);
  }

  /// Momo, with the learning rate 1.0.
  public static Momo momo() {
    return momo(1.0);
  }

  /// Momo.
  public static Momo momo(Number learningRate) {
    return momo(new Schedules.Constant(learningRate));
  }

  /// Momo.
  public static Momo momo(Schedule learningRate) {
    return new Momo(learningRate);
  }

  /// Momo with Adam's scaling, with the learning rate 0.01.
  public static MomoAdam momoAdam() {
    return momoAdam(0.01);
  }

  /// Momo with Adam's scaling.
  public static MomoAdam momoAdam(Number learningRate) {
    return momoAdam(new Schedules.Constant(learningRate));
  }

  /// Momo with Adam's scaling.
  public static MomoAdam momoAdam(Schedule learningRate) {
    return new MomoAdam(learningRate);
  }

  /// GaLore.
  public static Galore galore(Number learningRate) {
    return galore(new Schedules.Constant(learningRate));
  }

  /// GaLore.
  public static Galore galore(Schedule learningRate) {
    return new Galore(learningRate);
  }

  /// The part of GaLore that projects, with Optax's defaults; see [Galore.ByGalore].
  public static GradientTransformation scaleByGalore() {
    return new Galore.ByGalore(128, 200, 1, ScaleByAdam.DEFAULT, Galore.Choice.MATRICES);
  }

  /// Muon.
  public static Muon muon(Number learningRate) {
    return muon(new Schedules.Constant(learningRate));
  }

  /// Muon.
  public static Muon muon(Schedule learningRate) {
    return new Muon(learningRate);
  }

  /// Prodigy, with the learning rate 1.0.
  public static Prodigy prodigy() {
    return prodigy(1.0);
  }

  /// Prodigy.
  public static Prodigy prodigy(Number learningRate) {
    return prodigy(new Schedules.Constant(learningRate));
  }

  /// Prodigy.
  public static Prodigy prodigy(Schedule learningRate) {
    return new Prodigy(learningRate);
  }

  /// Distance over gradients, with the learning rate 1 and a first step by the parameters' norm.
  public static GradientTransformation dog() {
    return dog(new Schedules.Constant(1.0), Parameterless.FirstStep.HEURISTIC, 1e-6, 1e-8);
  }

  /// Distance over gradients; see [Parameterless.ByDog].
  public static GradientTransformation dog(
      Schedule learningRate, Parameterless.FirstStep firstStep, Number value, Number eps) {
    return Optax.chain(
        Optax.identity(),
        new Parameterless.ByDog(firstStep, value, eps),
        Optax.scaleByLearningRate(learningRate));
  }

  /// Distance over weighted gradients, with the learning rate 1.
  public static GradientTransformation dowg() {
    return dowg(new Schedules.Constant(1.0), null, 1e-4);
  }

  /// Distance over weighted gradients; see [Parameterless.ByDowg].
  public static GradientTransformation dowg(
      Schedule learningRate, @Nullable Number initEstimSqDist, Number eps) {
    return Optax.chain(
        Optax.identity(),
        new Parameterless.ByDowg(initEstimSqDist, eps),
        Optax.scaleByLearningRate(learningRate));
  }

  /// MADGRAD with momentum 0.9.
  public static GradientTransformation madgrad(Number learningRate) {
    return madgrad(new Schedules.Constant(learningRate), 0.9, 0.0, 1e-6);
  }

  /// MADGRAD; see [ContribMoments.Madgrad].
  public static GradientTransformation madgrad(
      Schedule learningRate, Number momentum, Number weightDecay, Number eps) {
    return Optax.chain(
        Optax.addDecayedWeights(weightDecay),
        new ContribMoments.Madgrad(learningRate, momentum, eps));
  }

  /// Finds the scale of another optimizer's updates; Optax's defaults.
  public static GradientTransformation mechanize(GradientTransformation baseOptimizer) {
    return new Parameterless.Mechanize(baseOptimizer, 1e-2, 1e-8, 1e-6, 6);
  }

  /// Sophia; its updates need the loss as a function of parameters.
  public static Sophia sophia(Number learningRate) {
    return sophia(new Schedules.Constant(learningRate));
  }

  /// Sophia; its updates need the loss as a function of parameters.
  public static Sophia sophia(Schedule learningRate) {
    return new Sophia(learningRate);
  }

  /// An estimate of the Hessian's diagonal instead of updates; see [Curvature.Hutchinson].
  public static GradientTransformation hutchinsonEstimatorDiagHessian(long seed) {
    return new Curvature.Hutchinson(seed);
  }

  /// Over the norm of all updates together.
  public static GradientTransformation normalize() {
    return new Wrappers.Normalize();
  }

  /// Times a scale that falls by 10 when the loss has not improved in 10 steps.
  public static GradientTransformation reduceOnPlateau() {
    return reduceOnPlateau(0.1, 10, 1e-4, 0, 0, 1, 0);
  }

  /// See [Wrappers.ReduceOnPlateau].
  public static GradientTransformation reduceOnPlateau(
      double factor,
      int patience,
      double rtol,
      double atol,
      int cooldown,
      int accumulationSize,
      double minScale) {
    return new Wrappers.ReduceOnPlateau(
        factor, patience, rtol, atol, cooldown, accumulationSize, minScale);
  }

  /// Gradients of examples clipped, summed and made noisy; see
  /// [Wrappers.DifferentiallyPrivateAggregate].
  public static GradientTransformation differentiallyPrivateAggregate(
      Number l2NormClip, Number noiseMultiplier, long seed) {
    return new Wrappers.DifferentiallyPrivateAggregate(l2NormClip, noiseMultiplier, seed);
  }

  /// Gradient descent on gradients of examples that are clipped and made noisy (Abadi et al.,
  /// 2016); a `momentum` of null: none.
  public static GradientTransformation dpsgd(
      Schedule learningRate,
      Number l2NormClip,
      Number noiseMultiplier,
      long seed,
      @Nullable Number momentum,
      boolean nesterov) {
    return Optax.chain(
        differentiallyPrivateAggregate(l2NormClip, noiseMultiplier, seed),
        momentum == null ? Optax.identity() : Optax.trace(momentum, nesterov),
        Optax.scaleByLearningRate(learningRate));
  }

  /// Sharpness-aware minimization with a period of 2 steps; see [Wrappers.Sam].
  public static GradientTransformation sam(
      GradientTransformation optimizer, GradientTransformation advOptimizer) {
    return sam(optimizer, advOptimizer, 2, true);
  }

  /// Without `resetState` the adversary goes on from its last state.
  public static GradientTransformation sam(
      GradientTransformation optimizer,
      GradientTransformation advOptimizer,
      int syncPeriod,
      boolean resetState) {
    return new Wrappers.Sam(optimizer, advOptimizer, syncPeriod, resetState);
  }

  /// Any optimizer without a schedule; `learningRate` is the base optimizer's own.
  public static GradientTransformation scheduleFree(
      GradientTransformation baseOptimizer, Schedule learningRate) {
    return scheduleFree(baseOptimizer, learningRate, 0.9, 2.0);
  }

  /// See [Wrappers.ScheduleFree].
  public static GradientTransformation scheduleFree(
      GradientTransformation baseOptimizer,
      Schedule learningRate,
      Number b1,
      Number weightLrPower) {
    return new Wrappers.ScheduleFree(baseOptimizer, learningRate, b1, weightLrPower, null);
  }

  /// Schedule-free gradient descent; `warmupSteps` of null: none, and so `weightDecay`.
  public static GradientTransformation scheduleFreeSgd(
      double learningRate, @Nullable Integer warmupSteps, Number b1, @Nullable Number weightDecay) {
    var rate = warm(learningRate, warmupSteps);
    return scheduleFree(Wrappers.sgd(rate, weightDecay), rate, b1, 2.0);
  }

  /// Schedule-free AdamW; `warmupSteps` of null: none.
  public static GradientTransformation scheduleFreeAdamw(
      double learningRate,
      @Nullable Integer warmupSteps,
      Number b1,
      Number b2,
      Number eps,
      Number weightDecay) {
    var rate = warm(learningRate, warmupSteps);
    var base =
        Optax.chain(
            Optax.scaleByRms(b2, eps, 0.0, false, true),
            Optax.addDecayedWeights(weightDecay),
            Optax.scaleByLearningRate(rate));
    return scheduleFree(base, rate, b1, 2.0);
  }

  private static Schedule warm(double rate, @Nullable Integer warmupSteps) {
    return warmupSteps == null
        ? new Schedules.Constant(rate)
        : Optax.warmupConstantSchedule(0, rate, warmupSteps);
  }

  /// The parameters to evaluate with under [#scheduleFree].
  public static State scheduleFreeEvalParams(State state, State params) {
    return Wrappers.ScheduleFree.evalParams(state, params);
  }
}
