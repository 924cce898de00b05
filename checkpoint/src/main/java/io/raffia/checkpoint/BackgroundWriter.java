package io.raffia.checkpoint;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Writes one save after another on a thread of its own, at most so many at a time; what fails
/// there is thrown by the next call here. The thread ends when it is idle, and a program that ends
/// waits for what is under way.
final class BackgroundWriter {
  private final int maxInFlight;
  private final Semaphore free;
  private final ThreadPoolExecutor thread;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  BackgroundWriter(int maxInFlight) {
    this.maxInFlight = maxInFlight;
    free = new Semaphore(maxInFlight, true);
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "raffia-checkpoint"));
    thread.allowCoreThreadTimeOut(true);
  }

  /// Waits until another save may start, and counts it as started.
  void reserve() {
    throwFailure();
    free.acquireUninterruptibly();
    try {
      throwFailure();
    } catch (CheckpointException e) {
      free.release();
      throw e;
    }
  }

  /// Takes back [#reserve].
  void cancel() {
    free.release();
  }

  /// Runs the save that was reserved.
  void start(Runnable save) {
    thread.execute(() -> {
      try {
        save.run();
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release();
      }
    });
  }

  /// Waits for all saves; throws what one of them threw.
  void waitUntilFinished() {
    free.acquireUninterruptibly(maxInFlight);
    free.release(maxInFlight);
    throwFailure();
  }

  /// Throws what a save has thrown, once.
  void throwFailure() {
    var thrown = failure.getAndSet(null);
    if (thrown == null) return;
    throw new CheckpointException(
        "a save in the background failed: " + thrown.getMessage(), thrown);
  }
}
