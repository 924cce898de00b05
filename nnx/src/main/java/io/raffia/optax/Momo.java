package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Momo (Schaipp et al., 2023); see [Parameterless.Momo]. Needs the loss: [Extra#of].
public final class Momo extends Recipe<Momo> {
  private final Schedule learningRate;
  private Number beta = 0.9;
  private Number lowerBound = 0.0;
  private Number weightDecay = 0.0;
  private boolean adaptLowerBound = false;

  /// With the defaults of Optax.
  public Momo(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of all means.
  public Momo withBeta(Number value) {
    return with(o -> o.beta = value);
  }

  /// The least loss there is.
  public Momo withLowerBound(Number value) {
    return with(o -> o.lowerBound = value);
  }

  /// The share of the parameters that is added to the updates.
  public Momo withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  /// Whether the lower bound is estimated.
  public Momo withAdaptLowerBound(boolean value) {
    return with(o -> o.adaptLowerBound = value);
  }

  @Override
  GradientTransformation make() {
    return new Parameterless.Momo(learningRate, beta, lowerBound, weightDecay, adaptLowerBound);
  }
}
