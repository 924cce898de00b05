package io.raffia;

import java.util.Map;

/// The key of a pseudo-random stream.
public class RngKey extends RngState {
  public RngKey(Tensor value) {
    super(value);
  }

  public RngKey(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
