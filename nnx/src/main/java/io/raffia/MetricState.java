package io.raffia;

import java.util.Map;

/// What a metric has accumulated.
public class MetricState extends Variable {
  public MetricState(Tensor value) {
    super(value);
  }

  public MetricState(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
