package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Adam (Kingma and Ba, 2015), with Nesterov momentum NAdam (Dozat, 2016), with weight decay AdamW
/// (Loshchilov and Hutter, 2019): `p -= rate (m^ / (sqrt(v^ + epsRoot) + eps) + weightDecay p)`;
/// see [ScaleByAdam].
public final class Adam extends Recipe<Adam> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.999;
  private Number eps = 1e-8;
  private Number epsRoot = 0.0;
  private @Nullable DType muDtype;
  private boolean nesterov = false;
  private @Nullable Schedule weightDecay;
  private @Nullable Filter mask;

  /// With the defaults of Optax.
  public Adam(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Adam withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the mean of squares.
  public Adam withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Adam withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Adam withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The element type that the mean of gradients is kept in, instead of the parameter's.
  public Adam withMuDtype(DType value) {
    return with(o -> o.muDtype = value);
  }

  /// Whether to look one step ahead.
  public Adam withNesterov(boolean value) {
    return with(o -> o.nesterov = value);
  }

  /// The share of the parameters that is added to the updates.
  public Adam withWeightDecay(Number value) {
    return withWeightDecay(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Adam withWeightDecay(Schedule value) {
    return with(o -> o.weightDecay = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Adam withMask(Filter value) {
    return with(o -> o.mask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new ScaleByAdam(b1, b2, eps, epsRoot, muDtype, nesterov),
        weightDecay == null ? null : Additions.decayedWeights(weightDecay, mask),
        Scaling.byLearningRate(learningRate, true));
  }
}
