package io.raffia.passes;

import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import java.util.Arrays;
import java.util.List;

/// An array read through an offset and strides, in elements: transposes, slices and broadcasts that
/// cost nothing.
public record View(Value array, Shape shape, long offset, List<Long> strides) {
  public View {
    strides = List.copyOf(strides);
  }

  /// The array as it lies.
  static View of(Value array) {
    return new View(
        array, array.shape(), 0, Arrays.stream(array.shape().strides()).boxed().toList());
  }

  /// The stride of an axis.
  public long stride(int axis) {
    return strides.get(axis);
  }
}
