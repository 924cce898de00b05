package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// LARS (You et al., 2017): momentum, with a trust ratio of each tensor.
public final class Lars extends Recipe<Lars> {
  private final Schedule learningRate;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter weightDecayMask;
  private Number trustCoefficient = 0.001;
  private Number eps = 0.0;
  private @Nullable Filter trustRatioMask;
  private Number momentum = 0.9;
  private boolean nesterov = false;

  /// With the defaults of Optax.
  public Lars(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The share of the parameters that is added to the updates.
  public Lars withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Lars withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Lars withWeightDecayMask(Filter value) {
    return with(o -> o.weightDecayMask = value);
  }

  /// The factor of the trust ratio.
  public Lars withTrustCoefficient(Number value) {
    return with(o -> o.trustCoefficient = value);
  }

  /// Added to what divides.
  public Lars withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Trust ratios only for the parameters that `value` chooses.
  public Lars withTrustRatioMask(Filter value) {
    return with(o -> o.trustRatioMask = value);
  }

  /// The decay of the momentum.
  public Lars withMomentum(Number value) {
    return with(o -> o.momentum = value);
  }

  /// Whether to look one step ahead.
  public Lars withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  @Override
  GradientTransformation make() {
    var ratio = new Scaling.ByTrustRatio(0.0, trustCoefficient, eps);
    return chain(
        Additions.decayedWeights(weightDecay, weightDecayMask),
        trustRatioMask == null ? ratio : new Masking.Masked(ratio, trustRatioMask),
        Scaling.byLearningRate(learningRate, true),
        new Accumulation.Trace(momentum, nesterov, null));
  }
}
