package io.raffia.jit;

import io.raffia.Tensor;

/// Code with errors on known lines.
public final class Mistakes {
  private Mistakes() {}

  /// Line 11 is wrong.
  public static Tensor unbroadcastable() {
    return Tensor.ones(2).add(Tensor.ones(3));
  }

  public static Tensor mismatchedProduct() {
    return Tensor.ones(2, 3).matmul(Tensor.ones(2, 3));
  }
}
