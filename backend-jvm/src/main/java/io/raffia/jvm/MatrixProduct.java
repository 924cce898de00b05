package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.VectorMask;

/// The blocked product of strided matrices.
final class MatrixProduct extends Product {
  private final MatrixShape shape;
  private final long[] aBatch;
  private final long[] bBatch;
  private final long[] cBatch;

  MatrixProduct(MatrixShape shape) {
    super(
        shape.batches(),
        shape.rows(),
        shape.columns(),
        shape.depth(),
        shape.accumulate(),
        shape.cColumn());
    this.shape = shape;
    int n = shape.batches();
    aBatch = new long[n];
    bBatch = new long[n];
    cBatch = new long[n];
    for (int i = 0; i < n; i++) {
      int rest = i;
      for (int d = shape.batch().size() - 1; d >= 0; d--) {
        MatrixShape.Batch dimension = shape.batch().get(d);
        int at = rest % dimension.size();
        rest /= dimension.size();
        aBatch[i] += at * dimension.a() * BYTES;
        bBatch[i] += at * dimension.b() * BYTES;
        cBatch[i] += at * dimension.c() * BYTES;
      }
    }
  }

  long a(int batch) {
    return aBatch[batch];
  }

  long b(int batch) {
    return bBatch[batch];
  }

  long c(int batch) {
    return cBatch[batch];
  }

  @Override
  void packRows(Scratch s, long a, int batch, int row, int rows, int k0, int k1) {
    long from = a + aBatch[batch] + (row * shape.aRow() + k0 * shape.aColumn()) * BYTES;
    int depth = k1 - k0;
    if (shape.aRow() == 1 && shape.aColumn() != 1 && s.vector) {
      s.aRow = 1;
      s.aStep = Tile.ROWS;
      slices(from, shape.aColumn() * BYTES, depth, s.a, rows);
      return;
    }
    s.aRow = Tile.PITCH;
    s.aStep = 1;
    for (int r = 0; r < rows; r++) {
      long p = from + r * shape.aRow() * BYTES;
      if (shape.aColumn() == 1) {
        s.read(p, s.a, r * Tile.PITCH, depth);
      } else {
        Lanes.gather(p, shape.aColumn(), s.a, r * Tile.PITCH, 1, depth);
      }
    }
  }

  /// For each of `depth` slices `bytes` apart, `rows` contiguous elements.
  private static void slices(long from, long bytes, int depth, float[] to, int rows) {
    if (rows > L) {
      for (int i = 0; i < depth; i++) {
        Lanes.read(from, to, i * Tile.ROWS, rows);
        from += bytes;
      }
      return;
    }
    VectorMask<Float> mask = S.indexInRange(0, rows);
    for (int i = 0; i < depth; i++) {
      fromMemorySegment(S, ALL, from, ORDER, mask).intoArray(to, i * Tile.ROWS);
      from += bytes;
    }
  }

  @Override
  void packColumns(Scratch s, long b, int batch, int column, int columns, int k0, int k1, int at) {
    long from = b + bBatch[batch] + (k0 * shape.bRow() + column * shape.bColumn()) * BYTES;
    Panel.pack(s, from, shape.bRow(), shape.bColumn(), columns, k1 - k0, at);
  }

  @Override
  long rows(Scratch s, long c, int batch, int row, int rows) {
    long bytes = shape.cRow() * BYTES;
    long p = c + cBatch[batch] + row * bytes;
    for (int r = 0; r < rows; r++) {
      s.rows[r] = p;
      p += bytes;
    }
    return shape.cRow();
  }
}
