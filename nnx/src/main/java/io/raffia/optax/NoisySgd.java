package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.Schedule;

/// Gradient descent with normal noise of variance `eta / t^gamma` (Neelakantan et al., 2015).
public final class NoisySgd extends Recipe<NoisySgd> {
  private final Schedule learningRate;
  private Number eta = 0.01;
  private Number gamma = 0.55;
  private long seed = 0;

  /// With the defaults of Optax.
  public NoisySgd(Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// The variance of the noise at the first step.
  public NoisySgd withEta(Number value) {
    return with(o -> o.eta = value);
  }

  /// The power by which the variance falls.
  public NoisySgd withGamma(Number value) {
    return with(o -> o.gamma = value);
  }

  /// The seed of the noise.
  public NoisySgd withSeed(long value) {
    return with(o -> o.seed = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Additions.AddNoise(eta, gamma, seed), Scaling.byLearningRate(learningRate, true));
  }
}
