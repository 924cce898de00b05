package io.raffia.optax;

import io.raffia.GradientTransformation;

/// Resilient propagation (Riedmiller and Braun, 1993); see [Squares.Rprop]. The learning rate is
/// the first step.
public final class Rprop extends Recipe<Rprop> {
  private final Number learningRate;
  private Number etaMinus = 0.5;
  private Number etaPlus = 1.2;
  private Number minStepSize = 1e-6;
  private Number maxStepSize = 50.0;

  /// With the defaults of Optax.
  public Rprop(Number learningRate) {
    this.learningRate = learningRate;
  }

  /// The factor of a step whose gradient turned.
  public Rprop withEtaMinus(Number value) {
    return with(o -> o.etaMinus = value);
  }

  /// The factor of a step whose gradient kept its sign.
  public Rprop withEtaPlus(Number value) {
    return with(o -> o.etaPlus = value);
  }

  /// The least step.
  public Rprop withMinStepSize(Number value) {
    return with(o -> o.minStepSize = value);
  }

  /// The greatest step.
  public Rprop withMaxStepSize(Number value) {
    return with(o -> o.maxStepSize = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Squares.Rprop(learningRate, etaMinus, etaPlus, minStepSize, maxStepSize),
        new Scaling.Scale(-1.0));
  }
}
