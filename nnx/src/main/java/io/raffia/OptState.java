package io.raffia;

import java.util.Map;

/// State of an optimizer.
public class OptState extends Variable {
  public OptState(Tensor value) {
    super(value);
  }

  public OptState(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
