package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Signum (Bernstein et al., 2018): the sign of a decaying mean.
public final class Signum extends Recipe<Signum> {
  private final Schedule learningRate;
  private Number beta = 0.9;
  private @Nullable DType accumulatorDtype;

  /// With the defaults of Optax.
  public Signum(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Signum withBeta(Number value) {
    return with(o -> o.beta = value);
  }

  /// The element type that the mean is kept in.
  public Signum withAccumulatorDtype(DType value) {
    return with(o -> o.accumulatorDtype = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Accumulation.Ema(beta, false, accumulatorDtype),
        new Scaling.BySign(),
        Scaling.byLearningRate(learningRate, true));
  }
}
