package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.Arrays;
import java.util.List;

/// Whether vector code is compiled yet.
///
/// Until the JIT compiler has inlined it completely, vector code allocates each vector and is far
/// slower than plain loops. So kernels start in plain loops, which give the same bits, while a
/// background thread runs the vector code on small data until it is fast; from then on everyone
/// uses it. Where it never gets fast (an interpreting JVM), plain loops stay.
/// `-Draffia.warmup=false` uses vector code at once.
public final class Warmup {
  private static final long GIVE_UP_NANOS = 30_000_000_000L;

  /// What vector code stays below when it is compiled, and is far above before: of products, of
  /// convolutions, which also look up where their windows lie, and of transposed blocks, by
  /// element.
  private static final double PRODUCT_NANOS = Lanes.L >= 8 ? 0.2 : 0.5;

  private static final double CONVOLUTION_NANOS = 2 * PRODUCT_NANOS;
  private static final double ELEMENT_NANOS = 2;

  private static final int IN_A_ROW = 5;

  private static volatile boolean hot = "false".equals(System.getProperty("raffia.warmup"));

  private Warmup() {}

  /// Whether to use vector code; the first call starts the background thread.
  public static boolean hot() {
    return hot || Background.started && hot;
  }

  /// Waits until vector code is compiled, at most `millis`; returns whether it is.
  public static boolean await(long millis) throws InterruptedException {
    if (!hot()) {
      Background.THREAD.join(millis);
    }
    return hot;
  }

  private static final class Background {
    static final Thread THREAD =
        Thread.ofPlatform().daemon().name("raffia-warmup").unstarted(Warmup::run);
    static final boolean started = start();

    private static boolean start() {
      THREAD.start();
      return true;
    }
  }

  /// Some work, and the nanoseconds that it takes at most when its code is compiled.
  private record Subject(double most, Runnable work) {}

  private static void run() {
    BufferPool pool = BufferPool.shared();
    Buffer x = pool.allocate(1 << 16);
    Buffer y = pool.allocate(1 << 16);
    Buffer z = pool.allocate(1 << 16);
    try {
      x.segment().fill((byte) 0);
      y.segment().fill((byte) 0);
      List<Subject> subjects = subjects(x.address(), y.address(), z.address());
      double[] least = new double[subjects.size()];
      Arrays.fill(least, Double.MAX_VALUE);
      long end = System.nanoTime() + GIVE_UP_NANOS;
      for (int fast = 0; fast < IN_A_ROW && System.nanoTime() < end; ) {
        double slowest = 0;
        for (int s = 0; s < least.length; s++) {
          Subject subject = subjects.get(s);
          long start = System.nanoTime();
          for (int i = 0; i < 4; i++) {
            subject.work.run();
          }
          double time = (System.nanoTime() - start) / (4 * subject.most);
          slowest = Math.max(slowest, time);
          least[s] = Math.min(least[s], time);
        }
        fast = slowest < 1 ? fast + 1 : 0;
        hot = fast == IN_A_ROW;
      }
      // Where others use the machine too, all is compiled but seldom all fast in a row.
      if (!hot) hot = Arrays.stream(least).allMatch(time -> time < 1);
    } finally {
      x.release();
      y.release();
      z.release();
    }
  }

  private static List<Subject> subjects(long x, long y, long z) {
    return List.of(
        gemm(31, 2 * Tile.COLUMNS + 7, 60, false, false, x, y, z),
        gemm(31, Tile.COLUMNS + 7, 60, true, false, x, y, z),
        gemm(31, Tile.COLUMNS + 7, 60, false, true, x, y, z),
        convolution(x, y, z, true),
        convolution(x, y, z, false),
        permutation(x, z));
  }

  private static Subject permutation(long x, long z) {
    int rows = 2 * Lanes.L;
    int columns = 3 * Lanes.L - 1;
    Scratch s = new Scratch();
    return new Subject(
        ELEMENT_NANOS * rows * columns,
        () -> {
          for (int c = 0; c < columns; c += Lanes.L) {
            int n = Math.min(Lanes.L, columns - c);
            for (int r = 0; r < rows; r += Lanes.L) {
              Transpose.exchange(s, x, 4L * rows, n, Lanes.L, z, 4L * columns);
            }
          }
        });
  }

  private static Subject gemm(
      int m, int n, int k, boolean turnA, boolean turnB, long x, long y, long z) {
    Gemm gemm =
        new Gemm(
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
                false));
    return new Subject(PRODUCT_NANOS * 2 * m * n * k, () -> gemm.run(x, y, z, null, true));
  }

  /// Channels first or last in the input, so that both ways to pack are met.
  private static Subject convolution(long x, long y, long z, boolean last) {
    int features = 4;
    int out = Tile.COLUMNS;
    int size = 6;
    Spatial outer =
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
    Spatial inner =
        new Spatial(size, 3, 1, 1, 1, 1, 1, false, last ? features : 1, (long) features * out, out);
    Convolution convolution =
        new Convolution(
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
                List.of(outer, inner)));
    double flops = 2.0 * 2 * size * size * 9 * features * out;
    return new Subject(CONVOLUTION_NANOS * flops, () -> convolution.run(x, y, z, null, true));
  }
}
