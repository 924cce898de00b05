package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Momo with Adam's scaling (Schaipp et al., 2023); see [Parameterless.MomoAdam]. Needs the loss:
/// [Extra#of].
public final class MomoAdam extends Recipe<MomoAdam> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number lowerBound = 0.0;
  private Number weightDecay = 0.0;
  private boolean adaptLowerBound = false;

  /// With the defaults of Optax.
  public MomoAdam(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public MomoAdam withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public MomoAdam withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public MomoAdam withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The least loss there is.
  public MomoAdam withLowerBound(Number value) {
    return with(o -> o.lowerBound = value);
  }

  /// The share of the parameters that is added to the updates.
  public MomoAdam withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  /// Whether the lower bound is estimated.
  public MomoAdam withAdaptLowerBound(boolean value) {
    return with(o -> o.adaptLowerBound = value);
  }

  @Override
  GradientTransformation make() {
    return new Parameterless.MomoAdam(
        learningRate, b1, b2, eps, lowerBound, weightDecay, adaptLowerBound);
  }
}
