package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Yogi (Zaheer et al., 2018); see [Moments.Yogi].
public final class Yogi extends Recipe<Yogi> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-3;

  /// With the defaults of Optax.
  public Yogi(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Yogi withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Yogi withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Yogi withEps(Number value) {
    return with(o -> o.eps = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Yogi(b1, b2, eps, 0.0, 1e-6), Scaling.byLearningRate(learningRate, true));
  }
}
