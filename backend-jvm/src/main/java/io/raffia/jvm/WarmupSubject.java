package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.Arrays;
import java.util.List;

/// Something that vector code does, once really, and once with nothing to do: the methods are
/// called, and return at once.
final class WarmupSubject {
  /// What vector code stays below when it is compiled, and is far above before: of products, of
  /// convolutions, which also look up where their windows lie, and of transposed blocks, by
  /// element.
  private static final double PRODUCT_NANOS = Lanes.L >= 8 ? 0.2 : 0.5;

  private static final double CONVOLUTION_NANOS = 2 * PRODUCT_NANOS;
  private static final double ELEMENT_NANOS = 2;

  private static final long BYTES = 1 << 16;

  /// Memory for two operands and a result.
  private record Memories(Buffer x, Buffer y, Buffer z) {
    static Memories allocate() {
      var pool = BufferPool.shared();
      var arrays = new Memories(pool.allocate(BYTES), pool.allocate(BYTES), pool.allocate(BYTES));
      arrays.x.segment().fill((byte) 0);
      arrays.y.segment().fill((byte) 0);
      arrays.z.segment().fill((byte) 0);
      return arrays;
    }
  }

  private interface Work {
    void run(long x, long y, long z);
  }

  private final Memories arrays = Memories.allocate();
  private final double mostNanos;
  private final Work work;
  private final Work nothing;
  private long least = Long.MAX_VALUE;

  private WarmupSubject(double mostNanos, Work work, Work nothing) {
    this.mostNanos = mostNanos;
    this.work = work;
    this.nothing = nothing;
  }

  static void release(List<WarmupSubject> subjects) {
    for (var subject : subjects) {
      subject.arrays.x.release();
      subject.arrays.y.release();
      subject.arrays.z.release();
    }
  }

  /// Makes some calls, the last with work where `really`; says whether the code is compiled.
  boolean advance(int calls, boolean really) {
    if (least < mostNanos) return true;
    long x = arrays.x.address();
    long y = arrays.y.address();
    long z = arrays.z.address();
    for (int i = 0; i < calls; i++) nothing.run(x, y, z);
    if (!really) return false;
    for (int i = 0; i < 2; i++) {
      long start = System.nanoTime();
      work.run(x, y, z);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least < mostNanos;
  }

  private static Scratch scratch() {
    var s = new Scratch();
    s.vector = true;
    s.reserve(Tile.ROWS * Tile.PITCH, Tile.COLUMNS * 4 * Lanes.L);
    return s;
  }

  static List<WarmupSubject> products() {
    return List.of(
        product(31, 2 * Tile.COLUMNS + 7, 60, false, false, false),
        product(31, Tile.COLUMNS + 7, 60, true, false, false),
        product(31, Tile.COLUMNS + 7, 60, true, false, true),
        product(31, Tile.COLUMNS + 7, 60, false, true, false),
        product(1, 8 * Lanes.L + 3, 63, false, false, false),
        product(1, 35, 8 * Lanes.L + 3, false, true, false));
  }

  private static WarmupSubject product(
      int m, int n, int k, boolean turnA, boolean turnB, boolean accumulate) {
    var shape =
        new MatrixShape(
            m,
            n,
            k,
            turnA ? 1 : k,
            turnA ? m : 1,
            turnB ? 1 : n,
            turnB ? k : 1,
            n,
            1,
            List.of(),
            accumulate);
    var gemm = new Gemm(shape);
    var parts = new MatrixProduct(shape);
    var s = scratch();
    return new WarmupSubject(
        (m == 1 ? 2 : 1) * PRODUCT_NANOS * 2 * m * n * k,
        (x, y, z) -> {
          gemm.run(x, y, z, null, true);
          add(s, z);
        },
        (x, y, z) -> {
          parts.packRows(s, x, 0, 0, 0, 0, 0);
          parts.packColumns(s, y, 0, 0, Tile.COLUMNS, 0, 0, 0);
          tile(s, z);
        });
  }

  /// What happens to a tile after the first run of k.
  private static void add(Scratch s, long z) {
    Arrays.fill(s.rows, z);
    if (Tile.isWhole(s, Tile.ROWS, Tile.COLUMNS, 1)) Tile.whole(s, Tile.ROWS, 1, 0, 0, true);
    TileMemory.add(s, Tile.ROWS, 0, Tile.COLUMNS, 1);
  }

  private static void tile(Scratch s, long z) {
    Arrays.fill(s.rows, z);
    if (Tile.isWhole(s, Tile.ROWS, Tile.COLUMNS, 1)) Tile.whole(s, Tile.ROWS, 0, 0, 0, false);
    for (int part = 0; part < 2; part++) {
      TileMemory.begin(s, 0, 0, Tile.COLUMNS - part, 1, true);
      Tile.multiply(s, part == 0 ? Tile.ROWS : 6, 0, 0);
      TileMemory.end(s, 0, 0, Tile.COLUMNS - part, 1);
    }
  }

  static List<WarmupSubject> doubleProducts() {
    int n = 31;
    var gemm = new DoubleGemm(MatrixShape.dense(n, n, n));
    return List.of(
        new WarmupSubject(
            4 * PRODUCT_NANOS * 2 * n * n * n,
            (x, y, z) -> gemm.run(x, y, z, null, true),
            (x, y, z) -> DoubleTile.nothing()));
  }

  static List<WarmupSubject> transposes() {
    if (!Transpose.POSSIBLE) return List.of();
    int rows = 2 * Lanes.L;
    int columns = 3 * Lanes.L - 1;
    var s = scratch();
    return List.of(
        new WarmupSubject(
            ELEMENT_NANOS * rows * columns,
            (x, y, z) -> {
              for (int c = 0; c < columns; c += Lanes.L) {
                int n = Math.min(Lanes.L, columns - c);
                for (int r = 0; r < rows; r += Lanes.L) {
                  Transpose.exchange(s, x, 4L * rows, n, Lanes.L, z, 4L * columns);
                }
              }
            },
            (x, y, z) -> Transpose.exchange(s, x, 0, 0, 0, z, 0)));
  }

  /// Channels first or last in the input, so that both ways to pack are met. There are tiles of
  /// which rows are missing, or columns.
  static List<WarmupSubject> convolutions() {
    return List.of(convolution(true), convolution(false));
  }

  private static WarmupSubject convolution(boolean last) {
    int features = 4;
    int out = Tile.COLUMNS + 7;
    int size = 5;
    var outer =
        new Spatial(
            size,
            3,
            1,
            1,
            1,
            1,
            1,
            false,
            last ? size * features : size,
            3L * features * out,
            (long) size * out);
    var inner =
        new Spatial(size, 3, 1, 1, 1, 1, 1, false, last ? features : 1, (long) features * out, out);
    var shape =
        new ConvShape(
            2,
            features,
            out,
            1,
            1,
            (long) size * size * features,
            last ? 1 : size * size,
            out,
            1,
            (long) size * size * out,
            1,
            List.of(outer, inner));
    var parts = new ConvolutionProduct(new ConvolutionPlan(shape));
    var s = scratch();
    double flops = 2.0 * 2 * size * size * 9 * features * out;
    return new WarmupSubject(
        CONVOLUTION_NANOS * flops,
        (x, y, z) -> {
          parts.multiply(x, y, z, null, true);
          add(s, z);
        },
        (x, y, z) -> {
          parts.packRows(s, x, 0, 0, 1, 0, 1);
          parts.packColumns(s, y, 0, 0, Tile.COLUMNS, 0, 0, 0);
          tile(s, z);
        });
  }
}
