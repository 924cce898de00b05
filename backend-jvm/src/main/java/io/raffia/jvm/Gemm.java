package io.raffia.jvm;

import org.jspecify.annotations.Nullable;

/// The `float` matrix product of one [MatrixShape]; make it once, run it often, from any thread.
public final class Gemm {
  private final MatrixProduct product;

  /// C's transpose where its rows are the contiguous ones; an epilogue cannot use that.
  private final MatrixProduct turned;

  /// Prepares the product of a shape.
  public Gemm(MatrixShape shape) {
    boolean turn = shape.cColumn() != 1 && shape.cRow() == 1;
    product = new MatrixProduct(shape);
    turned = turn ? new MatrixProduct(shape.transposed()) : product;
  }

  /// Computes C at address `c` from A at `a` and B at `b`; C must not overlap them.
  public void run(long a, long b, long c) {
    run(a, b, c, null);
  }

  /// The same, then `epilogue` on each finished block.
  public void run(long a, long b, long c, @Nullable Epilogue epilogue) {
    run(a, b, c, epilogue, Warmup.hot());
  }

  void run(long a, long b, long c, @Nullable Epilogue epilogue, boolean vector) {
    if (turned != product && epilogue == null) {
      turned.multiply(b, a, c, null, vector);
    } else {
      product.multiply(a, b, c, epilogue, vector);
    }
  }
}
