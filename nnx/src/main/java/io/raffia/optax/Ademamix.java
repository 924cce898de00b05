package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// AdEMAMix (Pagliardini et al., 2024); see [ContribMoments.Ademamix].
public final class Ademamix extends Recipe<Ademamix> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Schedule b3 = new Schedules.Constant(0.9999);
  private Schedule alpha = new Schedules.Constant(5.0);
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private @Nullable DType muDtype;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Ademamix(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Ademamix withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Ademamix withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// The decay of the slow mean.
  public Ademamix withB3(Number value) {
    return withB3(new Schedules.Constant(value));
  }

  /// The decay of the slow mean.
  public Ademamix withB3(Schedule value) {
    return with(o -> o.b3 = value);
  }

  /// The weight of the slow mean.
  public Ademamix withAlpha(Number value) {
    return withAlpha(new Schedules.Constant(value));
  }

  /// The weight of the slow mean.
  public Ademamix withAlpha(Schedule value) {
    return with(o -> o.alpha = value);
  }

  /// Added to what divides.
  public Ademamix withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Ademamix withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The element type that all means are kept in, instead of the parameter's.
  public Ademamix withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// The share of the parameters that is added to the updates.
  public Ademamix withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Ademamix withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Ademamix withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ContribMoments.Ademamix(b1, b2, b3, alpha, eps, epsRoot, muDtype),
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
