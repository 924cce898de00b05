package io.raffia.jvm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The `double` matrix product of one [MatrixShape], blocked for the caches as [Gemm] is, with
/// plain packing.
public final class DoubleGemm {
  private static final int DEEP = 256;
  private static final int WIDE = 16 * DoubleTile.COLUMNS;
  private static final long WORTH_A_THREAD = 100_000;
  private static final ThreadLocal<Scratch> LOCAL = ThreadLocal.withInitial(Scratch::new);

  private final MatrixShape shape;
  private final MatrixProduct offsets;

  /// Prepares the product of a shape.
  public DoubleGemm(MatrixShape shape) {
    this.shape = shape;
    offsets = new MatrixProduct(shape);
  }

  /// Computes C at address `c` from A at `a` and B at `b`; C must not overlap them.
  public void run(long a, long b, long c) {
    run(a, b, c, null);
  }

  /// The same, then `epilogue` on each finished block.
  public void run(long a, long b, long c, @Nullable Epilogue epilogue) {
    run(a, b, c, epilogue, Warmup.DOUBLE_PRODUCT.hot());
  }

  void run(long a, long b, long c, @Nullable Epilogue epilogue, boolean vector) {
    int batches = shape.batches();
    int tiles = (shape.rows() + DoubleTile.ROWS - 1) / DoubleTile.ROWS;
    double work = (double) shape.rows() * shape.columns() * Math.max(1, shape.depth());
    int parts = work < WORTH_A_THREAD ? 1 : Math.min(Workers.shared().threads(), tiles);
    if (parts <= 1) {
      for (int i = 0; i < batches; i++) {
        block(a, b, c, epilogue, vector, i, 0, shape.rows());
      }
      return;
    }
    Workers.run(
        batches * parts,
        part -> {
          int from = part % parts * tiles / parts * DoubleTile.ROWS;
          int to = (part % parts + 1) * tiles / parts * DoubleTile.ROWS;
          block(a, b, c, epilogue, vector, part / parts, from, Math.min(to, shape.rows()));
        });
  }

  private void block(
      long a,
      long b,
      long c,
      @Nullable Epilogue epilogue,
      boolean vector,
      int batch,
      int m0,
      int m1) {
    long a0 = a + 2 * offsets.a(batch); // its offsets are in bytes of floats
    long b0 = b + 2 * offsets.b(batch);
    long c0 = c + 2 * offsets.c(batch);
    Scratch local = LOCAL.get();
    Scratch s = local.busy ? new Scratch() : local;
    s.busy = true;
    try {
      for (int from = 0; from < shape.columns(); from += WIDE) {
        int to = Math.min(shape.columns(), from + WIDE);
        for (int k0 = 0; k0 == 0 || k0 < shape.depth(); k0 += DEEP) {
          int k1 = Math.min(shape.depth(), k0 + DEEP);
          packColumns(s, b0, from, to, k0, k1);
          for (int row = m0; row < m1; row += DoubleTile.ROWS) {
            int rows = Math.min(DoubleTile.ROWS, m1 - row);
            panel(s, a0, c0, vector, row, rows, from, to, k0, k1);
            if (epilogue != null && k1 == shape.depth()) {
              epilogue.apply(
                  address(c0, row, from, shape.cRow(), shape.cColumn()),
                  batch * shape.rows() + row,
                  rows,
                  from,
                  to - from,
                  shape.cRow());
            }
          }
        }
      }
    } finally {
      s.busy = false;
    }
  }

  private void panel(
      Scratch s,
      long a,
      long c,
      boolean vector,
      int row,
      int rows,
      int from,
      int to,
      int k0,
      int k1) {
    for (int r = 0; r < rows; r++) {
      long p = address(a, row + r, k0, shape.aRow(), shape.aColumn());
      gather(p, shape.aColumn(), s.a, r * DEEP, k1 - k0);
    }
    for (int j = from; j < to; j += DoubleTile.COLUMNS) {
      int columns = Math.min(DoubleTile.COLUMNS, to - j);
      long corner = address(c, row, j, shape.cRow(), shape.cColumn());
      Arrays.fill(s.tile, 0);
      if (shape.accumulate() || k0 > 0) {
        for (int r = 0; r < rows; r++) {
          long p = corner + r * shape.cRow() * Double.BYTES;
          gather(p, shape.cColumn(), s.tile, r * DoubleTile.COLUMNS, columns);
        }
      }
      DoubleTile.multiply(vector, rows, k1 - k0, s.a, DEEP, s.b, (j - from) * (k1 - k0), s.tile);
      for (int r = 0; r < rows; r++) {
        long p = corner + r * shape.cRow() * Double.BYTES;
        for (int i = 0; i < columns; i++) {
          Memory.f64(p + i * shape.cColumn() * Double.BYTES, s.tile[r * DoubleTile.COLUMNS + i]);
        }
      }
    }
  }

  private void packColumns(Scratch s, long b, int from, int to, int k0, int k1) {
    int depth = k1 - k0;
    for (int j = from; j < to; j += DoubleTile.COLUMNS) {
      int at = (j - from) * depth;
      int columns = Math.min(DoubleTile.COLUMNS, to - j);
      if (columns < DoubleTile.COLUMNS) {
        Arrays.fill(s.b, at, at + depth * DoubleTile.COLUMNS, 0);
      }
      for (int k = 0; k < depth; k++) {
        long p = address(b, k0 + k, j, shape.bRow(), shape.bColumn());
        gather(p, shape.bColumn(), s.b, at + k * DoubleTile.COLUMNS, columns);
      }
    }
  }

  private static long address(long base, int row, int column, long rowStep, long columnStep) {
    return base + (row * rowStep + column * columnStep) * Double.BYTES;
  }

  private static void gather(long from, long step, double[] to, int at, int n) {
    long bytes = step * Double.BYTES;
    for (int i = 0; i < n; i++) {
      to[at + i] = Memory.f64(from);
      from += bytes;
    }
  }

  private static final class Scratch {
    final double[] a = new double[DoubleTile.ROWS * DEEP];
    final double[] b = new double[WIDE * DEEP];
    final double[] tile = new double[DoubleTile.ROWS * DoubleTile.COLUMNS];
    boolean busy;
  }
}
