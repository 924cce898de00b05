package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Optimistic Adam (Daskalakis et al., 2017): Adam's scaling with a step against the last one; see
/// [Scaling.ByOptimisticGradient].
public final class OptimisticAdam extends Recipe<OptimisticAdam> {
  private final Schedule learningRate;
  private Number alpha = 1.0;
  private Number beta = 1.0;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private @Nullable DType muDtype;
  private boolean nesterov = true;

  /// With the defaults of Optax.
  public OptimisticAdam(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The weight of the update.
  public OptimisticAdam withAlpha(Number value) {
    return with(o -> o.alpha = value);
  }

  /// The weight of the difference from the last one.
  public OptimisticAdam withBeta(Number value) {
    return with(o -> o.beta = value);
  }

  /// The decay of the mean of gradients.
  public OptimisticAdam withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public OptimisticAdam withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public OptimisticAdam withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public OptimisticAdam withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public OptimisticAdam withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// Whether to look one step ahead.
  public OptimisticAdam withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ScaleByAdam(b1, b2, eps, epsRoot, muDtype, nesterov),
        new Scaling.ByOptimisticGradient(alpha, beta),
        Scaling.byLearningRate(learningRate, true));
  }
}
