package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// Makes a parameter's first value from a random key; see [Initializers].
@FunctionalInterface
public interface Initializer {
  /// A tensor of the given shape and element type.
  Tensor init(Tensor key, Shape shape, DType dtype);
}
