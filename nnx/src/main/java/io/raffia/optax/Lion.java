package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Lion (Chen et al., 2023): the sign of an interpolated momentum; see [Moments.Lion].
public final class Lion extends Recipe<Lion> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.99;
  private @Nullable DType muDtype;
  private Schedule weightDecay = new Schedules.Constant(1e-3);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Lion(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Lion withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the momentum.
  public Lion withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Lion withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// The share of the parameters that is added to the updates.
  public Lion withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Lion withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Lion withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Lion(b1, b2, muDtype, Moments.LionMode.HARD, 1.0),
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
