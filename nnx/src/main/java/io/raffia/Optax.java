package io.raffia;

import io.raffia.Transformations.AddDecayedWeights;
import io.raffia.Transformations.Chain;
import io.raffia.Transformations.Clip;
import io.raffia.Transformations.ClipByGlobalNorm;
import io.raffia.Transformations.Momentum;
import io.raffia.Transformations.Scale;
import io.raffia.Transformations.ScaleBySchedule;
import io.raffia.ir.DType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gradient transformations, schedules and losses with the names, defaults and formulas of Optax.
/// Optimizers are chains of transformations; equal ones (same kinds, same numbers) are equal
/// objects, and run the same compiled program.
public final class Optax {
  private static final double WEIGHT_DECAY = 1e-4;

  private Optax() {}

  // Optimizers. A learning rate is a number or a Schedule.

  /// Stochastic gradient descent.
  public static GradientTransformation sgd(double learningRate) {
    return sgd(constantSchedule(learningRate));
  }

  public static GradientTransformation sgd(Schedule learningRate) {
    return scaleByLearningRate(learningRate);
  }

  /// With momentum: a sum of gradients that decays by that factor.
  public static GradientTransformation sgd(double learningRate, double momentum) {
    return sgd(learningRate, momentum, false);
  }

  public static GradientTransformation sgd(double learningRate, double momentum, boolean nesterov) {
    return sgd(constantSchedule(learningRate), momentum, nesterov);
  }

  public static GradientTransformation sgd(
      Schedule learningRate, double momentum, boolean nesterov) {
    return chain(trace(momentum, nesterov), scaleByLearningRate(learningRate));
  }

  /// Adam with decays 0.9 and 0.999, eps 1e-8.
  public static GradientTransformation adam(double learningRate) {
    return adam(learningRate, scaleByAdam());
  }

  public static GradientTransformation adam(double learningRate, double b1) {
    return adam(learningRate, scaleByAdam().withB1(b1));
  }

  public static GradientTransformation adam(double learningRate, double b1, double b2) {
    return adam(learningRate, scaleByAdam().withB1(b1).withB2(b2));
  }

  public static GradientTransformation adam(double learningRate, ScaleByAdam moments) {
    return adam(constantSchedule(learningRate), moments);
  }

  public static GradientTransformation adam(Schedule learningRate) {
    return adam(learningRate, scaleByAdam());
  }

  public static GradientTransformation adam(Schedule learningRate, ScaleByAdam moments) {
    return chain(moments, scaleByLearningRate(learningRate));
  }

  /// Adam with Nesterov momentum.
  public static GradientTransformation nadam(double learningRate) {
    return adam(learningRate, scaleByAdam().withNesterov(true));
  }

  /// Adam with weight decay 1e-4 that its scaling does not touch (Loshchilov and Hutter, 2019).
  public static GradientTransformation adamw(double learningRate) {
    return adamw(learningRate, scaleByAdam());
  }

  public static GradientTransformation adamw(double learningRate, double b1) {
    return adamw(learningRate, scaleByAdam().withB1(b1));
  }

  public static GradientTransformation adamw(double learningRate, double b1, double b2) {
    return adamw(learningRate, scaleByAdam().withB1(b1).withB2(b2));
  }

  public static GradientTransformation adamw(double learningRate, ScaleByAdam moments) {
    return adamw(constantSchedule(learningRate), moments, WEIGHT_DECAY);
  }

  public static GradientTransformation adamw(Schedule learningRate) {
    return adamw(learningRate, scaleByAdam(), WEIGHT_DECAY);
  }

  public static GradientTransformation adamw(
      Schedule learningRate, ScaleByAdam moments, double weightDecay) {
    return chain(moments, addDecayedWeights(weightDecay), scaleByLearningRate(learningRate));
  }

  /// Adam with Nesterov momentum and weight decay 1e-4.
  public static GradientTransformation nadamw(double learningRate) {
    return adamw(learningRate, scaleByAdam().withNesterov(true));
  }

  // Transformations.

  /// One after another, from left to right.
  public static GradientTransformation chain(GradientTransformation... parts) {
    return new Chain(List.of(parts));
  }

  /// The gradients themselves.
  public static GradientTransformation identity() {
    return new Chain(List.of());
  }

  /// Times a constant.
  public static GradientTransformation scale(double factor) {
    return new Scale(factor);
  }

  /// Times the schedule's value; the first update has count 0.
  public static GradientTransformation scaleBySchedule(Schedule schedule) {
    return new ScaleBySchedule(schedule, 1);
  }

  /// Times minus the learning rate: updates are added, and go down.
  public static GradientTransformation scaleByLearningRate(Schedule learningRate) {
    return learningRate instanceof Schedules.Constant(double rate)
        ? new Scale(-rate)
        : new ScaleBySchedule(learningRate, -1);
  }

  /// Adam's scaling with its defaults; `with...` methods change them.
  public static ScaleByAdam scaleByAdam() {
    return ScaleByAdam.DEFAULT;
  }

  /// Momentum: a sum of updates that decays.
  public static GradientTransformation trace(double decay, boolean nesterov) {
    return new Momentum(decay, nesterov, null);
  }

  /// Momentum that is kept in another element type.
  public static GradientTransformation trace(
      double decay, boolean nesterov, DType accumulatorDtype) {
    return new Momentum(decay, nesterov, accumulatorDtype);
  }

  /// Plus that share of the parameters.
  public static GradientTransformation addDecayedWeights(double weightDecay) {
    return new AddDecayedWeights(weightDecay);
  }

  /// Scaled down where the norm of all gradients together is `maxNorm` or more.
  public static GradientTransformation clipByGlobalNorm(double maxNorm) {
    return new ClipByGlobalNorm(maxNorm);
  }

  /// Each element kept within `-maxDelta` and `maxDelta`.
  public static GradientTransformation clip(double maxDelta) {
    return new Clip(maxDelta);
  }

  /// The Euclidean norm of all elements together.
  public static Tensor globalNorm(State updates) {
    return Transformations.norm(updates);
  }

  /// Parameters plus updates, in the parameters' element types.
  public static State applyUpdates(State params, State updates) {
    return params.zip(updates, (p, u) -> p.add(u).astype(p.dtype()));
  }

  // Schedules.

  public static Schedule constantSchedule(double value) {
    return new Schedules.Constant(value);
  }

  /// From `initValue` to `endValue` in even steps.
  public static Schedule linearSchedule(double initValue, double endValue, int transitionSteps) {
    return polynomialSchedule(initValue, endValue, 1, transitionSteps);
  }

  /// `(initValue - endValue) (1 - count / transitionSteps)^power + endValue`.
  public static Schedule polynomialSchedule(
      double initValue, double endValue, double power, int transitionSteps) {
    return polynomialSchedule(initValue, endValue, power, transitionSteps, 0);
  }

  /// The same, from `transitionBegin` on.
  public static Schedule polynomialSchedule(
      double initValue, double endValue, double power, int transitionSteps, int transitionBegin) {
    if (transitionSteps <= 0) return constantSchedule(initValue);
    return new Schedules.Polynomial(
        initValue, endValue, power, transitionSteps, Math.max(0, transitionBegin));
  }

  /// `initValue decayRate^(count / transitionSteps)`.
  public static Schedule exponentialDecay(double initValue, int transitionSteps, double decayRate) {
    return new Schedules.ExponentialDecay(initValue, transitionSteps, decayRate, 0, false, null);
  }

  /// The same from `transitionBegin` on, in whole steps when `staircase`, not beyond `endValue`.
  public static Schedule exponentialDecay(
      double initValue,
      int transitionSteps,
      double decayRate,
      int transitionBegin,
      boolean staircase,
      double endValue) {
    return new Schedules.ExponentialDecay(
        initValue, transitionSteps, decayRate, Math.max(0, transitionBegin), staircase, endValue);
  }

  /// Half a cosine wave from `initValue` to 0.
  public static Schedule cosineDecaySchedule(double initValue, int decaySteps) {
    return cosineDecaySchedule(initValue, decaySteps, 0, 1);
  }

  /// Half a cosine wave, raised to `exponent`, from `initValue` to `alpha initValue`.
  public static Schedule cosineDecaySchedule(
      double initValue, int decaySteps, double alpha, double exponent) {
    return new Schedules.CosineDecay(initValue, decaySteps, alpha, exponent);
  }

  /// Linear from `initValue` to `peakValue` in `warmupSteps`, then a cosine down to 0 at
  /// `decaySteps`.
  public static Schedule warmupCosineDecaySchedule(
      double initValue, double peakValue, int warmupSteps, int decaySteps) {
    return warmupCosineDecaySchedule(initValue, peakValue, warmupSteps, decaySteps, 0, 1);
  }

  /// The same down to `endValue`, the cosine raised to `exponent`.
  public static Schedule warmupCosineDecaySchedule(
      double initValue,
      double peakValue,
      int warmupSteps,
      int decaySteps,
      double endValue,
      double exponent) {
    double alpha = peakValue == 0 ? 0 : endValue / peakValue;
    return joinSchedules(
        List.of(
            linearSchedule(initValue, peakValue, warmupSteps),
            cosineDecaySchedule(peakValue, decaySteps - warmupSteps, alpha, exponent)),
        warmupSteps);
  }

  /// `initValue` times the scales of all counts reached.
  public static Schedule piecewiseConstantSchedule(
      double initValue, Map<Integer, Double> boundariesAndScales) {
    return new Schedules.PiecewiseConstant(initValue, new TreeMap<>(boundariesAndScales));
  }

  /// Each schedule from its boundary on, counting from 0; the first before them all.
  public static Schedule joinSchedules(List<Schedule> schedules, int... boundaries) {
    return new Schedules.Join(schedules, java.util.Arrays.stream(boundaries).boxed().toList());
  }

  // Losses, one for each example.

  /// `-log(softmax(logits)[label])`: logits `[..., classes]` of a float type, labels `[...]`
  /// integers. A label out of range gives NaN.
  public static Tensor softmaxCrossEntropyWithIntegerLabels(Tensor logits, Tensor labels) {
    return Losses.softmaxCrossEntropyWithIntegerLabels(logits, labels, -1);
  }

  /// With the classes along another axis.
  public static Tensor softmaxCrossEntropyWithIntegerLabels(
      Tensor logits, Tensor labels, int axis) {
    return Losses.softmaxCrossEntropyWithIntegerLabels(logits, labels, axis);
  }

  /// `-sum(labels log(softmax(logits)))`: logits and probabilities of shape `[..., classes]`.
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    return Losses.softmaxCrossEntropy(logits, labels, -1);
  }

  /// For each logit by itself, with a label in [0, 1].
  public static Tensor sigmoidBinaryCrossEntropy(Tensor logits, Tensor labels) {
    return Losses.sigmoidBinaryCrossEntropy(logits, labels);
  }

  /// Half the squared error.
  public static Tensor l2Loss(Tensor predictions, Tensor targets) {
    return squaredError(predictions, targets).mul(0.5);
  }

  public static Tensor squaredError(Tensor predictions, Tensor targets) {
    return Losses.squaredError(predictions, targets);
  }

  /// Half the squared error up to an error of 1, linear beyond.
  public static Tensor huberLoss(Tensor predictions, Tensor targets) {
    return huberLoss(predictions, targets, 1);
  }

  public static Tensor huberLoss(Tensor predictions, Tensor targets, double delta) {
    return Losses.huber(predictions, targets, delta);
  }

  /// `log(cosh(error))`.
  public static Tensor logCosh(Tensor predictions, Tensor targets) {
    return Losses.logCosh(predictions, targets);
  }
}
