package io.raffia.jvm;

import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;

import jdk.incubator.vector.FloatVector;

/// The micro-kernels: a tile of the result stays in registers while k runs.
///
/// Twelve rows of two vectors use 24 of 32 registers. Where there are only 16 (AVX2) tiles have
/// eight rows, and [FourRows] computes them in two halves. Every element is one chain of fused
/// multiply-adds in ascending k, in all kernels, so that their results are the same bits.
final class Tile {
  /// Rows of a tile.
  static final int ROWS = L == 8 ? 2 * FourRows.ROWS : 12;

  /// The most that k can be.
  static final int DEEP = 640;

  /// Distance of rows of the left operand that are contiguous: a constant, so that one index serves
  /// for all. Rows do not share sets of the first-level cache.
  static final int PITCH = DEEP + 2 * L;

  private static final boolean FOURS = L == 8;

  /// Columns of a tile.
  static final int COLUMNS = 2 * L;

  private Tile() {}

  /// Whether [#whole] can be used for tiles of so many rows and columns.
  static boolean isWhole(Scratch s, int rows, int columns, long step) {
    return FOURS && s.vector && rows % FourRows.ROWS == 0 && columns == COLUMNS && step == 1;
  }

  /// Writes the product of `rows` packed rows and a packed panel at `offset`, in bytes, of the
  /// tile's rows in memory, or adds it there.
  static void whole(Scratch s, int rows, int k, int panel, long offset, boolean add) {
    long[] to = s.rows;
    for (int r = 0; r < rows; r += FourRows.ROWS) {
      long p0 = to[r] + offset;
      long p1 = to[r + 1] + offset;
      long p2 = to[r + 2] + offset;
      long p3 = to[r + 3] + offset;
      if (s.aStep == 1) {
        FourRows.rows(k, s.a, r * PITCH, s.b, panel, p0, p1, p2, p3, add);
      } else {
        FourRows.slices(k, s.a, r, s.b, panel, p0, p1, p2, p3, add);
      }
    }
  }

  /// Adds the product of `rows` packed rows and a packed panel, k from 0 to `k - 1`, to the tile.
  static void multiply(Scratch s, int rows, int k, int panel) {
    if (!s.vector) {
      plain(rows, k, s.a, s.aRow, s.aStep, s.b, panel, s.tile);
    } else if (FOURS) {
      for (int r = 0; r < rows; r += FourRows.ROWS) {
        if (s.aStep == 1) {
          FourRows.addRows(k, s.a, r * PITCH, s.b, panel, s.tile, r * COLUMNS);
        } else {
          FourRows.addSlices(k, s.a, r, s.b, panel, s.tile, r * COLUMNS);
        }
      }
    } else if (rows <= 6) {
      six(k, s.a, s.aRow, s.aStep, s.b, panel, s.tile);
    } else {
      twelve(k, s.a, s.aRow, s.aStep, s.b, panel, s.tile);
    }
  }

  private static void plain(
      int rows, int k, float[] a, int aRow, int aStep, float[] b, int bi, float[] t) {
    for (int r = 0; r < rows; r++) {
      int i = 0;
      for (; i <= k - 4; i += 4) {
        addFourScaled(a, r * aRow + i * aStep, aStep, b, bi + i * COLUMNS, t, r * COLUMNS);
      }
      for (; i < k; i++) {
        addScaled(a[r * aRow + i * aStep], b, bi + i * COLUMNS, t, r * COLUMNS);
      }
    }
  }

  private static void addFourScaled(
      float[] a, int ai, int aStep, float[] b, int bi, float[] t, int ti) {
    float s0 = a[ai];
    float s1 = a[ai + aStep];
    float s2 = a[ai + 2 * aStep];
    float s3 = a[ai + 3 * aStep];
    for (int j = 0; j < COLUMNS; j++) {
      float x = Math.fma(s0, b[bi + j], t[ti + j]);
      x = Math.fma(s1, b[bi + COLUMNS + j], x);
      x = Math.fma(s2, b[bi + 2 * COLUMNS + j], x);
      t[ti + j] = Math.fma(s3, b[bi + 3 * COLUMNS + j], x);
    }
  }

  private static void addScaled(float s, float[] b, int bi, float[] t, int ti) {
    for (int j = 0; j < COLUMNS; j++) {
      t[ti + j] = Math.fma(s, b[bi + j], t[ti + j]);
    }
  }

  private static void twelve(int k, float[] a, int aRow, int aStep, float[] b, int bi, float[] t) {
    if (k == 0) return;
    FloatVector c00 = FloatVector.fromArray(S, t, 0 * L);
    FloatVector c01 = FloatVector.fromArray(S, t, 1 * L);
    FloatVector c10 = FloatVector.fromArray(S, t, 2 * L);
    FloatVector c11 = FloatVector.fromArray(S, t, 3 * L);
    FloatVector c20 = FloatVector.fromArray(S, t, 4 * L);
    FloatVector c21 = FloatVector.fromArray(S, t, 5 * L);
    FloatVector c30 = FloatVector.fromArray(S, t, 6 * L);
    FloatVector c31 = FloatVector.fromArray(S, t, 7 * L);
    FloatVector c40 = FloatVector.fromArray(S, t, 8 * L);
    FloatVector c41 = FloatVector.fromArray(S, t, 9 * L);
    FloatVector c50 = FloatVector.fromArray(S, t, 10 * L);
    FloatVector c51 = FloatVector.fromArray(S, t, 11 * L);
    FloatVector c60 = FloatVector.fromArray(S, t, 12 * L);
    FloatVector c61 = FloatVector.fromArray(S, t, 13 * L);
    FloatVector c70 = FloatVector.fromArray(S, t, 14 * L);
    FloatVector c71 = FloatVector.fromArray(S, t, 15 * L);
    FloatVector c80 = FloatVector.fromArray(S, t, 16 * L);
    FloatVector c81 = FloatVector.fromArray(S, t, 17 * L);
    FloatVector c90 = FloatVector.fromArray(S, t, 18 * L);
    FloatVector c91 = FloatVector.fromArray(S, t, 19 * L);
    FloatVector ca0 = FloatVector.fromArray(S, t, 20 * L);
    FloatVector ca1 = FloatVector.fromArray(S, t, 21 * L);
    FloatVector cb0 = FloatVector.fromArray(S, t, 22 * L);
    FloatVector cb1 = FloatVector.fromArray(S, t, 23 * L);
    int ai = 0;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bi);
      FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
      bi += 2 * L;
      int p = ai;
      ai += aStep;
      FloatVector s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c50 = s.fma(b0, c50);
      c51 = s.fma(b1, c51);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c60 = s.fma(b0, c60);
      c61 = s.fma(b1, c61);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c70 = s.fma(b0, c70);
      c71 = s.fma(b1, c71);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c80 = s.fma(b0, c80);
      c81 = s.fma(b1, c81);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c90 = s.fma(b0, c90);
      c91 = s.fma(b1, c91);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      ca0 = s.fma(b0, ca0);
      ca1 = s.fma(b1, ca1);
      s = FloatVector.broadcast(S, a[p]);
      cb0 = s.fma(b0, cb0);
      cb1 = s.fma(b1, cb1);
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
    c60.intoArray(t, 12 * L);
    c61.intoArray(t, 13 * L);
    c70.intoArray(t, 14 * L);
    c71.intoArray(t, 15 * L);
    c80.intoArray(t, 16 * L);
    c81.intoArray(t, 17 * L);
    c90.intoArray(t, 18 * L);
    c91.intoArray(t, 19 * L);
    ca0.intoArray(t, 20 * L);
    ca1.intoArray(t, 21 * L);
    cb0.intoArray(t, 22 * L);
    cb1.intoArray(t, 23 * L);
  }

  private static void six(int k, float[] a, int aRow, int aStep, float[] b, int bi, float[] t) {
    if (k == 0) return;
    FloatVector c00 = FloatVector.fromArray(S, t, 0 * L);
    FloatVector c01 = FloatVector.fromArray(S, t, 1 * L);
    FloatVector c10 = FloatVector.fromArray(S, t, 2 * L);
    FloatVector c11 = FloatVector.fromArray(S, t, 3 * L);
    FloatVector c20 = FloatVector.fromArray(S, t, 4 * L);
    FloatVector c21 = FloatVector.fromArray(S, t, 5 * L);
    FloatVector c30 = FloatVector.fromArray(S, t, 6 * L);
    FloatVector c31 = FloatVector.fromArray(S, t, 7 * L);
    FloatVector c40 = FloatVector.fromArray(S, t, 8 * L);
    FloatVector c41 = FloatVector.fromArray(S, t, 9 * L);
    FloatVector c50 = FloatVector.fromArray(S, t, 10 * L);
    FloatVector c51 = FloatVector.fromArray(S, t, 11 * L);
    int ai = 0;
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bi);
      FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
      bi += 2 * L;
      int p = ai;
      ai += aStep;
      FloatVector s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
      s = FloatVector.broadcast(S, a[p]);
      p += aRow;
      c40 = s.fma(b0, c40);
      c41 = s.fma(b1, c41);
      s = FloatVector.broadcast(S, a[p]);
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
