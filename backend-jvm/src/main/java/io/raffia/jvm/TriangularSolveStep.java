package io.raffia.jvm;

import io.raffia.ir.TensorType;
import io.raffia.ir.op.TriangularSolve;

/// Solves triangular systems in memory: an unknown that is known is taken out of all equations that
/// follow, in loops that the JIT compiler vectorizes, over right-hand sides or over equations. An
/// element is the same chain of differences as in the op's own algorithm, so that it has the same
/// bits.
final class TriangularSolveStep {
  /// From so many right-hand sides on, loops run over these.
  private static final int MANY = 8;

  private final TriangularSolve op;
  private final TensorType type;
  private final int n;
  private final int others;
  private final boolean forward;
  private final boolean transposed;

  TriangularSolveStep(TensorType type, TriangularSolve op) {
    this.type = type;
    this.op = op;
    int rows = type.shape().dim(type.rank() - 2);
    int columns = type.shape().dim(type.rank() - 1);
    n = op.leftSide() ? rows : columns;
    others = op.leftSide() ? columns : rows;
    // From the right, the transposed matrix is what multiplies the unknowns.
    transposed = op.transposeA() == op.leftSide();
    forward = op.lower() != transposed;
  }

  void run(long matrix, long right, long to) {
    var t = type.dtype();
    if (type.size() == 0) return;
    int size = n * others;
    for (long k = 0; k < type.size() / size; k++) {
      var taken = columns(Doubles.load(t, matrix + k * n * n * t.bytes(), n * n));
      var x = Doubles.load(t, right + k * size * t.bytes(), size);
      if (op.leftSide() && others >= MANY) together(taken, x);
      else for (int i = 0; i < others; i++) oneByOne(taken, x, i);
      Doubles.store(t, to + k * size * t.bytes(), x);
    }
  }

  /// At `j * n + i`, the coefficient of unknown `j` in equation `i`.
  private double[] columns(double[] a) {
    if (transposed) return a;
    var all = new double[a.length];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) all[j * n + i] = a[i * n + j];
    return all;
  }

  /// Unknown number `k` in the order of solution.
  private int unknown(int k) {
    return forward ? k : n - 1 - k;
  }

  private void together(double[] a, double[] x) {
    var known = new double[Doubles.PASS][others];
    for (int k = 0; k < n; k += Doubles.PASS) {
      int end = Math.min(n, k + Doubles.PASS);
      for (int m = k; m < end; m++) {
        int j = unknown(m);
        var row = known[m - k];
        for (int c = 0; c < others; c++) {
          row[c] = op.unitDiagonal() ? x[j * others + c] : x[j * others + c] / a[j * n + j];
        }
        System.arraycopy(row, 0, x, j * others, others);
        for (int l = m + 1; l < end; l++) {
          int i = unknown(l);
          Doubles.subtract(x, i * others, 0, others, row, a[j * n + i]);
        }
      }
      for (int l = end; l < n; l++) {
        int i = unknown(l);
        Doubles.subtract(
            x,
            i * others,
            0,
            others,
            known,
            a[unknown(k) * n + i],
            a[unknown(k + 1) * n + i],
            a[unknown(k + 2) * n + i],
            a[unknown(k + 3) * n + i]);
      }
    }
  }

  private void oneByOne(double[] a, double[] x, int number) {
    var y = new double[n];
    int from = op.leftSide() ? number : number * n;
    int step = op.leftSide() ? others : 1;
    for (int i = 0; i < n; i++) y[i] = x[from + i * step];
    for (int k = 0; k < n; k++) {
      int j = unknown(k);
      if (!op.unitDiagonal()) y[j] /= a[j * n + j];
      double known = y[j];
      int column = j * n;
      int first = forward ? j + 1 : 0;
      int last = forward ? n : j;
      for (int i = first; i < last; i++) y[i] -= a[column + i] * known;
    }
    for (int i = 0; i < n; i++) x[from + i * step] = y[i];
  }
}
