package io.raffia;

import java.io.Serializable;

/// A function of a tensor and one further argument whose result is a scalar: what [Nnx#grad]
/// differentiates by tensors.
@FunctionalInterface
public interface Loss2<B> extends Serializable {
  Tensor apply(Tensor a, B b);
}
