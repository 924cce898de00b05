package io.raffia.jvm;

import io.raffia.ir.TensorType;
import java.util.Arrays;

/// Factors matrices in memory: column by column, each taken from the rest of the matrix at once, in
/// loops over rows that the JIT compiler vectorizes. An element is the same chain of differences as
/// in the op's own algorithm, so that it has the same bits.
final class CholeskyStep {
  private final TensorType type;
  private final boolean lower;
  private final int n;

  CholeskyStep(TensorType type, boolean lower) {
    this.type = type;
    this.lower = lower;
    n = type.shape().dim(type.rank() - 1);
  }

  void run(long from, long to) {
    var t = type.dtype();
    long bytes = (long) n * n * t.bytes();
    for (long at = 0; at < type.size() * t.bytes(); at += bytes) {
      var a = Doubles.load(t, from + at, n * n);
      if (!lower) mirror(a);
      if (!factor(a)) Arrays.fill(a, Double.NaN);
      for (int i = 0; i < n; i++) Arrays.fill(a, i * n + i + 1, i * n + n, 0);
      if (!lower) mirror(a);
      Doubles.store(t, to + at, a);
    }
  }

  /// Whether the matrix is positive definite.
  private boolean factor(double[] a) {
    var column = new double[n];
    for (int k = 0; k < n; k++) {
      double square = a[k * n + k];
      if (!(square > 0)) return false;
      double root = Math.sqrt(square);
      a[k * n + k] = root;
      for (int i = k + 1; i < n; i++) {
        column[i] = a[i * n + k] / root;
        a[i * n + k] = column[i];
      }
      for (int i = k + 1; i < n; i++) {
        double factor = column[i];
        int row = i * n;
        for (int j = k + 1; j <= i; j++) a[row + j] -= factor * column[j];
      }
    }
    return true;
  }

  /// Exchanges rows and columns.
  private void mirror(double[] a) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double x = a[i * n + j];
        a[i * n + j] = a[j * n + i];
        a[j * n + i] = x;
      }
    }
  }
}
