package io.raffia;

import java.util.Map;

/// Values kept between calls, such as those of autoregressive decoding.
public class Cache extends Variable {
  public Cache(Tensor value) {
    super(value);
  }

  public Cache(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
