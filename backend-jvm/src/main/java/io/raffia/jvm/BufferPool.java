package io.raffia.jvm;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Lends [Buffer]s and keeps what comes back for the next request of that size class.
///
/// Size classes are 64 bytes times 1, 1.25, 1.5 and 1.75 times powers of two, so at most a fifth of
/// a block is unused. Small blocks are cut from slabs that stay; [#trim()] gives large ones back to
/// the operating system. All methods may be called by any thread.
public final class BufferPool {
  private static final long LARGE = 1 << 16;
  private static final long SLAB = 1 << 20;

  /// Bytes of tensors that nobody may need any more, after which the collector is asked: few at
  /// first, as memory that was used before is much faster than new memory, then more where this
  /// takes more than one part in so many of the time.
  private static final long LEAST_OWNED = 1L << 27;

  private static final long MOST_OWNED = 1L << 30;
  private static final long PART_OF_TIME = 50;

  private static final BufferPool SHARED = new BufferPool();

  private final FreeList[] free = new FreeList[sizeClass(1L << 46) + 1];
  private final Map<Long, Runnable> large = new HashMap<>();
  private final AtomicLong live = new AtomicLong();
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong owned = new AtomicLong();
  private volatile long enough = LEAST_OWNED;
  private volatile long ownedBeforeGc = LEAST_OWNED;
  private long collected = System.nanoTime();
  private long slabNext;
  private long slabEnd;

  /// An empty pool.
  public BufferPool() {
    for (int i = 0; i < free.length; i++) {
      free[i] = new FreeList();
    }
  }

  /// The pool that everyone uses.
  public static BufferPool shared() {
    return SHARED;
  }

  /// Lends a block of at least `bytes` bytes (0 is allowed); the content is undefined.
  public Buffer allocate(long bytes) {
    if (bytes < 0 || bytes > 1L << 46) {
      throw new IllegalArgumentException(
          "buffer size must be from 0 to 2^46 bytes, found " + bytes + ": check the shape");
    }
    int sizeClass = sizeClass(bytes);
    long address = free[sizeClass].pop();
    if (address == 0) {
      address = more(sizeClass);
    }
    live.addAndGet(size(sizeClass));
    return new Buffer(this, address, bytes, sizeClass);
  }

  /// Bytes of blocks that are lent now.
  public long bytesLive() {
    return live.get();
  }

  /// Bytes taken from the operating system and not given back to it.
  public long bytesHeld() {
    return held.get();
  }

  /// Gives unused large blocks back to the operating system; returns how many bytes.
  public long trim() {
    long freed = 0;
    for (int i = 0; i < free.length; i++) {
      if (size(i) < LARGE) {
        continue;
      }
      for (long address = free[i].pop(); address != 0; address = free[i].pop()) {
        Runnable release;
        synchronized (large) {
          release = large.remove(address);
        }
        if (release == null) {
          throw new IllegalStateException("block " + address + " has no owner");
        }
        release.run();
        freed += size(i);
      }
    }
    held.addAndGet(-freed);
    return freed;
  }

  void owned(long bytes) {
    long now = owned.addAndGet(bytes);
    if (now > ownedBeforeGc) {
      // The collector sees small handles only; it must be told that much memory hangs on them.
      ownedBeforeGc = Long.MAX_VALUE;
      long start = System.nanoTime();
      System.gc();
      long end = System.nanoTime();
      if (start - collected < PART_OF_TIME * (end - start))
        enough = Math.min(MOST_OWNED, 2 * enough);
      collected = end;
      ownedBeforeGc = Math.max(enough, 2 * owned.get());
    }
  }

  void giveBack(long address, long bytes, int sizeClass, boolean wasOwned) {
    live.addAndGet(-size(sizeClass));
    if (wasOwned) {
      long now = owned.addAndGet(-bytes);
      if (ownedBeforeGc != Long.MAX_VALUE) {
        ownedBeforeGc = Math.max(enough, Math.min(ownedBeforeGc, 2 * now));
      }
    }
    free[sizeClass].push(address);
  }

  @SuppressWarnings("MustBeClosedChecker") // trim() closes it
  private long more(int sizeClass) {
    long size = size(sizeClass);
    if (size >= LARGE) {
      long address = size >= HugePages.PAGE ? HugePages.map(size) : 0;
      Runnable release;
      if (address != 0) {
        long mapped = address;
        release = () -> HugePages.release(mapped, size);
      } else {
        Arena arena = Arena.ofShared();
        try {
          address = arena.allocate(size, Buffer.ALIGNMENT).address();
        } catch (OutOfMemoryError e) {
          arena.close();
          throw e;
        }
        release = arena::close;
      }
      synchronized (large) {
        large.put(address, release);
      }
      held.addAndGet(size);
      return address;
    }
    synchronized (this) {
      if (slabEnd - slabNext < size) {
        slabNext = Arena.global().allocate(SLAB, Buffer.ALIGNMENT).address();
        slabEnd = slabNext + SLAB;
        held.addAndGet(SLAB);
      }
      long address = slabNext;
      slabNext += size;
      return address;
    }
  }

  /// The smallest class that holds `bytes`.
  static int sizeClass(long bytes) {
    long units = Math.max(1, (bytes + Buffer.ALIGNMENT - 1) / Buffer.ALIGNMENT);
    if (units <= 4) {
      return (int) units - 1;
    }
    int shift = 61 - Long.numberOfLeadingZeros(units - 1);
    return 4 * shift + (int) ((units - 1) >> shift);
  }

  /// Bytes of a block of a class; the inverse of [#sizeClass(long)].
  static long size(int sizeClass) {
    if (sizeClass < 4) {
      return (sizeClass + 1L) * Buffer.ALIGNMENT;
    }
    int shift = sizeClass / 4 - 1;
    return ((sizeClass % 4 + 5L) << shift) * Buffer.ALIGNMENT;
  }

  private static final class FreeList {
    private long[] addresses = new long[4];
    private int count;

    synchronized long pop() {
      return count == 0 ? 0 : addresses[--count];
    }

    synchronized void push(long address) {
      if (count == addresses.length) {
        addresses = java.util.Arrays.copyOf(addresses, 2 * count);
      }
      addresses[count++] = address;
    }
  }
}
