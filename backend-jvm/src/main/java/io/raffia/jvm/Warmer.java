package io.raffia.jvm;

import io.raffia.passes.MemoryPlan;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Makes vector code and runs it on scratch memory until the JIT compiler is done with it, in a
/// thread of its own: the programs that use it never wait. All kernels that wait are tried in turn,
/// a little each time: while the compiler works on one, others get the calls that make it start.
final class Warmer {
  /// Calls and inner iterations after which HotSpot has been asked for its best
  /// (Tier4MinInvocationThreshold, Tier4CompileThreshold).
  private static final int CALLS = 640;

  private static final long ITERATIONS = 16_000;

  /// Tries of a kernel after those, before its vector code is given up.
  private static final int TRIES = 2000;

  private static final int BATCH = 64;
  private static final long BATCH_NANOS = 2_000_000;

  private static final BlockingQueue<Warmer> WAITING = new LinkedBlockingQueue<>();
  private static @Nullable Thread thread;

  private final KernelCode code;
  private final KernelPlan plan;
  private final long elements;
  private final int extent;
  private @Nullable MethodHandle vector;
  private long calls;
  private int tries;

  private Warmer(KernelCode code, LoopStep step) {
    this.code = code;
    plan = step.plan();
    elements = step.elements();
    extent = step.extent();
  }

  static synchronized void warm(KernelCode code, LoopStep step) {
    WAITING.add(new Warmer(code, step));
    if (thread != null) return;
    thread = new Thread(Warmer::work, "raffia-warmer");
    thread.setDaemon(true);
    thread.start();
  }

  /// Memory for the arrays of all that wait is kept while something waits.
  private static void work() {
    try {
      @Nullable Buffer scratch = null;
      while (true) {
        var next = WAITING.take();
        scratch = atLeast(next.bytes(), scratch);
        if (next.advance(scratch.address()) && next.tries < TRIES) WAITING.add(next);
        if (WAITING.isEmpty()) {
          scratch.release();
          scratch = null;
        }
        // Who waits for the compiler leaves it the processor.
        Thread.sleep(next.isAsked() ? 5 : 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Buffer atLeast(long bytes, @Nullable Buffer scratch) {
    if (scratch != null) {
      if (scratch.bytes() >= bytes) return scratch;
      scratch.release();
    }
    var larger = BufferPool.shared().allocate(bytes);
    larger.segment().fill((byte) 0);
    return larger;
  }

  private long bytes() {
    long bytes = 64;
    for (var array : plan.arrays) bytes = Math.max(bytes, MemoryPlan.bytes(array));
    return bytes + 64;
  }

  /// Works for a moment; says whether the scalar code is still in use. Every array lies at
  /// `scratch`: what is computed does not matter, only that it is in bounds, as it is whatever the
  /// arrays hold.
  private boolean advance(long scratch) {
    var entries = new long[plan.arrays.size()];
    var table = BufferPool.shared().allocate(8);
    try {
      Cells.putI64(table.address(), scratch);
      if (vector == null) vector = KernelCompiler.define(KernelCompiler.bytes(plan, true));
      var faster = KernelCompiler.instance(vector, entries);
      if (!isFaster(faster, code.scalar(entries), table.address())) return true;
      code.become(vector);
      return false;
    } finally {
      table.release();
    }
  }

  private long inner() {
    return Math.max(1, elements / Math.max(1, extent));
  }

  private int part() {
    return Math.clamp(26L * Simd.L / inner(), Math.min(extent, Simd.L), extent);
  }

  /// Whether the compiler has been asked.
  private boolean isAsked() {
    long each = Math.max(1, inner() * part() / Simd.L);
    return calls >= Math.max(CALLS, ITERATIONS / each);
  }

  private boolean isFaster(LoopCode vectors, LoopCode scalars, long table) {
    int part = part();
    long end = System.nanoTime() + BATCH_NANOS;
    for (int i = 0; i < BATCH && System.nanoTime() < end; i++) {
      vectors.run(table, 0, part);
      calls++;
    }
    if (!isAsked()) return false;
    tries++;
    return best(vectors, table, part) < 0.7 * best(scalars, table, part);
  }

  private static long best(LoopCode code, long table, int extent) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      code.run(table, 0, extent);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
