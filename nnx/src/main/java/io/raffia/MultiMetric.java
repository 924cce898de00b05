package io.raffia;

import io.raffia.ir.IrException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Several metrics by name that are updated together: `flax.nnx.MultiMetric`. Names are sorted.
public class MultiMetric extends Metric<Map<String, Tensor>> {
  private final Map<String, Metric<Tensor>> metrics;

  /// `new MultiMetric(Map.of("accuracy", new Accuracy(), "loss", new Average("loss")))`.
  public MultiMetric(Map<String, ? extends Metric<Tensor>> metrics) {
    this.metrics = new TreeMap<>(metrics);
  }

  /// The metric of that name; throws [IrException] when there is none.
  public Metric<Tensor> get(String name) {
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

  @Override
  public Map<String, Tensor> compute() {
    var out = new LinkedHashMap<String, Tensor>();
    metrics.forEach((name, metric) -> out.put(name, metric.compute()));
    return out;
  }
}
