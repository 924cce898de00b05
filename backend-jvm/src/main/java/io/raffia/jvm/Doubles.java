package io.raffia.jvm;

import io.raffia.ir.DType;

/// Arrays of floats in memory as doubles: what algorithms compute with, to round once.
final class Doubles {
  private Doubles() {}

  /// `n` elements of type `t` from `address` on.
  static double[] load(DType t, long address, int n) {
    var all = new double[n];
    switch (t) {
      case F32 -> {
        for (int i = 0; i < n; i++) all[i] = Cells.getF32(address + 4L * i);
      }
      case F64 -> {
        for (int i = 0; i < n; i++) all[i] = Cells.getF64(address + 8L * i);
      }
      default -> {
        for (int i = 0; i < n; i++)
          all[i] = t.toDouble(Cells.get(t, address + (long) i * t.bytes()));
      }
    }
    return all;
  }

  /// Writes all elements, rounded to type `t`.
  static void store(DType t, long address, double[] all) {
    switch (t) {
      case F32 -> {
        for (int i = 0; i < all.length; i++) Cells.putF32(address + 4L * i, (float) all[i]);
      }
      case F64 -> {
        for (int i = 0; i < all.length; i++) Cells.putF64(address + 8L * i, all[i]);
      }
      default -> {
        for (int i = 0; i < all.length; i++)
          Cells.put(t, address + (long) i * t.bytes(), t.fromDouble(all[i]));
      }
    }
  }

  /// So many rows are taken from another one in a pass.
  static final int PASS = 4;

  /// Takes multiples of rows from part of another one, in their order: `y[at + j] -= f[r] x[r][j]`
  /// for `j` in `from ... to`. Rows are as many as [#PASS]; loops over single rows spend their time
  /// on loads and stores.
  static void subtract(
      double[] y,
      int at,
      int from,
      int to,
      double[][] x,
      double f0,
      double f1,
      double f2,
      double f3) {
    var x0 = x[0];
    var x1 = x[1];
    var x2 = x[2];
    var x3 = x[3];
    for (int j = from; j < to; j++) {
      y[at + j] = y[at + j] - f0 * x0[j] - f1 * x1[j] - f2 * x2[j] - f3 * x3[j];
    }
  }

  /// The same with one row.
  static void subtract(double[] y, int at, int from, int to, double[] x, double f) {
    for (int j = from; j < to; j++) y[at + j] -= f * x[j];
  }
}
