package io.raffia.optax;

import io.raffia.Filter;
import io.raffia.GradientTransformation;
import io.raffia.Schedule;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Adafactor (Shazeer and Stern, 2018): factored squares, clipped by block, scaled by the
/// parameters; see [Squares.FactoredRms]. Without a learning rate the factor is 1.
public final class Adafactor extends Recipe<Adafactor> {
  private final @Nullable Schedule learningRate;
  private int minDimSizeToFactor = 128;
  private Number decayRate = 0.8;
  private int decayOffset = 0;
  private boolean multiplyByParameterScale = true;
  private @Nullable Number clippingThreshold = 1.0;
  private @Nullable Number momentum;
  private DType dtypeMomentum = DType.F32;
  private @Nullable Schedule weightDecayRate;
  private Number eps = 1e-30;
  private boolean factored = true;
  private @Nullable Filter weightDecayMask;

  /// With the defaults of Optax.
  public Adafactor(@Nullable Schedule learningRate) {
    this.learningRate = learningRate;
  }

  /// Axes below this size are not factored.
  public Adafactor withMinDimSizeToFactor(int value) {
    return with(o -> o.minDimSizeToFactor = value);
  }

  /// The power by which the decay of squares approaches 1.
  public Adafactor withDecayRate(Number value) {
    return with(o -> o.decayRate = value);
  }

  /// The count that the decay starts at.
  public Adafactor withDecayOffset(int value) {
    return with(o -> o.decayOffset = value);
  }

  /// Whether to scale by the root mean square of each parameter.
  public Adafactor withMultiplyByParameterScale(boolean value) {
    return with(o -> o.multiplyByParameterScale = value);
  }

  /// The root mean square that a block may have; null: any.
  public Adafactor withClippingThreshold(@Nullable Number value) {
    return with(o -> o.clippingThreshold = value);
  }

  /// The decay of a mean of updates; null: no mean.
  public Adafactor withMomentum(@Nullable Number value) {
    return with(o -> o.momentum = value);
  }

  /// The element type that the momentum is kept in.
  public Adafactor withDtypeMomentum(DType value) {
    return with(o -> o.dtypeMomentum = value);
  }

  /// The share of the parameters that is added to the updates.
  public Adafactor withWeightDecayRate(Number value) {
    return withWeightDecayRate(new Schedules.Constant(value));
  }

  /// The share of the parameters that is added to the updates.
  public Adafactor withWeightDecayRate(Schedule value) {
    return with(o -> o.weightDecayRate = value);
  }

  /// Added to the squares.
  public Adafactor withEps(Number value) {
    return with(o -> o.eps = value);
  }

  /// Whether large matrices are factored.
  public Adafactor withFactored(boolean value) {
    return with(o -> o.factored = value);
  }

  /// Weight decay only for the parameters that `value` chooses.
  public Adafactor withWeightDecayMask(Filter value) {
    return with(o -> o.weightDecayMask = value);
  }

  @Override
  GradientTransformation make() {
    return chain(
        new Squares.FactoredRms(factored, decayRate, decayOffset, minDimSizeToFactor, eps),
        clippingThreshold == null ? null : new Clipping.ByBlockRms(clippingThreshold),
        learningRate == null ? null : Scaling.byLearningRate(learningRate, false),
        multiplyByParameterScale ? new Scaling.ByParamBlockRms(1e-3) : null,
        momentum == null ? null : new Accumulation.Ema(momentum, false, dtypeMomentum),
        weightDecayRate == null ? null : Additions.decayedWeights(weightDecayRate, weightDecayMask),
        new Scaling.Scale(-1.0));
  }
}
