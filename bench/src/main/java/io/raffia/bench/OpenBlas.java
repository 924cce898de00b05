package io.raffia.bench;

import io.raffia.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Matrix products beside OpenBLAS, in one process and in turn: `java io.raffia.bench.OpenBlas
/// libopenblas.so [NAME ...]` prints a line a product, of float32. The library is that of
/// `org.bytedeco:openblas`, for instance, with its dependencies beside it; `OPENBLAS_NUM_THREADS`
/// says how many threads it has.
public final class OpenBlas {
  private static final int WINDOWS = 9;
  private static final double WINDOW_S = 0.3;
  private static final double WARM_UP_S = 5;
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  /// The sizes of a [Workload]: `count` products of `m` x `k` with `k` x `n`, of which an operand
  /// may lie transposed.
  private record Product(
      Workload raffia, int count, int m, int k, int n, boolean left, boolean right) {}

  private static final List<Product> PRODUCTS =
      List.of(
          square(Workload.MATMUL_64, 64),
          square(Workload.MATMUL_128, 128),
          square(Workload.MATMUL_256, 256),
          square(Workload.MATMUL_512, 512),
          new Product(Workload.MATMUL_512_NT, 1, 512, 512, 512, false, true),
          new Product(Workload.MATMUL_512_TN, 1, 512, 512, 512, true, false),
          new Product(Workload.MATMUL_512_TT, 1, 512, 512, 512, true, true),
          square(Workload.MATMUL_1024, 1024),
          square(Workload.MATMUL_2048, 2048),
          new Product(Workload.MATMUL_TALL, 1, 8192, 256, 32, false, false),
          new Product(Workload.MATMUL_BATCHED, 64, 64, 64, 64, false, false));

  private OpenBlas() {}

  private static Product square(Workload raffia, int n) {
    return new Product(raffia, 1, n, n, n, false, false);
  }

  /// @param args the library's path, and the names of [Workload]s; all products without
  public static void main(String[] args) {
    if (args.length == 0) throw new IllegalArgumentException("expected the path of libopenblas.so");
    var chosen = Arrays.asList(args).subList(1, args.length);
    var sgemm = sgemm(Path.of(args[0]));
    System.out.println("| product | Raffia GFLOP/s | OpenBLAS GFLOP/s | time / |");
    for (var p : PRODUCTS) {
      if (chosen.isEmpty() || chosen.contains(p.raffia.text())) System.out.println(line(p, sgemm));
    }
    System.exit(0);
  }

  @SuppressWarnings("restricted") // calls what the user names
  private static MethodHandle sgemm(Path library) {
    var symbol = SymbolLookup.libraryLookup(library, Arena.global()).find("cblas_sgemm");
    if (symbol.isEmpty()) throw new IllegalArgumentException(library + " has no cblas_sgemm");
    var i = ValueLayout.JAVA_INT;
    var f = ValueLayout.JAVA_FLOAT;
    var a = ValueLayout.ADDRESS;
    var arguments = new MemoryLayout[] {i, i, i, i, i, i, f, a, i, a, i, f, a, i};
    return Linker.nativeLinker().downcallHandle(symbol.get(), FunctionDescriptor.ofVoid(arguments));
  }

  private static String line(Product p, MethodHandle sgemm) {
    var step = p.raffia.start();
    double flops = p.raffia.work().flops();
    Runnable ours = () -> ((Tensor) step.get()).delete();
    var theirs = call(p, sgemm);
    window(ours, WARM_UP_S);
    window(theirs, WINDOW_S);
    var speeds = new double[2][WINDOWS];
    for (int w = 0; w < WINDOWS; w++) {
      speeds[0][w] = flops / window(ours, WINDOW_S);
      speeds[1][w] = flops / window(theirs, WINDOW_S);
    }
    for (var s : speeds) Arrays.sort(s);
    double ratio = speeds[1][WINDOWS / 2] / speeds[0][WINDOWS / 2];
    return "| `%s` | %s | %s | %.2f |"
        .formatted(p.raffia.text(), spread(speeds[0]), spread(speeds[1]), ratio);
  }

  private static Runnable call(Product p, MethodHandle sgemm) {
    long x = (long) p.m * p.k;
    long y = (long) p.k * p.n;
    long z = (long) p.m * p.n;
    var a = normal(p.count * x);
    var b = normal(p.count * y);
    var c = normal(p.count * z);
    int left = p.left ? TRANSPOSED : AS_IT_IS;
    int right = p.right ? TRANSPOSED : AS_IT_IS;
    int rowA = p.left ? p.m : p.k;
    int rowB = p.right ? p.k : p.n;
    return () -> {
      try {
        for (int i = 0; i < p.count; i++) {
          sgemm.invokeExact(
              ROW_MAJOR,
              left,
              right,
              p.m,
              p.n,
              p.k,
              1f,
              a.asSlice(4L * i * x),
              rowA,
              b.asSlice(4L * i * y),
              rowB,
              0f,
              c.asSlice(4L * i * z),
              p.n);
        }
      } catch (Throwable e) {
        throw new IllegalStateException("sgemm cannot be called", e);
      }
    };
  }

  private static MemorySegment normal(long floats) {
    var memory = Arena.global().allocate(4 * floats, 64);
    var random = new SplittableRandom(floats);
    for (long i = 0; i < floats; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
    }
    return memory;
  }

  /// The median time of the calls of so many seconds, in nanoseconds.
  private static double window(Runnable call, double seconds) {
    var nanos = new long[1 << 16];
    int n = 0;
    long start = System.nanoTime();
    do {
      long before = System.nanoTime();
      call.run();
      nanos[n++ % nanos.length] = System.nanoTime() - before;
    } while (n < 3 || (System.nanoTime() - start) / 1e9 < seconds);
    int kept = Math.min(n, nanos.length);
    Arrays.sort(nanos, 0, kept);
    return nanos[kept / 2];
  }

  private static String spread(double[] sorted) {
    return String.format(
        Locale.ROOT, "%.1f (%.1f ... %.1f)", sorted[WINDOWS / 2], sorted[0], sorted[WINDOWS - 1]);
  }
}
