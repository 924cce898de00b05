package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Rectified Adam (Liu et al., 2020); see [Moments.Radam].
public final class Radam extends Recipe<Radam> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private Number threshold = 5.0;
  private boolean nesterov = false;

  /// With the defaults of Optax.
  public Radam(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Radam withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Radam withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Radam withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Radam withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// How much must be known of the variance to divide by it.
  public Radam withThreshold(Number value) {
    return with(o -> o.threshold = value);
  }

  /// Whether to look one step ahead.
  public Radam withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Radam(b1, b2, eps, epsRoot, threshold, nesterov),
        Scaling.byLearningRate(learningRate, true));
  }
}
