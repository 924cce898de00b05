package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// ACProp (Zhuang et al., 2021); see [ContribMoments.Acprop].
public final class Acprop extends Recipe<Acprop> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-16;
  private Number epsRoot = 1e-16;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Acprop(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Acprop withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Acprop withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Acprop withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added to the variance at each step.
  public Acprop withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The share of the parameters that is added to the updates.
  public Acprop withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Acprop withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Acprop withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ContribMoments.Acprop(b1, b2, eps, epsRoot),
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
