package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// LAMB (You et al., 2020): Adam's scaling times a trust ratio of each tensor.
public final class Lamb extends Recipe<Lamb> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-6;
  private Number epsRoot = 0.0;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Lamb(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Lamb withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Lamb withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Lamb withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Lamb withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The share of the parameters that is added to the updates.
  public Lamb withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Lamb withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Lamb withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ScaleByAdam(b1, b2, eps, epsRoot, null, false),
        Additions.decayedWeights(weightDecay, mask),
        new Scaling.ByTrustRatio(0.0, 1.0, 0.0),
        Scaling.byLearningRate(learningRate, true));
  }
}
