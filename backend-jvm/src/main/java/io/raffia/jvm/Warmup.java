package io.raffia.jvm;

import java.util.List;
import java.util.function.Supplier;

/// Families of vector code that is written by hand, and whether each is compiled yet.
///
/// Until the JIT compiler has inlined it completely, vector code allocates each vector and is far
/// slower than plain loops. So a family starts in plain loops, which give the same bits, and its
/// first use starts a thread that has the vector code compiled, as [Warmer] does for generated
/// kernels; from then on everyone uses it. Where it never gets fast (an interpreting JVM), plain
/// loops stay. `-Draffia.warmup=false` uses vector code at once.
public final class Warmup {
  /// [Gemm].
  public static final Warmup PRODUCT = new Warmup(WarmupSubject::products);

  /// [DoubleGemm].
  public static final Warmup DOUBLE_PRODUCT = new Warmup(WarmupSubject::doubleProducts);

  /// [Convolution].
  public static final Warmup CONVOLUTION = new Warmup(WarmupSubject::convolutions);

  /// [PermutationStep].
  public static final Warmup TRANSPOSE = new Warmup(WarmupSubject::transposes);

  /// All families.
  public static final List<Warmup> ALL = List.of(PRODUCT, DOUBLE_PRODUCT, CONVOLUTION, TRANSPOSE);

  /// Arithmetic above which plain loops take longer than the compiler.
  private static final double LARGE_FLOPS = 4e6;

  private static final long WAIT_NANOS = 3_000_000_000L;
  private static final long GIVE_UP_NANOS = 60_000_000_000L;

  /// Empty calls in a round. In the first rounds, which are of nothing else, there are just enough
  /// to get the code compiled that counts what happens.
  private static final int CALLS = 2000;

  private static final int EMPTY_ROUNDS = 2;
  private static final int FIRST_CALLS = 300;

  private final Supplier<List<WarmupSubject>> subjects;
  private volatile boolean hot = "false".equals(System.getProperty("raffia.warmup"));
  private final Thread thread =
      Thread.ofPlatform().daemon().name("raffia-warmup").unstarted(this::run);
  private volatile boolean started;
  private boolean waited;

  private Warmup(Supplier<List<WarmupSubject>> subjects) {
    this.subjects = subjects;
  }

  /// Whether to use vector code; the first call starts the background thread.
  public boolean hot() {
    if (!hot) start();
    return hot;
  }

  /// The same for so much arithmetic; where that is much, waits a while for the compiler first.
  boolean hot(double flops) {
    if (hot) return true;
    start();
    if (flops >= LARGE_FLOPS) await();
    return hot;
  }

  /// Starts it where so much arithmetic is going to be needed.
  void prepare(double flops) {
    if (!hot && flops >= LARGE_FLOPS) start();
  }

  private void start() {
    if (!started) startOnce();
  }

  private synchronized void startOnce() {
    if (started) return;
    started = true;
    thread.start();
  }

  private synchronized void await() {
    if (waited) return;
    waited = true;
    try {
      await(WAIT_NANOS / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until vector code is compiled, at most `millis`; returns whether it is.
  public boolean await(long millis) throws InterruptedException {
    if (!hot()) thread.join(millis);
    return hot;
  }

  private void run() {
    var subjects = this.subjects.get();
    try {
      long end = System.nanoTime() + GIVE_UP_NANOS;
      for (int round = 1; !hot && System.nanoTime() < end; round++) {
        boolean really = round > EMPTY_ROUNDS;
        boolean all = true;
        long start = System.nanoTime();
        for (var subject : subjects) all &= subject.advance(really ? CALLS : FIRST_CALLS, really);
        hot = all;
        // Who waits for the compiler leaves it half of the processor, and more at first.
        long millis = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(really ? Math.max(1, millis) : 10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      WarmupSubject.release(subjects);
    }
  }
}
