package io.raffia.tornado;

import io.raffia.ir.Value;
import org.jspecify.annotations.Nullable;

/// `n` elements that are copied on the device, each with `plus` added.
record Move(At to, At from, long n, int plus) {
  /// Where elements begin in a value's place: at `constant`, and where there is a counter, so many
  /// times `stride` later as it says.
  record At(Value value, @Nullable Value counter, long stride, long constant) {
    static At start(Value value) {
      return new At(value, null, 0, 0);
    }

    /// The slice, of `elements`, whose number is the counter plus `constant`.
    static At slice(Value value, Value counter, long elements, int constant) {
      return new At(value, counter, elements, constant * elements);
    }
  }

  /// A whole value.
  static Move of(Value to, Value from) {
    return new Move(At.start(to), At.start(from), to.type().size(), 0);
  }
}
