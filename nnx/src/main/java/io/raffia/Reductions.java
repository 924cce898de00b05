package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Sums, extremes and their like, over some axes or all.
final class Reductions {
  private record Key(String name, Ints axes, boolean keepDims, int detail) {}

  private interface Reducer {
    Value reduce(Builder b, Value x, Ints axes);
  }

  private Reductions() {}

  private static Tensor apply(
      String name, boolean weak, Tensor x, boolean keepDims, int[] axes, Reducer reducer) {
    return apply(name, 0, weak, x, keepDims, axes, reducer);
  }

  private static Tensor apply(
      String name,
      int detail,
      boolean weak,
      Tensor x,
      boolean keepDims,
      int[] axes,
      Reducer reducer) {
    var over = axes(name, x.shape(), axes);
    return Dispatch.apply(
        new Key(name, over, keepDims, detail),
        weak,
        (b, in) -> {
          var y = reducer.reduce(b, in.getFirst(), over);
          return keepDims ? b.reshape(y, kept(in.getFirst().shape(), over)) : y;
        },
        x);
  }

  static Tensor sum(Tensor x, boolean keepDims, int... axes) {
    return apply("sum", x.isWeak(), x, keepDims, axes, Reductions::sum);
  }

  static Tensor prod(Tensor x, boolean keepDims, int... axes) {
    return apply(
        "prod",
        x.isWeak(),
        x,
        keepDims,
        axes,
        (b, v, over) -> b.convert(b.reduce(Monoid.MUL, wide(b, v), over), total(v.dtype())));
  }

  static Tensor mean(Tensor x, boolean keepDims, int... axes) {
    return apply("mean", x.isWeak(), x, keepDims, axes, Reductions::mean);
  }

  /// The mean squared distance from the mean; divides by the count less `ddof`.
  static Tensor var(Tensor x, int ddof, boolean keepDims, int... axes) {
    return apply(
        "var",
        ddof,
        x.isWeak(),
        x,
        keepDims,
        axes,
        (b, v, over) -> {
          var wide = wide(b, inexact(b, v));
          var mean = b.reshape(mean(b, wide, over), kept(v.shape(), over));
          var centered = b.sub(wide, Elementwise.fit(b, mean, wide.dtype(), wide.shape()));
          var squares = b.sum(b.mul(centered, centered), over);
          var n = b.splat(squares.type(), (double) (count(v, over) - ddof));
          return b.convert(b.div(squares, n), inexact(b, v).dtype());
        });
  }

  /// The sum in `dtype` divided there, as JAX does where a type is given.
  static Tensor mean(Tensor x, DType dtype, boolean keepDims, int... axes) {
    if (!dtype.isFloat()) throw Errors.ofTypes("a mean is of floats, found %s", dtype);
    long n = x.shape().select(axes("mean", x.shape(), axes)).size();
    return sum(wide(x, dtype), keepDims, axes).astype(dtype).div(n);
  }

  /// `x` as sums of `dtype` are made: narrow floats accumulate in f32.
  static Tensor wide(Tensor x, DType dtype) {
    return x.astype(dtype.isFloat() && dtype.bits() < 32 ? DType.F32 : dtype);
  }

  static Tensor extreme(Monoid monoid, Tensor x, boolean keepDims, int... axes) {
    var name = monoid == Monoid.MAX ? "max" : "min";
    return apply(
        name,
        x.isWeak(),
        x,
        keepDims,
        axes,
        (b, v, over) -> {
          if (count(v, over) == 0) {
            throw IrException.ofShapes(
                "%s of %s over axes %s has no elements to choose from"
                    .formatted(name, v.type().brief(), over));
          }
          return b.reduce(monoid, v, over);
        });
  }

  static Tensor logical(Monoid monoid, Tensor x, boolean keepDims, int... axes) {
    return apply(
        monoid == Monoid.OR ? "any" : "all",
        false,
        x,
        keepDims,
        axes,
        (b, v, over) -> b.reduce(monoid, Elementwise.truth(b, v), over));
  }

  /// Of the bits of integers or booleans.
  static Tensor xor(Tensor x, int... axes) {
    if (x.dtype().isFloat()) {
      throw Errors.ofTypes("reduceXor takes integers or booleans, found %s", x.type().brief());
    }
    return apply("xor", false, x, false, axes, (b, v, over) -> b.reduce(Monoid.XOR, v, over));
  }

  /// By any associative function: neighbours, then neighbours of what they give.
  static List<Tensor> by(
      List<Tensor> xs, List<Tensor> init, BinaryOperator<List<Tensor>> f, int... axes) {
    var shape = xs.getFirst().shape();
    if (xs.size() != init.size() || xs.stream().anyMatch(x -> !x.shape().equals(shape))) {
      throw Errors.ofShapes(
          "reduce takes tensors of one shape and a first value for each, found %s and %d values",
          xs.stream().map(x -> x.type().brief()).toList(), init.size());
    }
    var over = axes("reduce", shape, axes);
    var rest = Ints.range(0, shape.rank()).filter(d -> !over.contains(d));
    var dims = rest.map(shape::dim);
    var front = Ints.of(Math.toIntExact(shape.select(over).size())).plus(dims).toArray();
    var now = xs.stream().map(x -> x.transpose(over.plus(rest).toArray()).reshape(front)).toList();
    for (int n = front[0]; n > 1; n = Math.ceilDiv(n, 2)) {
      int pairs = n - n % 2;
      var both = f.apply(parts(now, 0, pairs, 2), parts(now, 1, pairs, 2));
      var last = n % 2 == 0 ? List.<Tensor>of() : parts(now, n - 1, n, 1);
      now = last.isEmpty() ? both : joined(both, last);
    }
    var first = init.stream().map(x -> x.broadcastTo(dims.toArray())).toList();
    if (front[0] == 0) return first;
    return f.apply(first, now.stream().map(x -> x.reshape(dims.toArray())).toList());
  }

  private static List<Tensor> parts(List<Tensor> xs, int from, int to, int stride) {
    return xs.stream().map(x -> x.sliceAxis(0, from, to, stride)).toList();
  }

  private static List<Tensor> joined(List<Tensor> xs, List<Tensor> ys) {
    var all = new ArrayList<Tensor>();
    for (int i = 0; i < xs.size(); i++) all.add(Tensor.concatenate(0, xs.get(i), ys.get(i)));
    return all;
  }

  /// The first position of the extreme along one axis (NaN wins).
  static Tensor argExtreme(Monoid monoid, Tensor x, boolean keepDims, int... axis) {
    var flat = axis.length == 0 ? x.reshape(-1) : x;
    var name = monoid == Monoid.MAX ? "argmax" : "argmin";
    return apply(
        name,
        false,
        flat,
        keepDims,
        axis.length == 0 ? new int[] {0} : axis,
        (b, v, over) -> {
          if (over.size() != 1 || count(v, over) == 0) {
            throw IrException.ofShapes(
                name
                    + " needs one axis that is not empty, found axes "
                    + over
                    + " of "
                    + v.type().brief());
          }
          var best =
              b.broadcast(
                  b.reduce(monoid, v, over),
                  v.shape(),
                  Ints.range(0, v.shape().rank()).filter(a -> !over.contains(a)));
          var wins =
              b.emit(Binary.OR, b.compare(Direction.EQ, v, best), b.compare(Direction.NE, v, v));
          var index = b.emit(new Iota(v.type().withDtype(DType.I32), over.get(0)));
          var far = b.splat(index.type(), (double) count(v, over));
          return b.reduce(Monoid.MIN, b.select(wins, index, far), over);
        });
  }

  private static Value sum(Builder b, Value x, Ints axes) {
    return b.convert(b.sum(wide(b, x), axes), total(x.dtype()));
  }

  private static Value mean(Builder b, Value x, Ints axes) {
    var wide = wide(b, inexact(b, x));
    var sum = b.sum(wide, axes);
    return b.convert(
        b.div(sum, b.splat(sum.type(), (double) count(x, axes))), inexact(b, x).dtype());
  }

  private static Value inexact(Builder b, Value x) {
    return x.dtype().isFloat() ? x : b.convert(x, DType.F32);
  }

  /// The type of a sum: integers narrower than 32 bits widen.
  private static DType total(DType t) {
    return switch (t.kind()) {
      case BOOL -> DType.I32;
      case SIGNED -> t.bits() < 32 ? DType.I32 : t;
      case UNSIGNED -> t.bits() < 32 ? DType.U32 : t;
      case FLOAT -> t;
    };
  }

  /// `x` in the type that sums are made in: narrow floats accumulate in f32.
  private static Value wide(Builder b, Value x) {
    return b.convert(
        x, x.dtype().isFloat() && x.dtype().bits() < 32 ? DType.F32 : total(x.dtype()));
  }

  private static long count(Value x, Ints axes) {
    return x.shape().select(axes).size();
  }

  private static Shape kept(Shape shape, Ints axes) {
    return new Shape(Ints.range(0, shape.rank()).map(a -> axes.contains(a) ? 1 : shape.dim(a)));
  }

  /// The axes, rising; none given means all.
  static Ints axes(String name, Shape shape, int... axes) {
    if (axes.length == 0) return Ints.range(0, shape.rank());
    var out = new ArrayList<Integer>();
    for (int axis : axes) {
      int a = Shapes.axis(name, shape, axis);
      if (out.contains(a))
        throw Errors.located(
            IrException.ofShapes(name + " names axis " + a + " of " + shape.dims() + " twice"));
      out.add(a);
    }
    return Ints.of(out.stream().mapToInt(a -> a)).sorted();
  }

  /// The type of a scalar of `x`'s element type.
  static TensorType scalar(Value x) {
    return TensorType.of(x.dtype());
  }
}
