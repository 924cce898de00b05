package io.raffia.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/// Runs steps of a workload and says after which it is: `training.py` looks at the clock and at the
/// memory of the process then. At the end, the bytes that a step allocates on Java's heap.
public final class Training {
  private Training() {}

  /// @param args the name of the workload, and the numbers of steps after which to say so
  public static void main(String[] args) {
    if (args.length < 2)
      throw new IllegalArgumentException("expected a workload and numbers of steps");
    var step = Workload.start(args[0]);
    var marks = Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).sorted().toArray();
    int done = 0;
    double each = 0;
    for (int mark : marks) {
      int first = done;
      long before = allocated();
      for (; done < mark; done++) Objects.requireNonNull(step.get());
      each = (allocated() - before) / (double) Math.max(1, done - first);
      System.out.printf(Locale.ROOT, "{\"steps\": %d, \"allocated\": %.1f}%n", done, each);
      System.out.flush();
    }
    System.exit(0);
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
