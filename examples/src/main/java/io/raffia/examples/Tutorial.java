package io.raffia.examples;

import io.raffia.Accuracy;
import io.raffia.Aux;
import io.raffia.Average;
import io.raffia.Fn4;
import io.raffia.Fn6;
import io.raffia.MultiMetric;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.Map;

/// The training and evaluation steps of Flax's MNIST tutorial, compiled.
public final class Tutorial {
  private static final Map<String, ?> TRAIN =
      Map.of("deterministic", false, "useRunningAverage", false);
  private static final Map<String, ?> EVAL =
      Map.of("deterministic", true, "useRunningAverage", true);

  private final Network train;
  private final Network eval;
  private final Optimizer optimizer;
  private final Rngs rngs;
  private final MultiMetric metrics = fresh();

  private final Fn6<Network, Optimizer, MultiMetric, Rngs, Tensor, Tensor, Tensor> trainStep =
      Nnx.jit(
          (Network m,
              Optimizer opt,
              MultiMetric seen,
              Rngs random,
              Tensor images,
              Tensor labels) -> {
            var step = Nnx.valueAuxAndGrad((Network n) -> loss(n, random, images, labels)).apply(m);
            seen.update(Map.of("loss", step.value(), "logits", step.aux(), "labels", labels));
            opt.update(m, step.grads());
            return step.value();
          });

  private final Fn4<Network, MultiMetric, Tensor, Tensor, Tensor> evalStep =
      Nnx.jit((Network m, MultiMetric seen, Tensor images, Tensor labels) -> {
        var logits = m.call(images, null);
        var loss = Optax.softmaxCrossEntropyWithIntegerLabels(logits, labels).mean();
        seen.update(Map.of("loss", loss, "logits", logits, "labels", labels));
        return loss;
      });

  /// @param model shares its Variables with this; `optimizer` is one for it
  /// @param rngs what dropout draws from
  public Tutorial(Network model, Optimizer optimizer, Rngs rngs) {
    boolean plain = !(model instanceof Cnn);
    train = plain ? model : Nnx.view(model, TRAIN);
    eval = plain ? model : Nnx.view(model, EVAL);
    this.optimizer = optimizer;
    this.rngs = rngs;
  }

  /// What was counted since [#trainScore] was last asked.
  MultiMetric metrics() {
    return metrics;
  }

  private static MultiMetric fresh() {
    return new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")));
  }

  private static Aux<Tensor> loss(Network n, Rngs random, Tensor images, Tensor labels) {
    var logits = n.call(images, random);
    var loss = Optax.softmaxCrossEntropyWithIntegerLabels(logits, labels).mean();
    return new Aux<>(loss, logits);
  }

  /// One step on images `[n, 28, 28, 1]` and labels `[n]`; the loss before it.
  public Tensor step(Tensor images, Tensor labels) {
    return trainStep.apply(train, optimizer, metrics, rngs, images, labels);
  }

  /// The metrics of all steps since this was last asked.
  Score trainScore() {
    return Score.of(metrics);
  }

  /// A count of what is right and wrong on other images.
  Evaluator evaluator() {
    return new Evaluator(fresh());
  }

  /// Gathers metrics over several batches.
  final class Evaluator {
    private final MultiMetric seen;

    private Evaluator(MultiMetric seen) {
      this.seen = seen;
    }

    void add(Tensor images, Tensor labels) {
      evalStep.apply(eval, seen, images, labels);
    }

    Score score() {
      return Score.of(seen);
    }
  }
}
