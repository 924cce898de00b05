package io.raffia.jvm;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodTooLargeException;

/// Makes vector code and has the JIT compiler compile it, in a thread of its own.
///
/// HotSpot compiles what is called often, and what it has seen to happen: vector code that it has
/// not compiled yet is a hundred times too slow to be run often. So the code is called without
/// iterations some thousand times, which costs nothing, and with a few iterations now and then. All
/// kernels that wait are tried in turn: while the compiler works on one, others get the calls that
/// make it start.
final class Warmer {
  /// Calls without iterations in a try: with those of a few tries, more than
  /// Tier4InvocationThreshold.
  private static final int CALLS = 3000;

  /// Tries of nothing else, with just enough calls to get the code compiled that counts what
  /// happens.
  private static final int EMPTY_TRIES = 2;

  private static final int FIRST_CALLS = 300;

  /// Tries of a kernel before its vector code is given up.
  private static final int TRIES = 2000;

  /// Tries after which a kernel is made anew, then three times as many, and so on. C1 cannot
  /// compile the largest kernels with counters, for lack of virtual registers; if it has compiled
  /// one without them before, because C2 was busy, C2 never gets it. The new one is counted by the
  /// interpreter.
  private static final int RENEWED = 150;

  /// Vectors of a call that iterates.
  private static final int VECTORS = 4;

  /// Calls with iterations wait, so that all kernels spend one part in so many of the time on them,
  /// but no longer than that: what the Vector API does instead of vector instructions allocates,
  /// and gets compiled too if it runs often.
  private static final int PART_OF_TIME = 10;

  private static final long LONGEST_WAIT_NANOS = 200_000_000;

  /// What compiled code stays below for a node and a vector: a nanosecond for each lane, as scalar
  /// code takes. Code that is not compiled takes 25 and more.
  private static final double NODE_NANOS = Math.clamp(Simd.L, 4, 16);

  /// Without a kernel that got compiled for so long, nobody waits any more.
  private static final long STALLED_NANOS = 1_500_000_000;

  private static final BlockingQueue<Warmer> WAITING = new LinkedBlockingQueue<>();
  private static @Nullable Thread thread;

  /// When a kernel was last compiled, or the first began to wait.
  private static long progress;

  private final KernelCode code;
  private final KernelPlan plan;
  private final long inner;
  private final int part;
  private @Nullable MethodHandle vector;
  private long least = Long.MAX_VALUE;
  private long next;
  private int tries;
  private int renewed = RENEWED;

  private Warmer(KernelCode code, LoopStep step) {
    this.code = code;
    plan = step.plan();
    inner = Math.max(1, step.elements() / Math.max(1, step.extent()));
    int few = Math.min(step.extent(), step.grain());
    part = Math.clamp((long) VECTORS * Simd.L / inner, few, step.extent());
  }

  static synchronized void warm(KernelCode code, LoopStep step) {
    if (WAITING.isEmpty()) progress = System.nanoTime();
    WAITING.add(new Warmer(code, step));
    if (thread != null) return;
    thread = new Thread(Warmer::work, "raffia-warmer");
    thread.setDaemon(true);
    thread.start();
  }

  /// Waits until there is vector code, or none is compiled any more.
  static synchronized void await(KernelCode code) throws InterruptedException {
    while (!code.isVector()) {
      long left = STALLED_NANOS - (System.nanoTime() - progress);
      if (left <= 0) return;
      Warmer.class.wait(left / 1_000_000 + 1);
    }
  }

  private static synchronized void become(KernelCode code, MethodHandle vector) {
    code.become(vector);
    progress = System.nanoTime();
    Warmer.class.notifyAll();
  }

  /// Memory for the arrays of all that wait is kept while something waits.
  private static void work() {
    try {
      @Nullable Buffer scratch = null;
      while (true) {
        var next = WAITING.take();
        scratch = atLeast(next.bytes(), scratch);
        if (next.waits(scratch.address()) && next.tries < TRIES) WAITING.add(next);
        if (WAITING.isEmpty()) {
          scratch.release();
          scratch = null;
        }
        // Who waits for the compiler leaves it the processor.
        if (next.tries > 1) Thread.sleep(1);
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
    for (var array : plan.arrays) bytes = Math.max(bytes, plan.bytes(array));
    return bytes + 64;
  }

  /// Works for a moment; says whether that must go on. Vector code that is more than a method can
  /// hold is given up, and the other kernels still get theirs.
  private boolean waits(long scratch) {
    try {
      return advance(scratch);
    } catch (MethodTooLargeException e) {
      return false;
    }
  }

  /// Works for a moment; says whether the scalar code is still in use. Every array lies at
  /// `scratch`: what is computed does not matter, only that it is in bounds, as it is whatever the
  /// arrays hold.
  private boolean advance(long scratch) {
    var table = BufferPool.shared().allocate(8);
    try {
      Cells.putI64(table.address(), scratch);
      if (tries == renewed) {
        renewed *= 3;
        vector = null;
      }
      if (vector == null) vector = KernelCompiler.define(KernelCompiler.bytes(plan, true));
      var faster = KernelCompiler.instance(vector, new long[plan.arrays.size()]);
      if (!isCompiled(faster, table.address())) return true;
      become(code, vector);
      return false;
    } finally {
      table.release();
    }
  }

  private boolean isCompiled(LoopCode vectors, long table) {
    tries++;
    int calls = tries <= EMPTY_TRIES ? FIRST_CALLS : CALLS;
    for (int i = 0; i < calls; i++) vectors.run(table, 0, 0);
    if (tries <= EMPTY_TRIES) return false;
    // Calls without iterations alone would have the compiler leave the loops out.
    long start = System.nanoTime();
    if (least < Long.MAX_VALUE && start < next) return false;
    vectors.run(table, 0, part);
    long end = System.nanoTime();
    least = Math.min(least, end - start);
    long rest = PART_OF_TIME * (end - start) * (1 + WAITING.size());
    next = end + Math.min(rest, LONGEST_WAIT_NANOS);
    double of = (double) plan.needed().size() * Math.max(1, inner * part / Simd.L);
    return least < NODE_NANOS * of;
  }
}
