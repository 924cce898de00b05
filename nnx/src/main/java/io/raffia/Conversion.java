package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Iota;
import io.raffia.jvm.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;

/// Between tensors and Java's arrays and numbers.
final class Conversion {
  /// Numbers that were met lately.
  private static final ConcurrentHashMap<Met, Tensor> NUMBERS = new ConcurrentHashMap<>();

  private record Met(Number number, DType by) {}

  private Conversion() {}

  /// A tensor of the given elements: a constant where a program is being staged.
  static Tensor make(TensorType type, boolean weak, IntToLongFunction bits) {
    if (Trace.current() != null)
      return constant(Literal.generate(type, i -> bits.applyAsLong((int) i)), weak);
    var storage = Storage.allocate(type);
    int n = Math.toIntExact(type.size());
    for (int i = 0; i < n; i++) storage.bits(type.dtype(), i, bits.applyAsLong(i));
    return Tensor.concrete(type, storage, weak);
  }

  static Tensor constant(Literal literal, boolean weak) {
    var trace = Trace.current();
    if (trace == null) return Tensor.concrete(literal.type(), Storage.of(literal), weak);
    return Tensor.tracer(trace, trace.builder.constant(literal), weak);
  }

  /// A Java number that meets a tensor of type `by`.
  static Tensor weak(Number x, DType by) {
    if (x instanceof Hyperparameter h) return h.value();
    if (Trace.current() != null) return make(x, by);
    var met = new Met(x, by);
    var known = NUMBERS.get(met);
    if (known != null) return known;
    if (NUMBERS.size() >= 1024) NUMBERS.clear();
    var made = make(x, by);
    NUMBERS.put(met, made);
    return made;
  }

  private static Tensor make(Number x, DType by) {
    boolean whole =
        x instanceof Integer || x instanceof Long || x instanceof Short || x instanceof Byte;
    if (!whole) return splat(by == DType.F64 ? by : DType.F32, x.doubleValue(), true);
    if (by == DType.I64) {
      return make(new TensorType(by, Shape.SCALAR), true, _ -> x.longValue());
    }
    if (x.longValue() != x.intValue()) {
      throw Errors.at(
          "%d does not fit an i32, which whole numbers are here: make a tensor of i64",
          x.longValue());
    }
    return splat(DType.I32, x.intValue(), true);
  }

  static Tensor splat(DType dtype, double x, boolean weak, int... dims) {
    var type = new TensorType(dtype, Shape.of(dims));
    long bits = dtype.fromDouble(x);
    if (Trace.current() != null) return constant(Literal.splat(type, bits), weak);
    return make(type, weak, _ -> bits);
  }

  static Tensor of(float[] data, Shape shape) {
    var type = new TensorType(DType.F32, shape);
    check(type, data.length);
    if (Trace.current() != null) return make(type, false, i -> DType.F32.fromDouble(data[i]));
    var storage = Storage.allocate(type);
    MemorySegment.copy(
        data,
        0,
        Memory.ALL,
        ValueLayout.JAVA_FLOAT_UNALIGNED,
        storage.buffer().address(),
        data.length);
    return Tensor.concrete(type, storage, false);
  }

  static Tensor of(int[] data, Shape shape) {
    var type = new TensorType(DType.I32, shape);
    check(type, data.length);
    if (Trace.current() != null) return make(type, false, i -> data[i]);
    var storage = Storage.allocate(type);
    MemorySegment.copy(
        data,
        0,
        Memory.ALL,
        ValueLayout.JAVA_INT_UNALIGNED,
        storage.buffer().address(),
        data.length);
    return Tensor.concrete(type, storage, false);
  }

  static Tensor of(DType dtype, double[] data, Shape shape) {
    var type = new TensorType(dtype, shape);
    check(type, data.length);
    return make(type, false, i -> dtype.fromDouble(data[i]));
  }

  static Tensor of(DType dtype, long[] data, Shape shape) {
    var type = new TensorType(dtype, shape);
    check(type, data.length);
    if (dtype.isFloat()) return make(type, false, i -> dtype.fromDouble((double) data[i]));
    return make(type, false, i -> dtype.wrap(data[i]));
  }

  static Tensor of(boolean[] data, Shape shape) {
    var type = new TensorType(DType.I1, shape);
    check(type, data.length);
    return make(type, false, i -> data[i] ? 1 : 0);
  }

  private static void check(TensorType type, int length) {
    if (type.size() != length) {
      throw Errors.at("%s has %d elements but the array has %d", type.brief(), type.size(), length);
    }
  }

  /// Rectangular arrays of arrays of numbers: float and double become f32, integers i32, boolean
  /// i1.
  static Tensor nested(Object array) {
    return nested(array, natural(array));
  }

  private static DType natural(Object array) {
    var item = array.getClass();
    while (item.isArray()) item = item.getComponentType();
    if (item == float.class || item == double.class) return DType.F32;
    if (item == boolean.class) return DType.I1;
    if (item == int.class || item == long.class || item == short.class || item == byte.class) {
      return DType.I32;
    }
    throw Errors.located(
        IrException.ofShapes(
            "a tensor is made of arrays of numbers or booleans, found "
                + array.getClass().getSimpleName()));
  }

  /// Each number rounded once to `dtype`; throws [IrException] for whole numbers that it has not.
  static Tensor nested(Object array, DType dtype) {
    boolean whole = !natural(array).isFloat();
    var dims = new ArrayList<Integer>();
    var item = array.getClass();
    for (Object a = array; item.isArray(); item = item.getComponentType()) {
      dims.add(a == null ? 0 : Array.getLength(a));
      a = a == null || Array.getLength(a) == 0 ? null : Array.get(a, 0);
    }
    var shape = Shape.of(dims.stream().mapToInt(d -> d).toArray());
    var flat = new ArrayList<Object>();
    flatten(array, shape, 0, flat);
    return make(new TensorType(dtype, shape), false, i -> bits(flat.get(i), whole, dtype));
  }

  private static long bits(Object x, boolean whole, DType dtype) {
    if (x instanceof Boolean b) return bits(b ? 1 : 0, true, dtype);
    var number = (Number) x;
    if (dtype == DType.I1) return number.doubleValue() != 0 ? 1 : 0;
    if (whole && dtype.isInteger() && dtype.wrap(number.longValue()) == number.longValue()) {
      return number.longValue();
    }
    if (dtype.isFloat()) return dtype.fromDouble(number.doubleValue());
    throw Errors.located(
        IrException.ofShapes("%s is no number of type %s: choose a wider one".formatted(x, dtype)));
  }

  private static void flatten(Object array, Shape shape, int axis, List<Object> out) {
    int n = Array.getLength(array);
    if (n != shape.dim(axis)) {
      throw Errors.at(
          "nested arrays must be rectangular: axis %d has rows of %d and of %d elements",
          axis, shape.dim(axis), n);
    }
    for (int i = 0; i < n; i++) {
      var x = Array.get(array, i);
      if (axis + 1 < shape.rank()) flatten(x, shape, axis + 1, out);
      else out.add(x);
    }
  }

  static Tensor iota(TensorType type, int axis) {
    var op = new Iota(type, Shapes.axis("iota", type.shape(), axis));
    return Dispatch.apply(op, false, (b, in) -> b.emit(op, in));
  }

  static float[] floats(Tensor x) {
    var storage = x.concreteStorage("toFloatArray");
    int n = Math.toIntExact(x.type().size());
    var out = new float[n];
    try {
      if (x.dtype() == DType.F32) {
        MemorySegment.copy(
            Memory.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, storage.buffer().address(), out, 0, n);
      } else {
        for (int i = 0; i < n; i++) out[i] = (float) x.dtype().toDouble(storage.bits(x.dtype(), i));
      }
    } finally {
      Reference.reachabilityFence(storage);
    }
    Storage.requireKept(x);
    return out;
  }

  static double[] doubles(Tensor x) {
    var storage = x.concreteStorage("toDoubleArray");
    var out = new double[Math.toIntExact(x.type().size())];
    for (int i = 0; i < out.length; i++) out[i] = x.dtype().toDouble(storage.bits(x.dtype(), i));
    Storage.requireKept(x);
    return out;
  }

  static long[] longs(Tensor x, String method) {
    var storage = x.concreteStorage(method);
    var out = new long[Math.toIntExact(x.type().size())];
    for (int i = 0; i < out.length; i++)
      out[i] = integer(x.dtype(), storage.bits(x.dtype(), i), method);
    Storage.requireKept(x);
    return out;
  }

  static int[] ints(Tensor x) {
    return Arrays.stream(longs(x, "toIntArray")).mapToInt(i -> (int) i).toArray();
  }

  private static long integer(DType dtype, long bits, String method) {
    if (!dtype.isFloat()) return bits;
    throw IrException.ofTypes(
        "%s() of a %s tensor would drop fractions: convert it with astype first"
            .formatted(method, dtype));
  }

  static Object item(Tensor x) {
    long bits = bits(x, "item");
    return switch (x.dtype().kind()) {
      case BOOL -> bits != 0;
      case SIGNED, UNSIGNED -> bits;
      case FLOAT -> x.dtype().toDouble(bits);
    };
  }

  /// The only element, truncated toward zero.
  static long whole(Tensor x, String method) {
    long bits = bits(x, method);
    return x.dtype().isFloat() ? (long) x.dtype().toDouble(bits) : bits;
  }

  /// The only element's bits.
  static long bits(Tensor x, String method) {
    var storage = x.concreteStorage(method);
    if (x.type().size() != 1) {
      throw Errors.ofShapes(
          "%s() needs a tensor of one element, found %s", method, x.type().brief());
    }
    long bits = storage.bits(x.dtype(), 0);
    Storage.requireKept(x);
    return bits;
  }
}
