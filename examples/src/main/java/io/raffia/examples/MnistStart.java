package io.raffia.examples;

import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.data.Batch;
import io.raffia.ir.Shape;
import java.util.Map;

/// Makes the tutorial's network and what trains it.
final class MnistStart {
  private MnistStart() {}

  static Learner<Batch> learner(long seed) {
    return learner(new Cnn(new Rngs(seed)), seed);
  }

  static Learner<Batch> learner(Network model, long seed) {
    var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
    var rngs = new Rngs(seed);
    var tutorial = new Tutorial(model, optimizer, rngs);
    return new Learner<>(
        batch -> tutorial.step(images(batch), labels(batch)).toFloat(),
        tutorial::trainScore,
        batches -> evaluate(tutorial, batches),
        Map.of(
            "model", model, "optimizer", optimizer, "rngs", rngs, "metrics", tutorial.metrics()));
  }

  private static Score evaluate(Tutorial tutorial, Iterable<Batch> batches) {
    var evaluator = tutorial.evaluator();
    for (var batch : batches) evaluator.add(images(batch), labels(batch));
    return evaluator.score();
  }

  private static Tensor images(Batch batch) {
    return Tensor.of(batch.images(), Shape.of(batch.size(), 28, 28, 1));
  }

  private static Tensor labels(Batch batch) {
    return Tensor.of(batch.labels());
  }
}
