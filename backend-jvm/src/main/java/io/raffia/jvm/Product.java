package io.raffia.jvm;

import org.jspecify.annotations.Nullable;

/// The blocked product C = A B or C += A B of a batch, where subclasses know how to pack rows of A
/// and columns of B and where rows of C lie.
///
/// For a panel of columns of B that fits the second-level cache and a run of k that lets one packed
/// row panel of A fit the first, tiles of C are computed by [Tile]. Each element of C sums each run
/// in the order of k, then the sums of the runs, whatever the partition: the result does not depend
/// on the number of threads, and its error grows with the length and the number of runs, not with
/// their product.
abstract sealed class Product permits MatrixProduct, ConvolutionProduct {
  private static final int PANEL_FLOATS = 160 * 1024;
  private static final long WORTH_A_THREAD = 200_000;

  private final int batch;
  private final int m;
  private final int n;
  private final int k;
  private final int depth;
  private final int width;
  private final boolean accumulate;
  private final long cColumn;

  Product(int batch, int m, int n, int k, boolean accumulate, long cColumn) {
    this.batch = batch;
    this.m = m;
    this.n = n;
    this.k = k;
    this.accumulate = accumulate;
    this.cColumn = cColumn;
    int runs = Math.max(1, (k + Tile.DEEP - 1) / Tile.DEEP);
    this.depth = Math.max(1, (k + runs - 1) / runs);
    int panels = Math.max(1, PANEL_FLOATS / depth / Tile.COLUMNS);
    this.width = Math.min(panels, (n + Tile.COLUMNS - 1) / Tile.COLUMNS) * Tile.COLUMNS;
  }

  /// Packs `rows` rows of A from `row`, k from `k0` to `k1 - 1`, into `s.a`, and sets the strides
  /// there.
  abstract void packRows(Scratch s, long a, int batch, int row, int rows, int k0, int k1);

  /// Packs `columns` columns of B from `column`, k from `k0` to `k1 - 1`, into `s.b[at + (k - k0) *
  /// COLUMNS + j]`, and zeros for the other columns of the panel.
  abstract void packColumns(
      Scratch s, long b, int batch, int column, int columns, int k0, int k1, int at);

  /// Writes the addresses of `rows` rows of C from `row` into `s.rows`; returns their distance in
  /// elements, 0 when it varies.
  abstract long rows(Scratch s, long c, int batch, int row, int rows);

  /// The first row of a batch element as an [Epilogue] counts.
  int firstRow(int batch) {
    return batch * m;
  }

  /// The first column of a batch element as an [Epilogue] counts.
  int firstColumn(int batch) {
    return 0;
  }

  /// Computes C at address `c` from A and B at `a` and `b`.
  final void multiply(long a, long b, long c, @Nullable Epilogue epilogue, boolean vector) {
    if (m == 0 || n == 0 || batch == 0) {
      return;
    }
    int threads = Workers.shared().threads();
    if (threads == 1 || (double) batch * m * n * Math.max(1, k) < WORTH_A_THREAD) {
      for (int i = 0; i < batch; i++) {
        block(a, b, c, epilogue, vector, i, 0, m, 0, n);
      }
      return;
    }
    int rowTiles = (m + Tile.ROWS - 1) / Tile.ROWS;
    int columnTiles = (n + Tile.COLUMNS - 1) / Tile.COLUMNS;
    int rowParts = batch >= threads ? 1 : Math.min(threads, rowTiles);
    int columnParts = batch >= threads ? 1 : Math.min(threads, columnTiles);
    boolean byRows = imbalance(rowTiles, rowParts) <= imbalance(columnTiles, columnParts);
    int parts = byRows ? rowParts : columnParts;
    Workers.run(
        batch * parts,
        part -> {
          int i = part / parts;
          int p = part % parts;
          if (byRows) {
            int from = cut(rowTiles, p, parts) * Tile.ROWS;
            int to = Math.min(m, cut(rowTiles, p + 1, parts) * Tile.ROWS);
            block(a, b, c, epilogue, vector, i, from, to, 0, n);
          } else {
            int from = cut(columnTiles, p, parts) * Tile.COLUMNS;
            int to = Math.min(n, cut(columnTiles, p + 1, parts) * Tile.COLUMNS);
            block(a, b, c, epilogue, vector, i, 0, m, from, to);
          }
        });
  }

  private static int cut(int tiles, int part, int parts) {
    return (int) ((long) tiles * part / parts);
  }

  private static double imbalance(int tiles, int parts) {
    int most = (tiles + parts - 1) / parts;
    return (double) most / tiles;
  }

  private void block(
      long a,
      long b,
      long c,
      @Nullable Epilogue epilogue,
      boolean vector,
      int batch,
      int m0,
      int m1,
      int n0,
      int n1) {
    Scratch s = Scratch.take(vector);
    try {
      s.reserve(Tile.ROWS * Tile.PITCH, width * depth);
      for (int from = n0; from < n1; from += width) {
        int to = Math.min(n1, from + width);
        for (int k0 = 0; k0 == 0 || k0 < k; k0 += depth) {
          int k1 = Math.min(k, k0 + depth);
          for (int j = from; j < to; j += Tile.COLUMNS) {
            int columns = Math.min(Tile.COLUMNS, to - j);
            packColumns(s, b, batch, j, columns, k0, k1, (j - from) * (k1 - k0));
          }
          panel(s, a, c, k1 == k ? epilogue : null, batch, m0, m1, from, to, k0, k1);
        }
      }
    } finally {
      s.giveBack();
    }
  }

  private void panel(
      Scratch s,
      long a,
      long c,
      @Nullable Epilogue epilogue,
      int batch,
      int m0,
      int m1,
      int from,
      int to,
      int k0,
      int k1) {
    boolean load = accumulate && k0 == 0;
    for (int row = m0; row < m1; row += Tile.ROWS) {
      int rows = Math.min(Tile.ROWS, m1 - row);
      packRows(s, a, batch, row, rows, k0, k1);
      long cRow = rows(s, c, batch, row, rows);
      for (int j = from; j < to; j += Tile.COLUMNS) {
        int columns = Math.min(Tile.COLUMNS, to - j);
        if (k1 > k0 && !load && Tile.isWhole(s, rows, columns, cColumn)) {
          int panel = (j - from) * (k1 - k0);
          Tile.whole(s, rows, k1 - k0, panel, (long) j * Lanes.BYTES, k0 > 0);
          continue;
        }
        TileMemory.begin(s, rows, j * cColumn, columns, cColumn, load);
        Tile.multiply(s, rows, k1 - k0, (j - from) * (k1 - k0));
        if (k0 > 0) TileMemory.add(s, rows, j * cColumn, columns, cColumn);
        TileMemory.end(s, rows, j * cColumn, columns, cColumn);
      }
      if (epilogue != null) {
        finish(s, epilogue, batch, row, rows, from, to - from, cRow);
      }
    }
  }

  private void finish(
      Scratch s,
      Epilogue epilogue,
      int batch,
      int fromRow,
      int rows,
      int fromColumn,
      int columns,
      long cRow) {
    long offset = fromColumn * cColumn * Lanes.BYTES;
    int row = firstRow(batch) + fromRow;
    int column = firstColumn(batch) + fromColumn;
    if (cRow != 0 || rows == 1) {
      epilogue.apply(s.rows[0] + offset, row, rows, column, columns, cRow);
    } else {
      for (int r = 0; r < rows; r++) {
        epilogue.apply(s.rows[r] + offset, row + r, 1, column, columns, 0);
      }
    }
  }
}
