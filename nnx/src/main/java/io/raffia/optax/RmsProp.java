package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import org.jspecify.annotations.Nullable;

/// RMSProp (Tieleman and Hinton, 2012); see [Squares.Rms]. Momentum comes after the learning rate.
public final class RmsProp extends Recipe<RmsProp> {
  private final Schedule learningRate;
  private Number decay = 0.9;
  private Number eps = 1e-8;
  private Number initialScale = 0.0;
  private boolean epsInSqrt = true;
  private boolean centered = false;
  private @Nullable Number momentum;
  private boolean nesterov = false;
  private boolean biasCorrection = false;

  /// With the defaults of Optax.
  public RmsProp(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of squares.
  public RmsProp withDecay(Number value) {
    return with(o -> o.decay = value);
  }

  /// Added to what divides.
  public RmsProp withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// What the means of squares start at.
  public RmsProp withInitialScale(Number value) {
    return with(o -> o.initialScale = value);
  }

  /// Whether eps stands below the root.
  public RmsProp withEpsInSqrt(boolean value) {
    return with(o -> o.epsInSqrt = value);
  }

  /// Whether squares are around the mean.
  public RmsProp withCentered(boolean value) {
    return with(o -> o.centered = value);
  }

  /// The decay of a sum of updates; null: no sum.
  public RmsProp withMomentum(@Nullable Number value) {
    return with(o -> o.momentum = value);
  }

  /// Whether to look one step ahead.
  public RmsProp withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  /// Whether the means make up for their start.
  public RmsProp withBiasCorrection(boolean value) {
    return with(o -> o.biasCorrection = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Squares.Rms(decay, eps, initialScale, epsInSqrt, biasCorrection, centered),
        Scaling.byLearningRate(learningRate, true),
        momentum == null ? chain() : new Accumulation.Trace(momentum, nesterov, null));
  }
}
