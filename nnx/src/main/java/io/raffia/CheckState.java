package io.raffia;

import io.raffia.ir.DType;

/// Which check of a run failed first, by number; 0 when none did.
final class CheckState extends Variable {
  CheckState() {
    super(Tensor.scalar(DType.I32, 0));
  }

  /// One of those that failed in some examples.
  static Tensor any(Tensor examples) {
    return examples.dim(0) == 0 ? Tensor.scalar(DType.I32, 0) : examples.max(0);
  }
}
