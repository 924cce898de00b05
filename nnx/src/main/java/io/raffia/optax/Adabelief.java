package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// AdaBelief (Zhuang et al., 2020): Adam with the variance around the mean; see [Moments.Belief].
public final class Adabelief extends Recipe<Adabelief> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-16;
  private Number epsRoot = 1e-16;
  private boolean nesterov = false;

  /// With the defaults of Optax.
  public Adabelief(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Adabelief withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Adabelief withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Adabelief withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added to the variance at each step.
  public Adabelief withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// Whether to look one step ahead.
  public Adabelief withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Belief(b1, b2, eps, epsRoot, nesterov),
        Scaling.byLearningRate(learningRate, true));
  }
}
