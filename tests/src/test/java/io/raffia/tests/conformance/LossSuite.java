package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.OptaxGoldens.grid;

import io.raffia.Fn1;
import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.optax.Dice;
import io.raffia.optax.Reduction;
import io.raffia.tests.GoldenLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The losses of Optax, and the gradients of their sums.
final class LossSuite implements Suite {
  private record Loss(UnaryOperator<Tensor> function, Tensor argument) {
    double[] value() {
      return function.apply(argument).toDoubleArray();
    }

    double[] gradient() {
      Fn1<Tensor, Tensor> gradient = Nnx.grad((Tensor a) -> function.apply(a).sum());
      return gradient.apply(argument).toDoubleArray();
    }
  }

  private static final Tensor X = grid(7, 23, 8, 4, 5);
  private static final Tensor Y = grid(5, 19, 8, 4, 5);
  private static final Tensor P = Nnx.softmax(grid(11, 17, 4, 4, 5), -1);
  private static final Tensor Q = Tensor.where(P.lt(0.05), 0.0, P);
  private static final Tensor BITS = X.gt(0.2).astype(DType.F32);
  private static final Tensor SIGNS = Y.add(0.01).sign();
  private static final Tensor LABELS = Tensor.of(0, 3, 2, 4);
  private static final Tensor WHERE = grid(3, 7, 1, 4, 5).gt(-3);
  private final Map<String, Loss> all = new TreeMap<>();

  @Override
  public String family() {
    return "loss";
  }

  private void put(String name, Tensor argument, UnaryOperator<Tensor> function) {
    all.put(name, new Loss(function, argument));
  }

  @Override
  public List<Entry> entries() {
    regression();
    classes();
    divergences();
    others();
    return OptaxGoldens.rows("loss", all, LossSuite::entry);
  }

  private static Entry entry(String name, Loss loss, List<GoldenLine> lines) {
    var cases =
        lines.stream()
            .map(line -> {
              boolean gradient = line.words().contains("gradient");
              Supplier<double[]> found = gradient ? loss::gradient : loss::value;
              return new Entry.Case(
                  gradient ? "gradient" : "value", OptaxGoldens.values(line), found);
            })
            .toList();
    return new Entry(name, 2e-6, Entry.Unit.RELATIVE, cases);
  }

  private void regression() {
    put("cosine_distance", X, a -> Optax.cosineDistance(a, Y));
    put("cosine_similarity", X, a -> Optax.cosineSimilarity(a, Y, 2, WHERE, 0));
    put("huber_loss", X, a -> Optax.huberLoss(a, Y));
    put("huber_loss_options", X, a -> Optax.huberLoss(a, Y, 0.5));
    put("l2_loss", X, a -> Optax.l2Loss(a, Y));
    put("l2_loss_bare", X, Optax::l2Loss);
    put("log_cosh", X, a -> Optax.logCosh(a, Y));
    put("squared_error", X, a -> Optax.squaredError(a, Y));
  }

  private void classes() {
    put("hinge_loss", X, a -> Optax.hingeLoss(a, SIGNS));
    put("perceptron_loss", X, a -> Optax.perceptronLoss(a, SIGNS));
    put("sigmoid_binary_cross_entropy", X, a -> Optax.sigmoidBinaryCrossEntropy(a, P));
    put("sigmoid_focal_loss", X, a -> Optax.sigmoidFocalLoss(a, BITS));
    put("sigmoid_focal_loss_options", X, a -> Optax.sigmoidFocalLoss(a, P, 0.3, 1.5));
    put("sparsemax_loss", X, a -> Optax.sparsemaxLoss(a, BITS));
    put("softmax_cross_entropy", X, a -> Optax.softmaxCrossEntropy(a, P));
    put("softmax_cross_entropy_where", X, a -> Optax.softmaxCrossEntropy(a, Q, WHERE, 0));
    put(
        "softmax_cross_entropy_with_integer_labels",
        X,
        a -> Optax.softmaxCrossEntropyWithIntegerLabels(a, LABELS));
    put(
        "softmax_cross_entropy_with_integer_labels_axes",
        Jnp.stack(List.of(X, Y)),
        a -> Optax.softmaxCrossEntropyWithIntegerLabels(a, Tensor.of(1, 7, 4, 0, 6), null, 0, 1));
    put(
        "softmax_cross_entropy_with_integer_labels_where",
        X,
        a -> Optax.softmaxCrossEntropyWithIntegerLabels(a, Tensor.of(0, 3, 3, 4), WHERE, -1));
    put(
        "safe_softmax_cross_entropy",
        hole(X, Double.NEGATIVE_INFINITY),
        a -> Optax.safeSoftmaxCrossEntropy(a, hole(P, 0)));
    put("multiclass_hinge_loss", X, a -> Optax.multiclassHingeLoss(a, LABELS));
    put("multiclass_sparsemax_loss", X, a -> Optax.multiclassSparsemaxLoss(a, LABELS));
    put("multiclass_perceptron_loss", X, a -> Optax.multiclassPerceptronLoss(a, LABELS));
    put("poly_loss_cross_entropy", X, a -> Optax.polyLossCrossEntropy(a, P));
    put("poly_loss_cross_entropy_options", X, a -> Optax.polyLossCrossEntropy(a, P, 0.5, null, 0));
    put("smooth_labels", P, a -> Optax.smoothLabels(a, 0.2));
    put("smooth_labels_where", P, a -> Optax.smoothLabels(a, 0.2, WHERE, -1));
  }

  /// With `value` at [0, 1] and [2, 3].
  private static Tensor hole(Tensor x, double value) {
    var number = Tensor.arange(20).reshape(4, 5);
    return Tensor.where(number.eq(1).or(number.eq(13)), value, x);
  }

  private void divergences() {
    var logs = Nnx.logSoftmax(X, -1);
    put("convex_kl_divergence", logs, a -> Optax.convexKlDivergence(a, Q));
    put("generalized_kl_divergence", logs, a -> Optax.generalizedKlDivergence(a, Q, WHERE, 0));
    put("kl_divergence", logs, a -> Optax.klDivergence(a, Q));
    put("kl_divergence_with_log_targets", logs, a -> Optax.klDivergenceWithLogTargets(a, P.log()));
    put(
        "make_fenchel_young_loss",
        X,
        a -> Optax.makeFenchelYoungLoss(s -> Nnx.logsumexp(s, -1)).apply(a, P));
  }

  private void others() {
    var images = grid(7, 29, 8, 2, 3, 4, 3);
    var masks = Nnx.oneHot(Tensor.arange(24).mul(5).rem(3).reshape(2, 3, 4), 3);
    var first = masks.sliceAxis(3, 0, 1).squeeze(3);
    put(
        "binary_dice_loss",
        images.sliceAxis(3, 0, 1).squeeze(3),
        a -> Optax.binaryDiceLoss(a, first));
    put("dice_loss", images, a -> Optax.diceLoss(a, masks));
    put(
        "dice_loss_options",
        images,
        a ->
            Dice.DEFAULT
                .withClassWeights(Tensor.of(1f, 2f, 0.5f))
                .withSmooth(0.5)
                .withAlphaAndBeta(0.3, 0.7)
                .withReduction(Reduction.SUM)
                .withIgnoreBackground(true)
                .loss(a, masks));
    put(
        "multiclass_generalized_dice_loss",
        images,
        a -> Optax.multiclassGeneralizedDiceLoss(a, masks));
    var pads =
        Tensor.of(
            new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1}, Shape.of(3, 6));
    var texts = Tensor.of(new int[][] {{1, 2, 2}, {3, 1, 0}, {2, 2, 0}});
    var textPads = Tensor.of(new float[][] {{0, 0, 0}, {0, 0, 1}, {0, 0, 1}});
    put("ctc_loss", grid(11, 31, 4, 3, 6, 4), a -> Optax.ctcLoss(a, pads, texts, textPads));
    put("ntxent", X, a -> Optax.ntxent(a, Tensor.of(0, 1, 0, 1)));
    put("ntxent_options", X, a -> Optax.ntxent(a, Tensor.of(0, 0, 1, 2), 0.5));
    put("ranking_softmax_loss", X, a -> Optax.rankingSoftmaxLoss(a, BITS));
    put(
        "ranking_softmax_loss_options",
        X,
        a -> Optax.rankingSoftmaxLoss(a, BITS, WHERE, P, Reduction.NONE));
    put(
        "ranking_softmax_loss_where",
        X,
        a -> Optax.rankingSoftmaxLoss(a, BITS, WHERE, null, Reduction.MEAN));
    put("triplet_margin_loss", X, a -> Optax.tripletMarginLoss(a, Y, P));
    put("triplet_margin_loss_options", X, a -> Optax.tripletMarginLoss(a, Y, P, 0, 2, 0.5, 1e-3));
  }
}
