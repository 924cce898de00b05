package io.raffia.jvm;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernel for `double`: six rows of two vectors in registers. As in [Tile], an element is
/// one chain of fused multiply-adds in ascending k.
final class DoubleTile {
  static final int ROWS = 6;
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  static final int COLUMNS = 2 * L;

  private static final double[] NONE = {};

  private DoubleTile() {}

  /// Adds the product of `rows` packed rows, `aRow` elements apart, and a k-major packed panel to
  /// the tile.
  static void multiply(
      boolean vector, int rows, int k, double[] a, int aRow, double[] b, int bi, double[] t) {
    if (vector) {
      six(k, a, aRow, 1, b, bi, t);
      return;
    }
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < k; i++) {
        addScaled(a[r * aRow + i], b, bi + i * COLUMNS, t, r * COLUMNS);
      }
    }
  }

  private static void addScaled(double s, double[] b, int bi, double[] t, int ti) {
    for (int j = 0; j < COLUMNS; j++) {
      t[ti + j] = Math.fma(s, b[bi + j], t[ti + j]);
    }
  }

  /// A product of depth 0.
  static void nothing() {
    six(0, NONE, 0, 0, NONE, 0, NONE);
  }

  private static void six(int k, double[] a, int aRow, int aStep, double[] b, int bi, double[] t) {
    if (k == 0) return;
    DoubleVector c00 = DoubleVector.fromArray(S, t, 0 * L);
    DoubleVector c01 = DoubleVector.fromArray(S, t, 1 * L);
    DoubleVector c10 = DoubleVector.fromArray(S, t, 2 * L);
    DoubleVector c11 = DoubleVector.fromArray(S, t, 3 * L);
    DoubleVector c20 = DoubleVector.fromArray(S, t, 4 * L);
    DoubleVector c21 = DoubleVector.fromArray(S, t, 5 * L);
    DoubleVector c30 = DoubleVector.fromArray(S, t, 6 * L);
    DoubleVector c31 = DoubleVector.fromArray(S, t, 7 * L);
    DoubleVector c40 = DoubleVector.fromArray(S, t, 8 * L);
    DoubleVector c41 = DoubleVector.fromArray(S, t, 9 * L);
    DoubleVector c50 = DoubleVector.fromArray(S, t, 10 * L);
    DoubleVector c51 = DoubleVector.fromArray(S, t, 11 * L);
    int ai = 0;
    for (int i = 0; i < k; i++) {
      DoubleVector b0 = DoubleVector.fromArray(S, b, bi);
      DoubleVector b1 = DoubleVector.fromArray(S, b, bi + L);
      bi += 2 * L;
      int p = ai;
      ai += aStep;
      DoubleVector s = DoubleVector.broadcast(S, a[p]);
      p += aRow;
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = DoubleVector.broadcast(S, a[p]);
      p += aRow;
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = DoubleVector.broadcast(S, a[p]);
      p += aRow;
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = DoubleVector.broadcast(S, a[p]);
      p += aRow;
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = DoubleVector.broadcast(S, a[p]);
      p += aRow;
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = DoubleVector.broadcast(S, a[p]);
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
    }
    c00.intoArray(t, 0 * L);
    c01.intoArray(t, 1 * L);
    c10.intoArray(t, 2 * L);
    c11.intoArray(t, 3 * L);
    c20.intoArray(t, 4 * L);
    c21.intoArray(t, 5 * L);
    c30.intoArray(t, 6 * L);
    c31.intoArray(t, 7 * L);
    c40.intoArray(t, 8 * L);
    c41.intoArray(t, 9 * L);
    c50.intoArray(t, 10 * L);
    c51.intoArray(t, 11 * L);
  }
}
