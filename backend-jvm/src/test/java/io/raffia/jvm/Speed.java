package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.ir.op.Unary;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;

/// Prints how fast the kernels are; run it by hand (see the module's README).
final class Speed {
  private Speed() {}

  public static void main(String[] args) throws InterruptedException {
    Workers.threads(Integer.getInteger("raffia.threads", 1));
    for (var family : Warmup.ALL) family.await(60_000);
    String only = args.length > 0 ? args[0] : "";
    if (only.isEmpty() || only.equals("gemm")) {
      for (int[] s :
          new int[][] {
            {3, 1, 4},
            {1, 128, 784},
            {8, 128, 784},
            {64, 64, 64},
            {128, 128, 784},
            {128, 10, 128},
            {192, 192, 192},
            {256, 256, 256},
            {512, 512, 512},
            {1024, 1024, 1024}
          }) {
        for (String t : new String[] {"NN", "TN", "NT"}) {
          gemm(s[0], s[1], s[2], t.charAt(0) == 'T', t.charAt(1) == 'T');
        }
      }
    }
    if (only.isEmpty() || only.equals("math")) {
      math("exp", VectorMath::exp);
      math("log", VectorMath::log);
      math("tanh", VectorMath::tanh);
      math("logistic", VectorMath::logistic);
      math("erf", VectorMath::erf);
      math("sin", VectorMath::sin);
      math("pow", x -> VectorMath.pow(x.abs(), x));
    }
    if (only.isEmpty() || only.equals("pool")) {
      report("buffer allocate + release", 1, 1, () -> BufferPool.shared().allocate(1000).release());
      Workers workers = new Workers(2);
      report("two empty parts", 1, 1, () -> workers.share(2, part -> {}));
      workers.close();
    }
    if (only.isEmpty() || only.equals("algorithms")) algorithms();
    if (only.isEmpty() || only.equals("conv")) {
      layer(32, 14, 32, 64);
      layer(32, 28, 1, 32);
      layer(32, 28, 32, 32);
    }
  }

  /// Beside what the ops' own algorithms take, which the interpreter runs.
  private static void algorithms() {
    int n = 256;
    var f = TensorType.of(DType.F32, n, n);
    var matrix =
        Literal.generate(f, i -> DType.F32.fromDouble(i % n == i / n ? n : Math.sin((double) i)));
    compare("cholesky of 256x256", new Cholesky(true), n * n * (double) n / 3, List.of(matrix));
    var right =
        Literal.generate(
            TensorType.of(DType.F32, n, 64), i -> DType.F32.fromDouble(Math.cos((double) i)));
    var solve = new TriangularSolve(true, true, false, false);
    compare("triangular solve, 64 columns", solve, n * n * 64.0, List.of(matrix, right));
    var s = new Value(TensorType.of(DType.F32));
    var byAbsolute =
        Func.of(
            "less",
            List.of(s, s),
            (b, p) ->
                List.of(
                    b.compare(
                        Compare.Direction.LT,
                        b.emit(Unary.ABS, p.get(0)),
                        b.emit(Unary.ABS, p.get(1)))));
    var row =
        Literal.generate(
            TensorType.of(DType.F32, 10_000), i -> DType.F32.fromDouble(Math.sin((double) i)));
    compare("sort of 10,000 by absolute value", new Sort(0, byAbsolute), 1e4, List.of(row));
  }

  private static void compare(String name, ExternOp op, double flops, List<Literal> args) {
    var params = args.stream().map(x -> new Value(x.type())).toList();
    var f = Func.of("f", params, (b, p) -> b.emitAll(op, p, ""));
    var executable = JvmBackend.compile(f, Collections.nCopies(params.size(), false));
    var in = args.stream().map(Runs::buffer).toArray(Buffer[]::new);
    double bytes = 4.0 * args.getLast().type().size();
    report(
        name,
        flops,
        bytes,
        () -> {
          var out = new Buffer[1];
          executable.run(in, out);
          out[0].release();
        });
    report("the same, interpreted", flops, bytes, () -> op.evaluate(args));
  }

  /// One function over 4096 elements; a "FLOP" is an element.
  private static void math(String name, UnaryOperator<FloatVector> f) {
    float[] x = new float[4096];
    float[] y = new float[4096];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2048) / 400f;
    }
    report(
        name + " of 4096",
        x.length,
        8.0 * x.length,
        () -> {
          for (int i = 0; i < x.length; i += Lanes.L) {
            f.apply(FloatVector.fromArray(Lanes.S, x, i)).intoArray(y, i);
          }
        });
  }

  private static void layer(int batch, int size, int in, int out) {
    String[] names = {"forward", "input", "kernel"};
    long x = random((long) batch * size * size * in, 1);
    long w = random(9L * in * out, 2);
    long y = random((long) batch * size * size * out, 3);
    for (int i = 0; i < 3; i++) {
      Convolution conv = new Convolution(Layer.directions(batch, size, in, out).get(i));
      long a = i == 1 ? y : x;
      long b = i == 2 ? y : w;
      long c = i == 0 ? y : i == 1 ? x : w;
      report(
          "conv " + size + "x" + size + "x" + in + "->" + out + " " + names[i],
          2.0 * batch * size * size * 9 * in * out,
          4.0 * batch * size * size * (in + out),
          () -> conv.run(a, b, c));
    }
  }

  private static void gemm(int m, int n, int k, boolean at, boolean bt) {
    Gemm gemm =
        new Gemm(
            new MatrixShape(
                m, n, k, at ? 1 : k, at ? m : 1, bt ? 1 : n, bt ? k : 1, n, 1, List.of(), false));
    long a = random((long) m * k, 1);
    long b = random((long) k * n, 2);
    long c = random((long) m * n, 3);
    String name = "gemm " + m + "x" + n + "x" + k + (at ? " T" : " N") + (bt ? "T" : "N");
    report(name, 2.0 * m * n * k, 4.0 * (m * k + k * n + m * n), () -> gemm.run(a, b, c));
  }

  static long random(long floats, int seed) {
    long address = BufferPool.shared().allocate(floats * 4).address();
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    for (long i = 0; i < floats; i++) {
      Memory.f32(address + 4 * i, (float) random.nextDouble() - 0.5f);
    }
    return address;
  }

  /// Time of this thread alone where it works alone, so that a busy machine disturbs less.
  private static long clock() {
    return Workers.shared().threads() == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  /// Runs until hot, then prints the median of samples, and the best.
  static void report(String name, double flops, double bytes, Runnable work) {
    long end = System.nanoTime() + 300_000_000;
    int calls = 0;
    while (System.nanoTime() < end) {
      work.run();
      calls++;
    }
    int inner = Math.max(1, calls / 100);
    double[] ns = new double[25];
    for (int i = 0; i < ns.length; i++) {
      long start = clock();
      for (int j = 0; j < inner; j++) {
        work.run();
      }
      ns[i] = (clock() - start) / (double) inner;
    }
    Arrays.sort(ns);
    double median = ns[ns.length / 2];
    System.out.printf(
        "%-34s %12.3f us %8.1f GFLOP/s %8.1f GB/s   best %8.1f GFLOP/s %8.1f GB/s%n",
        name, median / 1000, flops / median, bytes / median, flops / ns[0], bytes / ns[0]);
  }
}
