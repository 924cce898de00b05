package io.raffia.optax;

import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The Dice loss with its options: `1 - (i + smooth) / (i + alpha (p - i) + beta (t - i) + smooth)`
/// for each class, where `p`, `t` and `i` sum predictions, targets and their product over all axes
/// but the first and the last.
///
/// @param classWeights a factor for each class; null: 1
/// @param applySoftmax whether predictions are logits
/// @param ignoreBackground whether to leave the first of several classes out
public record Dice(
    @Nullable Tensor classWeights,
    double smooth,
    double alpha,
    double beta,
    boolean applySoftmax,
    Reduction reduction,
    boolean ignoreBackground) {
  public static final Dice DEFAULT = new Dice(null, 1, 0.5, 0.5, true, Reduction.MEAN, false);

  public Dice withClassWeights(Tensor value) {
    return new Dice(value, smooth, alpha, beta, applySoftmax, reduction, ignoreBackground);
  }

  public Dice withSmooth(double value) {
    return new Dice(classWeights, value, alpha, beta, applySoftmax, reduction, ignoreBackground);
  }

  /// `alpha` weighs what is predicted wrongly, `beta` what is missed (Salehi et al., 2017).
  public Dice withAlphaAndBeta(double a, double b) {
    return new Dice(classWeights, smooth, a, b, applySoftmax, reduction, ignoreBackground);
  }

  /// Whether predictions are logits; else they are probabilities.
  public Dice withApplySoftmax(boolean value) {
    return new Dice(classWeights, smooth, alpha, beta, value, reduction, ignoreBackground);
  }

  public Dice withReduction(Reduction value) {
    return new Dice(classWeights, smooth, alpha, beta, applySoftmax, value, ignoreBackground);
  }

  public Dice withIgnoreBackground(boolean value) {
    return new Dice(classWeights, smooth, alpha, beta, applySoftmax, reduction, value);
  }

  /// `[batch]`, or `[batch, classes]` without reduction: predictions and targets `[batch, ...,
  /// classes]`; one of them may lack the last axis where there is one class.
  public Tensor loss(Tensor predictions, Tensor targets) {
    if (predictions.ndim() == targets.ndim() - 1) predictions = predictions.expandDims(-1);
    if (targets.ndim() == predictions.ndim() - 1) targets = targets.expandDims(-1);
    if (!predictions.shape().equals(targets.shape())) {
      throw IrException.ofShapes(
          "predictions and targets of the Dice loss must have one shape, found %s and %s"
              .formatted(predictions.shape().dims(), targets.shape().dims()));
    }
    var loss = classes(probabilities(predictions), targets);
    if (classWeights != null) loss = loss.mul(classWeights);
    if (ignoreBackground && predictions.dim(-1) > 1)
      loss = loss.sliceAxis(-1, 1, predictions.dim(-1));
    return switch (reduction) {
      case NONE -> loss;
      case MEAN -> loss.mean(-1);
      case SUM -> loss.sum(-1);
    };
  }

  private Tensor probabilities(Tensor logits) {
    if (!applySoftmax) return logits;
    if (logits.dim(-1) == 1) return logits.sigmoid();
    var shares = logits.sub(logits.max(true, -1).stopGradient()).exp();
    return shares.div(shares.sum(true, -1));
  }

  private Tensor classes(Tensor p, Tensor t) {
    int[] axes = IntStream.range(1, p.ndim() - 1).toArray();
    var both = sum(p.mul(t), axes);
    var wrong = sum(p, axes).sub(both).mul(alpha);
    var missed = sum(t, axes).sub(both).mul(beta);
    return both.add(smooth).div(both.add(wrong).add(missed).add(smooth)).neg().add(1.0);
  }

  private static Tensor sum(Tensor x, int... axes) {
    return axes.length == 0 ? x : x.sum(axes);
  }

  /// The loss of one class: where predictions end in another extent than 1, they and the targets
  /// get that axis.
  public Tensor binary(Tensor predictions, Tensor targets) {
    boolean bare = predictions.ndim() == targets.ndim() && predictions.dim(-1) != 1;
    return bare
        ? loss(predictions.expandDims(-1), targets.expandDims(-1))
        : loss(predictions, targets);
  }

  /// The mean over all with classes weighted by the inverse squares of their frequencies.
  public Tensor generalized(Tensor predictions, Tensor targets) {
    var counts = targets.sum(IntStream.range(0, targets.ndim() - 1).toArray());
    var inverse = Tensor.onesLike(counts).div(counts.square().add(1e-7));
    var weights = inverse.div(inverse.sum()).mul(counts.dim(0));
    return withClassWeights(weights)
        .withReduction(Reduction.NONE)
        .loss(predictions, targets)
        .mean();
  }
}
