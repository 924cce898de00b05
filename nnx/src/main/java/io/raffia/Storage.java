package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import io.raffia.jvm.Memory;
import io.raffia.tornado.Resident;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The memory of a concrete tensor: dense, row-major, one element every [DType#bytes] bytes. Its
/// buffer goes back to the pool when the last tensor or Variable that holds it is gone, or its only
/// tensor is deleted. What lies on a device is copied when it is first read.
final class Storage {
  /// What a tensor has that was deleted.
  static final Storage GONE = new Storage(null, null);

  private final @Nullable Buffer buffer;
  final @Nullable Resident resident;

  /// How often a program has written into it.
  int writes;

  /// Whether a tensor that the user may hold shares this memory: then a program must not write into
  /// it.
  volatile boolean shared;

  private Storage(@Nullable Buffer buffer, @Nullable Resident resident) {
    this.buffer = buffer;
    this.resident = resident;
  }

  /// What lies on a device.
  static Storage on(Resident resident) {
    return new Storage(null, resident);
  }

  /// The elements in the host's memory, valid as long as this storage is reachable.
  Buffer buffer() {
    if (buffer != null) return buffer;
    if (resident == null) throw new IllegalStateException("a storage has no memory");
    return resident.buffer();
  }

  /// Wraps a buffer that nobody else holds.
  static Storage owning(Buffer buffer) {
    var storage = new Storage(buffer, null);
    buffer.releaseWith(storage);
    return storage;
  }

  boolean isGone() {
    return equals(GONE);
  }

  /// Says that several hold a tensor's memory, so that no program may reuse it.
  static void share(Tensor x) {
    if (!x.isAbstract()) shared(x);
  }

  /// The memory of a concrete tensor, which no program may reuse from now on.
  static Storage shared(Tensor x) {
    var storage = x.storage();
    storage.shared = true;
    requireKept(x); // donated before it was shared
    return storage;
  }

  /// Takes the memory from a tensor that is donated: each use of it is an error from now on. False
  /// when it is gone already.
  boolean takeFrom(Tensor x) {
    boolean had = x.replaceStorage(this, GONE);
    VarHandle.fullFence(); // what is written into the memory comes after
    return had;
  }

  /// Gives the memory back at once unless others share it. Nobody may hold it any more: this was
  /// taken from its only tensor. Who shares it from now on finds the tensor deleted.
  void release() {
    if (!shared && buffer != null) buffer.release();
  }

  /// Throws when a tensor was deleted or donated, by another thread, while its memory was read:
  /// what was read may be anything then.
  static void requireKept(Tensor x) {
    VarHandle.acquireFence(); // what was read comes before
    if (x.isDeleted()) throw Errors.withoutValue(x);
  }

  /// The same of all but those with these numbers.
  static void requireKept(Tensor[] all, Set<Integer> others) {
    VarHandle.acquireFence();
    for (int i = 0; i < all.length; i++) {
      if (all[i].isDeleted() && !others.contains(i)) throw Errors.withoutValue(all[i]);
    }
  }

  /// Memory that belongs to `bytes`, a mapped file for instance: kept alive, and never written
  /// into.
  static Storage mapped(MemorySegment bytes) {
    var storage = new Storage(Buffer.over(bytes), null);
    storage.shared = true;
    return storage;
  }

  static Storage allocate(TensorType type) {
    return allocateBytes(type.size() * type.dtype().bytes());
  }

  static Storage allocateBytes(long bytes) {
    return owning(BufferPool.shared().allocate(bytes));
  }

  /// The same elements in memory of their own.
  Storage copy() {
    try {
      var from = buffer();
      var to = allocateBytes(from.bytes());
      Memory.copy(from.address(), to.buffer().address(), from.bytes());
      return to;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  static Storage of(Literal literal) {
    var type = literal.type();
    var storage = allocate(type);
    for (long i = 0, n = type.size(); i < n; i++) storage.bits(type.dtype(), i, literal.bits(i));
    return storage;
  }

  /// The elements as a program's constant.
  Literal literal(TensorType type) {
    return Literal.generate(type, i -> bits(type.dtype(), i));
  }

  /// The canonical bits of element `i`.
  long bits(DType dtype, long i) {
    long at = buffer().address() + i * dtype.bytes();
    long raw;
    try {
      raw =
          switch (dtype.bytes()) {
            case 1 -> Memory.ALL.get(ValueLayout.JAVA_BYTE, at);
            case 2 -> Memory.ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
            case 4 -> Memory.ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at);
            default -> Memory.ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
          };
    } finally {
      Reference.reachabilityFence(this);
    }
    if (dtype.isFloat()) return dtype.bits() == 64 ? raw : raw & ((1L << dtype.bits()) - 1);
    return dtype.wrap(raw);
  }

  /// Sets element `i` to canonical bits.
  void bits(DType dtype, long i, long bits) {
    long at = buffer().address() + i * dtype.bytes();
    switch (dtype.bytes()) {
      case 1 -> Memory.ALL.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
      case 2 -> Memory.ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) bits);
      case 4 -> Memory.ALL.set(ValueLayout.JAVA_INT_UNALIGNED, at, (int) bits);
      default -> Memory.ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, at, bits);
    }
  }
}
