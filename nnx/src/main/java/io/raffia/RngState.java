package io.raffia;

import java.util.Map;

/// State of pseudo-random streams.
public class RngState extends Variable {
  public RngState(Tensor value) {
    super(value);
  }

  public RngState(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
