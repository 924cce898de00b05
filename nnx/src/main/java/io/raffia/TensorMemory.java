package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
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

  /// Whether there is memory to read: not inside of compiled functions, nor of what [Nnx#evalShape]
  /// gives.
  public static boolean isKnown(Tensor x) {
    return !x.isTraced() && !x.isAbstract();
  }

  /// Calls `use` with the bytes of `x`, read-only and valid until `use` returns. Throws
  /// [IrException] for a tensor whose value is not known while a function is staged.
  public static <R extends @Nullable Object, E extends Exception> R read(Tensor x, Use<R, E> use)
      throws E {
    var storage = x.concreteStorage("TensorMemory.read");
    try {
      var result = use.apply(segment(storage.buffer(), x.type()).asReadOnly());
      Storage.requireKept(x);
      return result;
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
    filler.fill(segment(storage.buffer(), type));
    return Tensor.concrete(type, storage, weak);
  }

  /// A tensor over native memory, without a copy: `bytes` must be as long as the elements, stay as
  /// they are, and belong to an automatic or global arena, since the tensor may outlive the caller.
  public static Tensor over(DType dtype, Shape shape, boolean weak, MemorySegment bytes) {
    refuseTraces("TensorMemory.over");
    var type = new TensorType(dtype, shape);
    requireSize(type, bytes);
    return Tensor.concrete(type, Storage.mapped(bytes), weak);
  }

  /// A tensor of a copy of the bytes. Throws [IrException] for another number of bytes than the
  /// elements have.
  public static Tensor copyOf(DType dtype, Shape shape, MemorySegment bytes) {
    requireSize(new TensorType(dtype, shape), bytes);
    return filled(dtype, shape, false, to -> to.copyFrom(bytes));
  }

  /// A tensor of a copy of what remains in a buffer, whose elements are as wide as those of
  /// `dtype`; a [java.nio.ByteBuffer] holds elements of any width. Throws [IrException] for another
  /// size or width, and for a buffer in another byte order than the machine's.
  public static Tensor copyOf(DType dtype, Shape shape, Buffer buffer) {
    requireElements(dtype, buffer);
    return copyOf(dtype, shape, MemorySegment.ofBuffer(buffer));
  }

  /// Copies the bytes of `x`.
  public static void copyTo(Tensor x, MemorySegment bytes) {
    requireSize(x.type(), bytes);
    read(x, from -> bytes.copyFrom(from));
  }

  /// Copies the elements of `x` to where a buffer's remaining ones are; see [#copyOf(DType, Shape,
  /// Buffer)].
  public static void copyTo(Tensor x, Buffer buffer) {
    requireElements(x.dtype(), buffer);
    copyTo(x, MemorySegment.ofBuffer(buffer));
  }

  private static void requireSize(TensorType type, MemorySegment bytes) {
    long wanted = type.size() * type.dtype().bytes();
    if (bytes.byteSize() == wanted) return;
    throw Errors.located(
        IrException.ofShapes(
            "%s takes %d bytes, found %d".formatted(type.brief(), wanted, bytes.byteSize())));
  }

  private static void requireElements(DType dtype, Buffer buffer) {
    int width =
        switch (buffer) {
          case ByteBuffer _ -> dtype.bytes();
          case ShortBuffer b -> width(b.order(), Short.BYTES);
          case CharBuffer b -> width(b.order(), Character.BYTES);
          case IntBuffer b -> width(b.order(), Integer.BYTES);
          case FloatBuffer b -> width(b.order(), Float.BYTES);
          case LongBuffer b -> width(b.order(), Long.BYTES);
          case DoubleBuffer b -> width(b.order(), Double.BYTES);
        };
    if (width == dtype.bytes()) return;
    throw Errors.located(
        IrException.ofShapes(
            "elements of %s have %d bytes, those of a %s %d"
                .formatted(dtype, dtype.bytes(), buffer.getClass().getSimpleName(), width)));
  }

  private static int width(ByteOrder order, int bytes) {
    if (order == ByteOrder.nativeOrder()) return bytes;
    throw Errors.located(
        IrException.ofShapes(
            "the buffer is " + order + ", the machine " + ByteOrder.nativeOrder()));
  }

  /// The elements in row-major order in an array of Java's type of that width: `double[]`,
  /// `float[]`, `long[]`, `int[]`, `short[]`, `byte[]`, or `boolean[]`. Floats of 16 and 8 bits
  /// come as their bits, unsigned integers as the signed ones with these bits.
  public static Object toArray(Tensor x) {
    int n = Math.toIntExact(x.size());
    return read(
        x,
        bytes ->
            switch (x.dtype()) {
              case F64 -> bytes.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED);
              case F32 -> bytes.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
              case I64, U64 -> bytes.toArray(ValueLayout.JAVA_LONG_UNALIGNED);
              case I32, U32 -> bytes.toArray(ValueLayout.JAVA_INT_UNALIGNED);
              case I16, U16, F16, BF16 -> bytes.toArray(ValueLayout.JAVA_SHORT_UNALIGNED);
              case I1 -> {
                var out = new boolean[n];
                for (int i = 0; i < n; i++) out[i] = bytes.get(ValueLayout.JAVA_BYTE, i) != 0;
                yield out;
              }
              default -> bytes.toArray(ValueLayout.JAVA_BYTE);
            });
  }

  /// The elements as arrays of arrays of [#toArray]'s type, one level an axis: `float[][]` of a
  /// matrix of f32. A scalar gives an array of one element.
  public static Object toNested(Tensor x) {
    var flat = toArray(x);
    return x.rank() < 2 ? flat : nested(flat, x.shape(), 0, 0);
  }

  private static Object nested(Object flat, Shape shape, int axis, int from) {
    int n = shape.dim(axis);
    var item = flat.getClass().getComponentType();
    if (axis == shape.rank() - 1) {
      var row = Array.newInstance(item, n);
      System.arraycopy(flat, from, row, 0, n);
      return row;
    }
    var below = item;
    for (int d = axis + 1; d < shape.rank(); d++) below = below.arrayType();
    var rows = Array.newInstance(below, n);
    int stride = (int) shape.strides()[axis];
    for (int i = 0; i < n; i++) {
      Array.set(rows, i, nested(flat, shape, axis + 1, from + i * stride));
    }
    return rows;
  }

  /// The same elements as a weak tensor or as one that is not.
  public static Tensor withWeak(Tensor x, boolean weak) {
    return x.isWeak() == weak
        ? x
        : Tensor.concrete(x.type(), shared(x, "TensorMemory.withWeak"), weak);
  }

  private static Storage shared(Tensor x, String method) {
    x.concreteStorage(method);
    return Storage.shared(x);
  }

  static MemorySegment segment(io.raffia.jvm.Buffer buffer, TensorType type) {
    return buffer.segment().asSlice(0, type.size() * type.dtype().bytes());
  }

  static void refuseTraces(String what) {
    if (Trace.current() == null) return;
    throw Errors.located(
        new IrException(
            what
                + " needs tensors with values, and none are known while a function is staged: call"
                + " it outside of Nnx.jit and Nnx.grad"));
  }
}
