package io.raffia;

import java.util.Map;

/// A parameter of a low-rank adaptation: `flax.nnx.LoRAParam`. See [Lora].
public class LoraParam extends Param {
  public LoraParam(Tensor value) {
    super(value);
  }

  public LoraParam(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
