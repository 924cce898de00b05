package io.raffia;

import java.io.Serializable;

/// A function of a tensor and no further arguments whose result is a scalar: what [Nnx#grad]
/// differentiates by tensors.
@FunctionalInterface
public interface Loss1 extends Serializable {
  Tensor apply(Tensor a);
}
