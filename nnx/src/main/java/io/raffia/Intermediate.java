package io.raffia;

import java.util.Map;

/// Values recorded on the way, for inspection.
public class Intermediate extends Variable {
  public Intermediate(Tensor value) {
    super(value);
  }

  public Intermediate(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
