package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.util.Arrays;
import jdk.incubator.vector.VectorMask;

/// Packs columns of the right operand: k-major, [Tile#COLUMNS] wide, zero beyond the last column.
final class Panel {
  private Panel() {}

  /// Packs `depth` rows of `columns` elements, rows `rowStep` and columns `columnStep` elements
  /// apart, to `s.b[at…]`.
  static void pack(
      Scratch s, long from, long rowStep, long columnStep, int columns, int depth, int at) {
    if (columnStep == 1 && s.vector) {
      rows(from, rowStep * BYTES, columns, depth, s.b, at);
      return;
    }
    if (rowStep == 1 && s.vector && Transpose.POSSIBLE && depth >= L / 2) {
      Transpose.pack(s, from, columnStep * BYTES, columns, depth, at);
      return;
    }
    if (columns < Tile.COLUMNS) {
      Arrays.fill(s.b, at, at + depth * Tile.COLUMNS, 0f);
    }
    if (columnStep == 1) {
      for (int i = 0; i < depth; i++) {
        Lanes.readCold(from + i * rowStep * BYTES, s.b, at + i * Tile.COLUMNS, columns);
      }
      return;
    }
    for (int j = 0; j < columns; j++) {
      Lanes.gather(from + j * columnStep * BYTES, rowStep, s.b, at + j, Tile.COLUMNS, depth);
    }
  }

  private static void rows(long from, long bytes, int columns, int depth, float[] to, int at) {
    if (columns == Tile.COLUMNS) {
      for (int i = 0; i < depth; i++) {
        fromMemorySegment(S, ALL, from, ORDER).intoArray(to, at);
        fromMemorySegment(S, ALL, from + (long) L * BYTES, ORDER).intoArray(to, at + L);
        at += Tile.COLUMNS;
        from += bytes;
      }
      return;
    }
    VectorMask<Float> low = S.indexInRange(0, columns);
    VectorMask<Float> high = S.indexInRange(0, columns - L);
    for (int i = 0; i < depth; i++) {
      fromMemorySegment(S, ALL, from, ORDER, low).intoArray(to, at);
      fromMemorySegment(S, ALL, from + (long) L * BYTES, ORDER, high).intoArray(to, at + L);
      at += Tile.COLUMNS;
      from += bytes;
    }
  }
}
