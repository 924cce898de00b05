package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.optax.Ctc;
import io.raffia.optax.Dice;
import io.raffia.optax.Projections;
import io.raffia.optax.Reduction;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The losses of [Optax]. `where`, if there, says which elements count.
public abstract sealed class OptaxLosses permits OptaxSchedules {
  OptaxLosses() {}

  // Regression, element by element.

  /// `(predictions - targets)^2`; predictions have a float type, and both one shape.
  public static Tensor squaredError(Tensor predictions, Tensor targets) {
    return errors(predictions, targets).square();
  }

  /// `errors^2`.
  public static Tensor squaredError(Tensor errors) {
    requireFloat(errors);
    return errors.square();
  }

  /// Half the squared error.
  public static Tensor l2Loss(Tensor predictions, Tensor targets) {
    return squaredError(predictions, targets).mul(0.5);
  }

  /// Half of `errors^2`.
  public static Tensor l2Loss(Tensor errors) {
    return squaredError(errors).mul(0.5);
  }

  /// Half the squared error up to an error of 1, linear beyond.
  public static Tensor huberLoss(Tensor predictions, Tensor targets) {
    return huberLoss(predictions, targets, 1);
  }

  /// Half the squared error up to an error of `delta`, linear beyond.
  public static Tensor huberLoss(Tensor predictions, Tensor targets, double delta) {
    var error = errors(predictions, targets).abs();
    var quadratic = error.minimum(delta);
    // The rest, and not max(error - delta, 0): that would double the gradient where both meet.
    var linear = error.sub(quadratic);
    return quadratic.square().mul(0.5).add(linear.mul(delta));
  }

  /// `log(cosh(error))`.
  public static Tensor logCosh(Tensor predictions, Tensor targets) {
    var error = errors(predictions, targets);
    return Activations.softplus(error.mul(-2.0)).add(error).sub(Math.log(2));
  }

  /// The cosine of the angle between vectors along the last axis.
  public static Tensor cosineSimilarity(Tensor predictions, Tensor targets) {
    return cosineSimilarity(predictions, targets, 0, null, -1);
  }

  /// The cosine of the angle between vectors along `axes`; squared norms are at least `epsilon`.
  public static Tensor cosineSimilarity(
      Tensor predictions, Tensor targets, double epsilon, @Nullable Tensor where, int... axes) {
    requireFloat(predictions);
    requireFloat(targets);
    var product = unit(predictions, epsilon, where, axes).mul(unit(targets, epsilon, where, axes));
    return kept(product, where).sum(axes);
  }

  private static Tensor unit(Tensor x, double epsilon, @Nullable Tensor where, int... axes) {
    return x.div(kept(x.square(), where).sum(true, axes).maximum(epsilon).sqrt());
  }

  /// 1 less the cosine similarity along the last axis.
  public static Tensor cosineDistance(Tensor predictions, Tensor targets) {
    return cosineDistance(predictions, targets, 0, null, -1);
  }

  /// 1 less the cosine similarity along `axes`; squared norms are at least `epsilon`.
  public static Tensor cosineDistance(
      Tensor predictions, Tensor targets, double epsilon, @Nullable Tensor where, int... axes) {
    return cosineSimilarity(predictions, targets, epsilon, where, axes).neg().add(1.0);
  }

  // Two classes.

  /// For each logit by itself, with a label in [0, 1].
  public static Tensor sigmoidBinaryCrossEntropy(Tensor logits, Tensor labels) {
    requireFloat(logits);
    var y = labels.astype(logits.dtype());
    var positive = y.mul(Activations.logSigmoid(logits)).neg();
    return positive.sub(y.neg().add(1.0).mul(Activations.logSigmoid(logits.neg())));
  }

  /// The binary cross entropy times `(1 - p)^2`, where `p` is the probability of the label.
  public static Tensor sigmoidFocalLoss(Tensor logits, Tensor labels) {
    return sigmoidFocalLoss(logits, labels, null, 2);
  }

  /// The binary cross entropy times `(1 - p)^gamma` (Lin et al., 2017), and with `alpha` times that
  /// for the label 1 and `1 - alpha` for 0.
  public static Tensor sigmoidFocalLoss(
      Tensor logits, Tensor labels, @Nullable Double alpha, double gamma) {
    var y = labels.astype(logits.dtype());
    var other = y.neg().add(1.0);
    var loss = sigmoidBinaryCrossEntropy(logits, y);
    var missed =
        weightedLogsumexp(
            Activations.logSigmoid(logits), other, Activations.logSigmoid(logits.neg()), y);
    var focal = loss.mul(missed.mul(gamma).exp());
    if (alpha == null) return focal;
    return y.mul(alpha).add(other.mul(1.0 - alpha)).mul(focal);
  }

  /// `log(b1 e^a1 + b2 e^a2)`.
  private static Tensor weightedLogsumexp(Tensor a1, Tensor b1, Tensor a2, Tensor b2) {
    var low = Tensor.full(a1.dtype(), Double.NEGATIVE_INFINITY);
    var max = Tensor.where(b1, a1, low).maximum(Tensor.where(b2, a2, low)).stopGradient();
    return b1.mul(a1.sub(max).exp()).add(b2.mul(a2.sub(max).exp())).log().add(max);
  }

  /// `max(0, 1 - output target)`, with targets -1 and 1.
  public static Tensor hingeLoss(Tensor predictorOutputs, Tensor targets) {
    return predictorOutputs.mul(targets).neg().add(1).maximum(0);
  }

  /// `max(0, -output target)`, with targets -1 and 1.
  public static Tensor perceptronLoss(Tensor predictorOutputs, Tensor targets) {
    requireOneShape(predictorOutputs, targets);
    return predictorOutputs.neg().mul(targets).maximum(0);
  }

  /// The binary sparsemax loss (Martins and Astudillo, 2016), with labels 0 and 1.
  public static Tensor sparsemaxLoss(Tensor logits, Tensor labels) {
    var x = Tensor.where(labels, logits.neg(), logits);
    var middle = x.add(1.0).square().div(4.0);
    return Tensor.where(x.le(-1.0), 0.0, Tensor.where(x.ge(1.0), x, middle));
  }

  // Several classes.

  /// `-log(softmax(logits)[label])`: logits `[..., classes]` of a float type, labels `[...]`
  /// integers. A label out of range gives NaN.
  public static Tensor softmaxCrossEntropyWithIntegerLabels(Tensor logits, Tensor labels) {
    return softmaxCrossEntropyWithIntegerLabels(logits, labels, null, -1);
  }

  /// With the classes along another axis.
  public static Tensor softmaxCrossEntropyWithIntegerLabels(
      Tensor logits, Tensor labels, int axis) {
    return softmaxCrossEntropyWithIntegerLabels(logits, labels, null, axis);
  }

  /// With the classes along `axes`, numbered row by row, of those that `where` holds for. Examples
  /// without any such class give 0.
  public static Tensor softmaxCrossEntropyWithIntegerLabels(
      Tensor logits, Tensor labels, @Nullable Tensor where, int... axes) {
    requireFloat(logits);
    if (!labels.dtype().isInteger()) {
      throw IrException.ofTypes(
          "labels must be integers, found %s: use softmaxCrossEntropy for one-hot labels"
              .formatted(labels.type().brief()));
    }
    if (axes.length != 1) {
      var flat = where == null ? null : last(widened(where, logits, axes), axes);
      return softmaxCrossEntropyWithIntegerLabels(last(logits, axes), labels, flat, -1);
    }
    int axis = axes[0];
    var chosen = logits.takeAlongAxis(labels.expandDims(axis), axis).squeeze(axis);
    if (where == null) return Activations.logsumexp(logits, false, axis).sub(chosen);
    var counted = widened(where, logits, axis);
    var counts = lowWhereNot(logits, counted);
    var loss = Activations.logsumexp(counts, false, axis).sub(chosen);
    return Tensor.where(counted.broadcastTo(logits.shape().dims().toArray()).any(axis), loss, 0.0);
  }

  /// With `axes` as one, the last.
  private static Tensor last(Tensor x, int... axes) {
    var moved = Reductions.axes("softmaxCrossEntropyWithIntegerLabels", x.shape(), axes);
    var rest = Ints.range(0, x.rank()).filter(a -> !moved.contains(a));
    var ordered = Arrays.stream(axes).map(a -> Math.floorMod(a, x.rank())).toArray();
    var dims = rest.map(x::dim).plus(Ints.of(-1)).toArray();
    return x.transpose(rest.plus(Ints.of(ordered)).toArray()).reshape(dims);
  }

  /// `-sum(labels log(softmax(logits)))`: logits and probabilities of shape `[..., classes]`.
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    return softmaxCrossEntropy(logits, labels, null, -1);
  }

  /// With the classes along `axes`, of those that `where` holds for.
  public static Tensor softmaxCrossEntropy(
      Tensor logits, Tensor labels, @Nullable Tensor where, int... axes) {
    requireFloat(logits);
    var counted = where == null ? null : widened(where, logits, axes);
    var shares = labels.mul(logSoftmax(logits, counted, axes));
    return kept(shares, counted).sum(axes).neg();
  }

  /// As [#softmaxCrossEntropy], with no NaN from logits of minus infinity whose label is 0.
  public static Tensor safeSoftmaxCrossEntropy(Tensor logits, Tensor labels) {
    requireFloat(logits);
    var shares = labels.mul(Activations.logSoftmax(logits, -1));
    return Tensor.where(labels.ne(0), shares, 0.0).sum(-1).neg();
  }

  /// `max(scores + 1 - label) - score of the label`: scores `[..., classes]`, labels `[...]`.
  public static Tensor multiclassHingeLoss(Tensor scores, Tensor labels) {
    var hot = Nnx.oneHot(labels, scores.dim(-1));
    return scores.add(1.0).sub(hot).max(-1).sub(scores.mul(hot).sum(-1));
  }

  /// The sparsemax loss (Martins and Astudillo, 2016): scores `[..., classes]`, labels `[...]`.
  public static Tensor multiclassSparsemaxLoss(Tensor scores, Tensor labels) {
    var hot = Nnx.oneHot(labels, scores.dim(-1));
    var p = Projections.simplex(scores, 1);
    var apart = scores.sub(scores.mul(hot).sum(true, -1)).mul(hot.neg().add(1.0));
    var product = p.mul(Tensor.where(p.ne(0.0), apart, 0.0)).sum(-1);
    return product.add(p.square().sum(-1).neg().add(1.0).mul(0.5));
  }

  /// `max(scores) - score of the label`.
  public static Tensor multiclassPerceptronLoss(Tensor scores, Tensor labels) {
    return scores.max(-1).sub(scores.mul(Nnx.oneHot(labels, scores.dim(-1))).sum(-1));
  }

  /// The cross entropy plus 2 times the probability that misses the label (Leng et al., 2022).
  public static Tensor polyLossCrossEntropy(Tensor logits, Tensor labels) {
    return polyLossCrossEntropy(logits, labels, 2, null, -1);
  }

  /// The cross entropy plus `epsilon sum(labels (1 - softmax(logits)))`.
  public static Tensor polyLossCrossEntropy(
      Tensor logits, Tensor labels, double epsilon, @Nullable Tensor where, int... axes) {
    requireFloat(logits);
    requireFloat(labels);
    var counted = where == null ? logits : lowWhereNot(logits, where);
    var p = Activations.softmax(counted, axes);
    var missed = kept(labels.mul(p.neg().add(1)), where).sum(axes);
    return softmaxCrossEntropy(logits, labels, where, axes).add(missed.mul(epsilon));
  }

  /// The divergence of Kullback and Leibler of probabilities `targets` from predictions whose
  /// logarithms are given, over the last axis.
  public static Tensor klDivergence(Tensor logPredictions, Tensor targets) {
    return klDivergence(logPredictions, targets, null, -1);
  }

  /// `sum(targets (log(targets) - logPredictions))` over `axes`, where `0 log(0)` is 0.
  public static Tensor klDivergence(
      Tensor logPredictions, Tensor targets, @Nullable Tensor where, int... axes) {
    requireFloat(logPredictions);
    requireFloat(targets);
    var logs = Tensor.where(targets.eq(0), 0.0, targets.log());
    return kept(targets.mul(logs.sub(logPredictions)), where).sum(axes);
  }

  /// The divergence of Kullback and Leibler where the targets too are logarithms.
  public static Tensor klDivergenceWithLogTargets(Tensor logPredictions, Tensor logTargets) {
    return klDivergenceWithLogTargets(logPredictions, logTargets, null, -1);
  }

  /// `sum(e^logTargets (logTargets - logPredictions))` over `axes`.
  public static Tensor klDivergenceWithLogTargets(
      Tensor logPredictions, Tensor logTargets, @Nullable Tensor where, int... axes) {
    requireFloat(logPredictions);
    requireFloat(logTargets);
    return kept(logTargets.exp().mul(logTargets.sub(logPredictions)), where).sum(axes);
  }

  /// As [#klDivergence], for what need not sum to 1.
  public static Tensor generalizedKlDivergence(Tensor logPredictions, Tensor targets) {
    return generalizedKlDivergence(logPredictions, targets, null, -1);
  }

  /// The divergence plus `sum(e^logPredictions - targets)` over `axes`.
  public static Tensor generalizedKlDivergence(
      Tensor logPredictions, Tensor targets, @Nullable Tensor where, int... axes) {
    return klDivergence(logPredictions, targets, where, axes)
        .add(kept(logPredictions.exp().sub(targets), where).sum(axes));
  }

  /// Another name of [#generalizedKlDivergence(Tensor, Tensor)].
  public static Tensor convexKlDivergence(Tensor logPredictions, Tensor targets) {
    return generalizedKlDivergence(logPredictions, targets);
  }

  /// `(1 - alpha) labels + alpha / classes`: labels `[..., classes]` of a float type.
  public static Tensor smoothLabels(Tensor labels, double alpha) {
    return smoothLabels(labels, alpha, null, -1);
  }

  /// With the classes along `axes`, of those that `where` holds for.
  public static Tensor smoothLabels(
      Tensor labels, double alpha, @Nullable Tensor where, int... axes) {
    requireFloat(labels);
    var kept = labels.mul(1.0 - alpha);
    if (where != null) {
      return kept.add(Tensor.scalar(alpha).div(where.astype(DType.I32).sum(true, axes)));
    }
    long classes = 1;
    for (int d : Reductions.axes("smoothLabels", labels.shape(), axes).map(labels::dim).toArray())
      classes *= d;
    return kept.add(alpha / classes);
  }

  /// The loss of `maxFun`, a smooth maximum over the last axis: its value less the product of
  /// targets and scores (Blondel et al., 2020). `maxFun` maps `[..., n]` to `[...]`.
  public static BinaryOperator<Tensor> makeFenchelYoungLoss(UnaryOperator<Tensor> maxFun) {
    return (scores, targets) -> maxFun.apply(scores).sub(targets.mul(scores).sum(-1));
  }

  // Sequences, rankings, embeddings, images.

  /// The connectionist temporal classification loss (Graves et al., 2006), `[batch]`: logits
  /// `[batch, time, classes]`, labels `[batch, labels]`, paddings 1 where a position is no part of
  /// its sequence and else 0; class 0 is the blank.
  public static Tensor ctcLoss(
      Tensor logits, Tensor logitPaddings, Tensor labels, Tensor labelPaddings) {
    return ctcLossWithForwardProbs(logits, logitPaddings, labels, labelPaddings, 0, -1e5).loss();
  }

  /// The same with another blank, and with `logEpsilon` for the logarithm of 0.
  public static Ctc.Loss ctcLossWithForwardProbs(
      Tensor logits,
      Tensor logitPaddings,
      Tensor labels,
      Tensor labelPaddings,
      int blankId,
      double logEpsilon) {
    return Ctc.of(
        Activations.logSoftmax(logits, -1),
        logitPaddings,
        labels,
        labelPaddings,
        blankId,
        logEpsilon);
  }

  /// The softmax cross entropy of lists `[..., items]` with relevances as labels, by its mean over
  /// the lists (Cao et al., 2007).
  public static Tensor rankingSoftmaxLoss(Tensor logits, Tensor labels) {
    return rankingSoftmaxLoss(logits, labels, null, null, Reduction.MEAN);
  }

  /// The same of the items that `where` holds for, with labels times `weights`.
  public static Tensor rankingSoftmaxLoss(
      Tensor logits,
      Tensor labels,
      @Nullable Tensor where,
      @Nullable Tensor weights,
      Reduction reduction) {
    requireFloat(logits);
    var y = labels.astype(logits.dtype());
    var x = logits;
    if (where != null) {
      y = Tensor.where(where, y, 0.0);
      x = lowWhereNot(x, where);
    }
    if (weights != null) y = y.mul(weights);
    var loss = kept(y.mul(Activations.logSoftmax(x, -1)), where).sum(-1).neg();
    return reduction.of(loss, where == null ? null : where.any(-1));
  }

  /// The normalized temperature-scaled cross entropy of embeddings `[batch, features]` with labels
  /// `[batch]` (Chen et al., 2020); temperature 0.07.
  public static Tensor ntxent(Tensor embeddings, Tensor labels) {
    return ntxent(embeddings, labels, 0.07);
  }

  public static Tensor ntxent(Tensor embeddings, Tensor labels, double temperature) {
    requireFloat(embeddings);
    int n = embeddings.dim(0);
    if (labels.dim(0) != n) {
      throw IrException.ofShapes(
          "embeddings and labels need as many examples, found %d and %d"
              .formatted(n, labels.dim(0)));
    }
    double epsilon = Math.scalb(1.0, embeddings.dtype() == DType.F32 ? -23 : -7);
    var similar =
        cosineSimilarity(embeddings.expandDims(0), embeddings.expandDims(1), epsilon, null, -1)
            .div(temperature);
    var same = labels.expandDims(1).eq(labels.expandDims(0));
    var pair = same.and(Jnp.eye(n).ne(1.0));
    var low = Double.NEGATIVE_INFINITY;
    var others = Tensor.where(same, low, similar);
    var matches = Tensor.where(pair, similar, low);
    var max = others.max(true, 1).maximum(matches.max(true, 1)).stopGradient();
    var rest = others.sub(max).exp().sum(true, 1);
    var shares = matches.sub(max).sub(rest.add(matches.sub(max).exp()).log());
    return Tensor.where(pair, shares, 0.0).sum().neg().div(pair.astype(DType.I32).sum());
  }

  /// `max(0, |anchor - positive| - |anchor - negative| + 1)` over the last axis.
  public static Tensor tripletMarginLoss(Tensor anchors, Tensor positives, Tensor negatives) {
    return tripletMarginLoss(anchors, positives, negatives, -1, 2, 1, 1e-6);
  }

  /// With norms of degree `normDegree` along `axis`, below whose root stands `eps`.
  public static Tensor tripletMarginLoss(
      Tensor anchors,
      Tensor positives,
      Tensor negatives,
      int axis,
      double normDegree,
      double margin,
      double eps) {
    requireFloat(anchors);
    requireFloat(positives);
    requireFloat(negatives);
    var near = distance(anchors, positives, axis, normDegree, eps);
    var far = distance(anchors, negatives, axis, normDegree, eps);
    return near.sub(far).add(margin).maximum(0);
  }

  private static Tensor distance(Tensor x, Tensor y, int axis, double degree, double eps) {
    var apart = x.sub(y);
    var powers = degree == Math.rint(degree) ? apart.pow((int) degree) : apart.pow(degree);
    return powers.sum(axis).add(eps).pow(1 / degree);
  }

  /// The Dice loss of segmentations: predictions (logits) and targets `[batch, ..., classes]`, by
  /// its mean over classes, `[batch]`.
  public static Tensor diceLoss(Tensor predictions, Tensor targets) {
    return Dice.DEFAULT.loss(predictions, targets);
  }

  /// The Dice loss of one class: predictions (logits) and targets of one shape.
  public static Tensor binaryDiceLoss(Tensor predictions, Tensor targets) {
    return Dice.DEFAULT.binary(predictions, targets);
  }

  /// The Dice loss with classes weighted by the inverse squares of their frequencies (Sudre et al.,
  /// 2017), a scalar.
  public static Tensor multiclassGeneralizedDiceLoss(Tensor predictions, Tensor targets) {
    return Dice.DEFAULT.generalized(predictions, targets);
  }

  // Parts of the above.

  private static Tensor logSoftmax(Tensor x, @Nullable Tensor where, int... axes) {
    return Activations.logSoftmax(where == null ? x : lowWhereNot(x, where), axes);
  }

  private static Tensor lowWhereNot(Tensor x, Tensor where) {
    return Tensor.where(where, x, Double.NEGATIVE_INFINITY);
  }

  /// With `axes` of extent 1 where `where` lacks them.
  private static Tensor widened(Tensor where, Tensor logits, int... axes) {
    return where.rank() == logits.rank() ? where : where.expandDims(axes);
  }

  /// 0 where `where` does not hold.
  private static Tensor kept(Tensor x, @Nullable Tensor where) {
    return where == null ? x : Tensor.where(where, x, 0.0);
  }

  private static Tensor errors(Tensor predictions, Tensor targets) {
    requireFloat(predictions);
    requireOneShape(predictions, targets);
    return predictions.sub(targets);
  }

  private static void requireOneShape(Tensor predictions, Tensor targets) {
    if (!predictions.shape().equals(targets.shape())) {
      throw IrException.ofShapes(
          "predictions %s and targets %s must have one shape"
              .formatted(predictions.type().brief(), targets.type().brief()));
    }
  }

  private static void requireFloat(Tensor x) {
    if (!x.dtype().isFloat()) {
      throw IrException.ofTypes(
          "a loss needs predictions of a float type, found " + x.type().brief());
    }
  }
}
