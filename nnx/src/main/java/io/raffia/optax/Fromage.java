package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import java.util.List;

/// Fromage (Bernstein et al., 2020): trust ratios, with parameters scaled by `1 / sqrt(1 +
/// rate^2)`.
public final class Fromage extends Recipe<Fromage> {
  private final Schedule learningRate;
  private Number minNorm = 1e-6;

  /// With the defaults of Optax.
  public Fromage(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The least norm of parameters and updates.
  public Fromage withMinNorm(Number value) {
    return with(o -> o.minNorm = value);
  }

  @Override
  GradientTransformation make() {
    var ratio = new Scaling.ByTrustRatio(minNorm, 1.0, 0.0);
    if (learningRate instanceof Schedules.Constant(var rate)) {
      var kept = Numbers.pow(Numbers.add(1, Numbers.mul(rate, rate)), -0.5);
      return chain(
          ratio,
          new Scaling.Scale(Numbers.neg(Numbers.mul(rate, kept))),
          new Additions.AddDecayedWeights(new Schedules.Constant(Numbers.sub(kept, 1))));
    }
    var of = List.of(learningRate);
    return chain(
        ratio,
        Scaling.byLearningRate(new Schedules.Of(Schedules.Mix.FROMAGE_RATE, of), true),
        new Additions.AddDecayedWeights(new Schedules.Of(Schedules.Mix.FROMAGE_DECAY, of)));
  }
}
