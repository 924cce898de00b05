package io.raffia.jvm;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// A block of off-heap memory: 64-byte aligned, lent by a [BufferPool], its content undefined at
/// first; or somebody else's ([#over]).
///
/// It goes back by [#release()], or when the object given to [#releaseWith(Object)] becomes
/// unreachable.
public final class Buffer {
  /// Buffers start at multiples of this many bytes.
  public static final int ALIGNMENT = 64;

  private static final Cleaner CLEANER = Cleaner.create();
  private static final VarHandle RELEASED;

  static {
    try {
      RELEASED = MethodHandles.lookup().findVarHandle(Buffer.class, "released", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable BufferPool pool;

  /// What keeps the memory alive when it is no pool's.
  private final @Nullable MemorySegment foreign;

  private final long address;
  private final long bytes;
  private final int sizeClass;
  private volatile boolean owned;
  private volatile Cleaner.@Nullable Cleanable cleanable;

  @SuppressWarnings("UnusedVariable") // written through RELEASED
  private volatile boolean released;

  Buffer(BufferPool pool, long address, long bytes, int sizeClass) {
    this.pool = pool;
    this.foreign = null;
    this.address = address;
    this.bytes = bytes;
    this.sizeClass = sizeClass;
  }

  private Buffer(MemorySegment foreign) {
    this.pool = null;
    this.foreign = foreign;
    this.address = foreign.address();
    this.bytes = foreign.byteSize();
    this.sizeClass = -1;
  }

  /// A buffer over native memory that somebody else owns (a mapped file, for instance) and that
  /// stays valid as long as `bytes` is reachable; at any alignment.
  public static Buffer over(MemorySegment bytes) {
    if (!bytes.isNative()) {
      throw new IllegalArgumentException("a buffer is over native memory, found an array's");
    }
    return new Buffer(bytes);
  }

  /// The absolute address of the first byte, for [Memory].
  public long address() {
    return address;
  }

  /// The number of bytes asked for.
  public long bytes() {
    return bytes;
  }

  /// Whether the block went back to its pool.
  public boolean released() {
    return (boolean) RELEASED.getVolatile(this);
  }

  /// The bytes as a segment, bounds checked; throws [IllegalStateException] when released.
  public MemorySegment segment() {
    if (released()) {
      throw new IllegalStateException("buffer was released: its memory belongs to others now");
    }
    return foreign != null ? foreign : Memory.ALL.asSlice(address, bytes);
  }

  /// Gives the block back, whether it has an owner or not; throws [IllegalStateException] on the
  /// second time.
  public void release() {
    boolean done = releaseOnce();
    var registered = cleanable;
    if (registered != null) registered.clean();
    if (!done) {
      throw new IllegalStateException(
          "buffer of "
              + bytes
              + " bytes is released twice: release it once, or leave it to its owner");
    }
  }

  /// Gives the block back when `owner` becomes unreachable, unless released before; returns this.
  ///
  /// `owner` must not be reachable from this buffer, and must hold it as long as it uses the
  /// memory.
  public Buffer releaseWith(Object owner) {
    owned = true;
    if (pool != null) pool.owned(bytes);
    cleanable = CLEANER.register(owner, this::releaseOnce);
    return this;
  }

  private boolean releaseOnce() {
    if (!RELEASED.compareAndSet(this, false, true)) {
      return false;
    }
    if (pool != null) pool.giveBack(address, bytes, sizeClass, owned);
    return true;
  }
}
