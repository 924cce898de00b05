package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// ADOPT (Taniguchi et al., 2024); see [ContribMoments.Adopt].
public final class Adopt extends Recipe<Adopt> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.9999;
  private Number eps = 1e-6;
  private @Nullable DType muDtype;
  private boolean nesterov = false;
  private boolean useClipping = true;

  /// With the defaults of Optax.
  public Adopt(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Adopt withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Adopt withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Adopt withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Adopt withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// Whether to look one step ahead.
  public Adopt withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  /// Whether scaled gradients are clipped to `count^(1/4)`.
  public Adopt withUseClipping(boolean value) {
    return with(o -> o.useClipping = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ContribMoments.Adopt(b1, b2, eps, muDtype, nesterov, useClipping),
        Scaling.byLearningRate(learningRate, true));
  }
}
