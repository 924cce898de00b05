package io.raffia.jvm;

/// What is done to each finished block of a matrix product or convolution while it is hot in cache.
/// Every element is in exactly one block; several threads call at once, each with its own blocks.
@FunctionalInterface
public interface Epilogue {
  /// Changes a block in place. Rows count from the first row of the result (batches, and the
  /// positions of a convolution's output, in the order of the result's memory), columns from its
  /// first column (output feature). `rowStride` is in elements; columns are as far apart as the
  /// shape says.
  void apply(long address, int firstRow, int rows, int firstColumn, int columns, long rowStride);
}
