package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// Simplified AdEMAMix (Morwani et al., 2025); see [ContribMoments.SimplifiedAdemamix].
public final class SimplifiedAdemamix extends Recipe<SimplifiedAdemamix> {
  private final Schedule learningRate;
  private Number b1 = 0.99;
  private Number b2 = 0.95;
  private Schedule alpha = new Schedules.Constant(0.0);
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public SimplifiedAdemamix(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the sum of gradients.
  public SimplifiedAdemamix withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public SimplifiedAdemamix withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// The weight of the gradient.
  public SimplifiedAdemamix withAlpha(Number value) {
    return withAlpha(new Schedules.Constant(value));
  }

  /// The weight of the gradient.
  public SimplifiedAdemamix withAlpha(Schedule value) {
    return with(o -> o.alpha = value);
  }

  /// Added to what divides.
  public SimplifiedAdemamix withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public SimplifiedAdemamix withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The share of the parameters that is added to the updates.
  public SimplifiedAdemamix withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public SimplifiedAdemamix withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public SimplifiedAdemamix withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ContribMoments.SimplifiedAdemamix(b1, b2, alpha, eps, epsRoot),
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
