package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Gradient descent by Polyak's step size (Loizou et al., 2021); see [Scaling.ByPolyak]. Needs the
/// loss: [Extra#of].
public final class PolyakSgd extends Recipe<PolyakSgd> {
  private Number maxLearningRate = 1.0;
  private Schedule scaling = new Schedules.Constant(1.0);
  private Number fMin = 0.0;
  private Number eps = 0.0;
  private boolean positive = false;

  /// With the defaults of Optax.
  public PolyakSgd() {}

  /// The greatest step size.
  public PolyakSgd withMaxLearningRate(Number value) {
    return with(o -> o.maxLearningRate = value);
  }

  /// A factor of the step size.
  public PolyakSgd withScaling(Number value) {
    return withScaling(new Schedules.Constant(value));
  }

  /// A factor of the step size.
  public PolyakSgd withScaling(Schedule value) {
    return with(o -> o.scaling = value);
  }

  /// The least loss there is.
  public PolyakSgd withFMin(Number value) {
    return with(o -> o.fMin = value);
  }

  /// Added to what divides.
  public PolyakSgd withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Whether a loss below the least one counts as that: the variant `sps+`.
  public PolyakSgd withPositive(boolean value) {
    return with(o -> o.positive = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        chain(chain(), Scaling.byLearningRate(scaling, true)),
        new Scaling.ByPolyak(fMin, maxLearningRate, eps, positive));
  }
}
