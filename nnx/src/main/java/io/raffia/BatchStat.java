package io.raffia;

import java.util.Map;

/// Running statistics of normalization layers.
public class BatchStat extends Variable {
  public BatchStat(Tensor value) {
    super(value);
  }

  public BatchStat(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
