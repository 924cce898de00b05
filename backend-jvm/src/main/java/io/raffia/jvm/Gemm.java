package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;

import org.jspecify.annotations.Nullable;

/// The `float` matrix product of one [MatrixShape]; make it once, run it often, from any thread.
public final class Gemm {
  private static final long TINY = 512;

  private final MatrixShape shape;
  private final double flops;
  private final boolean tiny;

  /// Whether C's transpose is computed: its rows are contiguous, or C is narrow and tall.
  private final boolean turned;

  private final MatrixProduct product;
  private final @Nullable VectorProduct vectorProduct;

  /// Prepares the product of a shape.
  public Gemm(MatrixShape shape) {
    this.shape = shape;
    double products = (double) shape.rows() * shape.columns() * shape.depth();
    tiny = products <= TINY;
    flops = 2 * products * shape.batches();
    Warmup.PRODUCT.prepare(flops);
    boolean narrow = shape.columns() <= Lanes.L && shape.rows() >= 2 * Tile.COLUMNS;
    turned = shape.columns() == 1 || narrow || shape.cColumn() != 1 && shape.cRow() == 1;
    MatrixShape form = turned ? shape.transposed() : shape;
    product = new MatrixProduct(form);
    vectorProduct = VectorProduct.fits(form) ? new VectorProduct(form, turned) : null;
  }

  /// Whether an epilogue's blocks are parts of C, with rows that are contiguous in memory.
  boolean hasBlocks() {
    return !tiny
        && (vectorProduct != null || !turned)
        && (shape.cColumn() == 1 || shape.columns() == 1);
  }

  /// Computes C at address `c` from A at `a` and B at `b`; C must not overlap them.
  public void run(long a, long b, long c) {
    run(a, b, c, null);
  }

  /// The same, then `epilogue` on each finished block.
  public void run(long a, long b, long c, @Nullable Epilogue epilogue) {
    run(a, b, c, epilogue, tiny || Warmup.PRODUCT.hot(flops));
  }

  void run(long a, long b, long c, @Nullable Epilogue epilogue, boolean vector) {
    if (tiny) {
      plain(a, b, c);
      whole(c, epilogue);
    } else if (vectorProduct != null) {
      if (turned) {
        vectorProduct.multiply(b, a, c, epilogue, vector);
      } else {
        vectorProduct.multiply(a, b, c, epilogue, vector);
      }
    } else if (turned) {
      product.multiply(b, a, c, null, vector);
      whole(c, epilogue);
    } else {
      product.multiply(a, b, c, epilogue, vector);
    }
  }

  private void whole(long c, @Nullable Epilogue epilogue) {
    if (epilogue == null || shape.rows() == 0 || shape.columns() == 0) {
      return;
    }
    int batches = shape.batches();
    for (int i = 0; i < batches; i++) {
      epilogue.apply(
          c + product.c(i), i * shape.rows(), shape.rows(), 0, shape.columns(), shape.cRow());
    }
  }

  private void plain(long a, long b, long c) {
    int batches = shape.batches();
    long aStep = shape.aColumn() * BYTES;
    long bStep = shape.bRow() * BYTES;
    for (int i = 0; i < batches; i++) {
      long aBatch = a + (turned ? product.b(i) : product.a(i));
      long bBatch = b + (turned ? product.a(i) : product.b(i));
      long cBatch = c + product.c(i);
      for (int row = 0; row < shape.rows(); row++) {
        for (int column = 0; column < shape.columns(); column++) {
          long p = aBatch + row * shape.aRow() * BYTES;
          long q = bBatch + column * shape.bColumn() * BYTES;
          long to = cBatch + (row * shape.cRow() + column * shape.cColumn()) * BYTES;
          float sum = shape.accumulate() ? Memory.f32(to) : 0;
          for (int k = 0; k < shape.depth(); k++) {
            sum = Math.fma(Memory.f32(p), Memory.f32(q), sum);
            p += aStep;
            q += bStep;
          }
          Memory.f32(to, sum);
        }
      }
    }
  }
}
