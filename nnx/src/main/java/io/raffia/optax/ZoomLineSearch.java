package io.raffia.optax;

import io.raffia.GradientTransformation;
import org.jspecify.annotations.Nullable;

/// Times a step that lowers the loss enough and leaves a small slope (the strong Wolfe conditions):
/// algorithms 3.5 and 3.6 of Nocedal and Wright, with the approximate decrease of Hager and Zhang
/// (2006). First steps grow until they bracket a good one, then the bracket is narrowed by cubic
/// and quadratic interpolation. Where no step meets both conditions, the best is taken that lowers
/// the loss enough. Needs the loss, the gradients and the loss as a function of parameters:
/// `Extra.of(loss).withGrad(grads).withValueFn(f)`. Updates must point down.
///
/// State: `learningRate`; `value` and the gradients `grad` at the step's end; and
/// `info.numLinesearchSteps`, `info.decreaseError`, `info.curvatureError`.
public final class ZoomLineSearch extends Recipe<ZoomLineSearch> {
  private final int maxLinesearchSteps;
  private @Nullable Double maxLearningRate;
  private double tol = 0;
  private double increaseFactor = 2;
  private double slopeRtol = 1e-4;
  private double curvRtol = 0.9;
  private @Nullable Double approxDecRtol = 1e-6;
  private double stepsizePrecision = 1e-5;
  private boolean fromLast = true;

  /// With the defaults of Optax.
  public ZoomLineSearch(int maxLinesearchSteps) {
    this.maxLinesearchSteps = maxLinesearchSteps;
    Numbers.require(
        maxLinesearchSteps >= 1, "a line search needs 1 step or more", maxLinesearchSteps);
  }

  /// The longest step. Default any.
  public ZoomLineSearch withMaxLearningRate(double value) {
    return with(o -> o.maxLearningRate = value);
  }

  /// How far from both conditions is good enough. Default 0.
  public ZoomLineSearch withTol(double value) {
    return with(o -> o.tol = value);
  }

  /// By how much steps grow until they bracket a good one. Default 2.
  public ZoomLineSearch withIncreaseFactor(double value) {
    return with(o -> o.increaseFactor = value);
  }

  /// The share of the slope that a step must gain. Default 1e-4.
  public ZoomLineSearch withSlopeRtol(double value) {
    return with(o -> o.slopeRtol = value);
  }

  /// The share of the slope that may be left. Default 0.9.
  public ZoomLineSearch withCurvRtol(double value) {
    return with(o -> o.curvRtol = value);
  }

  /// Near a minimum, how much the loss may rise, as a share; null: the approximate decrease is not
  /// asked. Default 1e-6.
  public ZoomLineSearch withApproxDecRtol(@Nullable Double value) {
    return with(o -> o.approxDecRtol = value);
  }

  /// The bracket's length that ends the search. Default 1e-5.
  public ZoomLineSearch withStepsizePrecision(double value) {
    return with(o -> o.stepsizePrecision = value);
  }

  /// Whether the first step tried is the last one taken (`initial_guess_strategy` "keep", the
  /// default), or 1 ("one").
  public ZoomLineSearch withFromLast(boolean value) {
    return with(o -> o.fromLast = value);
  }

  @Override
  GradientTransformation make() {
    return new ZoomSearch(
        maxLinesearchSteps,
        maxLearningRate,
        tol,
        increaseFactor,
        slopeRtol,
        curvRtol,
        approxDecRtol,
        stepsizePrecision,
        fromLast);
  }
}
