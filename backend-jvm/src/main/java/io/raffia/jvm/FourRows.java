package io.raffia.jvm;

import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static io.raffia.jvm.Tile.COLUMNS;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;

/// The micro-kernels for 16 registers, which hold eight sums, two vectors of the right operand, and
/// what the compiler loads before it is needed.
///
/// With twelve sums of six rows it keeps one sum in memory, at half the speed, wherever nothing
/// stops it from loading early; with a check of the index before each load, which does, there is
/// more to decode than a core shared with another thread gets through. So indices here are sums of
/// the counter and of what does not change, or multiples of the counter: those are checked once,
/// before the loop. `a` begins at `ai`, `b` at `bi`, `t` at `ti`.
final class FourRows {
  /// Rows of a tile here, of which [Tile] has two.
  static final int ROWS = 4;

  /// Distance of neighbours in k where the rows' elements of one k are contiguous.
  private static final int STEP = 2 * ROWS;

  private FourRows() {}

  /// [#addRows] to zero; writes to memory, or adds to it.
  static void rows(
      int k,
      float[] a,
      int ai,
      float[] b,
      int bi,
      long p0,
      long p1,
      long p2,
      long p3,
      boolean add) {
    if (k == 0) return;
    int end = ai + k;
    int start = bi - ai * COLUMNS;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    for (int i = ai; i < end; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, start + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(S, b, start + i * COLUMNS + L);
      FloatVector s = FloatVector.broadcast(S, a[i]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[i + Tile.PITCH]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[i + 2 * Tile.PITCH]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[i + 3 * Tile.PITCH]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
    }
    if (add) {
      c00 = c00.add(fromMemorySegment(S, ALL, p0, ORDER));
      c01 = c01.add(fromMemorySegment(S, ALL, p0 + (long) L * Lanes.BYTES, ORDER));
      c10 = c10.add(fromMemorySegment(S, ALL, p1, ORDER));
      c11 = c11.add(fromMemorySegment(S, ALL, p1 + (long) L * Lanes.BYTES, ORDER));
      c20 = c20.add(fromMemorySegment(S, ALL, p2, ORDER));
      c21 = c21.add(fromMemorySegment(S, ALL, p2 + (long) L * Lanes.BYTES, ORDER));
      c30 = c30.add(fromMemorySegment(S, ALL, p3, ORDER));
      c31 = c31.add(fromMemorySegment(S, ALL, p3 + (long) L * Lanes.BYTES, ORDER));
    }
    c00.intoMemorySegment(ALL, p0, ORDER);
    c01.intoMemorySegment(ALL, p0 + (long) L * Lanes.BYTES, ORDER);
    c10.intoMemorySegment(ALL, p1, ORDER);
    c11.intoMemorySegment(ALL, p1 + (long) L * Lanes.BYTES, ORDER);
    c20.intoMemorySegment(ALL, p2, ORDER);
    c21.intoMemorySegment(ALL, p2 + (long) L * Lanes.BYTES, ORDER);
    c30.intoMemorySegment(ALL, p3, ORDER);
    c31.intoMemorySegment(ALL, p3 + (long) L * Lanes.BYTES, ORDER);
  }

  /// [#addSlices] to zero; writes to memory, or adds to it.
  static void slices(
      int k,
      float[] a,
      int ai,
      float[] b,
      int bi,
      long p0,
      long p1,
      long p2,
      long p3,
      boolean add) {
    if (k == 0) return;
    FloatVector c00 = FloatVector.zero(S);
    FloatVector c01 = FloatVector.zero(S);
    FloatVector c10 = FloatVector.zero(S);
    FloatVector c11 = FloatVector.zero(S);
    FloatVector c20 = FloatVector.zero(S);
    FloatVector c21 = FloatVector.zero(S);
    FloatVector c30 = FloatVector.zero(S);
    FloatVector c31 = FloatVector.zero(S);
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bi + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(S, b, bi + i * COLUMNS + L);
      FloatVector s = FloatVector.broadcast(S, a[ai + STEP * i]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
    }
    if (add) {
      c00 = c00.add(fromMemorySegment(S, ALL, p0, ORDER));
      c01 = c01.add(fromMemorySegment(S, ALL, p0 + (long) L * Lanes.BYTES, ORDER));
      c10 = c10.add(fromMemorySegment(S, ALL, p1, ORDER));
      c11 = c11.add(fromMemorySegment(S, ALL, p1 + (long) L * Lanes.BYTES, ORDER));
      c20 = c20.add(fromMemorySegment(S, ALL, p2, ORDER));
      c21 = c21.add(fromMemorySegment(S, ALL, p2 + (long) L * Lanes.BYTES, ORDER));
      c30 = c30.add(fromMemorySegment(S, ALL, p3, ORDER));
      c31 = c31.add(fromMemorySegment(S, ALL, p3 + (long) L * Lanes.BYTES, ORDER));
    }
    c00.intoMemorySegment(ALL, p0, ORDER);
    c01.intoMemorySegment(ALL, p0 + (long) L * Lanes.BYTES, ORDER);
    c10.intoMemorySegment(ALL, p1, ORDER);
    c11.intoMemorySegment(ALL, p1 + (long) L * Lanes.BYTES, ORDER);
    c20.intoMemorySegment(ALL, p2, ORDER);
    c21.intoMemorySegment(ALL, p2 + (long) L * Lanes.BYTES, ORDER);
    c30.intoMemorySegment(ALL, p3, ORDER);
    c31.intoMemorySegment(ALL, p3 + (long) L * Lanes.BYTES, ORDER);
  }

  /// Adds to the tile; each row of the left operand is contiguous.
  static void addRows(int k, float[] a, int ai, float[] b, int bi, float[] t, int ti) {
    if (k == 0) return;
    int end = ai + k;
    int start = bi - ai * COLUMNS;
    FloatVector c00 = FloatVector.fromArray(S, t, ti + 0 * L);
    FloatVector c01 = FloatVector.fromArray(S, t, ti + 1 * L);
    FloatVector c10 = FloatVector.fromArray(S, t, ti + 2 * L);
    FloatVector c11 = FloatVector.fromArray(S, t, ti + 3 * L);
    FloatVector c20 = FloatVector.fromArray(S, t, ti + 4 * L);
    FloatVector c21 = FloatVector.fromArray(S, t, ti + 5 * L);
    FloatVector c30 = FloatVector.fromArray(S, t, ti + 6 * L);
    FloatVector c31 = FloatVector.fromArray(S, t, ti + 7 * L);
    for (int i = ai; i < end; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, start + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(S, b, start + i * COLUMNS + L);
      FloatVector s = FloatVector.broadcast(S, a[i]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[i + Tile.PITCH]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[i + 2 * Tile.PITCH]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[i + 3 * Tile.PITCH]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
    }
    c00.intoArray(t, ti + 0 * L);
    c01.intoArray(t, ti + 1 * L);
    c10.intoArray(t, ti + 2 * L);
    c11.intoArray(t, ti + 3 * L);
    c20.intoArray(t, ti + 4 * L);
    c21.intoArray(t, ti + 5 * L);
    c30.intoArray(t, ti + 6 * L);
    c31.intoArray(t, ti + 7 * L);
  }

  /// Adds to the tile; the rows' elements of one k are contiguous.
  static void addSlices(int k, float[] a, int ai, float[] b, int bi, float[] t, int ti) {
    if (k == 0) return;
    FloatVector c00 = FloatVector.fromArray(S, t, ti + 0 * L);
    FloatVector c01 = FloatVector.fromArray(S, t, ti + 1 * L);
    FloatVector c10 = FloatVector.fromArray(S, t, ti + 2 * L);
    FloatVector c11 = FloatVector.fromArray(S, t, ti + 3 * L);
    FloatVector c20 = FloatVector.fromArray(S, t, ti + 4 * L);
    FloatVector c21 = FloatVector.fromArray(S, t, ti + 5 * L);
    FloatVector c30 = FloatVector.fromArray(S, t, ti + 6 * L);
    FloatVector c31 = FloatVector.fromArray(S, t, ti + 7 * L);
    for (int i = 0; i < k; i++) {
      FloatVector b0 = FloatVector.fromArray(S, b, bi + i * COLUMNS);
      FloatVector b1 = FloatVector.fromArray(S, b, bi + i * COLUMNS + L);
      FloatVector s = FloatVector.broadcast(S, a[ai + STEP * i]);
      c00 = s.fma(b0, c00);
      c01 = s.fma(b1, c01);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 1]);
      c10 = s.fma(b0, c10);
      c11 = s.fma(b1, c11);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 2]);
      c20 = s.fma(b0, c20);
      c21 = s.fma(b1, c21);
      s = FloatVector.broadcast(S, a[ai + STEP * i + 3]);
      c30 = s.fma(b0, c30);
      c31 = s.fma(b1, c31);
    }
    c00.intoArray(t, ti + 0 * L);
    c01.intoArray(t, ti + 1 * L);
    c10.intoArray(t, ti + 2 * L);
    c11.intoArray(t, ti + 3 * L);
    c20.intoArray(t, ti + 4 * L);
    c21.intoArray(t, ti + 5 * L);
    c30.intoArray(t, ti + 6 * L);
    c31.intoArray(t, ti + 7 * L);
  }
}
