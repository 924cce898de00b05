package io.raffia.bench;

import io.raffia.Pair;
import io.raffia.Tensor;
import io.raffia.Triple;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times one workload and prints the JSON line that `compare.py` reads; the protocol is that of
/// `peers/timing.py`, so that both sides are measured alike: a result is given up within the call
/// that is timed, by [Tensor#delete] here, where Python counts references.
public final class Steps {
  private static final double WARM_UP_S = Double.parseDouble(System.getProperty("warmup", "8"));
  private static final double MEASURE_S = Double.parseDouble(System.getProperty("measure", "4"));
  private static final int MIN_CALLS = Integer.getInteger("calls", 30);
  private static final int MAX_CALLS = 200_000;

  private Steps() {}

  /// @param args the name of the workload
  public static void main(String[] args) {
    if (args.length != 1) throw new IllegalArgumentException("expected the name of a workload");
    var name = args[0];
    var work = name.contains(":") ? Work.NONE : Workload.of(name).work();
    var step = Workload.start(name);
    long start = System.nanoTime();
    drop(step.get());
    double first = (System.nanoTime() - start) / 1e9;
    var nanos = measure(step);
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "{\"name\": \"%s\", \"framework\": \"raffia\", \"first_call_s\": %.3f, \"median_us\": %.3f,"
            + " \"p10\": %.3f, \"p90\": %.3f, \"n\": %d, \"flops\": %.0f, \"bytes\": %.0f}%n",
        name,
        first,
        at(nanos, 0.5),
        at(nanos, 0.1),
        at(nanos, 0.9),
        nanos.length,
        work.flops(),
        work.bytes());
    System.exit(0);
  }

  private static long[] measure(Supplier<?> step) {
    long start = System.nanoTime();
    int least = Math.min(5, MIN_CALLS);
    for (int calls = 0; calls < least || (System.nanoTime() - start) / 1e9 < WARM_UP_S; calls++) {
      drop(step.get());
    }
    var nanos = new long[MAX_CALLS];
    int n = 0;
    start = System.nanoTime();
    while (n < MIN_CALLS || ((System.nanoTime() - start) / 1e9 < MEASURE_S && n < MAX_CALLS)) {
      long before = System.nanoTime();
      drop(step.get());
      nanos[n++] = System.nanoTime() - before;
    }
    return Arrays.copyOf(nanos, n);
  }

  private static void drop(@Nullable Object result) {
    switch (Objects.requireNonNull(result)) {
      case Tensor x -> x.delete();
      case Pair<?, ?>(var x, var y) -> {
        drop(x);
        drop(y);
      }
      case Triple<?, ?, ?>(var x, var y, var z) -> {
        drop(x);
        drop(y);
        drop(z);
      }
      default -> {}
    }
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) (quantile * (sorted.length - 1))] / 1e3;
  }
}
