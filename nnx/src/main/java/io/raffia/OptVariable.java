package io.raffia;

import java.util.Map;

/// State of an optimizer that belongs to one Variable of the model.
public class OptVariable extends OptState {
  public OptVariable(Tensor value) {
    super(value);
  }

  public OptVariable(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
