package io.raffia.bench;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Unary;
import io.raffia.ir.transform.Grad;
import io.raffia.jvm.JvmBackend;
import io.raffia.passes.Pipeline;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How compiling grows with the program: `Scaling chain` (100 to 100,000 elementwise ops) and
/// `Scaling gpt` (4, 16 and 64 blocks of attention and MLP), gradients included. Prints a line a
/// size: equations, and milliseconds of each phase: processor time of the calling thread, which
/// does all of it, the median of five runs (three of the largest) after a warm-up.
public final class Scaling {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Scaling() {}

  public static void main(String[] args) {
    var what = args.length == 0 ? "chain" : args[0];
    System.out.println("size  equations  gradient ms  passes ms  compile ms  us an equation");
    switch (what) {
      case "chain" -> {
        for (int n : new int[] {100, 1_000, 10_000, 100_000})
          report(n, chain(n), n < 100_000 ? 5 : 3);
      }
      case "gpt" -> {
        for (int blocks : new int[] {4, 16, 64}) report(blocks, gpt(blocks), 5);
      }
      default -> throw new IllegalArgumentException("Scaling chain|gpt, not " + what);
    }
  }

  private static void report(int size, Func f, int runs) {
    var times = new double[3][runs];
    int equations = 0;
    for (int run = -1; run < runs; run++) {
      long t0 = THREADS.getCurrentThreadCpuTime();
      var gradient = Grad.valueAndGrad(f, Collections.nCopies(f.params().size(), true));
      long t1 = THREADS.getCurrentThreadCpuTime();
      var optimized = Pipeline.optimize(gradient);
      long t2 = THREADS.getCurrentThreadCpuTime();
      JvmBackend.compile(optimized, Collections.nCopies(f.params().size(), false));
      long t3 = THREADS.getCurrentThreadCpuTime();
      equations = gradient.eqns().size();
      if (run < 0) continue;
      times[0][run] = (t1 - t0) / 1e6;
      times[1][run] = (t2 - t1) / 1e6;
      times[2][run] = (t3 - t2) / 1e6;
    }
    double all = 0;
    for (var t : times) {
      Arrays.sort(t);
      all += t[runs / 2];
    }
    System.out.printf(
        "%6d %10d %12.1f %10.1f %11.1f %15.1f%n",
        size,
        equations,
        times[0][runs / 2],
        times[1][runs / 2],
        times[2][runs / 2],
        all * 1e3 / equations);
  }

  /// `x <- sin(x) x`, `n / 2` times.
  private static Func chain(int n) {
    var x = new Value(TensorType.of(DType.F32, 64), "x");
    var b = new Builder();
    var y = x;
    for (int i = 0; i < n / 2; i++) y = b.mul(b.emit(Unary.SIN, y), y);
    return b.func("chain", List.of(x), List.of(b.sum(y, Ints.of(0))));
  }

  private static final int WIDTH = 128;
  private static final int HEADS = 4;
  private static final int TIME = 64;
  private static final int BATCH = 2;

  /// The sum of what a decoder of `blocks` blocks gives, as a function of its parameters.
  private static Func gpt(int blocks) {
    var b = new Builder();
    var params = new ArrayList<Value>();
    var x = param(params, "x", BATCH, TIME, WIDTH);
    for (int i = 0; i < blocks; i++) {
      x = b.add(x, attention(b, params, norm(b, params, x)));
      var up = matmul(b, norm(b, params, x), param(params, "up", WIDTH, 4 * WIDTH));
      x = b.add(x, matmul(b, b.emit(Unary.TANH, up), param(params, "down", 4 * WIDTH, WIDTH)));
    }
    return b.func("gpt", params, List.of(b.sum(x, Ints.of(0, 1, 2))));
  }

  private static Value param(List<Value> params, String name, int... dims) {
    var v = new Value(TensorType.of(DType.F32, dims), name);
    params.add(v);
    return v;
  }

  private static Value norm(Builder b, List<Value> params, Value x) {
    var scale = param(params, "scale", WIDTH);
    var mean = wide(b, b.scale(b.sum(x, Ints.of(2)), 1.0 / WIDTH), x, Ints.of(0, 1));
    var centered = b.sub(x, mean);
    var variance = b.scale(b.sum(b.mul(centered, centered), Ints.of(2)), 1.0 / WIDTH);
    var rate = b.emit(Unary.RSQRT, b.shift(variance, 1e-6));
    var normed = b.mul(centered, wide(b, rate, x, Ints.of(0, 1)));
    return b.mul(normed, wide(b, scale, x, Ints.of(2)));
  }

  private static Value wide(Builder b, Value x, Value like, Ints axes) {
    return b.broadcast(x, like.shape(), axes);
  }

  private static Value matmul(Builder b, Value x, Value w) {
    var none = Ints.of();
    int last = x.shape().rank() - 1;
    return b.emit(new DotGeneral(none, none, Ints.of(last), Ints.of(0), DType.F32), x, w);
  }

  private static Value heads(Builder b, Value x) {
    return b.transpose(
        b.reshape(x, Shape.of(BATCH, TIME, HEADS, WIDTH / HEADS)), Ints.of(0, 2, 1, 3));
  }

  private static Value attention(Builder b, List<Value> params, Value x) {
    var q = heads(b, matmul(b, x, param(params, "query", WIDTH, WIDTH)));
    var k = heads(b, matmul(b, x, param(params, "key", WIDTH, WIDTH)));
    var v = heads(b, matmul(b, x, param(params, "value", WIDTH, WIDTH)));
    var batch = Ints.of(0, 1);
    var scores = b.emit(new DotGeneral(batch, batch, Ints.of(3), Ints.of(3), DType.F32), q, k);
    var most = b.reduce(Monoid.MAX, scores, Ints.of(3));
    var e = b.emit(Unary.EXP, b.sub(scores, wide(b, most, scores, Ints.of(0, 1, 2))));
    var weights = b.div(e, wide(b, b.sum(e, Ints.of(3)), e, Ints.of(0, 1, 2)));
    var y = b.emit(new DotGeneral(batch, batch, Ints.of(3), Ints.of(2), DType.F32), weights, v);
    var joined = b.reshape(b.transpose(y, Ints.of(0, 2, 1, 3)), Shape.of(BATCH, TIME, WIDTH));
    return matmul(b, joined, param(params, "out", WIDTH, WIDTH));
  }
}
