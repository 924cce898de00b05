package io.raffia;

/// Counters of updates.
final class Counts {
  private Counts() {}

  /// One more, or the same at the greatest `i32`.
  static Tensor next(Tensor count) {
    return Tensor.where(count.lt(Integer.MAX_VALUE), count.add(1), count);
  }
}
