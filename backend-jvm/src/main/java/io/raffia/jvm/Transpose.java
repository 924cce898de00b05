package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Packs columns whose elements are contiguous, by transposing blocks of as many rows as a vector
/// has lanes: in stage d, rows that lie d apart exchange their lanes whose number has, or lacks,
/// bit d.
final class Transpose {
  private Transpose() {}

  private static VectorShuffle<Float> shift(int by) {
    return VectorShuffle.fromOp(S, l -> l + by & L - 1);
  }

  private static VectorMask<Float> bit(int d) {
    boolean[] lanes = new boolean[L];
    for (int l = 0; l < L; l++) {
      lanes[l] = (l & d) != 0;
    }
    return VectorMask.fromArray(S, lanes, 0);
  }

  private static final VectorShuffle<Float> UP_1 = shift(-1);
  private static final VectorShuffle<Float> UP_2 = shift(-2);
  private static final VectorShuffle<Float> UP_4 = shift(-4);
  private static final VectorShuffle<Float> UP_8 = shift(-8);
  private static final VectorShuffle<Float> DOWN_1 = shift(1);
  private static final VectorShuffle<Float> DOWN_2 = shift(2);
  private static final VectorShuffle<Float> DOWN_4 = shift(4);
  private static final VectorShuffle<Float> DOWN_8 = shift(8);
  private static final VectorMask<Float> BIT_1 = bit(1);
  private static final VectorMask<Float> BIT_2 = bit(2);
  private static final VectorMask<Float> BIT_4 = bit(4);
  private static final VectorMask<Float> BIT_8 = bit(8);

  /// Whether vectors are of a length that has all its stages here.
  static final boolean POSSIBLE = L >= 2 && L <= 16;

  /// Packs `columns` columns, `bytes` apart, of `depth` contiguous elements to `s.b[at…]`, k-major.
  static void pack(Scratch s, long from, long bytes, int columns, int depth, int at) {
    float[] block = s.block;
    for (int half = 0; half < Tile.COLUMNS; half += L) {
      int rows = Math.clamp(columns - half, 0, L);
      for (int k = 0; k < depth; k += L) {
        int n = Math.min(L, depth - k);
        read(from + half * bytes + (long) k * BYTES, bytes, rows, n, block);
        exchange(block);
        write(block, n, s.b, at + k * Tile.COLUMNS + half);
      }
    }
  }

  /// Writes `columns` runs of `rows` elements, `bytes` apart in memory, as `rows` runs of `columns`
  /// elements, `toBytes` apart; at most as many of each as a vector has lanes.
  static void exchange(
      Scratch s, long from, long bytes, int columns, int rows, long to, long toBytes) {
    if (rows == 0) return;
    float[] block = s.block;
    read(from, bytes, columns, rows, block);
    exchange(block);
    VectorMask<Float> mask = S.indexInRange(0, columns);
    for (int r = 0; r < rows; r++) {
      FloatVector.fromArray(S, block, r * L).intoMemorySegment(ALL, to, ORDER, mask);
      to += toBytes;
    }
  }

  private static void read(long from, long bytes, int rows, int n, float[] block) {
    VectorMask<Float> mask = S.indexInRange(0, n);
    for (int r = 0; r < rows; r++) {
      fromMemorySegment(S, ALL, from, ORDER, mask).intoArray(block, r * L);
      from += bytes;
    }
    for (int r = rows; r < L; r++) {
      FloatVector.zero(S).intoArray(block, r * L);
    }
  }

  private static void exchange(float[] block) {
    stage(block, 1, UP_1, DOWN_1, BIT_1);
    if (L > 2) {
      stage(block, 2, UP_2, DOWN_2, BIT_2);
    }
    if (L > 4) {
      stage(block, 4, UP_4, DOWN_4, BIT_4);
    }
    if (L > 8) {
      stage(block, 8, UP_8, DOWN_8, BIT_8);
    }
  }

  private static void stage(
      float[] block,
      int d,
      VectorShuffle<Float> up,
      VectorShuffle<Float> down,
      VectorMask<Float> bit) {
    for (int i = 0; i < L / 2; i++) {
      int low = (i / d * 2 * d + i % d) * L;
      int high = low + d * L;
      FloatVector x = FloatVector.fromArray(S, block, low);
      FloatVector y = FloatVector.fromArray(S, block, high);
      x.blend(y.rearrange(up), bit).intoArray(block, low);
      x.rearrange(down).blend(y, bit).intoArray(block, high);
    }
  }

  private static void write(float[] block, int n, float[] to, int at) {
    for (int r = 0; r < n; r++) {
      FloatVector.fromArray(S, block, r * L).intoArray(to, at);
      at += Tile.COLUMNS;
    }
  }
}
