package io.raffia.tutorial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Accuracy;
import io.raffia.Aux;
import io.raffia.Average;
import io.raffia.GradientTransformation;
import io.raffia.MultiMetric;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Layers, optimizers and metrics inside compiled functions do what they do outside.
class StagedTest {
  /// Everything that a training step changes.
  private record Training(Mlp model, Optimizer optimizer, MultiMetric metrics) {
    static Training start(GradientTransformation tx) {
      var model = new Mlp(6, 8, 3, new Rngs(0));
      var metrics =
          new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")));
      return new Training(model, new Optimizer(model, tx, Param.class), metrics);
    }

    List<State> states() {
      return List.of(Nnx.state(model), Nnx.state(optimizer), Nnx.state(metrics));
    }
  }

  private static Tensor step(
      Mlp model, Optimizer optimizer, MultiMetric metrics, Tensor x, Tensor y) {
    var made =
        Nnx.valueAuxAndGrad(
                (Mlp m) -> {
                  var logits = m.call(x);
                  return new Aux<>(
                      Optax.softmaxCrossEntropyWithIntegerLabels(logits, y).mean(), logits);
                })
            .apply(model);
    optimizer.update(model, made.grads());
    metrics.update(Map.of("loss", made.value(), "logits", made.aux(), "labels", y));
    return made.value();
  }

  private static Tensor images(int step) {
    return Random.normal(Random.foldIn(Random.key(1), step), Shape.of(4, 6));
  }

  private static final Tensor LABELS = Tensor.of(0, 1, 2, 0);

  private static void checkStaged(GradientTransformation tx) {
    var eager = Training.start(tx);
    var staged = Training.start(tx);
    var compiled = Nnx.jit(StagedTest::step);
    for (int t = 0; t < 3; t++) {
      float expected =
          step(eager.model, eager.optimizer, eager.metrics, images(t), LABELS).toFloat();
      float found =
          compiled
              .apply(staged.model, staged.optimizer, staged.metrics, images(t), LABELS)
              .toFloat();
      assertEquals(expected, found, 1e-5, "loss of step " + t);
    }
    for (int i = 0; i < 3; i++) {
      var expected = eager.states().get(i);
      var found = staged.states().get(i);
      assertEquals(expected.paths(), found.paths());
      for (var path : expected.paths()) {
        assertArrayEquals(
            expected.get(path).toDoubleArray(),
            found.get(path).toDoubleArray(),
            1e-4,
            path.toString());
      }
    }
  }

  @Test
  void trainsWithSgd() {
    checkStaged(Optax.sgd(0.1, 0.9));
  }

  @Test
  void trainsWithAdamw() {
    checkStaged(
        Optax.chain(Optax.clipByGlobalNorm(1), Optax.adamw(Optax.cosineDecaySchedule(0.01, 10))));
  }

  @Test
  void randomStreamsGoOn() {
    var draw = Nnx.jit((Rngs rngs) -> rngs.normal(3));
    var rngs = new Rngs(0);
    var first = draw.apply(rngs);
    var second = draw.apply(rngs);
    var outside = new Rngs(0);
    assertArrayEquals(outside.normal(3).toFloatArray(), first.toFloatArray(), 1e-6f);
    assertArrayEquals(outside.normal(3).toFloatArray(), second.toFloatArray(), 1e-6f);
    assertEquals(2, rngs.stream("default").count.value().toInt());
  }

  @Test
  void mapsOverSplitKeys() {
    var keys = Random.split(Random.key(3), 4);
    var mapped = Nnx.vmap((Tensor key) -> Random.uniform(key, Shape.of(2))).apply(keys);
    assertEquals(Shape.of(4, 2), mapped.shape());
    for (int i = 0; i < 4; i++) {
      var alone = Random.uniform(keys.get(i), Shape.of(2));
      assertArrayEquals(alone.toFloatArray(), mapped.get(i).toFloatArray());
    }
  }

  @Test
  void equalOptimizersShareAProgram() {
    var compiled = Nnx.jit(StagedTest::step);
    for (int i = 0; i < 2; i++) {
      var training = Training.start(Optax.adam(0.01));
      var loss =
          compiled.apply(training.model, training.optimizer, training.metrics, images(0), LABELS);
      assertTrue(loss.toFloat() > 0);
    }
    assertEquals(
        Nnx.graphdef(Training.start(Optax.adam(0.01)).optimizer),
        Nnx.graphdef(Training.start(Optax.adam(0.01)).optimizer));
  }
}
