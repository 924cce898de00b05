package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Accuracy;
import io.raffia.Aux;
import io.raffia.Average;
import io.raffia.BatchStat;
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
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Training gives Flax's numbers: `golden/training.txt`, whose header describes it.
class TrainingGoldenTest {
  private static final List<GoldenLine> LINES = GoldenLine.read("training.txt");

  private record Batch(Tensor images, Tensor labels) {}

  private static Batch batch(int step, int size) {
    var images = Random.uniform(Random.foldIn(Random.key(123), step), Shape.of(size, 28, 28, 1));
    var labels =
        Random.randint(Random.foldIn(Random.key(456), step), Shape.of(size), 0, 10, DType.I32);
    return new Batch(images, labels);
  }

  private static ImageModel model(String name, String mode) {
    var model = ImageModel.of(name, new Rngs(0));
    if (mode.equals("eval")) model.eval();
    if (mode.equals("train_no_dropout")) model.setAttributes(Map.of("deterministic", true));
    return model;
  }

  private static Aux<Tensor> loss(ImageModel model, Rngs rngs, Batch batch) {
    var logits = model.call(batch.images, rngs);
    return new Aux<>(
        Optax.softmaxCrossEntropyWithIntegerLabels(logits, batch.labels).mean(), logits);
  }

  private static Tensor step(
      ImageModel model, Optimizer optimizer, MultiMetric metrics, Rngs rngs, Batch batch) {
    var made = Nnx.valueAuxAndGrad((ImageModel m) -> loss(m, rngs, batch)).apply(model);
    metrics.update(Map.of("loss", made.value(), "logits", made.aux(), "labels", batch.labels));
    optimizer.update(model, made.grads());
    return made.value();
  }

  @Test
  void logits() {
    var images = Random.uniform(Random.key(123), Shape.of(8, 28, 28, 1));
    var call = Nnx.jit((ImageModel m, Tensor x, Rngs rngs) -> m.call(x, rngs));
    for (var line : LINES) {
      if (!line.name().equals("logits")) continue;
      var model = model(line.text("model"), line.text("mode"));
      assertArrayEquals(
          line.floats(),
          call.apply(model, images, new Rngs(0)).toFloatArray(),
          1e-5f,
          line.toString());
    }
  }

  /// The first 3 losses within 1e-5, all 20 within 1e-3 of Flax's.
  private static void checkLosses(String name, int size, GradientTransformation tx) {
    var expected =
        LINES.stream()
            .filter(l -> l.name().equals("losses") && l.text("model").equals(name))
            .filter(l -> l.text("data").equals("random") && l.text("threads").equals("default"))
            .findFirst()
            .orElseThrow()
            .floats();
    var model = model(name, "train");
    var optimizer = new Optimizer(model, tx, Param.class);
    var metrics = new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")));
    var rngs = new Rngs(0);
    var compiled = Nnx.jit(TrainingGoldenTest::step);
    double total = 0;
    for (int t = 0; t < expected.length; t++) {
      float loss = compiled.apply(model, optimizer, metrics, rngs, batch(t, size)).toFloat();
      assertEquals(expected[t], loss, (t < 3 ? 1e-5 : 1e-3) * expected[t], "loss of step " + t);
      total += expected[t];
    }
    assertEquals(expected.length, optimizer.step.value().toInt());
    assertEquals(total / expected.length, metrics.get("loss").compute().toFloat(), 1e-3 * total);
  }

  @Test
  void lossesOfTheTwoLayers() {
    checkLosses("mlp", 128, Optax.adam(1e-3));
  }

  @Test
  @Feature(Feature.Of.MNIST)
  void lossesOfTheConvolutionalNetwork() {
    checkLosses("cnn", 32, Optax.adamw(0.005, 0.9));
  }

  private static State gradients(ImageModel model, Rngs rngs, Batch batch) {
    return Nnx.valueAuxAndGrad((ImageModel m) -> loss(m, rngs, batch)).apply(model).grads();
  }

  /// Gradients of the first step within 1e-5 of their norm, and the statistics that it leaves
  /// within 1e-5. An activation that is zero but for rounding may fall to either side of relu,
  /// which moves one channel's gradients a little.
  private static void checkFirstStep(String name, int size) {
    var model = model(name, "train");
    var grads = Nnx.jit(TrainingGoldenTest::gradients).apply(model, new Rngs(0), batch(0, size));
    var stats = Nnx.state(model, BatchStat.class);
    for (var line : LINES) {
      if (!line.arguments().getOrDefault("model", "").equals(name)) continue;
      // A bias before batch normalization has no effect: its gradient is rounding, and so is its
      // norm.
      if (line.name().equals("gradient"))
        check(line, grads.get(line.path()), Math.max(1e-2, line.number("norm")), 1);
      if (line.name().equals("batch_stat")) check(line, stats.get(line.path()), 1, 0);
    }
  }

  private static void check(GoldenLine line, Tensor value, double scale, int exceptions) {
    var found = value.toFloatArray();
    var expected = line.floats();
    int far = 0;
    for (int i = 0; i < expected.length; i++) {
      double miss = Math.abs(expected[i] - found[i * (int) line.integer("stride")]) / scale;
      if (miss > 1e-5) far++;
      assertEquals(0, miss, 2e-3, line + " element " + i);
    }
    assertTrue(far <= exceptions, line + " has " + far + " elements that are off");
  }

  @Test
  void firstStepOfTheTwoLayers() {
    checkFirstStep("mlp", 128);
  }

  @Test
  void firstStepOfTheConvolutionalNetwork() {
    checkFirstStep("cnn", 32);
  }
}
