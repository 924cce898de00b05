package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// AMSGrad (Reddi et al., 2018): Adam with the greatest variance so far; see [Moments.Amsgrad].
public final class Amsgrad extends Recipe<Amsgrad> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private @Nullable DType muDtype;
  private boolean biasCorrectionMu = true;
  private boolean biasCorrectionNu = true;

  /// With the defaults of Optax.
  public Amsgrad(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Amsgrad withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Amsgrad withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Amsgrad withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Amsgrad withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Amsgrad withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// Whether the mean makes up for its start at 0.
  public Amsgrad withBiasCorrectionMu(boolean value) {
    return with(o -> o.biasCorrectionMu = value);
  }

  /// Whether the variance makes up for its start at 0.
  public Amsgrad withBiasCorrectionNu(boolean value) {
    return with(o -> o.biasCorrectionNu = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Amsgrad(b1, b2, eps, epsRoot, muDtype, biasCorrectionMu, biasCorrectionNu),
        Scaling.byLearningRate(learningRate, true));
  }
}
