package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.jvm.Buffer;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/// The bytes of tensors, for file formats and the like: row-major, in the machine's byte order, one
/// element every [DType#bytes] bytes (booleans are 0 or 1, four-bit integers take a byte each,
/// signed ones sign-extended).
public final class TensorMemory {
  private TensorMemory() {}

  /// Does something with bytes.
  @FunctionalInterface
  public interface Use<R extends @Nullable Object, E extends Exception> {
    R apply(MemorySegment bytes) throws E;
  }

  /// Writes all of the bytes.
  @FunctionalInterface
  public interface Filler<E extends Exception> {
    void fill(MemorySegment bytes) throws E;
  }

  /// Calls `use` with the bytes of `x`, read-only and valid until `use` returns. Throws
  /// [IrException] for a tensor whose value is not known while a function is staged.
  public static <R extends @Nullable Object, E extends Exception> R read(Tensor x, Use<R, E> use)
      throws E {
    var storage = x.concreteStorage("TensorMemory.read");
    try {
      return use.apply(segment(storage.buffer, x.type()).asReadOnly());
    } finally {
      Reference.reachabilityFence(storage);
    }
  }

  /// A tensor whose bytes `filler` writes; `weak` as [Tensor#isWeak] says.
  public static <E extends Exception> Tensor filled(
      DType dtype, Shape shape, boolean weak, Filler<E> filler) throws E {
    refuseTraces("TensorMemory.filled");
    var type = new TensorType(dtype, shape);
    var storage = Storage.allocate(type);
    filler.fill(segment(storage.buffer, type));
    return Tensor.concrete(type, storage, weak);
  }

  /// A tensor over native memory, without a copy: `bytes` must be as long as the elements, stay as
  /// they are, and belong to an automatic or global arena, since the tensor may outlive the caller.
  public static Tensor over(DType dtype, Shape shape, boolean weak, MemorySegment bytes) {
    refuseTraces("TensorMemory.over");
    var type = new TensorType(dtype, shape);
    if (bytes.byteSize() != type.size() * dtype.bytes()) {
      throw new IrException(
          "%s takes %d bytes, found %d"
              .formatted(type.brief(), type.size() * dtype.bytes(), bytes.byteSize()));
    }
    return Tensor.concrete(type, Storage.mapped(bytes), weak);
  }

  /// The same elements as a weak tensor or as one that is not.
  public static Tensor withWeak(Tensor x, boolean weak) {
    return x.isWeak() == weak
        ? x
        : Tensor.concrete(x.type(), x.concreteStorage("TensorMemory.withWeak"), weak);
  }

  static MemorySegment segment(Buffer buffer, TensorType type) {
    return buffer.segment().asSlice(0, type.size() * type.dtype().bytes());
  }

  static void refuseTraces(String what) {
    if (Trace.current() == null) return;
    throw Errors.located(
        new IrException(
            what
                + " needs tensors with values, and none are known while a function is staged: call it"
                + " outside of Nnx.jit and Nnx.grad"));
  }
}
