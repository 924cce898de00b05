package io.raffia.jvm;

import io.raffia.ir.Value;
import java.util.function.ToIntFunction;

/// A loop kernel as a step. Large outermost loops are shared out among threads, unless the order of
/// iterations matters.
final class LoopStep implements Step {
  /// Elements below which threads cost more than they save.
  private static final long SHARED = 1 << 15;

  /// Calls in small pieces before whole ones, and inner iterations of a piece.
  private static final int MANY = 2000;

  private static final int PIECE = 32;

  private final int piece;
  private final int extent;
  private final int grain;
  private final long elements;
  private final boolean large;
  private final KernelCode shared;
  private final long[] entries;
  private volatile LoopCode code;
  private volatile boolean isVector;
  private final KernelPlan plan;

  /// `slot` says which entry of the table is an array's.
  LoopStep(KernelPlan plan, ToIntFunction<Value> slot, Tier tier) {
    this.plan = plan;
    shared = KernelCode.of(plan, tier);
    entries = plan.arrays.stream().mapToLong(v -> 8L * slot.applyAsInt(v)).toArray();
    code = shared.scalar(entries);
    extent = plan.outer.isEmpty() ? 1 : Math.toIntExact(plan.outer.getFirst().extent);
    boolean lanes = plan.outer.size() == 1 && plan.vectorized().contains(plan.outer.getFirst());
    var recurrence = plan.recurrence;
    if (recurrence != null) grain = RecurrenceEmitter.grain(plan, recurrence);
    else grain = lanes ? Simd.L : 1;
    elements = plan.elements();
    piece =
        Math.ceilDiv((int) Math.max(1, (long) PIECE * extent / Math.max(1, elements)), grain)
            * grain;
    shared.prepare(this);
    large = !plan.ordered && elements >= SHARED && extent >= 2 * grain;
  }

  /// What one run computes.
  long elements() {
    return elements;
  }

  /// The arrays that the code reads and writes.
  KernelPlan plan() {
    return plan;
  }

  int extent() {
    return extent;
  }

  /// Runs of the code start at a multiple of this, and end at one or at the extent.
  int grain() {
    return grain;
  }

  /// The code for one run by somebody else, which counts as a run.
  LoopCode begin() {
    if (!isVector) {
      shared.ran(this);
      shared.await();
      var faster = shared.vector(entries);
      if (faster != null) {
        code = faster;
        isVector = true;
      }
    }
    return code;
  }

  @Override
  public void run(long table) {
    begin();
    int from = manyCalls(table);
    if (from == extent) return;
    if (large) shared(table, from);
    else code.run(table, from, extent);
  }

  /// Works in small pieces at first: HotSpot compiles a method after far fewer calls than
  /// iterations of one call. Says how far it came.
  private int manyCalls(long table) {
    var now = code;
    int from = 0;
    while (from < extent && shared.isAmongFirst(MANY)) {
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
