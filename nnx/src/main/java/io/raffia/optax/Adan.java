package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// Adan (Xie et al., 2022): Nesterov momentum without looking ahead; see [Moments.Adan].
public final class Adan extends Recipe<Adan> {
  private final Schedule learningRate;
  private Number b1 = 0.98;
  private Number b2 = 0.92;
  private Number b3 = 0.99;
  private Number eps = 1e-8;
  private Number epsRoot = 1e-8;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Adan(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Adan withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of differences.
  public Adan withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// The decay of the mean of squares.
  public Adan withB3(Number value) {
    return with(o -> o.b3 = value);
  }

  /// Added to what divides.
  public Adan withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Adan withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The share of the parameters that is added to the updates.
  public Adan withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Adan withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Adan withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Adan(b1, b2, b3, eps, epsRoot),
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
