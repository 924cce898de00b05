package io.raffia;

import java.io.Serializable;

/// A function of a tensor and two further arguments whose result is a scalar: what [Nnx#grad]
/// differentiates by tensors.
@FunctionalInterface
public interface Loss3<B, C> extends Serializable {
  Tensor apply(Tensor a, B b, C c);
}
