package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reverse;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rearrangement of elements, and products that contract axes.
final class Shapes {
  private record Key(String name, Object a, Object c, Object d) {
    Key(String name, Object a) {
      this(name, a, "", "");
    }
  }

  private Shapes() {}

  /// The axis counted from the front, of one that may count from the back.
  static int axis(String name, Shape shape, int axis) {
    int rank = shape.rank();
    if (axis < -rank || axis >= rank) {
      throw Errors.ofShapes(
          "%s: axis %d does not exist in shape %s: give one from %d to %d",
          name, axis, shape.dims(), -rank, rank - 1);
    }
    return axis < 0 ? axis + rank : axis;
  }

  static Tensor reshape(Tensor x, int... dims) {
    var shape = infer(x.shape(), dims);
    if (shape.equals(x.shape())) return x;
    if (Trace.current() == null)
      return Tensor.concrete(x.type().withShape(shape), Storage.shared(x), x.isWeak());
    return Dispatch.apply(
        new Key("reshape", shape), x.isWeak(), (b, in) -> b.reshape(in.getFirst(), shape), x);
  }

  /// Replaces one -1 by what is left.
  private static Shape infer(Shape from, int... dims) {
    long known = 1;
    int free = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] >= 0) known *= dims[i];
      else if (dims[i] == -1 && free < 0) free = i;
      else throw misfit(from, dims);
    }
    var out = dims.clone();
    if (free >= 0) {
      if (known == 0 || from.size() % known != 0) throw misfit(from, dims);
      out[free] = Math.toIntExact(from.size() / known);
    } else if (known != from.size()) {
      throw misfit(from, dims);
    }
    return Shape.of(out);
  }

  private static IrException misfit(Shape from, int... dims) {
    return Errors.ofShapes(
        "cannot reshape %s (%d elements) to %s: give extents with that product, at most one of them"
            + " -1",
        from.dims(), from.size(), Arrays.toString(dims));
  }

  static Tensor transpose(Tensor x, int... axes) {
    int rank = x.shape().rank();
    var order =
        axes.length == 0
            ? Ints.range(0, rank).map(a -> rank - 1 - a)
            : Ints.of(Arrays.stream(axes).map(a -> axis("transpose", x.shape(), a)));
    if (order.size() != rank || !order.isPermutation()) {
      throw Errors.ofShapes(
          "transpose: %s is not a permutation of the %d axes of %s", order, rank, x.shape().dims());
    }
    return Dispatch.apply(
        new Key("transpose", order), x.isWeak(), (b, in) -> b.transpose(in.getFirst(), order), x);
  }

  /// The axes' order with two exchanged.
  static int[] swapped(Shape shape, int a, int b) {
    int i = axis("swapaxes", shape, a);
    int j = axis("swapaxes", shape, b);
    return Ints.range(0, shape.rank()).map(d -> d == i ? j : d == j ? i : d).toArray();
  }

  /// With axes `from` at the places `to`; the others keep their order.
  static Tensor moved(Tensor x, int[] from, int[] to) {
    var order = new int[x.rank()];
    Arrays.fill(order, -1);
    var moved = Ints.of(Arrays.stream(from).map(a -> axis("moveaxis", x.shape(), a)));
    var places = Ints.of(Arrays.stream(to).map(a -> axis("moveaxis", x.shape(), a)));
    boolean once = isDistinct(moved) && isDistinct(places) && moved.size() == places.size();
    if (!once) {
      throw Errors.ofShapes(
          "moveaxis moves each axis to a place of its own, found %s to %s of %s",
          moved, places, x.shape().dims());
    }
    for (int i = 0; i < from.length; i++) order[places.get(i)] = moved.get(i);
    var others = Ints.range(0, x.rank()).filter(a -> !moved.contains(a));
    for (int d = 0, k = 0; d < order.length; d++) if (order[d] < 0) order[d] = others.get(k++);
    return transpose(x, order);
  }

  private static boolean isDistinct(Ints axes) {
    return axes.stream().distinct().count() == axes.size();
  }

  static Tensor expandDims(Tensor x, int... axes) {
    int rank = x.shape().rank() + axes.length;
    var at = new boolean[rank];
    for (int axis : axes) {
      int a = axis < 0 ? axis + rank : axis;
      if (a < 0 || a >= rank || at[a]) {
        throw Errors.ofShapes("expandDims: axis %d does not fit a result of rank %d", axis, rank);
      }
      at[a] = true;
    }
    var dims = new int[rank];
    for (int i = 0, k = 0; i < rank; i++) dims[i] = at[i] ? 1 : x.shape().dim(k++);
    return reshape(x, dims);
  }

  static Tensor squeeze(Tensor x, int... axes) {
    var shape = x.shape();
    var gone =
        axes.length == 0
            ? Ints.range(0, shape.rank()).filter(a -> shape.dim(a) == 1)
            : Reductions.axes("squeeze", shape, axes);
    if (!gone.all(a -> shape.dim(a) == 1)) {
      throw Errors.ofShapes("squeeze: axes %s of %s must have extent 1", gone, shape.dims());
    }
    return reshape(x, shape.without(gone).dims().toArray());
  }

  static Tensor broadcastTo(Tensor x, int... dims) {
    var shape = Shape.of(dims);
    if (x.shape().rank() > shape.rank() || !Elementwise.common(x.shape(), shape).equals(shape)) {
      throw Errors.ofShapes("cannot broadcast %s to %s", x.shape().dims(), shape.dims());
    }
    return Dispatch.apply(
        new Key("broadcastTo", shape),
        x.isWeak(),
        (b, in) -> Elementwise.fit(b, in.getFirst(), in.getFirst().dtype(), shape),
        x);
  }

  static Tensor concatenate(int axis, Tensor... xs) {
    if (xs.length == 0)
      throw Errors.located(new IrException("concatenate needs at least one tensor"));
    int a = axis("concatenate", xs[0].shape(), axis);
    var to = Promotion.of(xs);
    return Dispatch.apply(
        new Key("concatenate", a, to.dtype(), ""),
        to.weak(),
        (b, in) ->
            b.emit(new Concatenate(a), in.stream().map(x -> b.convert(x, to.dtype())).toList()),
        xs);
  }

  static Tensor flip(Tensor x, int... axes) {
    var op = new Reverse(Reductions.axes("flip", x.shape(), axes));
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  static Tensor pad(Tensor x, int[] low, int[] high, int[] interior, double value) {
    var op = new Pad(Ints.of(low), Ints.of(high), Ints.of(interior));
    return Dispatch.apply(
        new Key("pad", op, value, ""),
        x.isWeak(),
        (b, in) -> b.emit(op, in.getFirst(), b.splat(Reductions.scalar(in.getFirst()), value)),
        x);
  }

  /// numpy's matmul: vectors are rows or columns, leading axes broadcast.
  static Tensor matmul(Tensor x, Tensor y, DType... accumulate) {
    if (x.shape().rank() == 0 || y.shape().rank() == 0) {
      throw Errors.ofShapes(
          "matmul needs at least one axis a side, found %s and %s: multiply by a scalar with mul",
          x.type().brief(), y.type().brief());
    }
    int inner = x.shape().rank() - 1;
    int outer = Math.max(0, y.shape().rank() - 2);
    if (x.shape().dim(inner) != y.shape().dim(outer)) {
      throw Errors.ofShapes(
          "matmul: the last axis of %s and axis %d of %s must be equal, found %d and %d",
          x.type().brief(), outer, y.type().brief(), x.shape().dim(inner), y.shape().dim(outer));
    }
    var to = Promotion.of(x, y);
    return Dispatch.apply(
        new Key("matmul", to.dtype()),
        to.weak(),
        (b, in) -> matmul(b, b.convert(in.get(0), to.dtype()), b.convert(in.get(1), to.dtype())),
        x,
        y);
  }

  private static Value matmul(Builder b, Value x, Value y) {
    int xr = x.shape().rank();
    int yr = y.shape().rank();
    if (yr <= 2) {
      return b.emit(
          new DotGeneral(
              Ints.of(), Ints.of(), Ints.of(xr - 1), Ints.of(Math.max(0, yr - 2)), x.dtype()),
          x,
          y);
    }
    if (xr == 1) {
      var wide = matmul(b, b.reshape(x, x.shape().prepend(1)), y);
      return b.reshape(wide, wide.shape().without(Ints.of(wide.shape().rank() - 2)));
    }
    var xb = leading(x.shape());
    var yb = leading(y.shape());
    var batch = Elementwise.common(xb, yb);
    var left = Elementwise.fit(b, x, x.dtype(), append(batch, x.shape()));
    var right = Elementwise.fit(b, y, y.dtype(), append(batch, y.shape()));
    int n = batch.rank();
    var axes = Ints.range(0, n);
    return b.emit(new DotGeneral(axes, axes, Ints.of(n + 1), Ints.of(n), x.dtype()), left, right);
  }

  private static Shape leading(Shape s) {
    return s.select(Ints.range(0, s.rank() - 2));
  }

  private static Shape append(Shape batch, Shape s) {
    return new Shape(batch.dims().plus(Ints.of(s.dim(s.rank() - 2), s.dim(s.rank() - 1))));
  }

  /// Contracts the last axis of `x` with the last but one of `y`, without broadcasting.
  static Tensor dot(Tensor x, Tensor y) {
    if (x.shape().rank() == 0 || y.shape().rank() == 0) return x.mul(y);
    var to = Promotion.of(x, y);
    var op =
        new DotGeneral(
            Ints.of(),
            Ints.of(),
            Ints.of(x.shape().rank() - 1),
            Ints.of(Math.max(0, y.shape().rank() - 2)),
            to.dtype());
    return dotGeneral(op, to, x, y);
  }

  static Tensor dotGeneral(DotGeneral op, Promotion to, Tensor x, Tensor y) {
    return Dispatch.apply(
        new Key("dot", op),
        to.weak(),
        (b, in) -> b.emit(op, b.convert(in.get(0), to.dtype()), b.convert(in.get(1), to.dtype())),
        x,
        y);
  }

  static Tensor stack(int axis, Tensor... xs) {
    var wide = new ArrayList<Tensor>();
    for (var x : xs) wide.add(expandDims(x, axis));
    return concatenate(axis, wide.toArray(Tensor[]::new));
  }

  /// `x` in f32 times a scale for each block along an axis, which may be null.
  static Tensor scaled(String what, Tensor x, @Nullable Tensor scale, int axis) {
    var wide = x.astype(DType.F32);
    if (scale == null) return wide;
    int a = axis(what, x.shape(), axis);
    boolean fits = scale.rank() == x.rank();
    for (int d = 0; fits && d < x.rank(); d++) {
      int n = scale.dim(d);
      fits = d == a ? n > 0 && x.dim(d) % n == 0 : n == x.dim(d);
    }
    if (!fits) {
      throw Errors.ofShapes(
          "%s: scales %s do not fit %s, of which axis %d is in blocks",
          what, scale.type().brief(), x.type().brief(), a);
    }
    return wide.mul(Jnp.repeat(scale.astype(DType.F32), x.dim(a) / scale.dim(a), a));
  }
}
