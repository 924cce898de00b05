package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Sophia (Liu et al., 2023), whose steps are clipped by the loss's curvature; see
/// [Curvature.BySophia]. Needs the loss as a function of parameters: `extra.withValueFn(f)`.
public final class Sophia extends Recipe<Sophia> {
  private final Schedule learningRate;
  private Number b1 = 0.965;
  private Number b2 = 0.99;
  private Number eps = 1e-8;
  private Schedule weightDecay = new Schedules.Constant(1e-4);
  private @Nullable Filter weightDecayMask;
  private Number gamma = 0.01;
  private @Nullable Number clipThreshold = 1.0;
  private int updateInterval = 10;
  private GradientTransformation hessianDiagonal = new Curvature.Hutchinson(0);
  private @Nullable DType muDtype;

  /// With the defaults of Optax.
  public Sophia(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Sophia withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of estimates.
  public Sophia withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Sophia withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// The share of the parameters that is added to the updates.
  public Sophia withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Sophia withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Sophia withWeightDecayMask(Filter value) {
    return with(o -> o.weightDecayMask = value);
  }

  /// The weight of the curvature.
  public Sophia withGamma(Number value) {
    return with(o -> o.gamma = value);
  }

  /// The greatest update; null: any.
  public Sophia withClipThreshold(@Nullable Number value) {
    return with(o -> o.clipThreshold = value);
  }

  /// Steps between estimates.
  public Sophia withUpdateInterval(int value) {
    return with(o -> o.updateInterval = value);
  }

  /// What estimates the Hessian's diagonal.
  public Sophia withHessianDiagonal(GradientTransformation value) {
    return with(o -> o.hessianDiagonal = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Sophia withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Curvature.BySophia(
            b1, b2, eps, gamma, clipThreshold, updateInterval, hessianDiagonal, muDtype),
        Additions.decayedWeights(weightDecay, weightDecayMask),
        Scaling.byLearningRate(learningRate, true));
  }
}
