package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Adagrad (Duchi et al., 2011): `p -= rate g / sqrt(s + eps)`; see [Squares.Rss].
public final class Adagrad extends Recipe<Adagrad> {
  private final Schedule learningRate;
  private Number initialAccumulatorValue = 0.1;
  private Number eps = 1e-7;

  /// With the defaults of Optax.
  public Adagrad(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// What the sums of squares start at.
  public Adagrad withInitialAccumulatorValue(Number value) {
    return with(o -> o.initialAccumulatorValue = value);
  }

  /// Added to what divides.
  public Adagrad withEps(Number value) {
    return with(o -> o.eps = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Squares.Rss(initialAccumulatorValue, eps), Scaling.byLearningRate(learningRate, true));
  }
}
