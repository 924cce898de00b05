package io.raffia.jvm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A fixed set of threads that share out the parts of a task; the caller is one of them.
///
/// Worker `w` of `n` does parts `w, w + n, w + 2n…`. One task runs at a time: a nested or
/// concurrent caller does all its parts itself, so nobody waits for a thread that waits for him.
/// Idle workers spin briefly, then park.
public final class Workers {
  private static final int SPINS = 5_000;
  private static volatile Workers shared =
      new Workers(Integer.getInteger("raffia.threads", Runtime.getRuntime().availableProcessors()));

  private final Worker[] others;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicInteger pending = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread waiter;
  private int parts;
  private boolean started;
  private volatile boolean closed;

  /// A set of `threads` threads, the caller included; 1 means that callers do everything.
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "number of threads must be at least 1, found "
              + threads
              + ": use 1 for no extra threads");
    }
    others = new Worker[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Worker(this, i + 1);
    }
  }

  /// The set that kernels use: as many threads as processors, or the system property
  /// `raffia.threads`.
  public static Workers shared() {
    return shared;
  }

  /// Replaces the shared set by one of `threads` threads.
  public static synchronized void threads(int threads) {
    Workers old = shared;
    if (old.threads() != threads) {
      shared = new Workers(threads);
      old.close();
    }
  }

  /// Runs the parts of `task` on the shared set.
  public static void run(int parts, PartTask task) {
    shared.share(parts, task);
  }

  /// How many threads take part, the caller included.
  public int threads() {
    return others.length + 1;
  }

  /// Runs `task.run(0)` to `task.run(parts - 1)`, each once, and returns when all are done.
  ///
  /// The first exception of a part is thrown here after all threads stopped; parts of that thread
  /// are left out.
  public void share(int parts, PartTask task) {
    if (parts <= 1 || others.length == 0 || turn.isHeldByCurrentThread() || !turn.tryLock()) {
      for (int i = 0; i < parts; i++) {
        task.run(i);
      }
      return;
    }
    try {
      shareLocked(parts, task);
    } finally {
      turn.unlock();
    }
  }

  /// Ends the threads; later tasks are run by their callers alone.
  public void close() {
    turn.lock();
    try {
      closed = true;
      for (Worker worker : others) {
        LockSupport.unpark(worker.thread);
      }
    } finally {
      turn.unlock();
    }
  }

  private void shareLocked(int parts, PartTask task) {
    if (closed) {
      for (int i = 0; i < parts; i++) {
        task.run(i);
      }
      return;
    }
    if (!started) {
      started = true;
      for (Worker worker : others) {
        worker.thread.start();
      }
    }
    int helpers = Math.min(parts - 1, others.length);
    this.parts = parts;
    failure = null;
    pending.set(helpers);
    for (int i = 0; i < helpers; i++) {
      others[i].wake(task);
    }
    try {
      for (int i = 0; i < parts; i += threads()) {
        task.run(i);
      }
    } finally {
      await();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw Workers.<RuntimeException>sneak(thrown);
    }
  }

  private void await() {
    for (int i = 0; pending.get() != 0; i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else {
        waiter = Thread.currentThread();
        if (pending.get() != 0) {
          LockSupport.parkNanos(this, 1_000_000);
        }
      }
    }
    waiter = null;
  }

  private void work(Worker worker, PartTask task) {
    try {
      for (int i = worker.id; i < parts; i += threads()) {
        task.run(i);
      }
    } catch (Throwable t) { // whatever it is, the caller gets it
      failure = t;
    }
    if (pending.decrementAndGet() == 0) {
      Thread caller = waiter;
      if (caller != null) {
        LockSupport.unpark(caller);
      }
    }
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // rethrows a checked exception as it is
  private static <T extends Throwable> T sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static final class Worker implements Runnable {

    private final Workers workers;
    private final int id;
    private final Thread thread;
    private volatile boolean parked;

    private volatile @Nullable PartTask task;

    Worker(Workers workers, int id) {
      this.workers = workers;
      this.id = id;
      thread = Thread.ofPlatform().daemon().name("raffia-worker-" + id).unstarted(this);
    }

    void wake(PartTask next) {
      task = next;
      if (parked) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      int spins = 0;
      while (!workers.closed) {
        PartTask next = task;
        if (next != null) {
          task = null;
          workers.work(this, next);
          spins = 0;
        } else if (spins++ < SPINS) {
          Thread.onSpinWait();
        } else {
          parked = true;
          if (task == null && !workers.closed) {
            LockSupport.park(this);
          }
          parked = false;
        }
      }
    }
  }
}
