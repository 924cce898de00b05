package io.raffia;

import java.util.Map;

/// A learnable parameter: what [Nnx#grad] differentiates by default and optimizers change.
public class Param extends Variable {
  public Param(Tensor value) {
    super(value);
  }

  public Param(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
