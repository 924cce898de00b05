package io.raffia.examples;

import io.raffia.Accuracy;
import io.raffia.Average;
import io.raffia.Fn3;
import io.raffia.Fn4;
import io.raffia.MultiMetric;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.util.Map;

/// Teaches a [Gpt] with AdamW. Texts are windows of tokens, `i32[batch, time + 1]`.
public final class GptTraining {
  private static final Fn4<Gpt, Optimizer, MultiMetric, Tensor, Tensor> TRAIN_STEP =
      Nnx.jit((Gpt m, Optimizer opt, MultiMetric seen, Tensor text) -> {
        var step = Nnx.valueAuxAndGrad((Gpt g) -> g.loss(text)).apply(m);
        var labels = Gpt.labels(text);
        seen.update(Map.of("loss", step.value(), "logits", step.aux(), "labels", labels));
        opt.update(m, step.grads());
        return step.value();
      });

  private static final Fn3<Gpt, MultiMetric, Tensor, Tensor> EVAL_STEP =
      Nnx.jit((Gpt m, MultiMetric seen, Tensor text) -> {
        var loss = m.loss(text);
        var labels = Gpt.labels(text);
        seen.update(Map.of("loss", loss.loss(), "logits", loss.aux(), "labels", labels));
        return loss.loss();
      });

  final Gpt model;
  private final Optimizer optimizer;
  private final MultiMetric metrics = fresh();

  public GptTraining(Gpt.Size size, double learningRate, long seed) {
    model = new Gpt(size, new Rngs(seed));
    optimizer = new Optimizer(model, Optax.adamw(learningRate), Param.class);
  }

  private static MultiMetric fresh() {
    return new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")));
  }

  /// One step; the loss before it.
  public double step(Tensor text) {
    return TRAIN_STEP.apply(model, optimizer, metrics, text).toFloat();
  }

  /// The training as its loop sees it.
  Learner<Tensor> learner() {
    return new Learner<>(
        this::step,
        () -> Score.of(metrics),
        this::evaluate,
        Map.of("model", model, "optimizer", optimizer, "metrics", metrics));
  }

  private Score evaluate(Iterable<Tensor> texts) {
    var seen = fresh();
    for (var text : texts) EVAL_STEP.apply(model, seen, text);
    return Score.of(seen);
  }
}
