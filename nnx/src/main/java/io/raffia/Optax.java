package io.raffia;

import io.raffia.optax.Adabelief;
import io.raffia.optax.Adadelta;
import io.raffia.optax.Adafactor;
import io.raffia.optax.Adagrad;
import io.raffia.optax.Adam;
import io.raffia.optax.Adamax;
import io.raffia.optax.Adan;
import io.raffia.optax.Amsgrad;
import io.raffia.optax.Fromage;
import io.raffia.optax.Lamb;
import io.raffia.optax.Lars;
import io.raffia.optax.LineSearch;
import io.raffia.optax.Lion;
import io.raffia.optax.NoisySgd;
import io.raffia.optax.Novograd;
import io.raffia.optax.OptimisticAdam;
import io.raffia.optax.PolyakSgd;
import io.raffia.optax.Radam;
import io.raffia.optax.RmsProp;
import io.raffia.optax.Rprop;
import io.raffia.optax.Sgd;
import io.raffia.optax.Signum;
import io.raffia.optax.Yogi;
import io.raffia.optax.ZoomLineSearch;

/// Gradient transformations, schedules and losses with the names, defaults and formulas of Optax. A
/// learning rate is a number or a [Schedule]; further options are `with...` methods:
///
/// ```java
/// Optax.adamw(Optax.cosineDecaySchedule(1e-3, 10_000)).withB1(0.95).withWeightDecay(0.01)
/// ```
///
/// Optimizers are chains of transformations; equal ones (same kinds, same numbers) are equal
/// objects, and run the same compiled program. Everything of `optax.contrib` is in
/// [io.raffia.optax.Contrib], arithmetic on States in [io.raffia.optax.Tree].
public final class Optax extends OptaxFunctions {
  private static final double WEIGHT_DECAY = 1e-4;

  private Optax() {}

  /// AdaBelief.
  public static Adabelief adabelief(Number learningRate) {
    return adabelief(constantSchedule(learningRate));
  }

  /// AdaBelief.
  public static Adabelief adabelief(Schedule learningRate) {
    return new Adabelief(learningRate);
  }

  /// Adagrad.
  public static Adagrad adagrad(Number learningRate) {
    return adagrad(constantSchedule(learningRate));
  }

  /// Adagrad.
  public static Adagrad adagrad(Schedule learningRate) {
    return new Adagrad(learningRate);
  }

  /// Adam with decays 0.9 and 0.999, eps 1e-8.
  public static Adam adam(Number learningRate) {
    return adam(constantSchedule(learningRate));
  }

  /// Adam with decays 0.9 and 0.999, eps 1e-8.
  public static Adam adam(Schedule learningRate) {
    return new Adam(learningRate);
  }

  /// With decays `b1` and 0.999.
  public static Adam adam(Number learningRate, Number b1) {
    return adam(learningRate).withB1(b1);
  }

  /// With decays `b1` and `b2`.
  public static Adam adam(Number learningRate, Number b1, Number b2) {
    return adam(learningRate).withB1(b1).withB2(b2);
  }

  /// Adam with Nesterov momentum.
  public static Adam nadam(Number learningRate) {
    return nadam(constantSchedule(learningRate));
  }

  /// Adam with Nesterov momentum.
  public static Adam nadam(Schedule learningRate) {
    return new Adam(learningRate).withNesterov(true);
  }

  /// Adam with weight decay 1e-4 that its scaling does not touch.
  public static Adam adamw(Number learningRate) {
    return adamw(constantSchedule(learningRate));
  }

  /// Adam with weight decay 1e-4 that its scaling does not touch.
  public static Adam adamw(Schedule learningRate) {
    return new Adam(learningRate).withWeightDecay(WEIGHT_DECAY);
  }

  /// With decays `b1` and 0.999.
  public static Adam adamw(Number learningRate, Number b1) {
    return adamw(learningRate).withB1(b1);
  }

  /// With decays `b1` and `b2`.
  public static Adam adamw(Number learningRate, Number b1, Number b2) {
    return adamw(learningRate).withB1(b1).withB2(b2);
  }

  /// Adam with Nesterov momentum and weight decay 1e-4.
  public static Adam nadamw(Number learningRate) {
    return nadamw(constantSchedule(learningRate));
  }

  /// Adam with Nesterov momentum and weight decay 1e-4.
  public static Adam nadamw(Schedule learningRate) {
    return new Adam(learningRate).withNesterov(true).withWeightDecay(WEIGHT_DECAY);
  }

  /// Adamax.
  public static Adamax adamax(Number learningRate) {
    return adamax(constantSchedule(learningRate));
  }

  /// Adamax.
  public static Adamax adamax(Schedule learningRate) {
    return new Adamax(learningRate);
  }

  /// Adamax with weight decay 1e-4.
  public static Adamax adamaxw(Number learningRate) {
    return adamaxw(constantSchedule(learningRate));
  }

  /// Adamax with weight decay 1e-4.
  public static Adamax adamaxw(Schedule learningRate) {
    return new Adamax(learningRate).withWeightDecay(WEIGHT_DECAY);
  }

  /// Adan.
  public static Adan adan(Number learningRate) {
    return adan(constantSchedule(learningRate));
  }

  /// Adan.
  public static Adan adan(Schedule learningRate) {
    return new Adan(learningRate);
  }

  /// AMSGrad.
  public static Amsgrad amsgrad(Number learningRate) {
    return amsgrad(constantSchedule(learningRate));
  }

  /// AMSGrad.
  public static Amsgrad amsgrad(Schedule learningRate) {
    return new Amsgrad(learningRate);
  }

  /// Fromage.
  public static Fromage fromage(Number learningRate) {
    return fromage(constantSchedule(learningRate));
  }

  /// Fromage.
  public static Fromage fromage(Schedule learningRate) {
    return new Fromage(learningRate);
  }

  /// LAMB.
  public static Lamb lamb(Number learningRate) {
    return lamb(constantSchedule(learningRate));
  }

  /// LAMB.
  public static Lamb lamb(Schedule learningRate) {
    return new Lamb(learningRate);
  }

  /// LARS.
  public static Lars lars(Number learningRate) {
    return lars(constantSchedule(learningRate));
  }

  /// LARS.
  public static Lars lars(Schedule learningRate) {
    return new Lars(learningRate);
  }

  /// Lion.
  public static Lion lion(Number learningRate) {
    return lion(constantSchedule(learningRate));
  }

  /// Lion.
  public static Lion lion(Schedule learningRate) {
    return new Lion(learningRate);
  }

  /// Gradient descent with noise.
  public static NoisySgd noisySgd(Number learningRate) {
    return noisySgd(constantSchedule(learningRate));
  }

  /// Gradient descent with noise.
  public static NoisySgd noisySgd(Schedule learningRate) {
    return new NoisySgd(learningRate);
  }

  /// NovoGrad.
  public static Novograd novograd(Number learningRate) {
    return novograd(constantSchedule(learningRate));
  }

  /// NovoGrad.
  public static Novograd novograd(Schedule learningRate) {
    return new Novograd(learningRate);
  }

  /// Optimistic Adam.
  public static OptimisticAdam optimisticAdamV2(Number learningRate) {
    return optimisticAdamV2(constantSchedule(learningRate));
  }

  /// Optimistic Adam.
  public static OptimisticAdam optimisticAdamV2(Schedule learningRate) {
    return new OptimisticAdam(learningRate);
  }

  /// Rectified Adam.
  public static Radam radam(Number learningRate) {
    return radam(constantSchedule(learningRate));
  }

  /// Rectified Adam.
  public static Radam radam(Schedule learningRate) {
    return new Radam(learningRate);
  }

  /// RMSProp.
  public static RmsProp rmsprop(Number learningRate) {
    return rmsprop(constantSchedule(learningRate));
  }

  /// RMSProp.
  public static RmsProp rmsprop(Schedule learningRate) {
    return new RmsProp(learningRate);
  }

  /// Stochastic gradient descent.
  public static Sgd sgd(Number learningRate) {
    return sgd(constantSchedule(learningRate));
  }

  /// Stochastic gradient descent.
  public static Sgd sgd(Schedule learningRate) {
    return new Sgd(learningRate);
  }

  /// With momentum: a sum of gradients that decays by that factor.
  public static Sgd sgd(Number learningRate, Number momentum) {
    return sgd(learningRate).withMomentum(momentum);
  }

  /// With momentum that looks one step ahead where `nesterov`.
  public static Sgd sgd(Number learningRate, Number momentum, boolean nesterov) {
    return sgd(learningRate).withMomentum(momentum).withNesterov(nesterov);
  }

  /// Signum.
  public static Signum signum(Number learningRate) {
    return signum(constantSchedule(learningRate));
  }

  /// Signum.
  public static Signum signum(Schedule learningRate) {
    return new Signum(learningRate);
  }

  /// Yogi.
  public static Yogi yogi(Number learningRate) {
    return yogi(constantSchedule(learningRate));
  }

  /// Yogi.
  public static Yogi yogi(Schedule learningRate) {
    return new Yogi(learningRate);
  }

  /// Adadelta.
  public static Adadelta adadelta(Number learningRate) {
    return adadelta(constantSchedule(learningRate));
  }

  /// Adadelta.
  public static Adadelta adadelta(Schedule learningRate) {
    return new Adadelta(learningRate);
  }

  /// Without a learning rate. Its updates are not negated: they go up, as Optax's do.
  public static Adadelta adadelta() {
    return new Adadelta(null);
  }

  /// Adafactor.
  public static Adafactor adafactor(Number learningRate) {
    return adafactor(constantSchedule(learningRate));
  }

  /// Adafactor.
  public static Adafactor adafactor(Schedule learningRate) {
    return new Adafactor(learningRate);
  }

  /// Without a learning rate. The factor is 1.
  public static Adafactor adafactor() {
    return new Adafactor(null);
  }

  /// Optimistic Adam in its first form, whose step against the last update is the learning rate
  /// too; Optax prefers [#optimisticAdamV2].
  public static OptimisticAdam optimisticAdam(Number learningRate) {
    return optimisticAdamV2(1.0).withAlpha(learningRate).withBeta(learningRate);
  }

  /// Gradient descent with a step against the last gradient.
  public static GradientTransformation optimisticGradientDescent(Number learningRate) {
    return optimisticGradientDescent(constantSchedule(learningRate), 1.0, 1.0);
  }

  /// `(alpha + beta) g - beta g'` times minus the learning rate.
  public static GradientTransformation optimisticGradientDescent(
      Schedule learningRate, Number alpha, Number beta) {
    return chain(scaleByOptimisticGradient(alpha, beta), scaleByLearningRate(learningRate));
  }

  /// Gradient descent by Polyak's step size; its updates need the loss.
  public static PolyakSgd polyakSgd() {
    return new PolyakSgd();
  }

  /// Resilient propagation.
  public static Rprop rprop(Number learningRate) {
    return new Rprop(learningRate);
  }

  /// The sign of each gradient.
  public static GradientTransformation signSgd(Number learningRate) {
    return signSgd(constantSchedule(learningRate));
  }

  /// The sign of each gradient.
  public static GradientTransformation signSgd(Schedule learningRate) {
    return chain(scaleBySign(), scaleByLearningRate(learningRate));
  }

  /// SM3 with momentum 0.9.
  public static GradientTransformation sm3(Number learningRate) {
    return sm3(learningRate, 0.9);
  }

  /// SM3.
  public static GradientTransformation sm3(Number learningRate, Number momentum) {
    return chain(scaleBySm3(momentum, 1.0, 1e-8), scaleByLearningRate(learningRate));
  }

  /// L-BFGS with a memory of 10 steps and a line search of at most 20, as Optax has it; see
  /// [ZoomLineSearch].
  public static GradientTransformation lbfgs() {
    return lbfgs(scaleByZoomLinesearch(20).withFromLast(false));
  }

  /// L-BFGS with a learning rate and without a line search, with a memory of 10 steps.
  public static GradientTransformation lbfgs(Number learningRate) {
    return lbfgs(constantSchedule(learningRate), 10, true);
  }

  /// L-BFGS without a line search; see [LineSearch.ByLbfgs].
  public static GradientTransformation lbfgs(
      Schedule learningRate, int memorySize, boolean scaleInitPrecond) {
    return chain(
        scaleByLbfgs(memorySize, scaleInitPrecond), scaleByLearningRate(learningRate), identity());
  }

  /// L-BFGS with a line search, with a memory of 10 steps.
  public static GradientTransformation lbfgs(GradientTransformation linesearch) {
    return chain(scaleByLbfgs(10, true), scale(-1.0), linesearch);
  }

  /// The direction of L-BFGS; see [LineSearch.ByLbfgs]. Optax has 10 and true.
  public static GradientTransformation scaleByLbfgs(int memorySize, boolean scaleInitPrecond) {
    return new LineSearch.ByLbfgs(memorySize, scaleInitPrecond);
  }

  /// A step that shrinks until the loss falls enough; see [LineSearch.Backtracking]. Optax's
  /// defaults.
  public static GradientTransformation scaleByBacktrackingLinesearch(int maxBacktrackingSteps) {
    return new LineSearch.Backtracking(maxBacktrackingSteps, 1e-4, 0.8, 1.5, 1.0, 0, 0, false);
  }

  /// A step that lowers the loss enough and leaves a small slope; see [ZoomLineSearch]. Optax's
  /// defaults.
  public static ZoomLineSearch scaleByZoomLinesearch(int maxLinesearchSteps) {
    return new ZoomLineSearch(maxLinesearchSteps);
  }
}
