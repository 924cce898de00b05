package io.raffia.jvm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A loop kernel as a step: scalar code at first, vector code once it was worth warming up. Both
/// give the same bits, so nobody can tell when the change came. Large outermost loops are shared
/// out among threads, unless the order of iterations matters.
final class LoopStep implements Step {
  /// Elements that a kernel computes before its vector code is made.
  private static final long HOT = 1 << 18;

  /// Elements below which threads cost more than they save.
  private static final long SHARED = 1 << 15;

  /// Calls in small pieces before whole ones, and inner iterations of a piece.
  private static final int MANY = 2000;

  private static final int PIECE = 32;

  private final int piece;
  private int calls;
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
    grain =
        plan.outer.size() == 1 && plan.vectorized().contains(plan.outer.getFirst()) ? Simd.L : 1;
    elements = plan.elements();
    piece =
        Math.ceilDiv((int) Math.max(1, (long) PIECE * extent / Math.max(1, elements)), grain)
            * grain;
    large = !plan.ordered && elements >= SHARED && extent >= 2 * grain;
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

  /// Runs of the code start at a multiple of this, and end at one or at the extent.
  int grain() {
    return grain;
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

  /// The code for one run by somebody else, which counts as a run.
  LoopCode begin() {
    if (done < HOT) {
      // A lost update of a racing run only delays the change.
      done += elements;
      if (done >= HOT) Warmer.warm(this);
    }
    return code;
  }

  @Override
  public void run(long table) {
    begin();
    int from = calls < MANY ? manyCalls(table) : 0;
    if (from == extent) return;
    if (large) shared(table, from);
    else code.run(table, from, extent);
  }

  /// Works in small pieces at first: HotSpot compiles a method after far fewer calls than
  /// iterations of one call. Says how far it came.
  private int manyCalls(long table) {
    var now = code;
    int from = 0;
    for (; from < extent && calls < MANY; calls++) {
      int to = Math.min(extent, from + piece);
      now.run(table, from, to);
      from = to;
    }
    return from;
  }

  private void shared(long table, int start) {
    int threads = Workers.shared().threads();
    var now = code;
    if (threads == 1) {
      now.run(table, start, extent);
      return;
    }
    int rest = extent - start;
    long chunks = Math.ceilDiv(rest, grain);
    Workers.run(
        threads,
        part -> {
          int from = start + (int) (chunks * part / threads * grain);
          int to = (int) Math.min(extent, start + chunks * (part + 1) / threads * grain);
          if (from < to) now.run(table, from, to);
        });
  }
}
