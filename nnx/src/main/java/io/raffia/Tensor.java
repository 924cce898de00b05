package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable array of numbers with a shape and an element type, after `jax.Array`: dense,
/// row-major, broadcast by numpy's rule and promoted by JAX's. Java's own numbers are weak: they
/// take the type of the tensor they meet. Inside a traced function (see [Nnx#jit]) a tensor stands
/// for a value that is not known yet.
///
/// Axes may be negative (counted from the back). Every operation throws [io.raffia.ir.IrException]
/// when shapes or element types do not fit; the message names the line.
public final class Tensor extends TensorOrders {
  private final TensorType type;
  private final boolean weak;
  private volatile @Nullable Storage storage;
  private final @Nullable Trace trace;
  private final @Nullable Value value;

  private Tensor(
      TensorType type,
      boolean weak,
      @Nullable Storage storage,
      @Nullable Trace trace,
      @Nullable Value value) {
    this.type = type;
    this.weak = weak;
    this.storage = storage;
    this.trace = trace;
    this.value = value;
    VarHandle.storeStoreFence(); // who gets this by a race sees its memory, as of a final field
  }

  /// Without `storage` there is a type and no value: what [Nnx#evalShape] gives.
  static Tensor concrete(TensorType type, @Nullable Storage storage, boolean weak) {
    return new Tensor(type, weak, storage, null, null);
  }

  static Tensor tracer(Trace trace, Value value, boolean weak) {
    return new Tensor(value.type(), weak, null, trace, value);
  }

  /// A Java number as JAX sees a Python one: whole types are weak i32, the others weak f32.
  static Tensor weak(Number x) {
    return Conversion.weak(x, DType.F32);
  }

  @Nullable Trace tracer() {
    return trace;
  }

  Value tracerValue() {
    if (value == null) throw new IllegalStateException("not a tracer");
    return value;
  }

  /// The memory of a concrete tensor.
  Storage storage() {
    var now = storage;
    if (now == null || now.isGone()) throw Errors.withoutValue(this);
    return now;
  }

  Storage concreteStorage(String method) {
    if (trace != null && trace.isOpen()) throw Errors.notConcrete(this, method);
    return storage();
  }

  /// Puts `to` in the place of `from`; false when that is not this tensor's memory.
  synchronized boolean replaceStorage(Storage from, Storage to) {
    boolean had = from.equals(storage);
    if (had) storage = to;
    return had;
  }

  /// Lets go of the elements, whoever holds this tensor: each use is an error from now on. Their
  /// memory is free for others at once, and not only when the collector finds that nobody has the
  /// tensor any more, unless a view or a Variable shares it. As `jax.Array.delete`.
  public void delete() {
    var last = storage();
    if (last.takeFrom(this)) last.release();
  }

  /// Whether this was deleted, or donated to a compiled function ([JitOptions#donateArgnums]).
  public boolean isDeleted() {
    return Storage.GONE.equals(storage);
  }

  TensorType type() {
    return type;
  }

  /// Whether the element type gives way to others'.
  public boolean weakType() {
    return weak;
  }

  boolean isWeak() {
    return weak;
  }

  /// The extents of the axes.
  public Shape shape() {
    return type.shape();
  }

  /// The extent of one axis.
  public int dim(int axis) {
    return shape().dim(Shapes.axis("dim", shape(), axis));
  }

  /// The number of axes.
  public int ndim() {
    return type.rank();
  }

  int rank() {
    return type.rank();
  }

  /// The number of elements.
  public long size() {
    return type.size();
  }

  /// The element type.
  public DType dtype() {
    return type.dtype();
  }

  /// The bytes of an element.
  public int itemsize() {
    return Math.ceilDiv(dtype().bits(), 8);
  }

  /// The bytes of all elements.
  public long nbytes() {
    return size() * itemsize();
  }

  /// Whether the value is not known because a program is being staged.
  boolean isTraced() {
    return trace != null;
  }

  /// Whether there is a type and no value: see [Nnx#evalShape].
  boolean isAbstract() {
    return storage == null && trace == null;
  }

  /// A vector of f32.
  public static Tensor of(float... data) {
    return Conversion.of(data, Shape.of(data.length));
  }

  /// `data` in row-major order.
  public static Tensor of(float[] data, Shape shape) {
    return Conversion.of(data, shape);
  }

  /// A matrix of f32.
  public static Tensor of(float[][] data) {
    return Conversion.nested(data);
  }

  /// Rectangular arrays of arrays of numbers or booleans, of any depth: whole numbers become i32,
  /// the others f32.
  public static Tensor nested(Object arrays) {
    return Conversion.nested(arrays);
  }

  /// A vector of i32.
  public static Tensor of(int... data) {
    return Conversion.of(data, Shape.of(data.length));
  }

  /// `data` in row-major order.
  public static Tensor of(int[] data, Shape shape) {
    return Conversion.of(data, shape);
  }

  /// A matrix of i32.
  public static Tensor of(int[][] data) {
    return Conversion.nested(data);
  }

  /// A vector of f32: 64-bit types are used only when asked for.
  public static Tensor of(double... data) {
    return of(DType.F32, data);
  }

  /// A vector of `dtype`, each element rounded to it.
  public static Tensor of(DType dtype, double... data) {
    return Conversion.of(dtype, data, Shape.of(data.length));
  }

  /// `data` in row-major order, each element rounded to `dtype`.
  public static Tensor of(DType dtype, double[] data, Shape shape) {
    return Conversion.of(dtype, data, shape);
  }

  /// `data` in row-major order; integers are reduced modulo 2^width.
  public static Tensor of(DType dtype, long[] data, Shape shape) {
    return Conversion.of(dtype, data, shape);
  }

  /// A vector of i1.
  public static Tensor of(boolean... data) {
    return Conversion.of(data, Shape.of(data.length));
  }

  /// A scalar of f32.
  public static Tensor scalar(double x) {
    return Conversion.splat(DType.F32, x, false);
  }

  /// A scalar of i32.
  public static Tensor scalar(int x) {
    return Conversion.splat(DType.I32, x, false);
  }

  /// A scalar of i1.
  public static Tensor scalar(boolean x) {
    return Conversion.splat(DType.I1, x ? 1 : 0, false);
  }

  /// A scalar of `dtype`.
  public static Tensor scalar(DType dtype, double x) {
    return Conversion.splat(dtype, x, false);
  }

  /// f32 zeros.
  public static Tensor zeros(int... shape) {
    return full(DType.F32, 0, shape);
  }

  public static Tensor zeros(DType dtype, int... shape) {
    return full(dtype, 0, shape);
  }

  /// Zeros in the shape and element type of `x`.
  public static Tensor zerosLike(Tensor x) {
    return full(x.dtype(), 0, x.shape().dims().toArray());
  }

  /// f32 ones.
  public static Tensor ones(int... shape) {
    return full(DType.F32, 1, shape);
  }

  public static Tensor ones(DType dtype, int... shape) {
    return full(dtype, 1, shape);
  }

  /// Ones in the shape and element type of `x`.
  public static Tensor onesLike(Tensor x) {
    return full(x.dtype(), 1, x.shape().dims().toArray());
  }

  /// `x`, rounded to `dtype`, in every element.
  static Tensor full(DType dtype, double x, int... shape) {
    return Conversion.splat(dtype, x, false, shape);
  }

  /// `0, 1, ..., n - 1` in i32.
  public static Tensor arange(int n) {
    return arange(n, DType.I32);
  }

  /// `0, 1, ..., n - 1`.
  public static Tensor arange(int n, DType dtype) {
    return iota(dtype, 0, n);
  }

  /// Each element its own position along `axis`.
  static Tensor iota(DType dtype, int axis, int... shape) {
    return Conversion.iota(new TensorType(dtype, Shape.of(shape)), axis);
  }

  /// The elements in row-major order, as floats.
  public float[] toFloatArray() {
    return Conversion.floats(this);
  }

  /// The elements in row-major order, as doubles.
  public double[] toDoubleArray() {
    return Conversion.doubles(this);
  }

  /// The integer elements in row-major order; unsigned ones beyond `Integer.MAX_VALUE` wrap.
  public int[] toIntArray() {
    return Conversion.ints(this);
  }

  /// The integer elements in row-major order.
  public long[] toLongArray() {
    return Conversion.longs(this, "toLongArray");
  }

  /// The only element.
  public float toFloat() {
    return (float) dtype().toDouble(Conversion.bits(this, "toFloat"));
  }

  /// The only element.
  public double toDouble() {
    return dtype().toDouble(Conversion.bits(this, "toDouble"));
  }

  /// The only element, truncated toward zero.
  public int toInt() {
    return (int) Conversion.whole(this, "toInt");
  }

  /// The only element, truncated toward zero.
  public long toLong() {
    return Conversion.whole(this, "toLong");
  }

  /// Whether the only element is not zero.
  public boolean toBoolean() {
    return dtype().toDouble(Conversion.bits(this, "toBoolean")) != 0;
  }

  /// The only element: a Boolean, Long or Double.
  public Object item() {
    return Conversion.item(this);
  }

  /// `x` where `condition` holds (is not zero), else `y`.
  public static Tensor where(Tensor condition, Tensor x, Tensor y) {
    return Elementwise.where(condition, x, y);
  }

  public static Tensor where(Tensor condition, Tensor x, Number y) {
    return where(condition, x, x.like(y));
  }

  public static Tensor where(Tensor condition, Number x, Tensor y) {
    return where(condition, y.like(x), y);
  }

  /// One after another along an existing axis.
  static Tensor concatenate(int axis, Tensor... xs) {
    return Shapes.concatenate(axis, xs);
  }

  static Tensor concatenate(int axis, List<Tensor> xs) {
    return Shapes.concatenate(axis, xs.toArray(Tensor[]::new));
  }

  /// One after another along a new axis.
  static Tensor stack(int axis, Tensor... xs) {
    return Shapes.stack(axis, xs);
  }

  /// numpy's `x[index]`; see [Index] for what may stand there.
  public Tensor get(Object... index) {
    return Selection.of(this, index).get();
  }

  /// A part of this tensor, to make copies with another: `x.at(0).set(y)`. See [Index].
  public At at(Object... index) {
    return new At(this, index);
  }

  /// Surrounded by `value`: `low` before and `high` after, along each axis.
  Tensor pad(int[] low, int[] high, double value) {
    return Shapes.pad(this, low, high, new int[rank()], value);
  }

  /// As numpy prints it.
  @Override
  public String toString() {
    return TensorText.of(this);
  }
}
