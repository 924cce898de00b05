package io.raffia;

import java.io.Serializable;

/// A function of a tensor and three further arguments whose result is a scalar: what [Nnx#grad]
/// differentiates by tensors.
@FunctionalInterface
public interface Loss4<B, C, D> extends Serializable {
  Tensor apply(Tensor a, B b, C c, D d);
}
