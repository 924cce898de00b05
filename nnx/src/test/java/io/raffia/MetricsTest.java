package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Tensor LOGITS = Tensor.of(new float[][] {{0, 2, 1}, {3, 0, 0}, {0, 0, 1}});

  @Test
  void averages() {
    var average = new Average();
    assertEquals(Float.NaN, average.compute().toFloat());
    average.update(Map.of("values", Tensor.of(1, 2, 3, 4)));
    average.update(Tensor.scalar(5.0));
    assertEquals(3, average.compute().toFloat());
    average.reset();
    average.update(Tensor.of(7f));
    assertEquals(7, average.compute().toFloat());
  }

  @Test
  void averagesWhereMasked() {
    var average = new Average("loss");
    average.update(Map.of("loss", Tensor.of(1f, 2f, 30f), "mask", Tensor.of(true, true, false)));
    assertEquals(1.5f, average.compute().toFloat());
    average.update(Tensor.of(4f, 100f), Tensor.of(1, 0));
    assertEquals(7f / 3, average.compute().toFloat());
  }

  @Test
  void masksBroadcastToTheValues() {
    var average = new Average();
    average.update(
        Tensor.of(new float[][] {{1, 3}, {100, 100}}), Tensor.of(true, false).reshape(2, 1));
    assertEquals(2, average.compute().toFloat());
    var e =
        assertThrows(
            IrException.class, () -> average.update(Tensor.of(1f, 2f), Tensor.of(1, 0, 1)));
    assertTrue(e.toString().contains("f32[2]") || e.toString().contains("[2]"), e.toString());
  }

  @Test
  void countsRightClasses() {
    var accuracy = new Accuracy();
    accuracy.update(LOGITS, Tensor.of(1, 0, 0));
    assertEquals(2f / 3, accuracy.compute().toFloat());
    accuracy.reset();
    var values = Map.of("logits", LOGITS, "labels", Tensor.of(1, 0, 0), "mask", Tensor.of(1, 0, 1));
    accuracy.update(values);
    assertEquals(0.5f, accuracy.compute().toFloat());
    accuracy.reset();
    accuracy.update(LOGITS, Tensor.of(1, 0, 0), Tensor.of(1, 0, 1));
    assertEquals(0.5f, accuracy.compute().toFloat());
  }

  @Test
  void countsRightSidesOfAThreshold() {
    var accuracy = new Accuracy(0.5);
    accuracy.update(Tensor.of(0.5f, 0.4f, 0.9f, 0.1f), Tensor.of(1, 0, 0, 1));
    assertEquals(0.5f, accuracy.compute().toFloat());
  }

  @Test
  void updatesSeveralTogether() {
    var metrics = new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")));
    metrics.update(
        Map.of("logits", LOGITS, "labels", Tensor.of(1, 0, 2), "loss", Tensor.scalar(0.25)));
    var computed = metrics.compute();
    assertEquals(List.of("accuracy", "loss"), List.copyOf(computed.keySet()));
    assertEquals(1, metrics.get("accuracy").compute().toFloat());
    assertEquals(0.25f, metrics.get("loss").compute().toFloat());
    assertEquals(4, Nnx.state(metrics, MetricState.class).size());
    metrics.reset();
    assertEquals(Float.NaN, metrics.compute().getOrDefault("loss", LOGITS).toFloat());
    assertThrows(IrException.class, () -> metrics.get("f1"));
  }

  @Test
  void rejectsWhatDoesNotFit() {
    var e =
        assertThrows(IrException.class, () -> new Average("loss").update(Map.of("values", LOGITS)));
    assertTrue(e.toString().contains("'loss'"), e.toString());
    assertThrows(IrException.class, () -> new Accuracy().update(LOGITS, LOGITS));
    assertThrows(IrException.class, () -> new Accuracy().update(LOGITS, Tensor.of(1f, 0f, 0f)));
    assertThrows(IrException.class, () -> new Accuracy(0.5).update(LOGITS, Tensor.of(1, 0, 0)));
  }

  /// Expected values: Flax's documentation.
  @Test
  void findsMeanAndSpread() {
    var welford = new Welford();
    assertEquals(Float.NaN, welford.compute().standardDeviation().toFloat());
    welford.update(Map.of("values", Tensor.of(1, 2, 3, 4)));
    assertStatistics(2.5f, 0.559017f, 1.118034f, welford.compute());
    welford.update(Tensor.of(3, 2, 1, 0));
    assertStatistics(2, 0.43301272f, 1.2247449f, welford.compute());
    welford.reset();
    assertEquals(0, welford.compute().mean().toFloat());
  }

  private static void assertStatistics(
      float mean, float error, float deviation, Welford.Statistics found) {
    assertEquals(mean, found.mean().toFloat(), 1e-6f);
    assertEquals(error, found.standardErrorOfMean().toFloat(), 1e-6f);
    assertEquals(deviation, found.standardDeviation().toFloat(), 1e-6f);
  }

  @Test
  void spreadKeepsItsDigitsFarFromZero() {
    var welford = new Welford();
    for (int i = 0; i < 10; i++) welford.update(Tensor.of(10000f, 10001f));
    assertEquals(0.5f, welford.compute().standardDeviation().toFloat(), 1e-3f);
  }

  @Test
  void spreadStandsBesideOtherMetrics() {
    var metrics = new MultiMetric(Map.of("loss", new Welford("loss"), "mean", new Average("loss")));
    metrics.update(Map.of("loss", Tensor.of(1f, 3f)));
    var all = metrics.compute();
    assertEquals(
        List.of("loss.mean", "loss.standardErrorOfMean", "loss.standardDeviation", "mean"),
        List.copyOf(all.keySet()));
    assertEquals(1f, metrics.welford("loss").compute().standardDeviation().toFloat());
    assertThrows(IrException.class, () -> metrics.get("loss"));
    assertThrows(IrException.class, () -> metrics.welford("mean"));
  }
}
