package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// Adadelta (Zeiler, 2012); see [Squares.Adadelta]. Without a learning rate the updates are not
/// negated: they go up, as Optax's do.
public final class Adadelta extends Recipe<Adadelta> {
  private final @Nullable Schedule learningRate;
  private Number rho = 0.9;
  private Number eps = 1e-6;
  private Schedule weightDecay = new Schedules.Constant(0.0);
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Adadelta(@Nullable Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of both means of squares.
  public Adadelta withRho(Number value) {
    return with(o -> o.rho = value);
  }

  /// Added below both roots.
  public Adadelta withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The share of the parameters that is added to the updates.
  public Adadelta withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Adadelta withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Adadelta withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        Additions.decayedWeights(weightDecay, mask),
        new Squares.Adadelta(rho, eps),
        learningRate == null ? null : Scaling.byLearningRate(learningRate, true));
  }
}
