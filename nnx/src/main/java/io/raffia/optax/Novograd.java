package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// NovoGrad (Ginsburg et al., 2020): one variance a tensor; see [Moments.Novograd].
public final class Novograd extends Recipe<Novograd> {
  private final Schedule learningRate;
  private Number b1 = 0.9;
  private Number b2 = 0.25;
  private Number eps = 1e-6;
  private Number epsRoot = 0.0;
  private Number weightDecay = 0.0;

  /// With the defaults of Optax.
  public Novograd(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The decay of the mean of gradients.
  public Novograd withB1(Number value) {
    return with(o -> o.b1 = value);
  }

  /// The decay of the squared norms.
  public Novograd withB2(Number value) {
    return with(o -> o.b2 = value);
  }

  /// Added to what divides.
  public Novograd withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Added below the root.
  public Novograd withEpsRoot(Number value) {
    return with(o -> o.epsRoot = value);
  }

  /// The share of the parameters that is added to the updates.
  public Novograd withWeightDecay(Number value) {
    return with(o -> o.weightDecay = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Moments.Novograd(b1, b2, eps, epsRoot, weightDecay, null),
        Scaling.byLearningRate(learningRate, true));
  }
}
