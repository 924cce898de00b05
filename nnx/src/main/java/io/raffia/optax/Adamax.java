package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// Adamax (Kingma and Ba, 2015), and with weight decay AdamaxW; see [Moments.Adamax].
public final class Adamax extends Recipe<Adamax> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private @Nullable Schedule weightDecay;
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Adamax(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Adamax withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the greatest gradient.
  public Adamax withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Adamax withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The share of the parameters that is added to the updates.
  public Adamax withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Adamax withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Adamax withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Adamax(b1, b2, eps),
        weightDecay == null ? null : Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
