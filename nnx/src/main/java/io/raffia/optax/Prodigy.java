package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// Prodigy (Mishchenko and Defazio, 2023); see [Parameterless.Prodigy].
public final class Prodigy extends Recipe<Prodigy> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private @Nullable Number beta3;
  private Number eps = 1e-8;
  private Number estimLr0 = 1e-6;
  private Number estimLrCoef = 1.0;
  private Number weightDecay = 0.0;
  private boolean safeguardWarmup = false;

  /// With the defaults of Optax.
  public Prodigy(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Prodigy withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Prodigy withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// The decay of the sums; null: the root of `b2`.
  public Prodigy withBeta3(@Nullable Number value) {
    return with(o -> o.beta3 = value);
  }

  /// Added to what divides.
  public Prodigy withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The first estimate of the learning rate.
  public Prodigy withEstimLr0(Number value) {
    return with(o -> o.estimLr0 = value);
  }

  /// A factor of the estimate.
  public Prodigy withEstimLrCoef(Number value) {
    return with(o -> o.estimLrCoef = value);
  }

  /// The share of the parameters that is added to the updates.
  public Prodigy withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  /// Whether the sums leave the learning rate out.
  public Prodigy withSafeguardWarmup(boolean value) {
    return with(o -> o.safeguardWarmup = value);
  }

  @Override
  GradientTransformation make() {
    return new Parameterless.Prodigy(
        learningRate,
        b1,
        b2,
        beta3 == null ? Numbers.pow(b2, 0.5) : beta3,
        eps,
        estimLr0,
        estimLrCoef,
        weightDecay,
        safeguardWarmup);
  }
}
