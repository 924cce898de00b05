package io.raffia.jvm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A loop kernel as a step: scalar code at first, vector code once it was worth warming up. Both give the same bits, so
/// nobody can tell when the change came. Large outermost loops are shared out among threads.
final class LoopStep implements Step {
  /// Elements that a kernel computes before its vector code is made.
  private static final long HOT = 1 << 18;

  /// Elements below which threads cost more than they save.
  private static final long SHARED = 1 << 15;

  private final int extent;
  private final int grain;
  private final long elements;
  private final boolean large;
  private final @Nullable Supplier<LoopCode> vector;
  private volatile LoopCode code;
  private long done;

  private final KernelPlan plan;
  private final int slots;

  LoopStep(LoopCode scalar, KernelPlan plan, int slots, @Nullable Supplier<LoopCode> vector) {
    this.plan = plan;
    this.slots = slots;
    code = scalar;
    extent = plan.outer.isEmpty() ? 1 : Math.toIntExact(plan.outer.getFirst().extent);
    grain = plan.outer.size() == 1 && plan.vectorized().contains(plan.outer.getFirst()) ? Simd.L : 1;
    elements = plan.elements();
    large = elements >= SHARED && extent >= 2 * grain;
    this.vector = vector;
    done = vector == null ? HOT : 0;
  }

  /// What one run computes.
  long elements() {
    return elements;
  }

  /// The arrays that the code reads and writes.
  KernelPlan plan() {
    return plan;
  }

  /// The number of entries of the program's table.
  int slots() {
    return slots;
  }

  int extent() {
    return extent;
  }

  LoopCode code() {
    return code;
  }

  LoopCode makeVector() {
    return java.util.Objects.requireNonNull(vector).get();
  }

  void become(LoopCode faster) {
    code = faster;
  }

  @Override
  public void run(long table) {
    if (done < HOT) {
      // A lost update of a racing run only delays the change.
      done += elements;
      if (done >= HOT) Warmer.warm(this);
    }
    if (large) shared(table);
    else code.run(table, 0, extent);
  }

  private void shared(long table) {
    int threads = Workers.shared().threads();
    var now = code;
    if (threads == 1) {
      now.run(table, 0, extent);
      return;
    }
    long chunks = Math.ceilDiv(extent, grain);
    Workers.run(
        threads,
        part -> {
          int from = (int) (chunks * part / threads * grain);
          int to = (int) Math.min(extent, chunks * (part + 1) / threads * grain);
          if (from < to) now.run(table, from, to);
        });
  }
}
