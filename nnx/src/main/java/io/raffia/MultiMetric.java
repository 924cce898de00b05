package io.raffia;

import io.raffia.ir.IrException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Several metrics by name that are updated together: `flax.nnx.MultiMetric`. Names are sorted.
public class MultiMetric extends Metric<Map<String, Tensor>> {
  private final Map<String, Metric<?>> metrics;

  /// `new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")))`.
  public MultiMetric(Map<String, ? extends Metric<?>> metrics) {
    this.metrics = new TreeMap<>(metrics);
  }

  /// The metric of that name, of one figure; throws [IrException] when there is none.
  @SuppressWarnings("unchecked") // all metrics of one figure give a tensor
  public Metric<Tensor> get(String name) {
    var metric = find(name);
    if (metric instanceof Welford)
      throw new IrException("'%s' has several figures: use welford".formatted(name));
    return (Metric<Tensor>) metric;
  }

  /// The mean and spread of that name; throws [IrException] when there is none.
  public Welford welford(String name) {
    if (find(name) instanceof Welford w) return w;
    throw new IrException("'%s' has one figure: use get".formatted(name));
  }

  private Metric<?> find(String name) {
    var metric = metrics.get(name);
    if (metric == null)
      throw new IrException("no metric '%s' among %s".formatted(name, metrics.keySet()));
    return metric;
  }

  @Override
  public void reset() {
    metrics.values().forEach(Metric::reset);
  }

  /// Gives all values to every metric.
  @Override
  public void update(Map<String, Tensor> values) {
    for (var metric : metrics.values()) metric.update(values);
  }

  /// All figures by name; those of a [Welford] are `NAME.mean`, `NAME.standardErrorOfMean` and
  /// `NAME.standardDeviation`.
  @Override
  public Map<String, Tensor> compute() {
    var out = new LinkedHashMap<String, Tensor>();
    metrics.forEach((name, metric) -> put(out, name, metric.compute()));
    return out;
  }

  private static void put(Map<String, Tensor> out, String name, Object computed) {
    switch (computed) {
      case Tensor t -> out.put(name, t);
      case Welford.Statistics s -> {
        out.put(name + ".mean", s.mean());
        out.put(name + ".standardErrorOfMean", s.standardErrorOfMean());
        out.put(name + ".standardDeviation", s.standardDeviation());
      }
      case Map<?, ?> m -> m.forEach((k, v) -> put(out, name + "." + k, v));
      default ->
          throw new IrException(
              "'%s' computes a %s: a MultiMetric takes metrics that compute tensors"
                  .formatted(name, computed.getClass().getSimpleName()));
    }
  }
}
