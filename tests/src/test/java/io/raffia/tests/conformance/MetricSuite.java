package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.OptaxGoldens.grid;

import io.raffia.Accuracy;
import io.raffia.Average;
import io.raffia.Jnp;
import io.raffia.Metric;
import io.raffia.Tensor;
import io.raffia.Welford;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The metrics of Flax after two batches.
final class MetricSuite implements Suite {
  private static final Tensor FIRST = grid(7, 23, 8, 4, 5);
  private static final Tensor SECOND = grid(5, 19, 8, 6, 5);
  private static final Tensor[] LABELS = {Tensor.of(3, 0, 3, 4), Tensor.of(1, 2, 1, 2, 0, 1)};
  private static final Tensor[] MASKS = {Tensor.of(1, 0, 1, 1), Tensor.of(0, 1, 1, 0, 1, 1)};

  @Override
  public String family() {
    return "metric";
  }

  private static <R> R two(
      Metric<R> metric, Map<String, Tensor> first, Map<String, Tensor> second) {
    metric.reset();
    metric.update(first);
    metric.update(second);
    return metric.compute();
  }

  private static Tensor column(Tensor x) {
    return x.sliceAxis(1, 0, 1).squeeze(1);
  }

  private static Map<String, Supplier<double[]>> metrics() {
    var all = new TreeMap<String, Supplier<double[]>>();
    all.put(
        "average",
        () ->
            two(new Average(), Map.of("values", FIRST), Map.of("values", SECOND)).toDoubleArray());
    all.put(
        "average masked",
        () ->
            two(
                    new Average("loss"),
                    Map.of("loss", column(FIRST), "mask", MASKS[0]),
                    Map.of("loss", column(SECOND), "mask", MASKS[1]))
                .toDoubleArray());
    all.put(
        "average masked matrix",
        () ->
            two(
                    new Average(),
                    Map.of("values", FIRST, "mask", FIRST.gt(0)),
                    Map.of("values", SECOND, "mask", SECOND.gt(-0.5)))
                .toDoubleArray());
    all.put(
        "accuracy",
        () ->
            two(
                    new Accuracy(),
                    Map.of("logits", FIRST, "labels", LABELS[0]),
                    Map.of("logits", SECOND, "labels", LABELS[1]))
                .toDoubleArray());
    all.put(
        "accuracy masked",
        () ->
            two(
                    new Accuracy(),
                    Map.of("logits", FIRST, "labels", LABELS[0], "mask", MASKS[0]),
                    Map.of("logits", SECOND, "labels", LABELS[1], "mask", MASKS[1]))
                .toDoubleArray());
    all.put(
        "accuracy threshold",
        () ->
            two(
                    new Accuracy(0.25),
                    Map.of("logits", column(FIRST), "labels", LABELS[0]),
                    Map.of("logits", column(SECOND), "labels", LABELS[1]))
                .toDoubleArray());
    all.put("welford", MetricSuite::welford);
    return all;
  }

  private static double[] welford() {
    var found = two(new Welford(), Map.of("values", FIRST), Map.of("values", SECOND));
    return Jnp.stack(List.of(found.mean(), found.standardErrorOfMean(), found.standardDeviation()))
        .toDoubleArray();
  }

  @Override
  public List<Entry> entries() {
    var goldens =
        GoldenLine.read("metrics.txt").stream().collect(Collectors.groupingBy(MetricSuite::name));
    return OptaxGoldens.rows(
        goldens,
        metrics(),
        (name, metric, lines) ->
            new Entry(
                name,
                5e-7,
                Entry.Unit.RELATIVE,
                List.of(
                    new Entry.Case("two batches", OptaxGoldens.values(lines.getFirst()), metric))));
  }

  private static String name(GoldenLine line) {
    var words = new ArrayList<>(List.of(line.name()));
    words.addAll(line.words());
    return String.join(" ", words);
  }
}
