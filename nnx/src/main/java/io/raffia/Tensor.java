package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Unary;
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
public final class Tensor {
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

  /// A Java number that meets this tensor: exact where this one has 64 bits.
  Tensor like(Number x) {
    return Conversion.weak(x, dtype());
  }

  @Nullable Trace trace() {
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

  /// Lets go of the elements, whoever holds this tensor: each use is an error from now on.
  public void delete() {
    replaceStorage(storage(), Storage.GONE);
  }

  /// Whether this was deleted, or donated to a compiled function ([JitOptions#donateArgnums]).
  public boolean isDeleted() {
    return Storage.GONE.equals(storage);
  }

  TensorType type() {
    return type;
  }

  /// Whether the element type gives way to others': JAX's `weak_type`.
  public boolean isWeak() {
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
  public int rank() {
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

  /// Whether the value is not known because a program is being staged.
  public boolean isTraced() {
    return trace != null;
  }

  /// Whether there is a type and no value: see [Nnx#evalShape].
  public boolean isAbstract() {
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
  public static Tensor full(DType dtype, double x, int... shape) {
    return Conversion.splat(dtype, x, false, shape);
  }

  /// `0, 1, ..., n - 1` in i32.
  public static Tensor arange(int n) {
    return arange(DType.I32, n);
  }

  /// `0, 1, ..., n - 1`.
  public static Tensor arange(DType dtype, int n) {
    return iota(dtype, 0, n);
  }

  /// Each element its own position along `axis`.
  public static Tensor iota(DType dtype, int axis, int... shape) {
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

  public Tensor add(Tensor y) {
    return Elementwise.binary(Binary.ADD, this, y);
  }

  public Tensor add(Number y) {
    return add(like(y));
  }

  public Tensor sub(Tensor y) {
    return Elementwise.binary(Binary.SUB, this, y);
  }

  public Tensor sub(Number y) {
    return sub(like(y));
  }

  public Tensor mul(Tensor y) {
    return Elementwise.binary(Binary.MUL, this, y);
  }

  public Tensor mul(Number y) {
    return mul(like(y));
  }

  /// `this / y`; integers divide as f32.
  public Tensor div(Tensor y) {
    return Elementwise.inexact(Binary.DIV, this, y);
  }

  public Tensor div(Number y) {
    return div(like(y));
  }

  /// The remainder with this tensor's sign, as Java's `%`.
  public Tensor rem(Tensor y) {
    return Elementwise.binary(Binary.REM, this, y);
  }

  public Tensor rem(Number y) {
    return rem(like(y));
  }

  /// The greater of both; NaN wins.
  public Tensor maximum(Tensor y) {
    return Elementwise.binary(Binary.MAX, this, y);
  }

  public Tensor maximum(Number y) {
    return maximum(like(y));
  }

  /// The lesser of both; NaN wins.
  public Tensor minimum(Tensor y) {
    return Elementwise.binary(Binary.MIN, this, y);
  }

  public Tensor minimum(Number y) {
    return minimum(like(y));
  }

  /// The remainder with the divisor's sign, as numpy's `%`.
  public Tensor mod(Tensor y) {
    return Elementwise.mod(this, y);
  }

  public Tensor mod(Number y) {
    return mod(like(y));
  }

  /// `this` to the power `y`; integers stay integers.
  public Tensor pow(Tensor y) {
    return Elementwise.binary(Binary.POW, this, y);
  }

  /// An integer power by repeated multiplication.
  public Tensor pow(Number y) {
    return y instanceof Integer n ? Elementwise.power(this, n) : pow(like(y));
  }

  public Tensor square() {
    return mul(this);
  }

  public Tensor neg() {
    return Elementwise.unary(Unary.NEG, this);
  }

  public Tensor abs() {
    return Elementwise.abs(this);
  }

  /// -1, 0 or 1.
  public Tensor sign() {
    return Elementwise.unary(Unary.SIGN, this);
  }

  public Tensor floor() {
    return Elementwise.rounding(Unary.FLOOR, this);
  }

  public Tensor ceil() {
    return Elementwise.rounding(Unary.CEIL, this);
  }

  /// The nearest integer, halves to even.
  public Tensor round() {
    return Elementwise.rounding(Unary.ROUND_NEAREST_EVEN, this);
  }

  public Tensor exp() {
    return Elementwise.floating(Unary.EXP, this);
  }

  public Tensor expm1() {
    return Elementwise.floating(Unary.EXPM1, this);
  }

  public Tensor log() {
    return Elementwise.floating(Unary.LOG, this);
  }

  public Tensor log1p() {
    return Elementwise.floating(Unary.LOG1P, this);
  }

  public Tensor sqrt() {
    return Elementwise.floating(Unary.SQRT, this);
  }

  public Tensor rsqrt() {
    return Elementwise.floating(Unary.RSQRT, this);
  }

  public Tensor sin() {
    return Elementwise.floating(Unary.SIN, this);
  }

  public Tensor cos() {
    return Elementwise.floating(Unary.COS, this);
  }

  public Tensor tanh() {
    return Elementwise.floating(Unary.TANH, this);
  }

  public Tensor sigmoid() {
    return Elementwise.floating(Unary.LOGISTIC, this);
  }

  /// Whether neither infinite nor NaN.
  public Tensor isFinite() {
    return Elementwise.floating(Unary.IS_FINITE, this);
  }

  /// The complement of bits, or of a boolean.
  public Tensor not() {
    return Elementwise.unary(Unary.NOT, this);
  }

  // Comparisons (of i1), bits, choice.

  public Tensor eq(Tensor y) {
    return Elementwise.compare(Direction.EQ, this, y);
  }

  public Tensor eq(Number y) {
    return eq(like(y));
  }

  public Tensor ne(Tensor y) {
    return Elementwise.compare(Direction.NE, this, y);
  }

  public Tensor ne(Number y) {
    return ne(like(y));
  }

  public Tensor lt(Tensor y) {
    return Elementwise.compare(Direction.LT, this, y);
  }

  public Tensor lt(Number y) {
    return lt(like(y));
  }

  public Tensor le(Tensor y) {
    return Elementwise.compare(Direction.LE, this, y);
  }

  public Tensor le(Number y) {
    return le(like(y));
  }

  public Tensor gt(Tensor y) {
    return Elementwise.compare(Direction.GT, this, y);
  }

  public Tensor gt(Number y) {
    return gt(like(y));
  }

  public Tensor ge(Tensor y) {
    return Elementwise.compare(Direction.GE, this, y);
  }

  public Tensor ge(Number y) {
    return ge(like(y));
  }

  /// Of bits, or of booleans.
  public Tensor and(Tensor y) {
    return Elementwise.binary(Binary.AND, this, y);
  }

  /// Of bits, or of booleans.
  public Tensor or(Tensor y) {
    return Elementwise.binary(Binary.OR, this, y);
  }

  /// Of bits, or of booleans.
  public Tensor xor(Tensor y) {
    return Elementwise.binary(Binary.XOR, this, y);
  }

  /// Shifts left; by the width or more: 0.
  public Tensor shiftLeft(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_LEFT, this, y);
  }

  public Tensor shiftLeft(Number y) {
    return shiftLeft(like(y));
  }

  /// Shifts right, filling with zeros.
  public Tensor shiftRightLogical(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_RIGHT_LOGICAL, this, y);
  }

  public Tensor shiftRightLogical(Number y) {
    return shiftRightLogical(like(y));
  }

  /// Shifts right, filling with the sign.
  public Tensor shiftRightArithmetic(Tensor y) {
    return Elementwise.binary(Binary.SHIFT_RIGHT_ARITHMETIC, this, y);
  }

  public Tensor shiftRightArithmetic(Number y) {
    return shiftRightArithmetic(like(y));
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

  /// The nearest number from `low` to `high`.
  public Tensor clip(Tensor low, Tensor high) {
    return Elementwise.clip(this, low, high);
  }

  public Tensor clip(Number low, Number high) {
    return clip(like(low), like(high));
  }

  /// Converted to `dtype`: floats round to nearest even, to integers they truncate and saturate.
  public Tensor astype(DType dtype) {
    return Elementwise.astype(this, dtype);
  }

  /// The same bits as another element type of that width.
  public Tensor bitcast(DType dtype) {
    return Elementwise.bitcast(this, dtype);
  }

  /// The same value, a constant to differentiation.
  public Tensor stopGradient() {
    return Elementwise.stopGradient(this);
  }

  // Reductions; without axes, over all of them.

  /// Narrow floats sum in f32, narrow integers to 32 bits.
  public Tensor sum(int... axes) {
    return sum(false, axes);
  }

  public Tensor sum(boolean keepDims, int... axes) {
    return Reductions.sum(this, keepDims, axes);
  }

  public Tensor prod(int... axes) {
    return Reductions.prod(this, false, axes);
  }

  /// The mean; of integers, in f32.
  public Tensor mean(int... axes) {
    return mean(false, axes);
  }

  public Tensor mean(boolean keepDims, int... axes) {
    return Reductions.mean(this, keepDims, axes);
  }

  /// The mean squared distance from the mean.
  public Tensor var(int... axes) {
    return var(false, axes);
  }

  public Tensor var(boolean keepDims, int... axes) {
    return Reductions.var(this, 0, keepDims, axes);
  }

  /// The greatest; NaN wins.
  public Tensor max(int... axes) {
    return max(false, axes);
  }

  public Tensor max(boolean keepDims, int... axes) {
    return Reductions.extreme(Monoid.MAX, this, keepDims, axes);
  }

  /// The least; NaN wins.
  public Tensor min(int... axes) {
    return min(false, axes);
  }

  public Tensor min(boolean keepDims, int... axes) {
    return Reductions.extreme(Monoid.MIN, this, keepDims, axes);
  }

  /// Whether any element is not zero.
  public Tensor any(int... axes) {
    return Reductions.logical(Monoid.OR, this, false, axes);
  }

  /// Whether all elements are not zero.
  public Tensor all(int... axes) {
    return Reductions.logical(Monoid.AND, this, false, axes);
  }

  /// The first position of the greatest element along an axis, in i32.
  public Tensor argmax(int axis) {
    return Reductions.argExtreme(Monoid.MAX, this, false, axis);
  }

  /// The row-major number of the greatest element.
  public Tensor argmax() {
    return Reductions.argExtreme(Monoid.MAX, this, false);
  }

  /// The first position of the least element along an axis, in i32.
  public Tensor argmin(int axis) {
    return Reductions.argExtreme(Monoid.MIN, this, false, axis);
  }

  /// The row-major number of the least element.
  public Tensor argmin() {
    return Reductions.argExtreme(Monoid.MIN, this, false);
  }

  /// numpy's `@`: vectors are rows or columns, leading axes broadcast.
  public Tensor matmul(Tensor y) {
    return Shapes.matmul(this, y);
  }

  /// numpy's `dot`: sums over this tensor's last axis and the last but one of `y`.
  public Tensor dot(Tensor y) {
    return Shapes.dot(this, y);
  }

  /// The same elements in row-major order; one extent may be -1.
  public Tensor reshape(int... shape) {
    return Shapes.reshape(this, shape);
  }

  /// Axis `i` of the result is axis `axes[i]`; without axes, their order is reversed.
  public Tensor transpose(int... axes) {
    return Shapes.transpose(this, axes);
  }

  /// With axes `a` and `b` exchanged.
  public Tensor swapAxes(int a, int b) {
    return transpose(Shapes.swapped(shape(), a, b));
  }

  /// With axes of extent 1 at those places of the result.
  public Tensor expandDims(int... axes) {
    return Shapes.expandDims(this, axes);
  }

  /// Without those axes, which have extent 1; without arguments, without all such.
  public Tensor squeeze(int... axes) {
    return Shapes.squeeze(this, axes);
  }

  /// Repeated to that shape.
  public Tensor broadcastTo(int... shape) {
    return Shapes.broadcastTo(this, shape);
  }

  /// One after another along an existing axis.
  public static Tensor concatenate(int axis, Tensor... xs) {
    return Shapes.concatenate(axis, xs);
  }

  public static Tensor concatenate(int axis, List<Tensor> xs) {
    return Shapes.concatenate(axis, xs.toArray(Tensor[]::new));
  }

  /// One after another along a new axis.
  public static Tensor stack(int axis, Tensor... xs) {
    return Shapes.stack(axis, xs);
  }

  /// With the order along those axes reversed.
  public Tensor flip(int... axes) {
    return Shapes.flip(this, axes);
  }

  /// Surrounded by `value`: `low` before and `high` after, along each axis.
  public Tensor pad(int[] low, int[] high, double value) {
    return Shapes.pad(this, low, high, new int[rank()], value);
  }

  /// Positions `start` to `end` of the first axis.
  public Tensor slice(int start, int end) {
    return sliceAxis(0, start, end);
  }

  /// Positions `start` to `end` of an axis.
  public Tensor sliceAxis(int axis, int start, int end) {
    return Indexing.slice(this, axis, start, end, 1);
  }

  /// Positions `start, start + stride, ...` below `end` of an axis.
  public Tensor sliceAxis(int axis, int start, int end, int stride) {
    return Indexing.slice(this, axis, start, end, stride);
  }

  /// numpy's `x[index]`; see [Index] for what may stand there.
  public Tensor get(Object... index) {
    return Selection.of(this, index).get();
  }

  /// A part of this tensor, to make copies with another: `x.at(0).set(y)`. See [Index].
  public At at(Object... index) {
    return new At(this, index);
  }

  /// Slices of an axis at `indices`, whose axes take its place. Negative positions count from the
  /// back; those outside give NaN (integers: the least or greatest number), as `jnp.take`.
  public Tensor take(Tensor indices, int axis) {
    return Indexing.take(this, indices, axis);
  }

  /// For each of `indices` the element at that position along `axis`, as `jnp.take_along_axis`.
  public Tensor takeAlongAxis(Tensor indices, int axis) {
    return Indexing.takeAlongAxis(this, indices, axis);
  }

  /// As numpy prints it.
  @Override
  public String toString() {
    return TensorText.of(this);
  }
}
