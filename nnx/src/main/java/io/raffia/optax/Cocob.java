package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// COCOB (Orabona and Tommasi, 2017); see [Parameterless.Cocob].
public final class Cocob extends Recipe<Cocob> {
  private final Schedule learningRate;
  private Number alpha = 100.0;
  private Number eps = 1e-8;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Cocob(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The bound of early bets.
  public Cocob withAlpha(Number value) {
    return with(o -> o.alpha = value);
  }

  /// Added to what divides.
  public Cocob withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The share of the parameters that is added to the updates.
  public Cocob withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Cocob withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Cocob withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, false),
        new Parameterless.Cocob(alpha, eps));
  }
}
