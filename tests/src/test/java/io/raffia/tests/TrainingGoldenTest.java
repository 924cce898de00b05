package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Accuracy;
import io.raffia.Average;
import io.raffia.Aux;
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
    var labels = Random.randint(Random.foldIn(Random.key(456), step), Shape.of(size), 0, 10, DType.I32);
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
    return new Aux<>(Optax.softmaxCrossEntropyWithIntegerLabels(logits, batch.labels).mean(), logits);
  }

  private static Tensor step(ImageModel model, Optimizer optimizer, MultiMetric metrics, Rngs rngs, Batch batch) {
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
      assertArrayEquals(line.floats(), call.apply(model, images, new Rngs(0)).toFloatArray(), 1e-5f, line.toString());
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
  void lossesOfTheConvolutionalNetwork() {
    checkLosses("cnn", 32, Optax.adamw(0.005, 0.9));
  }

  private static State gradients(ImageModel model, Rngs rngs, Batch batch) {
    return Nnx.valueAuxAndGrad((ImageModel m) -> loss(m, rngs, batch)).apply(model).grads();
  }

  /// Gradients of the first step within 1e-5 of the greatest, and the statistics that it leaves.
  private static void checkFirstStep(String name, int size) {
    var model = model(name, "train");
    var grads = Nnx.jit(TrainingGoldenTest::gradients).apply(model, new Rngs(0), batch(0, size));
    for (var line : LINES) {
      if (!line.arguments().getOrDefault("model", "").equals(name) || line.words().isEmpty()) continue;
      boolean gradient = line.name().equals("gradient");
      var value = gradient ? grads.get(line.path()) : Nnx.state(model, BatchStat.class).get(line.path());
      var found = value.toFloatArray();
      var expected = line.floats();
      // A bias before batch normalization has no effect: its gradient is rounding.
      double scale = gradient ? Math.max(1e-2, line.number("norm")) : 1;
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], found[i * (int) line.integer("stride")], 2e-5 * scale, line + " element " + i);
      }
    }
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
