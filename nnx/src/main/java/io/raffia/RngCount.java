package io.raffia;

import java.util.Map;

/// How many keys a pseudo-random stream has given.
public class RngCount extends RngState {
  public RngCount(Tensor value) {
    super(value);
  }

  public RngCount(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
