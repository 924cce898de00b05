package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.op.Monoid;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The functions of `jax.numpy` that sort, search, count and take by position. Write them as
/// `Jnp.sort(x)`. Those whose result is as large as the values say (marked so) need known values:
/// inside of [Nnx#jit] they throw [IrException], or take a size.
public abstract sealed class JnpOrders extends JnpShapes permits Jnp {
  JnpOrders() {}

  /// In rising order along the last axis, NaN last.
  public static Tensor sort(Tensor x) {
    return sort(x, -1);
  }

  /// Along an axis.
  public static Tensor sort(Tensor x, int axis) {
    return Sorting.sort(x, axis);
  }

  /// In falling order along an axis if `descending`, NaN first.
  public static Tensor sort(Tensor x, int axis, boolean descending) {
    return x.takeAlongAxis(argsort(x, axis, descending), axis);
  }

  /// The positions along the last axis of the elements in order, in i32; equal ones stay in theirs.
  public static Tensor argsort(Tensor x) {
    return argsort(x, -1);
  }

  /// Along an axis.
  public static Tensor argsort(Tensor x, int axis) {
    return argsort(x, axis, false);
  }

  /// Along an axis; of falling elements if `descending`.
  public static Tensor argsort(Tensor x, int axis, boolean descending) {
    return Sorting.argsort(x, axis, descending);
  }

  /// The positions in an order that sorts by the last of the keys, then by those before it.
  public static Tensor lexsort(List<Tensor> keys) {
    var order = argsort(keys.getFirst());
    for (var key : keys.subList(1, keys.size())) {
      order = order.takeAlongAxis(argsort(key.takeAlongAxis(order, -1)), -1);
    }
    return order;
  }

  /// Sorted, which is one order in which element `kth` of the last axis stands in its place.
  public static Tensor partition(Tensor x, int kth) {
    return partition(x, kth, -1);
  }

  /// Along an axis.
  public static Tensor partition(Tensor x, int kth, int axis) {
    requirePlace("partition", x, kth, axis);
    return sort(x, axis);
  }

  /// The positions of [#partition].
  public static Tensor argpartition(Tensor x, int kth) {
    return argpartition(x, kth, -1);
  }

  /// Along an axis.
  public static Tensor argpartition(Tensor x, int kth, int axis) {
    requirePlace("argpartition", x, kth, axis);
    return argsort(x, axis);
  }

  private static void requirePlace(String what, Tensor x, int kth, int axis) {
    if (kth >= -x.dim(axis) && kth < x.dim(axis)) return;
    throw Errors.ofShapes(
        "%s: %d is no position of axis %d of %s", what, kth, axis, x.type().brief());
  }

  /// Where each of `x` would stand in `sorted`, a vector in rising order, before equal ones.
  public static Tensor searchsorted(Tensor sorted, Tensor x) {
    return searchsorted(sorted, x, false);
  }

  /// On the right after equal ones.
  public static Tensor searchsorted(Tensor sorted, Tensor x, boolean right) {
    return Search.sorted(sorted, x, right);
  }

  /// The number of the bin of each of `x`: `bins[i - 1] <= x < bins[i]`, for rising or falling
  /// bins.
  public static Tensor digitize(Tensor x, Tensor bins) {
    return digitize(x, bins, false);
  }

  /// With `right`, `bins[i - 1] < x <= bins[i]`.
  public static Tensor digitize(Tensor x, Tensor bins, boolean right) {
    int n = bins.dim(0);
    if (n == 0) return Tensor.zeros(DType.I32, x.shape().dims().toArray());
    var rising = searchsorted(bins, x, !right);
    var falling = searchsorted(bins.flip(0), x, !right).neg().add(n);
    return Tensor.where(bins.get(-1).ge(bins.get(0)), rising, falling);
  }

  /// At `x` the value of the line through the points `(xp, fp)`, `xp` rising; beyond them `fp`'s
  /// ends.
  public static Tensor interp(Tensor x, Tensor xp, Tensor fp) {
    return Search.interpolated(x, xp, fp);
  }

  // Positions.

  /// Slices of an axis at `indices`: see [Tensor#take].
  public static Tensor take(Tensor x, Tensor indices, int axis) {
    return x.take(indices, axis);
  }

  /// With positions outside as `mode` says: `fill` with NaN as [Tensor#take] (negative ones count
  /// from the back), `clip` to the ends (negative ones to the first), or `wrap` around.
  public static Tensor take(Tensor x, Tensor indices, int axis, String mode) {
    int n = x.dim(axis);
    return switch (mode) {
      case "fill" -> x.take(indices, axis);
      case "clip" -> x.take(indices.clip(0, n - 1), axis);
      case "wrap" -> x.take(indices.mod(n), axis);
      default ->
          throw Errors.located(
              new IrException("take's mode is 'fill', 'clip' or 'wrap', found '" + mode + "'"));
    };
  }

  /// Elements by their row-major numbers.
  public static Tensor take(Tensor x, Tensor indices) {
    return x.reshape(-1).take(indices, 0);
  }

  /// For each of `indices` the element at that position along the last axis.
  public static Tensor takeAlongAxis(Tensor x, Tensor indices) {
    return takeAlongAxis(x, indices, -1);
  }

  /// For each of `indices` the element at that position along `axis`.
  public static Tensor takeAlongAxis(Tensor x, Tensor indices, int axis) {
    return x.takeAlongAxis(indices, axis);
  }

  /// `x` with `values` at the positions `indices` along `axis`, which broadcast to one another.
  public static Tensor putAlongAxis(Tensor x, Tensor indices, Tensor values, int axis) {
    int a = Shapes.axis("putAlongAxis", x.shape(), axis);
    var at = new Object[x.rank()];
    for (int d = 0; d < at.length; d++) {
      at[d] = d == a ? indices : Tensor.iota(DType.I32, d, extents(indices, x, a));
    }
    return x.at(at).set(values);
  }

  /// `x` with `values`, repeated as often as needed, at the row-major numbers `indices`: negative
  /// ones count from the back, those out of bounds are dropped.
  public static Tensor put(Tensor x, Tensor indices, Tensor values) {
    var at = indices.reshape(-1);
    var all = resize(values, at.dim(0)).astype(x.dtype());
    return x.reshape(-1).at(at).set(all).reshape(x.shape().dims().toArray());
  }

  /// [#put] with numbers out of bounds as `mode` says: `fill` drops them, `clip` takes the ends (of
  /// negative ones the first), `wrap` goes around.
  public static Tensor put(Tensor x, Tensor indices, Tensor values, String mode) {
    int n = Math.toIntExact(x.size());
    return switch (mode) {
      case "fill" -> put(x, indices, values);
      case "clip" -> put(x, indices.clip(0, n - 1), values);
      case "wrap" -> put(x, indices.mod(n), values);
      default ->
          throw Errors.located(
              new IrException("put's mode is 'fill', 'clip' or 'wrap', found '" + mode + "'"));
    };
  }

  /// `x` where a mask of its shape holds with `values` in row-major order, repeated as often as
  /// needed.
  public static Tensor place(Tensor x, Tensor mask, Tensor values) {
    if (mask.size() != x.size() || values.size() == 0) {
      throw Errors.ofShapes(
          "place needs a mask like %s and values, found %s and %s",
          x.type().brief(), mask.type().brief(), values.type().brief());
    }
    var holds = mask.reshape(-1).ne(0);
    var number = Cumulative.of(Monoid.ADD, holds, 0, false).sub(1).maximum(0);
    var all = values.reshape(-1).take(number.mod(Math.toIntExact(values.size())), 0);
    var y = Tensor.where(holds, all.astype(x.dtype()), x.reshape(-1));
    return y.reshape(x.shape().dims().toArray());
  }

  /// The positions that `mask` keeps of a square of ones: `maskIndices(3, m -> Jnp.triu(m, 1))`.
  public static List<Tensor> maskIndices(int n, UnaryOperator<Tensor> mask) {
    return nonzero(mask.apply(Tensor.ones(n, n)));
  }

  /// Without the zeros at the ends of all axes. Needs known values.
  public static Tensor trimZeros(Tensor x) {
    return trimZeros(x, "fb");
  }

  /// Without those in front (`f`), at the back (`b`) or both (`fb`).
  public static Tensor trimZeros(Tensor x, String trim) {
    return Masks.trimmed(x, trim);
  }

  private static int[] extents(Tensor indices, Tensor x, int axis) {
    var dims = x.shape().dims().toArray();
    dims[axis] = indices.dim(axis);
    return dims;
  }

  /// The positions along each axis of the elements that are not zero. Needs known values.
  public static List<Tensor> nonzero(Tensor x) {
    return List.of(Masks.positions(Masks.numbers(x, "nonzero"), x.shape()));
  }

  /// The first `size` of them; where there are fewer, `fill`.
  public static List<Tensor> nonzero(Tensor x, int size, int fill) {
    return Search.nonzero(x, size, fill);
  }

  /// The first `size` of them; where there are fewer, 0.
  public static List<Tensor> nonzero(Tensor x, int size) {
    return nonzero(x, size, 0);
  }

  /// The row-major numbers of the elements that are not zero. Needs known values.
  public static Tensor flatnonzero(Tensor x) {
    return Tensor.of(Masks.numbers(x, "flatnonzero"));
  }

  /// The positions of the elements that are not zero, one a row. Needs known values.
  public static Tensor argwhere(Tensor x) {
    return Tensor.stack(1, nonzero(x).toArray(Tensor[]::new));
  }

  /// The elements of `x` where `condition` holds, in row-major order. Needs known values.
  public static Tensor extract(Tensor condition, Tensor x) {
    return x.reshape(-1).take(flatnonzero(condition), 0);
  }

  /// The slices of an axis where a vector of conditions holds. Needs known values.
  public static Tensor compress(Tensor condition, Tensor x, int axis) {
    return x.take(flatnonzero(condition), axis);
  }

  /// The elements in row-major order where a vector of conditions holds. Needs known values.
  public static Tensor compress(Tensor condition, Tensor x) {
    return compress(condition, ravel(x), 0);
  }

  /// The row-major numbers of positions in `shape`.
  public static Tensor ravelMultiIndex(List<Tensor> index, int... shape) {
    var at = Tensor.scalar(0);
    for (int d = 0; d < shape.length; d++) at = at.mul(shape[d]).add(index.get(d));
    return at;
  }

  /// The positions in `shape` of row-major numbers.
  public static List<Tensor> unravelIndex(Tensor numbers, int... shape) {
    return Search.positions(numbers, shape);
  }

  /// The positions of the lower triangle of a matrix, with the diagonal.
  public static List<Tensor> trilIndices(int n) {
    return trilIndices(n, 0);
  }

  /// The positions of the lower triangle of a matrix, with the `k`-th diagonal.
  public static List<Tensor> trilIndices(int n, int k) {
    return Triangles.positions(n, (row, column) -> column <= row + k);
  }

  /// The positions of the upper triangle of a matrix, with the diagonal.
  public static List<Tensor> triuIndices(int n) {
    return triuIndices(n, 0);
  }

  /// The positions of the upper triangle of a matrix, with the `k`-th diagonal.
  public static List<Tensor> triuIndices(int n, int k) {
    return Triangles.positions(n, (row, column) -> column >= row + k);
  }

  /// The positions of the diagonal of a square matrix.
  public static List<Tensor> diagIndices(int n) {
    return diagIndices(n, 2);
  }

  /// The positions of the diagonal of a tensor with so many axes of extent `n`.
  public static List<Tensor> diagIndices(int n, int axes) {
    return java.util.Collections.nCopies(axes, Tensor.arange(n));
  }

  /// [#trilIndices] of a square matrix.
  public static List<Tensor> trilIndicesFrom(Tensor x) {
    return trilIndicesFrom(x, 0);
  }

  /// [#trilIndices] of a square matrix.
  public static List<Tensor> trilIndicesFrom(Tensor x, int k) {
    return trilIndices(squareExtent("trilIndicesFrom", x, 2), k);
  }

  /// [#triuIndices] of a square matrix.
  public static List<Tensor> triuIndicesFrom(Tensor x) {
    return triuIndicesFrom(x, 0);
  }

  /// [#triuIndices] of a square matrix.
  public static List<Tensor> triuIndicesFrom(Tensor x, int k) {
    return triuIndices(squareExtent("triuIndicesFrom", x, 2), k);
  }

  /// [#diagIndices] of a tensor whose axes have one extent.
  public static List<Tensor> diagIndicesFrom(Tensor x) {
    return diagIndices(squareExtent("diagIndicesFrom", x, x.rank()), x.rank());
  }

  private static int squareExtent(String name, Tensor x, int rank) {
    boolean square =
        x.rank() == rank && rank >= 2 && x.shape().dims().stream().distinct().count() == 1;
    if (square) return x.dim(0);
    throw Errors.ofShapes("%s takes axes of one extent, found %s", name, x.type().brief());
  }

  // Sets: vectors in rising order, each element once. Need known values.

  /// The distinct elements.
  public static Tensor unique(Tensor x) {
    return Sets.unique(x).values();
  }

  /// The distinct elements, with first positions, numbers of the elements among them, and counts.
  public static Unique uniqueAll(Tensor x) {
    return Sets.unique(x);
  }

  /// The distinct elements, and how often each stands in `x`.
  public static Pair<Tensor, Tensor> uniqueCounts(Tensor x) {
    var all = Sets.unique(x);
    return new Pair<>(all.values(), all.counts());
  }

  /// The distinct elements, and the number of each element of `x` among them, in its shape.
  public static Pair<Tensor, Tensor> uniqueInverse(Tensor x) {
    var all = Sets.unique(x);
    return new Pair<>(all.values(), all.inverse().reshape(x.shape().dims().toArray()));
  }

  /// The first `size` distinct elements; where there are fewer, `fill`. For compiled functions too.
  public static Tensor unique(Tensor x, int size, Number fill) {
    return Sets.unique(x, size, fill);
  }

  /// What is in both.
  public static Tensor intersect1d(Tensor x, Tensor y) {
    var a = unique(x);
    return extract(isin(a, y), a);
  }

  /// What is in either.
  public static Tensor union1d(Tensor x, Tensor y) {
    return unique(append(x, y));
  }

  /// What is in `x` and not in `y`.
  public static Tensor setdiff1d(Tensor x, Tensor y) {
    var a = unique(x);
    return extract(isin(a, y).not(), a);
  }

  /// What is in one of both only.
  public static Tensor setxor1d(Tensor x, Tensor y) {
    return union1d(setdiff1d(x, y), setdiff1d(y, x));
  }

  /// Whether each element of `x` is one of `y`'s.
  public static Tensor isin(Tensor x, Tensor y) {
    return x.expandDims(-1).eq(y.reshape(-1)).any(-1);
  }

  // Counts.

  /// How often each of `0, ..., length - 1` is in `x`, in i32; other numbers are left out.
  public static Tensor bincount(Tensor x, int length) {
    return bincount(x, Tensor.ones(DType.I32, x.shape().dims().toArray()), length);
  }

  /// The sums of the weights of each of `0, ..., length - 1`.
  public static Tensor bincount(Tensor x, Tensor weights, int length) {
    return Search.counts(x.reshape(-1), weights.reshape(-1), length);
  }

  /// How many elements are in each of ten equal parts from the least to the greatest.
  public static Histogram histogram(Tensor x) {
    return histogram(x, 10);
  }

  /// How many elements are in each of `bins` equal parts from the least to the greatest.
  public static Histogram histogram(Tensor x, int bins) {
    return histogram(x, histogramBinEdges(x, bins));
  }

  /// How many elements are between those edges, which rise; the last includes its right edge.
  public static Histogram histogram(Tensor x, Tensor edges) {
    return new Histogram(Search.histogram(x, edges), edges);
  }

  /// How many points of `n` coordinates, the rows of `sample`, are in each of `bins` equal parts of
  /// each coordinate; of one number of bins, so many of each.
  public static HistogramDd histogramdd(Tensor sample, int... bins) {
    return Histograms.of(sample, bins);
  }

  /// Between those edges, of each coordinate, which rise; the last include their right edge.
  public static HistogramDd histogramdd(Tensor sample, List<Tensor> edges) {
    return histogramdd(sample, edges, null, false);
  }

  /// The sums of the points' weights; with `density` divided by their sum and the parts' volumes.
  public static HistogramDd histogramdd(
      Tensor sample, List<Tensor> edges, @Nullable Tensor weights, boolean density) {
    return Histograms.of(sample, edges, weights, density);
  }

  /// [#histogramdd(Tensor, int...)] of points in the plane.
  public static Histogram2d histogram2d(Tensor x, Tensor y, int... bins) {
    return Histograms.plane(histogramdd(stack(List.of(x, y), 1), bins));
  }

  /// [#histogramdd(Tensor, List, Tensor, boolean)] of points in the plane.
  public static Histogram2d histogram2d(
      Tensor x, Tensor y, Tensor xEdges, Tensor yEdges, @Nullable Tensor weights, boolean density) {
    var sample = stack(List.of(x, y), 1);
    return Histograms.plane(histogramdd(sample, List.of(xEdges, yEdges), weights, density));
  }

  /// The edges of `bins` equal parts from the least to the greatest element.
  public static Tensor histogramBinEdges(Tensor x, int bins) {
    return Search.edges(x, bins);
  }
}
