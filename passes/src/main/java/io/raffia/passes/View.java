package io.raffia.passes;

import io.raffia.ir.Shape;
import io.raffia.ir.Value;

/// An array read through an offset and strides, in elements: transposes, slices and broadcasts that cost nothing.
public record View(Value array, Shape shape, long offset, long[] strides) {
  /// The array as it lies.
  static View of(Value array) {
    return new View(array, array.shape(), 0, array.shape().strides());
  }
}
