package io.raffia;

import io.raffia.ir.IrException;

/// The losses of [Optax].
final class Losses {
  private Losses() {}

  static Tensor softmaxCrossEntropyWithIntegerLabels(Tensor logits, Tensor labels, int axis) {
    requireFloat(logits);
    if (!labels.dtype().isInteger()) {
      throw new IrException(
          "labels must be integers, found %s: use softmaxCrossEntropy for one-hot labels"
              .formatted(labels.type().brief()));
    }
    var chosen = logits.takeAlongAxis(labels.expandDims(axis), axis).squeeze(axis);
    return Activations.logsumexp(logits, false, axis).sub(chosen);
  }

  static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels, int axis) {
    requireFloat(logits);
    return labels.mul(Activations.logSoftmax(logits, axis)).sum(axis).neg();
  }

  static Tensor sigmoidBinaryCrossEntropy(Tensor logits, Tensor labels) {
    requireFloat(logits);
    var y = labels.astype(logits.dtype());
    var positive = y.mul(Activations.logSigmoid(logits)).neg();
    return positive.sub(y.neg().add(1.0).mul(Activations.logSigmoid(logits.neg())));
  }

  static Tensor squaredError(Tensor predictions, Tensor targets) {
    return errors(predictions, targets).square();
  }

  static Tensor huber(Tensor predictions, Tensor targets, double delta) {
    var error = errors(predictions, targets).abs();
    var quadratic = error.minimum(delta);
    // The rest, and not max(error - delta, 0): that would double the gradient where both meet.
    var linear = error.sub(quadratic);
    return quadratic.square().mul(0.5).add(linear.mul(delta));
  }

  static Tensor logCosh(Tensor predictions, Tensor targets) {
    var error = errors(predictions, targets);
    return Activations.softplus(error.mul(-2.0)).add(error).sub(Math.log(2));
  }

  private static Tensor errors(Tensor predictions, Tensor targets) {
    requireFloat(predictions);
    if (!predictions.shape().equals(targets.shape())) {
      throw new IrException(
          "predictions %s and targets %s must have one shape"
              .formatted(predictions.type().brief(), targets.type().brief()));
    }
    return predictions.sub(targets);
  }

  private static void requireFloat(Tensor x) {
    if (!x.dtype().isFloat()) {
      throw new IrException("a loss needs predictions of a float type, found " + x.type().brief());
    }
  }
}
