package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The functions of `jax.numpy` that rearrange, join and divide arrays. Write them as
/// `Jnp.concatenate(...)`.
public abstract sealed class JnpShapes extends JnpArrays permits JnpOrders {
  JnpShapes() {}

  /// The shape.
  public static Shape shape(Tensor x) {
    return x.shape();
  }

  /// The number of axes.
  public static int ndim(Tensor x) {
    return x.rank();
  }

  /// The number of elements.
  public static long size(Tensor x) {
    return x.size();
  }

  /// Converted: see [Tensor#astype].
  public static Tensor astype(Tensor x, DType dtype) {
    return x.astype(dtype);
  }

  /// `x`: tensors do not change.
  public static Tensor copy(Tensor x) {
    return x;
  }

  /// The type of a result of both, by JAX's promotion.
  public static DType promoteTypes(DType x, DType y) {
    return resultType(Tensor.zeros(x, 0), Tensor.zeros(y, 0));
  }

  /// The type of a result of all, by JAX's promotion.
  public static DType resultType(Tensor... xs) {
    return Promotion.of(xs).dtype();
  }

  /// The same elements in row-major order; one extent may be -1.
  public static Tensor reshape(Tensor x, int... shape) {
    return x.reshape(shape);
  }

  /// All elements in row-major order.
  public static Tensor ravel(Tensor x) {
    return x.reshape(-1);
  }

  /// Axis `i` of the result is axis `axes[i]`; without axes, their order is reversed.
  public static Tensor transpose(Tensor x, int... axes) {
    return x.transpose(axes);
  }

  /// With the last two axes exchanged.
  public static Tensor matrixTranspose(Tensor x) {
    return x.swapaxes(-1, -2);
  }

  /// With two axes exchanged.
  public static Tensor swapaxes(Tensor x, int axis1, int axis2) {
    return x.swapaxes(axis1, axis2);
  }

  /// With the axis at `from` moved to the place `to`; the others keep their order.
  public static Tensor moveaxis(Tensor x, int from, int to) {
    return moveaxis(x, new int[] {from}, new int[] {to});
  }

  /// With axis `from[i]` moved to the place `to[i]`, of each `i`; the others keep their order.
  public static Tensor moveaxis(Tensor x, int[] from, int[] to) {
    return Shapes.moved(x, from, to);
  }

  /// With axes of extent 1 at those places of the result.
  public static Tensor expandDims(Tensor x, int... axes) {
    return x.expandDims(axes);
  }

  /// Without those axes, which have extent 1; without arguments, without all such.
  public static Tensor squeeze(Tensor x, int... axes) {
    return x.squeeze(axes);
  }

  /// Repeated to that shape.
  public static Tensor broadcastTo(Tensor x, int... shape) {
    return x.broadcastTo(shape);
  }

  /// The shape that all broadcast to; throws [IrException] if there is none.
  public static Shape broadcastShapes(Shape... shapes) {
    return Arrays.stream(shapes).reduce(Shape.SCALAR, Elementwise::common);
  }

  /// With at least one axis.
  public static Tensor atleast1d(Tensor x) {
    return x.rank() == 0 ? x.reshape(1) : x;
  }

  /// With at least two axes, new ones in front.
  public static Tensor atleast2d(Tensor x) {
    return x.rank() < 2 ? x.reshape(1, (int) x.size()) : x;
  }

  /// With at least three axes: a vector `[n]` becomes `[1, n, 1]`, a matrix `[m, n, 1]`.
  public static Tensor atleast3d(Tensor x) {
    return x.rank() < 3 ? atleast2d(x).expandDims(-1) : x;
  }

  /// One after another along an existing axis.
  public static Tensor concatenate(List<Tensor> xs, int axis) {
    return Tensor.concatenate(axis, xs);
  }

  /// One after another along the first axis.
  public static Tensor concatenate(List<Tensor> xs) {
    return concatenate(xs, 0);
  }

  /// One after another along a new axis.
  public static Tensor stack(List<Tensor> xs, int axis) {
    return Tensor.stack(axis, xs.toArray(Tensor[]::new));
  }

  /// One after another along a new first axis.
  public static Tensor stack(List<Tensor> xs) {
    return stack(xs, 0);
  }

  /// One below another: vectors are rows.
  public static Tensor vstack(List<Tensor> xs) {
    return concatenate(xs.stream().map(JnpShapes::atleast2d).toList(), 0);
  }

  /// One beside another: vectors follow one another.
  public static Tensor hstack(List<Tensor> xs) {
    var all = xs.stream().map(JnpShapes::atleast1d).toList();
    return concatenate(all, all.getFirst().rank() == 1 ? 0 : 1);
  }

  /// One behind another, along the third axis.
  public static Tensor dstack(List<Tensor> xs) {
    return concatenate(xs.stream().map(JnpShapes::atleast3d).toList(), 2);
  }

  /// Vectors as columns, beside matrices.
  public static Tensor columnStack(List<Tensor> xs) {
    return concatenate(xs.stream().map(x -> x.rank() < 2 ? x.reshape(-1, 1) : x).toList(), 1);
  }

  /// A matrix of blocks, row by row.
  public static Tensor block(List<List<Tensor>> rows) {
    return concatenate(
        rows.stream()
            .map(row -> concatenate(row.stream().map(JnpShapes::atleast2d).toList(), -1))
            .toList(),
        -2);
  }

  /// `y` behind `x`, both in row-major order.
  public static Tensor append(Tensor x, Tensor y) {
    return Tensor.concatenate(0, ravel(x), ravel(y));
  }

  /// `y` behind `x` along an axis.
  public static Tensor append(Tensor x, Tensor y, int axis) {
    return Tensor.concatenate(axis, x, y);
  }

  /// `parts` equal pieces along an axis; throws [IrException] when it does not divide.
  public static List<Tensor> split(Tensor x, int parts, int axis) {
    if (parts < 1 || x.dim(axis) % parts != 0) {
      throw Errors.ofShapes(
          "axis %d of %s does not divide into %d equal parts", axis, x.type().brief(), parts);
    }
    return arraySplit(x, parts, axis);
  }

  /// `parts` equal pieces along the first axis.
  public static List<Tensor> split(Tensor x, int parts) {
    return split(x, parts, 0);
  }

  /// The pieces between those places of the first axis.
  public static List<Tensor> split(Tensor x, int[] places) {
    return split(x, places, 0);
  }

  /// The pieces between those places of an axis.
  public static List<Tensor> split(Tensor x, int[] places, int axis) {
    var pieces = new ArrayList<Tensor>();
    int n = x.dim(axis);
    int from = 0;
    for (int i = 0; i <= places.length; i++) {
      int to = i == places.length ? n : Math.clamp(places[i], from, n);
      pieces.add(x.sliceAxis(axis, from, to));
      from = to;
    }
    return pieces;
  }

  /// `parts` pieces along an axis, the first ones longer by one where it does not divide.
  public static List<Tensor> arraySplit(Tensor x, int parts, int axis) {
    int n = x.dim(axis);
    var places = new int[parts - 1];
    for (int i = 0; i < places.length; i++) {
      places[i] = (i + 1) * (n / parts) + Math.min(i + 1, n % parts);
    }
    return split(x, places, axis);
  }

  /// `parts` pieces along the first axis.
  public static List<Tensor> arraySplit(Tensor x, int parts) {
    return arraySplit(x, parts, 0);
  }

  /// Equal pieces along the first axis.
  public static List<Tensor> vsplit(Tensor x, int parts) {
    return split(x, parts, 0);
  }

  /// Equal pieces along the second axis, of a vector along the first.
  public static List<Tensor> hsplit(Tensor x, int parts) {
    return split(x, parts, x.rank() == 1 ? 0 : 1);
  }

  /// Equal pieces along the third axis.
  public static List<Tensor> dsplit(Tensor x, int parts) {
    return split(x, parts, 2);
  }

  /// The slices along the first axis, without it.
  public static List<Tensor> unstack(Tensor x) {
    return unstack(x, 0);
  }

  /// The slices along an axis, without it.
  public static List<Tensor> unstack(Tensor x, int axis) {
    return split(x, x.dim(axis), axis).stream().map(t -> t.squeeze(axis)).toList();
  }

  /// The whole so many times along each axis, the last ones if there are fewer numbers.
  public static Tensor tile(Tensor x, int... times) {
    int rank = Math.max(x.rank(), times.length);
    var wide = x.expandDims(Ints.range(0, rank - x.rank()).toArray());
    var y = wide;
    for (int d = 0; d < times.length; d++) {
      int axis = rank - times.length + d;
      var copies = new Tensor[times[d]];
      Arrays.fill(copies, y);
      y = copies.length == 0 ? y.sliceAxis(axis, 0, 0) : Tensor.concatenate(axis, copies);
    }
    return y;
  }

  /// Each slice along an axis `times` times, one copy after the other.
  public static Tensor repeat(Tensor x, int times, int axis) {
    int a = Shapes.axis("repeat", x.shape(), axis);
    var dims = x.shape().dims();
    var wide =
        Ints.range(0, x.rank() + 1)
            .map(i -> i <= a ? dims.get(i) : i == a + 1 ? times : dims.get(i - 1));
    var all = Ints.range(0, x.rank()).map(i -> i == a ? dims.get(i) * times : dims.get(i));
    return x.expandDims(a + 1).broadcastTo(wide.toArray()).reshape(all.toArray());
  }

  /// Each element `times` times, in row-major order.
  public static Tensor repeat(Tensor x, int times) {
    return repeat(ravel(x), times, 0);
  }

  /// Slice `i` along an axis `times[i]` times.
  public static Tensor repeat(Tensor x, int[] times, int axis) {
    if (times.length != x.dim(axis)) {
      throw Errors.ofShapes(
          "repeat needs a number for each of %d slices, found %d", x.dim(axis), times.length);
    }
    var from = new ArrayList<Integer>();
    for (int i = 0; i < times.length; i++) for (int k = 0; k < times[i]; k++) from.add(i);
    return x.take(Tensor.of(from.stream().mapToInt(i -> i).toArray()), axis);
  }

  /// With the order along those axes reversed, without axes along all.
  public static Tensor flip(Tensor x, int... axes) {
    return x.flip(axes);
  }

  /// With the order along the second axis reversed.
  public static Tensor fliplr(Tensor x) {
    return x.flip(1);
  }

  /// With the order along the first axis reversed.
  public static Tensor flipud(Tensor x) {
    return x.flip(0);
  }

  /// Turned by 90 degrees, from the first axis toward the second.
  public static Tensor rot90(Tensor x) {
    return rot90(x, 1);
  }

  /// Turned `k` times by 90 degrees, from the first axis toward the second.
  public static Tensor rot90(Tensor x, int k) {
    return switch (Math.floorMod(k, 4)) {
      case 1 -> x.flip(1).swapaxes(0, 1);
      case 2 -> x.flip(0, 1);
      case 3 -> x.swapaxes(0, 1).flip(1);
      default -> x;
    };
  }

  /// Moved along an axis by `shift` places; what leaves one end comes in at the other.
  public static Tensor roll(Tensor x, int shift, int axis) {
    int n = x.dim(axis);
    if (n == 0) return x;
    int at = Math.floorMod(-shift, n);
    return Tensor.concatenate(axis, x.sliceAxis(axis, at, n), x.sliceAxis(axis, 0, at));
  }

  /// Moved along several axes, by a number of places each.
  public static Tensor roll(Tensor x, int[] shifts, int[] axes) {
    if (shifts.length != axes.length) {
      throw Errors.ofShapes(
          "roll needs a number for each axis, found %d for %d axes", shifts.length, axes.length);
    }
    var y = x;
    for (int i = 0; i < axes.length; i++) y = roll(y, shifts[i], axes[i]);
    return y;
  }

  /// All elements in row-major order moved by `shift` places.
  public static Tensor roll(Tensor x, int shift) {
    return roll(ravel(x), shift, 0).reshape(x.shape().dims().toArray());
  }

  /// The elements in row-major order, from the first again where they do not suffice.
  public static Tensor resize(Tensor x, int... shape) {
    int n = Math.toIntExact(Shape.of(shape).size());
    int times = Math.ceilDiv(n, Math.toIntExact(x.size()));
    return tile(ravel(x), times).slice(0, n).reshape(shape);
  }

  /// Without the slice at `at` along an axis.
  public static Tensor delete(Tensor x, int at, int axis) {
    int n = x.dim(axis);
    int i = at < 0 ? at + n : at;
    if (i < 0 || i >= n) {
      throw Errors.ofShapes(
          "delete: %d is out of bounds for axis %d of %s", at, axis, x.type().brief());
    }
    return Tensor.concatenate(axis, x.sliceAxis(axis, 0, i), x.sliceAxis(axis, i + 1, n));
  }

  /// All elements in row-major order, without the one at `at`.
  public static Tensor delete(Tensor x, int at) {
    return delete(ravel(x), at, 0);
  }

  /// With `y` before the slice at `at` along an axis; `y` broadcasts to a slice.
  public static Tensor insert(Tensor x, int at, Tensor y, int axis) {
    int n = x.dim(axis);
    int i = at < 0 ? at + n : at;
    var dims = x.shape().dims().toArray();
    dims[Shapes.axis("insert", x.shape(), axis)] = 1;
    var slice = y.astype(x.dtype());
    slice = slice.rank() == x.rank() - 1 ? slice.expandDims(axis) : slice;
    return Tensor.concatenate(
        axis, x.sliceAxis(axis, 0, i), slice.broadcastTo(dims), x.sliceAxis(axis, i, n));
  }

  /// Surrounded by `value`: `width[i][0]` before and `width[i][1]` after, along each axis.
  public static Tensor pad(Tensor x, int[][] width, Number value) {
    return Borders.constant(x, width, value.doubleValue());
  }

  /// Surrounded by zeros, `width` on all sides.
  public static Tensor pad(Tensor x, int width) {
    return pad(x, Borders.all(x, width), 0);
  }

  /// Surrounded by what `mode` says: `edge`, `reflect`, `symmetric`, `wrap` or `constant`, as
  /// numpy.
  public static Tensor pad(Tensor x, int[][] width, String mode) {
    return Borders.of(x, width, mode);
  }
}
