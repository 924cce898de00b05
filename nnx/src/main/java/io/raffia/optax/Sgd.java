package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Stochastic gradient descent, with momentum where its decay is given: `p -= rate (g + momentum
/// m)`.
public final class Sgd extends Recipe<Sgd> {
  private final Schedule learningRate;
  private @Nullable Number momentum;
  private boolean nesterov = false;
  private @Nullable DType accumulatorDtype;

  /// With the defaults of Optax.
  public Sgd(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of a sum of gradients; null: no sum.
  public Sgd withMomentum(@Nullable Number value) {
    return with(o -> o.momentum = value);
  }

  /// Whether to look one step ahead.
  public Sgd withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  /// The element type that the sum is kept in.
  public Sgd withAccumulatorDtype(DType value) {
    return with(o -> o.accumulatorDtype = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        momentum == null ? chain() : new Accumulation.Trace(momentum, nesterov, accumulatorDtype),
        Scaling.byLearningRate(learningRate, true));
  }
}
