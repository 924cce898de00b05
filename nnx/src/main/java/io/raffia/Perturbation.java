package io.raffia;

import java.util.Map;

/// What is added to a value on the way, zero unless chosen: the gradient by it is the gradient by
/// that value. See [Module#perturb].
public class Perturbation extends Intermediate {
  public Perturbation(Tensor value) {
    super(value);
  }

  public Perturbation(Tensor value, Map<String, Object> metadata) {
    super(value, metadata);
  }
}
