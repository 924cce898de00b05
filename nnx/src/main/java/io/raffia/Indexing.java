package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import io.raffia.jvm.Memory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;

/// Parts of tensors, by constant or by computed positions.
final class Indexing {
  private record Key(String name, int axis, Object detail) {}

  private Indexing() {}

  static Tensor slice(Tensor x, int[] starts, int[] ends, int[] strides) {
    var op = new Slice(Ints.of(starts), Ints.of(ends), Ints.of(strides));
    if (Trace.current() == null && isBlock(op, x.shape())) return block(x, op);
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  /// Whether what is left lies in one piece: single positions, then a range, then whole axes.
  private static boolean isBlock(Slice op, Shape shape) {
    int rank = shape.rank();
    if (op.starts().size() != rank || op.limits().size() != rank) return false;
    int a = 0;
    while (a < shape.rank() && op.limits().get(a) - op.starts().get(a) == 1) a++;
    for (int i = a + 1; i < shape.rank(); i++) {
      if (op.starts().get(i) != 0 || op.limits().get(i) != shape.dim(i)) return false;
    }
    return op.strides().all(s -> s == 1);
  }

  /// Copies a block: slices at ever new places need no program.
  private static Tensor block(Tensor x, Slice op) {
    var type = op.type(List.of(x.type()));
    var strides = x.shape().strides();
    long first = 0;
    for (int a = 0; a < strides.length; a++) first += op.starts().get(a) * strides[a];
    var to = Storage.allocate(type);
    var from = x.storage();
    int bytes = type.dtype().bytes();
    try {
      Memory.copy(
          from.buffer().address() + first * bytes, to.buffer().address(), type.size() * bytes);
    } finally {
      Reference.reachabilityFence(from);
    }
    Storage.requireKept(x);
    return Tensor.concrete(type, to, x.isWeak());
  }

  /// Positions `start` to `end` of one axis, where negative ones count from the back.
  static Tensor slice(Tensor x, int axis, int start, int end, int stride) {
    int a = Shapes.axis("slice", x.shape(), axis);
    int n = x.shape().dim(a);
    var starts = new int[x.shape().rank()];
    var ends = x.shape().dims().toArray();
    var strides = new int[starts.length];
    Arrays.fill(strides, 1);
    starts[a] = Math.clamp(start < 0 ? start + n : start, 0, n);
    ends[a] = Math.clamp(end < 0 ? end + n : end, starts[a], n);
    strides[a] = stride;
    return slice(x, starts, ends, strides);
  }

  /// jnp.take: slices of `x` at `indices` along an axis; positions outside give NaN (or the least
  /// integer).
  static Tensor take(Tensor x, Tensor indices, int axis) {
    requireInteger("take", indices);
    int a = Shapes.axis("take", x.shape(), axis);
    return Dispatch.apply(
        new Key("take", a, ""),
        x.isWeak(),
        (b, in) -> {
          var v = in.get(0);
          var shape = v.shape();
          var at = positions(b, in.get(1), shape.dim(a));
          int r = at.shape().rank();
          int rank = shape.rank();
          var result =
              Ints.of(
                  java.util.stream.IntStream.concat(
                      java.util.stream.IntStream.range(0, a),
                      java.util.stream.IntStream.range(a + r, r + rank - 1)));
          var sizes = shape.dims().toArray();
          sizes[a] = Math.min(1, sizes[a]);
          var gather =
              new Gather(result, Ints.of(a), Ints.of(), Ints.of(), Ints.of(a), r, Ints.of(sizes));
          var y = b.emit(gather, v, at);
          var inside = b.broadcast(inside(b, at, shape.dim(a)), y.shape(), Ints.range(a, a + r));
          return b.select(inside, y, fill(b, y.type()));
        },
        x,
        indices);
  }

  /// jnp.take_along_axis: one element along an axis for each of `indices`, whose other axes match.
  static Tensor takeAlongAxis(Tensor x, Tensor indices, int axis) {
    requireInteger("takeAlongAxis", indices);
    int a = Shapes.axis("takeAlongAxis", x.shape(), axis);
    if (x.shape().rank() != indices.shape().rank()) {
      throw Errors.ofShapes(
          "takeAlongAxis: %s and indices %s must have one rank",
          x.type().brief(), indices.type().brief());
    }
    return Dispatch.apply(
        new Key("takeAlongAxis", a, ""),
        x.isWeak(),
        (b, in) -> {
          var shape = in.get(0).shape();
          int rank = shape.rank();
          var others = Ints.range(0, rank).filter(i -> i != a);
          var common =
              Elementwise.common(
                  new Shape(shape.dims().map(d -> d)).without(Ints.of(a)),
                  in.get(1).shape().without(Ints.of(a)));
          var v = Elementwise.fit(b, in.get(0), in.get(0).dtype(), insert(common, a, shape.dim(a)));
          var i =
              Elementwise.fit(
                  b, in.get(1), in.get(1).dtype(), insert(common, a, in.get(1).shape().dim(a)));
          var at = positions(b, i, shape.dim(a));
          var gather =
              new Gather(
                  Ints.of(), Ints.of(a), others, others, Ints.of(a), rank, Ints.repeat(1, rank));
          var y = b.emit(gather, v, at);
          return b.select(inside(b, at, shape.dim(a)), y, fill(b, y.type()));
        },
        x,
        indices);
  }

  private static Shape insert(Shape s, int axis, int extent) {
    var dims = new int[s.rank() + 1];
    for (int i = 0, k = 0; i < dims.length; i++) dims[i] = i == axis ? extent : s.dim(k++);
    return Shape.of(dims);
  }

  /// Negative positions count from the back.
  static Value positions(Builder b, Value i, int n) {
    if (i.dtype().kind() != DType.Kind.SIGNED) return i;
    var wide = b.convert(i, i.dtype().bits() < 32 ? DType.I32 : i.dtype());
    var negative = b.compare(Direction.LT, wide, b.zeros(wide.type()));
    return b.select(negative, b.add(wide, b.splat(wide.type(), n)), wide);
  }

  static Value inside(Builder b, Value at, int n) {
    var low = b.compare(Direction.GE, at, b.zeros(at.type()));
    var high = b.compare(Direction.LT, at, b.splat(at.type(), n));
    return b.emit(Binary.AND, low, high);
  }

  private static Value fill(Builder b, TensorType type) {
    var t = type.dtype();
    long bits =
        switch (t.kind()) {
          case FLOAT -> t.fromDouble(Double.NaN);
          case SIGNED -> t.lowest();
          case UNSIGNED, BOOL -> t.highest();
        };
    return b.constant(Literal.splat(type, bits));
  }

  private static void requireInteger(String name, Tensor indices) {
    if (!indices.dtype().isInteger()) {
      throw Errors.located(
          IrException.ofTypes(
              name
                  + ": indices must be integers, found "
                  + indices.type().brief()
                  + ": convert them with astype"));
    }
  }

  /// jax.nn.one_hot along a new last axis.
  static Tensor oneHot(Tensor labels, int classes, DType dtype) {
    return Dispatch.apply(
        new Key("oneHot", classes, dtype),
        false,
        (b, in) -> {
          var x = in.getFirst();
          int r = x.shape().rank();
          var shape = new Shape(x.shape().dims().plus(Ints.of(classes)));
          var index = b.emit(new Iota(new TensorType(x.dtype(), shape), r));
          var hit = b.compare(Direction.EQ, b.broadcast(x, shape, Ints.range(0, r)), index);
          return b.convert(hit, dtype);
        },
        labels);
  }
}
