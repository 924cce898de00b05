package io.raffia;

import io.raffia.ir.DType;

/// Which check of a run failed first, by number; 0 when none did, as at the start of a program.
final class CheckState extends Variable {
  static Tensor none() {
    return Tensor.scalar(DType.I32, 0);
  }

  /// One of those that failed in some examples.
  static Tensor any(Tensor examples) {
    return examples.dim(0) == 0 ? none() : examples.max(0);
  }
}
