package io.raffia.jvm;

import io.raffia.passes.MemoryPlan;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Makes vector code and runs it on scratch memory until the JIT compiler is done with it, in a thread of its own: the
/// programs that use it never wait.
final class Warmer {
  /// Calls and inner iterations after which the JIT compiler has been asked for its best.
  private static final int CALLS = 700;

  private static final long ITERATIONS = 40_000;
  private static final long PATIENCE = 3_000_000_000L;

  private static final BlockingQueue<LoopStep> HOT = new LinkedBlockingQueue<>();
  private static @Nullable Thread thread;

  private Warmer() {}

  static synchronized void warm(LoopStep step) {
    HOT.add(step);
    if (thread != null) return;
    thread = new Thread(Warmer::work, "raffia-warmer");
    thread.setDaemon(true);
    thread.start();
  }

  private static void work() {
    while (true) {
      LoopStep step;
      try {
        step = HOT.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      prepare(step);
    }
  }

  /// Zeros for every array, all in one place: what is computed does not matter, only that it is in bounds.
  private static void prepare(LoopStep step) {
    long bytes = 64;
    for (var array : step.plan().arrays) bytes = Math.max(bytes, MemoryPlan.bytes(array));
    int slots = step.slots();
    var table = BufferPool.shared().allocate(8L * slots);
    var scratch = BufferPool.shared().allocate(bytes + 64);
    try {
      scratch.segment().fill((byte) 0);
      for (int i = 0; i < slots; i++) Cells.putI64(table.address() + 8L * i, scratch.address());
      var vector = step.makeVector();
      if (faster(step, vector, table.address())) step.become(vector);
    } finally {
      table.release();
      scratch.release();
    }
  }

  private static boolean faster(LoopStep step, LoopCode vector, long table) {
    long inner = Math.max(1, step.elements() / Math.max(1, step.extent()));
    int extent = Math.clamp(64L * Simd.L / inner, Math.min(step.extent(), Simd.L), step.extent());
    long each = Math.max(1, inner * extent / Simd.L);
    long calls = Math.max(CALLS, ITERATIONS / each);
    long start = System.nanoTime();
    for (long i = 0; i < calls && System.nanoTime() - start < PATIENCE; i++) vector.run(table, 0, extent);
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end) {
      if (best(vector, table, extent) < 0.7 * best(step.code(), table, extent)) return true;
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return best(vector, table, extent) < best(step.code(), table, extent);
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
