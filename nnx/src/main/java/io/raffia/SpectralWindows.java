package io.raffia;

import java.util.function.DoubleUnaryOperator;

/// Window functions of `jax.numpy`.
final class SpectralWindows {
  private SpectralWindows() {}

  /// `f` of `n` points from 0 to 1.
  static Tensor of(int n, DoubleUnaryOperator f) {
    var data = new double[n];
    for (int i = 0; i < n; i++) data[i] = n == 1 ? 1 : f.applyAsDouble(i / (n - 1.0));
    return Tensor.of(data);
  }

  static Tensor kaiser(int n, double beta) {
    if (n == 1) return Tensor.ones(1);
    var t = Tensor.of(of(n, x -> 2 * x - 1).toDoubleArray());
    var inside = t.square().neg().add(1).maximum(0).sqrt().mul(beta);
    return Special.i0(inside).div(Special.i0(Tensor.scalar(beta)));
  }
}
