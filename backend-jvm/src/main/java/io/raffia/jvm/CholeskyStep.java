package io.raffia.jvm;

import io.raffia.ir.TensorType;
import java.util.Arrays;

/// Factors matrices in memory: some columns, which are then taken from the rest of the matrix in
/// one pass over its rows, and so on. An element is the same chain of differences as in the op's
/// own algorithm, so that it has the same bits.
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
    var columns = new double[Doubles.PASS][n];
    for (int k = 0; k < n; k += Doubles.PASS) {
      int end = Math.min(n, k + Doubles.PASS);
      if (!columns(a, k, end, columns)) return false;
      for (int i = end; i < n; i++) {
        int at = i * n;
        Doubles.subtract(
            a, at, end, i + 1, columns, a[at + k], a[at + k + 1], a[at + k + 2], a[at + k + 3]);
      }
    }
    return true;
  }

  /// The factor's columns `from ... to`, from which all those before are taken already.
  private boolean columns(double[] a, int from, int to, double[][] columns) {
    for (int k = from; k < to; k++) {
      double square = a[k * n + k];
      if (!(square > 0)) return false;
      double root = Math.sqrt(square);
      a[k * n + k] = root;
      var column = columns[k - from];
      for (int i = k + 1; i < n; i++) {
        double x = a[i * n + k] / root;
        a[i * n + k] = x;
        column[i] = x;
        for (int j = k + 1; j < Math.min(i + 1, to); j++) a[i * n + j] -= x * column[j];
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
