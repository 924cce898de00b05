package io.raffia.jvm;

import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Moves a tile between the result and the scratch array in which it is computed.
final class TileMemory {
  private TileMemory() {}

  /// Sets the tile to zero, or to what is in memory when `load`; `offset` and `step` are in
  /// elements.
  static void begin(Scratch s, int rows, long offset, int columns, long step, boolean load) {
    if (!load) {
      Arrays.fill(s.tile, 0, rows * Tile.COLUMNS, 0f);
    } else if (step != 1) {
      for (int r = 0; r < rows; r++) {
        long row = s.rows[r] + offset * Lanes.BYTES;
        Lanes.gather(row, step, s.tile, r * Tile.COLUMNS, 1, columns);
      }
    } else if (!s.vector) {
      for (int r = 0; r < rows; r++) {
        Lanes.readCold(s.rows[r] + offset * Lanes.BYTES, s.tile, r * Tile.COLUMNS, columns);
      }
    } else if (columns == Tile.COLUMNS) {
      readFull(s.tile, s.rows, rows, offset * Lanes.BYTES);
    } else {
      readPart(s.tile, s.rows, rows, offset * Lanes.BYTES, columns);
    }
  }

  /// Adds what is in memory to the tile.
  static void add(Scratch s, int rows, long offset, int columns, long step) {
    if (s.vector && step == 1 && columns == Tile.COLUMNS) {
      addFull(s.tile, s.rows, rows, offset * Lanes.BYTES);
      return;
    }
    for (int r = 0; r < rows; r++) {
      long from = s.rows[r] + offset * Lanes.BYTES;
      for (int c = 0; c < columns; c++) {
        s.tile[r * Tile.COLUMNS + c] += Memory.f32(from + c * step * Lanes.BYTES);
      }
    }
  }

  /// Writes the tile to memory.
  static void end(Scratch s, int rows, long offset, int columns, long step) {
    if (step != 1) {
      for (int r = 0; r < rows; r++) {
        long row = s.rows[r] + offset * Lanes.BYTES;
        Lanes.scatter(s.tile, r * Tile.COLUMNS, row, step, columns);
      }
    } else if (!s.vector) {
      for (int r = 0; r < rows; r++) {
        Lanes.writeCold(s.tile, r * Tile.COLUMNS, s.rows[r] + offset * Lanes.BYTES, columns);
      }
    } else if (columns == Tile.COLUMNS) {
      writeFull(s.tile, s.rows, rows, offset * Lanes.BYTES);
    } else {
      writePart(s.tile, s.rows, rows, offset * Lanes.BYTES, columns);
    }
  }

  private static void readFull(float[] tile, long[] addresses, int rows, long offset) {
    for (int r = 0; r < rows; r++) {
      long p = addresses[r] + offset;
      fromMemorySegment(S, ALL, p, ORDER).intoArray(tile, 2 * r * L);
      fromMemorySegment(S, ALL, p + (long) L * Lanes.BYTES, ORDER).intoArray(tile, 2 * r * L + L);
    }
  }

  private static void addFull(float[] tile, long[] addresses, int rows, long offset) {
    for (int r = 0; r < rows; r++) {
      long p = addresses[r] + offset;
      int at = 2 * r * L;
      FloatVector low = FloatVector.fromArray(S, tile, at);
      low.add(fromMemorySegment(S, ALL, p, ORDER)).intoArray(tile, at);
      FloatVector high = FloatVector.fromArray(S, tile, at + L);
      high.add(fromMemorySegment(S, ALL, p + (long) L * Lanes.BYTES, ORDER))
          .intoArray(tile, at + L);
    }
  }

  private static void readPart(float[] tile, long[] addresses, int rows, long offset, int columns) {
    VectorMask<Float> low = S.indexInRange(0, columns);
    VectorMask<Float> high = S.indexInRange(0, columns - L);
    for (int r = 0; r < rows; r++) {
      long p = addresses[r] + offset;
      fromMemorySegment(S, ALL, p, ORDER, low).intoArray(tile, 2 * r * L);
      fromMemorySegment(S, ALL, p + (long) L * Lanes.BYTES, ORDER, high)
          .intoArray(tile, 2 * r * L + L);
    }
  }

  private static void writeFull(float[] tile, long[] addresses, int rows, long offset) {
    for (int r = 0; r < rows; r++) {
      long p = addresses[r] + offset;
      FloatVector.fromArray(S, tile, 2 * r * L).intoMemorySegment(ALL, p, ORDER);
      FloatVector.fromArray(S, tile, 2 * r * L + L)
          .intoMemorySegment(ALL, p + (long) L * Lanes.BYTES, ORDER);
    }
  }

  private static void writePart(
      float[] tile, long[] addresses, int rows, long offset, int columns) {
    VectorMask<Float> low = S.indexInRange(0, columns);
    VectorMask<Float> high = S.indexInRange(0, columns - L);
    for (int r = 0; r < rows; r++) {
      long p = addresses[r] + offset;
      FloatVector.fromArray(S, tile, 2 * r * L).intoMemorySegment(ALL, p, ORDER, low);
      FloatVector.fromArray(S, tile, 2 * r * L + L)
          .intoMemorySegment(ALL, p + (long) L * Lanes.BYTES, ORDER, high);
    }
  }
}
