package io.raffia.jvm;

import io.raffia.passes.MemoryPlan;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Makes vector code and runs it on scratch memory until the JIT compiler is done with it, in a
/// thread of its own: the programs that use it never wait. Kernels take turns, so that a large one
/// does not hold up the others.
final class Warmer {
  /// Calls and inner iterations after which HotSpot has been asked for its best
  /// (Tier4MinInvocationThreshold, Tier4CompileThreshold).
  private static final int CALLS = 640;

  private static final long ITERATIONS = 16_000;
  private static final long TURN = 1_000_000_000L;
  private static final int TURNS = 30;
  private static final int BATCH = 64;

  private static final BlockingQueue<Warmer> WAITING = new LinkedBlockingQueue<>();
  private static @Nullable Thread thread;

  private final LoopStep step;
  private @Nullable LoopCode vector;
  private long calls;
  private int turns;

  private Warmer(LoopStep step) {
    this.step = step;
  }

  static synchronized void warm(LoopStep step) {
    WAITING.add(new Warmer(step));
    if (thread != null) return;
    thread = new Thread(Warmer::work, "raffia-warmer");
    thread.setDaemon(true);
    thread.start();
  }

  private static void work() {
    try {
      while (true) {
        var next = WAITING.take();
        if (!next.turn() && next.turns < TURNS) WAITING.add(next);
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Works for a while; says whether the vector code took over. Every array is zeros in one place:
  /// what is computed does not matter, only that it is in bounds.
  private boolean turn() {
    turns++;
    long bytes = 64;
    for (var array : step.plan().arrays) bytes = Math.max(bytes, MemoryPlan.bytes(array));
    var table = BufferPool.shared().allocate(8L * step.slots());
    var scratch = BufferPool.shared().allocate(bytes + 64);
    try {
      scratch.segment().fill((byte) 0);
      for (int i = 0; i < step.slots(); i++)
        Cells.putI64(table.address() + 8L * i, scratch.address());
      if (vector == null) vector = step.makeVector();
      if (!isFaster(vector, table.address())) return false;
      step.become(vector);
      return true;
    } finally {
      table.release();
      scratch.release();
    }
  }

  private boolean isFaster(LoopCode code, long table) {
    long inner = Math.max(1, step.elements() / Math.max(1, step.extent()));
    int extent = Math.clamp(26L * Simd.L / inner, Math.min(step.extent(), Simd.L), step.extent());
    long each = Math.max(1, inner * extent / Simd.L);
    long enough = Math.max(CALLS, ITERATIONS / each);
    long end = System.nanoTime() + TURN;
    while (System.nanoTime() < end) {
      for (int i = 0; i < BATCH && System.nanoTime() < end; i++) {
        code.run(table, 0, extent);
        calls++;
      }
      if (calls >= enough && best(code, table, extent) < 0.7 * best(step.code(), table, extent))
        return true;
    }
    return false;
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
