package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// D-adapted AdamW (Defazio and Mishchenko, 2023); see [Parameterless.DadaptAdamw].
public final class DadaptAdamw extends Recipe<DadaptAdamw> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number estimLr0 = 1e-6;
  private Number weightDecay = 0.0;

  /// With the defaults of Optax.
  public DadaptAdamw(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public DadaptAdamw withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public DadaptAdamw withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public DadaptAdamw withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The first estimate of the learning rate.
  public DadaptAdamw withEstimLr0(Number value) {
    return with(o -> o.estimLr0 = value);
  }

  /// The share of the parameters that is added to the updates.
  public DadaptAdamw withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  @Override
  GradientTransformation make() {
    return new Parameterless.DadaptAdamw(learningRate, b1, b2, eps, estimLr0, weightDecay);
  }
}
