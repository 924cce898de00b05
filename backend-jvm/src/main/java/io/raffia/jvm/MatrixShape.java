package io.raffia.jvm;

import java.util.List;

/// What is fixed of a matrix product C[m, n] = A[m, k] B[k, n] of a batch: sizes, and distances in
/// elements.
///
/// @param rows m
/// @param columns n
/// @param depth k
/// @param aRow distance of rows of A, any
/// @param aColumn distance of columns of A, any
/// @param bRow distance of rows of B, any
/// @param bColumn distance of columns of B, any
/// @param cRow distance of rows of C
/// @param cColumn distance of columns of C; 1 is fastest
/// @param batch the batch's dimensions, outermost first; empty for one product
/// @param accumulate whether the product is added to C instead of replacing it
public record MatrixShape(
    int rows,
    int columns,
    int depth,
    long aRow,
    long aColumn,
    long bRow,
    long bColumn,
    long cRow,
    long cColumn,
    List<Batch> batch,
    boolean accumulate) {

  /// A dimension of the batch: its size and the distance of neighbours in each operand.
  public record Batch(int size, long a, long b, long c) {
    /// Checks the size.
    public Batch {
      require(size, "batch size");
    }
  }

  /// Checks the sizes.
  public MatrixShape {
    require(rows, "number of rows");
    require(columns, "number of columns");
    require(depth, "depth");
    batch = List.copyOf(batch);
    long all = 1;
    for (Batch b : batch) {
      all = Math.multiplyExact(all, b.size);
    }
    if (Math.multiplyExact(all, (long) rows) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "matrix product must have fewer than 2^31 rows over its batch, found "
              + all * rows
              + ": split the batch");
    }
  }

  /// Dense, row-major matrices without a batch.
  public static MatrixShape dense(int rows, int columns, int depth) {
    return new MatrixShape(
        rows, columns, depth, depth, 1, columns, 1, columns, 1, List.of(), false);
  }

  /// The product of transposes, whose result is the transposed result.
  MatrixShape transposed() {
    List<Batch> swapped = batch.stream().map(b -> new Batch(b.size, b.b, b.a, b.c)).toList();
    return new MatrixShape(
        columns, rows, depth, bColumn, bRow, aColumn, aRow, cColumn, cRow, swapped, accumulate);
  }

  /// The number of products.
  int batches() {
    int all = 1;
    for (Batch b : batch) {
      all *= b.size;
    }
    return all;
  }

  private static void require(int size, String what) {
    if (size < 0) {
      throw new IllegalArgumentException(
          what + " must not be negative, found " + size + ": check the shapes");
    }
  }
}
