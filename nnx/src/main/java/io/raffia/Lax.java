package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.RaggedDot;
import io.raffia.ir.Shape;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// The functions of `jax.lax`: control flow ([LaxControlFlow]), what is taken at computed
/// positions, cumulative functions in both directions, sorts, convolutions, and StableHLO's general
/// forms. Those of elements that `jax.numpy` has too (`exp`, `add`, `floor`) are methods of
/// [Tensor] and functions of [Jnp]; for `gather` and `scatter` see [Tensor#get] and [Tensor#at].
///
/// What may be left out in JAX may be here, from the end of the arguments on.
public final class Lax extends LaxControlFlow {
  private Lax() {}

  private record Key(Object op, Object detail) {}

  private static final int[] EMPTY = {};

  // Solvers.

  /// The solution `x` of the linear system `matvec(x) = b`, as `solve(matvec, b)` finds it: a loop,
  /// for instance. Its derivatives by `b` and by all that `matvec` reads are those of the solution,
  /// found by `solve` too; in reverse mode by `transposeSolve(vecmat, b)`, where `vecmat` is the
  /// transposed `matvec`. For a symmetric system, `transposeSolve` may be `solve`.
  ///
  /// `b` is a tensor of floats, or a record, list or map of some; so is what all functions take and
  /// give. Throws [IrException] where they give another structure or other types, set Variables or
  /// print.
  public static <T> T customLinearSolve(
      Fn1<T, T> matvec, T b, Fn2<Fn1<T, T>, T, T> solve, Fn2<Fn1<T, T>, T, T> transposeSolve) {
    return Standalone.call(
        "custom_linear_solve",
        List.of(matvec, solve, transposeSolve),
        in -> Solution.linear(matvec, solve, transposeSolve, in[0]),
        b);
  }

  /// Without a solver of the transposed system: reverse mode throws [IrException].
  public static <T> T customLinearSolve(Fn1<T, T> matvec, T b, Fn2<Fn1<T, T>, T, T> solve) {
    return Standalone.call(
        "custom_linear_solve",
        List.of(matvec, solve),
        in -> Solution.linear(matvec, solve, null, in[0]),
        b);
  }

  /// A root `x` of `f(x) = 0`, as `solve(f, guess)` finds it. Its derivatives by all that `f` reads
  /// are those of the implicit function, whatever `solve` does: solutions of linear systems, which
  /// `tangentSolve(g, b)` solves for `x` in `g(x) = b`. It is given the linear function `g` that
  /// `f` is near the root, and in reverse mode its transpose: so it must find the matrix by `g`
  /// alone (of a scalar, `b.div(g.apply(Tensor.onesLike(b)))`). The derivative by `guess` is 0.
  ///
  /// Structures, types and errors as for [#customLinearSolve].
  public static <T> T customRoot(
      Fn1<T, T> f, T guess, Fn2<Fn1<T, T>, T, T> solve, Fn2<Fn1<T, T>, T, T> tangentSolve) {
    return Standalone.call(
        "custom_root",
        List.of(f, solve, tangentSolve),
        in -> Solution.root(f, solve, tangentSolve, in[0]),
        guess);
  }

  // Values.

  /// The same value, a constant to differentiation.
  public static Tensor stopGradient(Tensor x) {
    return x.stopGradient();
  }

  /// `1 / √x`.
  public static Tensor rsqrt(Tensor x) {
    return x.rsqrt();
  }

  /// The nearest number from `low` to `high`, which are scalars or have the shape of `x`.
  public static Tensor clamp(Tensor low, Tensor x, Tensor high) {
    var to = Promotion.of(low, x, high);
    return Dispatch.apply(
        new Key(Clamp.CLAMP, to.dtype()),
        to.weak(),
        (b, in) -> {
          var shape = x.shape();
          var all = in.stream().map(v -> Elementwise.fit(b, v, to.dtype(), shape)).toList();
          return b.emit(Clamp.CLAMP, all);
        },
        low,
        x,
        high);
  }

  /// `x` where `condition` holds, else `y`.
  public static Tensor select(Tensor condition, Tensor x, Tensor y) {
    return Tensor.where(condition, x, y);
  }

  /// `x^n` by repeated multiplication.
  public static Tensor integerPow(Tensor x, int n) {
    return x.pow(n);
  }

  /// The same bits as another type of that width.
  public static Tensor bitcastConvertType(Tensor x, DType dtype) {
    return x.view(dtype);
  }

  /// Converted: see [Tensor#astype].
  public static Tensor convertElementType(Tensor x, DType dtype) {
    return x.astype(dtype);
  }

  /// Rounded to so many bits of exponent and mantissa.
  public static Tensor reducePrecision(Tensor x, int exponentBits, int mantissaBits) {
    var op = new ReducePrecision(exponentBits, mantissaBits);
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  /// How many bits are 1.
  public static Tensor populationCount(Tensor x) {
    return Elementwise.unary(Unary.POPCNT, x);
  }

  /// How many bits are 0 before the first 1.
  public static Tensor clz(Tensor x) {
    return Elementwise.unary(Unary.COUNT_LEADING_ZEROS, x);
  }

  /// The upper half of the bits of a product of i32 or u32.
  public static Tensor mulhi(Tensor x, Tensor y) {
    var type = Promotion.of(x, y).dtype();
    if (type != DType.I32 && type != DType.U32) {
      throw Errors.located(IrException.ofShapes("mulhi is of i32 or u32, found " + type));
    }
    var wide = type == DType.I32 ? DType.I64 : DType.U64;
    var product = x.astype(wide).mul(y.astype(wide));
    return product
        .shiftRightLogical(Tensor.of(wide, new long[] {32}, Shape.SCALAR))
        .astype(DType.U32)
        .view(type);
  }

  /// The regularized lower incomplete gamma function.
  public static Tensor igamma(Tensor a, Tensor x) {
    return Special.gammainc(a, x);
  }

  /// The regularized upper incomplete gamma function.
  public static Tensor igammac(Tensor a, Tensor x) {
    return Special.gammaincc(a, x);
  }

  /// The derivative of [#igamma] by `a`.
  public static Tensor igammaGradA(Tensor a, Tensor x) {
    return Special.gammaincByA(a, x);
  }

  /// How a sample `x` of the gamma distribution changes with its parameter `a`, at the same
  /// probability.
  public static Tensor randomGammaGrad(Tensor a, Tensor x) {
    return Special.gammaVariateByA(a, x);
  }

  /// The inverse of the error function.
  public static Tensor erfInv(Tensor x) {
    return Special.erfinv(x);
  }

  /// The logarithm of the absolute value of the gamma function.
  public static Tensor lgamma(Tensor x) {
    return Special.gammaln(x);
  }

  /// `e^-|x|` times the modified Bessel function of order 0.
  public static Tensor besselI0e(Tensor x) {
    return Special.i0e(x);
  }

  /// `e^-|x|` times the modified Bessel function of order 1.
  public static Tensor besselI1e(Tensor x) {
    return Special.i1e(x);
  }

  /// `x`, behind which the compiler does not look.
  public static Tensor optimizationBarrier(Tensor x) {
    var op = OptimizationBarrier.OPTIMIZATION_BARRIER;
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emitAll(op, in, "").getFirst(), x);
  }

  // Parts. Computed positions are clamped so that what is taken fits.

  /// `sizes` elements along each axis from `starts` on, scalars.
  public static Tensor dynamicSlice(Tensor x, List<Tensor> starts, int... sizes) {
    return Windows.taken(x, starts, sizes);
  }

  /// `size` elements of the first axis from `start` on.
  public static Tensor dynamicSliceInDim(Tensor x, Tensor start, int size) {
    return dynamicSliceInDim(x, start, size, 0);
  }

  /// `size` elements of an axis from `start` on.
  public static Tensor dynamicSliceInDim(Tensor x, Tensor start, int size, int axis) {
    int a = Shapes.axis("dynamicSlice", x.shape(), axis);
    var sizes = x.shape().dims().toArray();
    sizes[a] = size;
    return dynamicSlice(x, Windows.along(x, a, start), sizes);
  }

  /// The part at a position of the first axis, which stays with extent 1.
  public static Tensor dynamicIndexInDim(Tensor x, Tensor index) {
    return dynamicIndexInDim(x, index, 0);
  }

  /// The part at a position of an axis, which stays with extent 1.
  public static Tensor dynamicIndexInDim(Tensor x, Tensor index, int axis) {
    return dynamicIndexInDim(x, index, axis, true);
  }

  /// The part at a position of an axis, with the axis if `keepDims`.
  public static Tensor dynamicIndexInDim(Tensor x, Tensor index, int axis, boolean keepDims) {
    var y = dynamicSliceInDim(x, index, 1, axis);
    return keepDims ? y : y.squeeze(axis);
  }

  /// `x` with `update` from `starts` on.
  public static Tensor dynamicUpdateSlice(Tensor x, Tensor update, List<Tensor> starts) {
    return Windows.updated(x, update, starts);
  }

  /// `x` with `update` from `start` on along an axis.
  public static Tensor dynamicUpdateSliceInDim(Tensor x, Tensor update, Tensor start, int axis) {
    int a = Shapes.axis("dynamicUpdateSlice", x.shape(), axis);
    return dynamicUpdateSlice(x, update, Windows.along(x, a, start));
  }

  /// `x` with `update` at a position of an axis, which `update` may lack.
  public static Tensor dynamicUpdateIndexInDim(Tensor x, Tensor update, Tensor index, int axis) {
    var slice = update.rank() < x.rank() ? update.expandDims(axis) : update;
    return dynamicUpdateSliceInDim(x, slice, index, axis);
  }

  /// Positions `starts` to `limits`, along each axis.
  public static Tensor slice(Tensor x, int[] starts, int[] limits) {
    return slice(x, starts, limits, Ints.repeat(1, x.rank()).toArray());
  }

  /// Positions `starts` to `limits` by `strides`, along each axis.
  public static Tensor slice(Tensor x, int[] starts, int[] limits, int[] strides) {
    return Indexing.slice(x, starts, limits, strides);
  }

  /// Positions `start` to `limit` of the first axis.
  public static Tensor sliceInDim(Tensor x, int start, int limit) {
    return sliceInDim(x, start, limit, 1, 0);
  }

  /// Positions `start, start + stride, ...` below `limit` of the first axis.
  public static Tensor sliceInDim(Tensor x, int start, int limit, int stride) {
    return sliceInDim(x, start, limit, stride, 0);
  }

  /// Positions `start, start + stride, ...` below `limit` of an axis.
  public static Tensor sliceInDim(Tensor x, int start, int limit, int stride, int axis) {
    return x.sliceAxis(axis, start, limit, stride);
  }

  /// The part at a position of the first axis, which stays with extent 1.
  public static Tensor indexInDim(Tensor x, int index) {
    return indexInDim(x, index, 0);
  }

  /// The part at a position of an axis, which stays with extent 1.
  public static Tensor indexInDim(Tensor x, int index, int axis) {
    return indexInDim(x, index, axis, true);
  }

  /// The part at a position of an axis, with the axis if `keepDims`.
  public static Tensor indexInDim(Tensor x, int index, int axis, boolean keepDims) {
    int at = index < 0 ? index + x.dim(axis) : index;
    var y = x.sliceAxis(axis, at, at + 1);
    return keepDims ? y : y.squeeze(axis);
  }

  /// Pieces of those sizes along the first axis.
  public static List<Tensor> split(Tensor x, int... sizes) {
    return split(x, sizes, 0);
  }

  /// Pieces of those sizes along an axis.
  public static List<Tensor> split(Tensor x, int[] sizes, int axis) {
    if (sizes.length == 0 || Arrays.stream(sizes).sum() != x.dim(axis)) {
      throw Errors.ofShapes(
          "split: pieces of %s do not make up axis %d of %s",
          Arrays.toString(sizes), axis, x.type().brief());
    }
    var places = Arrays.copyOf(sizes, sizes.length - 1);
    Arrays.parallelPrefix(places, Integer::sum);
    return Jnp.split(x, places, axis);
  }

  /// The greatest `k` elements of the last axis, falling, and their positions.
  public static Pair<Tensor, Tensor> topK(Tensor x, int k) {
    return topK(x, k, -1);
  }

  /// Of an axis.
  public static Pair<Tensor, Tensor> topK(Tensor x, int k, int axis) {
    return Sorting.first(x, k, axis, true);
  }

  /// The `k` greatest of the last axis: exact here, where `jax.lax.approx_max_k` may miss some.
  public static Pair<Tensor, Tensor> approxMaxK(Tensor x, int k) {
    return topK(x, k);
  }

  /// Of an axis.
  public static Pair<Tensor, Tensor> approxMaxK(Tensor x, int k, int axis) {
    return topK(x, k, axis);
  }

  /// The `k` least of the last axis and their positions, the least first.
  public static Pair<Tensor, Tensor> approxMinK(Tensor x, int k) {
    return approxMinK(x, k, -1);
  }

  /// Of an axis.
  public static Pair<Tensor, Tensor> approxMinK(Tensor x, int k, int axis) {
    return Sorting.first(x, k, axis, false);
  }

  /// In rising order along the last axis, NaN last.
  public static Tensor sort(Tensor x) {
    return Sorting.sort(x, -1);
  }

  /// Along an axis.
  public static Tensor sort(Tensor x, int axis) {
    return Sorting.sort(x, axis);
  }

  /// Tensors of one shape in the order along an axis that sorts by the first of them, of equal
  /// elements by the second, and so on: `keys` of them count.
  public static List<Tensor> sort(List<Tensor> xs, int axis, int keys) {
    return Sorting.together(xs, axis, keys);
  }

  /// Keys of the last axis in rising order, and values in the same.
  public static Pair<Tensor, Tensor> sortKeyVal(Tensor keys, Tensor values) {
    return sortKeyVal(keys, values, -1);
  }

  /// Along an axis.
  public static Pair<Tensor, Tensor> sortKeyVal(Tensor keys, Tensor values, int axis) {
    var order = Sorting.argsort(keys, axis, false);
    return new Pair<>(keys.takeAlongAxis(order, axis), values.takeAlongAxis(order, axis));
  }

  // Cumulative functions, of each element and all before it along an axis, the first if none is
  // given, or after it if `reverse`.

  /// Sums.
  public static Tensor cumsum(Tensor x) {
    return cumsum(x, 0);
  }

  /// Sums.
  public static Tensor cumsum(Tensor x, int axis) {
    return cumsum(x, axis, false);
  }

  /// Sums.
  public static Tensor cumsum(Tensor x, int axis, boolean reverse) {
    return Cumulative.of(Monoid.ADD, x, axis, reverse);
  }

  /// Products.
  public static Tensor cumprod(Tensor x) {
    return cumprod(x, 0);
  }

  /// Products.
  public static Tensor cumprod(Tensor x, int axis) {
    return cumprod(x, axis, false);
  }

  /// Products.
  public static Tensor cumprod(Tensor x, int axis, boolean reverse) {
    return Cumulative.of(Monoid.MUL, x, axis, reverse);
  }

  /// The greatest.
  public static Tensor cummax(Tensor x) {
    return cummax(x, 0);
  }

  /// The greatest.
  public static Tensor cummax(Tensor x, int axis) {
    return cummax(x, axis, false);
  }

  /// The greatest.
  public static Tensor cummax(Tensor x, int axis, boolean reverse) {
    return Cumulative.of(Monoid.MAX, x, axis, reverse);
  }

  /// The least.
  public static Tensor cummin(Tensor x) {
    return cummin(x, 0);
  }

  /// The least.
  public static Tensor cummin(Tensor x, int axis) {
    return cummin(x, axis, false);
  }

  /// The least.
  public static Tensor cummin(Tensor x, int axis, boolean reverse) {
    return Cumulative.of(Monoid.MIN, x, axis, reverse);
  }

  /// `log(sum(e^x))`.
  public static Tensor cumlogsumexp(Tensor x) {
    return cumlogsumexp(x, 0);
  }

  /// `log(sum(e^x))`.
  public static Tensor cumlogsumexp(Tensor x, int axis) {
    return cumlogsumexp(x, axis, false);
  }

  /// `log(sum(e^x))`.
  public static Tensor cumlogsumexp(Tensor x, int axis, boolean reverse) {
    return associativeScan(Jnp::logaddexp, x, reverse, axis);
  }

  // Shapes.

  /// Repeated along new axes in front.
  public static Tensor broadcast(Tensor x, int... sizes) {
    return x.broadcastTo(Ints.of(sizes).plus(x.shape().dims()).toArray());
  }

  /// To `shape`, of which axis `axes[i]` is the axis `i` of `x`.
  public static Tensor broadcastInDim(Tensor x, int[] shape, int... axes) {
    var op = new BroadcastInDim(Shape.of(shape), Ints.of(axes));
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  /// `0, 1, ..., n - 1`.
  public static Tensor iota(DType dtype, int n) {
    return Tensor.arange(n, dtype);
  }

  /// Each element its own position along `axis`.
  public static Tensor broadcastedIota(DType dtype, int[] shape, int axis) {
    return Tensor.iota(dtype, axis, shape);
  }

  /// The axes from `from` on as one.
  public static Tensor collapse(Tensor x, int from) {
    return collapse(x, from, x.rank());
  }

  /// Axes `from` to `to`, not included, as one.
  public static Tensor collapse(Tensor x, int from, int to) {
    var dims = new ArrayList<Integer>();
    for (int d = 0; d < x.rank(); d++) {
      if (d == from) dims.add(-1);
      else if (d < from || d >= to) dims.add(x.dim(d));
    }
    return x.reshape(dims.stream().mapToInt(d -> d).toArray());
  }

  /// Surrounded by `value`: `widths[i]` is before, after and between the elements of axis `i`;
  /// negative numbers before and after cut off.
  public static Tensor pad(Tensor x, Number value, int[][] widths) {
    var op = new Pad(column(widths, 0), column(widths, 1), column(widths, 2));
    return Dispatch.apply(
        op, x.isWeak(), (b, in) -> b.emit(op, in), x, x.like(value).astype(x.dtype()));
  }

  private static Ints column(int[][] widths, int i) {
    return Ints.of(Arrays.stream(widths).mapToInt(w -> w[i]));
  }

  /// With the order along those axes reversed.
  public static Tensor rev(Tensor x, int... axes) {
    return x.flip(axes);
  }

  // What the examples of a named axis of Nnx.vmap compute together. Of several names, all the axes.

  /// The sum over all examples of those axes; of lists, records, States: of each tensor.
  public static <T> T psum(T x, String... axisNames) {
    return Collectives.each(x, t -> Collectives.psum(t, axisNames));
  }

  /// The mean over all examples of those axes; of lists, records, States: of each tensor.
  public static <T> T pmean(T x, String... axisNames) {
    return Collectives.each(x, t -> Collectives.pmean(t, axisNames));
  }

  /// The greatest of all examples of those axes; of lists, records, States: of each tensor.
  public static <T> T pmax(T x, String... axisNames) {
    return Collectives.each(x, t -> Collectives.extreme(t, true, axisNames));
  }

  /// The least of all examples of those axes; of lists, records, States: of each tensor.
  public static <T> T pmin(T x, String... axisNames) {
    return Collectives.each(x, t -> Collectives.extreme(t, false, axisNames));
  }

  /// Which example this one is, from 0, an i32.
  public static Tensor axisIndex(String axisName) {
    return Collectives.index(axisName);
  }

  /// How many examples there are.
  public static int axisSize(String axisName) {
    return Collectives.axis(axisName).size();
  }

  /// `x` of all examples, along a new first axis.
  public static Tensor allGather(Tensor x, String axisName) {
    return Collectives.gather(x, axisName);
  }

  /// `x` of all examples along a new `axis` or, if `tiled`, one after another along the axis that
  /// is there.
  public static Tensor allGather(Tensor x, String axisName, int axis, boolean tiled) {
    return Collectives.gather(x, axisName, axis, tiled);
  }

  /// The sum over all examples, of which each takes its own position of an axis or, if `tiled`, its
  /// own stretch of it.
  public static Tensor psumScatter(Tensor x, String axisName, int axis, boolean tiled) {
    return Collectives.psumScatter(x, axisName, axis, tiled);
  }

  /// `x` of the example that sends to this one: `pairs` are `{from, to}`. Zeros where none does.
  public static Tensor ppermute(Tensor x, String axisName, int[][] pairs) {
    return Collectives.permuted(x, axisName, pairs);
  }

  /// Each example gives position `i` of `splitAxis` to example `i`, and has what it is given along
  /// `concatAxis`; if `tiled`, stretches of the axes that are there.
  public static Tensor allToAll(
      Tensor x, String axisName, int splitAxis, int concatAxis, boolean tiled) {
    return Collectives.allToAll(x, axisName, splitAxis, concatAxis, tiled);
  }

  // Combinations.

  /// Sums products over pairs of axes, for each pair of equal positions of the batch axes.
  public static Tensor dotGeneral(
      Tensor x, Tensor y, int[] xAxes, int[] yAxes, int[] xBatch, int[] yBatch) {
    var to = Promotion.of(x, y);
    var op =
        new DotGeneral(
            Ints.of(xBatch), Ints.of(yBatch), Ints.of(xAxes), Ints.of(yAxes), to.dtype());
    return Shapes.dotGeneral(op, to, x, y);
  }

  /// Products of matrices in the last two axes, for each position of the leading ones.
  public static Tensor batchMatmul(Tensor x, Tensor y) {
    return x.matmul(y);
  }

  /// Products of groups of consecutive rows of `x`, `[rows, k]`, with a matrix for each, `y`,
  /// `[groups, k, n]`. `sizes` says how many rows each group has; rows after them give zeros.
  public static Tensor raggedDot(Tensor x, Tensor y, Tensor sizes) {
    return raggedDotGeneral(x, y, sizes, new int[] {1}, new int[] {1}, EMPTY, EMPTY, 0, 0);
  }

  /// [#dotGeneral] of an `x` that falls into groups along its axis `ragged`, of those sizes. Where
  /// that axis is contracted, each group gives a product, along a new first axis; where it is
  /// batched, nothing differs; else `y` has an axis `group` with an operand for each (-1 in the
  /// other cases). Axes of `y` are counted with that.
  public static Tensor raggedDotGeneral(
      Tensor x,
      Tensor y,
      Tensor sizes,
      int[] xAxes,
      int[] yAxes,
      int[] xBatch,
      int[] yBatch,
      int ragged,
      int group) {
    var to = Promotion.of(x, y);
    var numbers =
        new DotGeneral(
            Ints.of(xBatch), Ints.of(yBatch), Ints.of(xAxes), Ints.of(yAxes), to.dtype());
    var dot = new RaggedDot(ragged, group, numbers);
    return Dispatch.apply(
        dot,
        to.weak(),
        (b, in) ->
            dot.emit(
                b, b.convert(in.get(0), to.dtype()), b.convert(in.get(1), to.dtype()), in.get(2)),
        x,
        y,
        sizes);
  }

  /// The product of two matrices, or batches of them, that stand for their elements times a scale;
  /// null is none. A scale stands for a block along the contracted axis, the last of `x` and the
  /// last but one of `y`; other axes it has alike. Computed in f32.
  public static Tensor scaledDot(
      Tensor x, Tensor y, @Nullable Tensor xScale, @Nullable Tensor yScale, DType dtype) {
    var left = Shapes.scaled("scaledDot", x, xScale, -1);
    var right = Shapes.scaled("scaledDot", y, yScale, -2);
    return left.matmul(right).astype(dtype);
  }

  /// All elements along axes, combined by any associative function that has `init` for its
  /// identity.
  public static Tensor reduce(Tensor x, Tensor init, BinaryOperator<Tensor> f, int... axes) {
    return reduce(
            List.of(x), List.of(init), (a, b) -> List.of(f.apply(a.getFirst(), b.getFirst())), axes)
        .getFirst();
  }

  /// Of several tensors of one shape at once.
  public static List<Tensor> reduce(
      List<Tensor> x, List<Tensor> init, BinaryOperator<List<Tensor>> f, int... axes) {
    return Reductions.by(x, init, f, axes);
  }

  /// The exclusive or of the bits along axes.
  public static Tensor reduceXor(Tensor x, int... axes) {
    return Reductions.xor(x, axes);
  }

  /// The greatest along axes.
  public static Tensor reduceMax(Tensor x, int... axes) {
    return x.max(axes);
  }

  /// The least along axes.
  public static Tensor reduceMin(Tensor x, int... axes) {
    return x.min(axes);
  }

  /// The sum along axes.
  public static Tensor reduceSum(Tensor x, int... axes) {
    return x.sum(axes);
  }

  /// The product along axes.
  public static Tensor reduceProd(Tensor x, int... axes) {
    return x.prod(axes);
  }

  /// Whether all of booleans along axes hold.
  public static Tensor reduceAnd(Tensor x, int... axes) {
    return x.all(axes);
  }

  /// Whether any of booleans along axes holds.
  public static Tensor reduceOr(Tensor x, int... axes) {
    return x.any(axes);
  }

  /// The combination of the elements under each position of a window, which goes by single steps,
  /// without borders.
  public static Tensor reduceWindow(Tensor x, Monoid monoid, int... window) {
    return reduceWindow(x, monoid, window, Ints.repeat(1, window.length).toArray());
  }

  /// The combination of the elements under each position of a window, without borders.
  public static Tensor reduceWindow(Tensor x, Monoid monoid, int[] window, int[] strides) {
    var op = new ReduceWindow(monoid, Window.of(Ints.of(window), Ints.of(strides)));
    return Dispatch.apply(new Key("window", op), x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  /// The convolution of `x`, `[batch, features, ...spatial]`, with kernels `[out, features,
  /// ...spatial]`; padding is `SAME` or `VALID`.
  public static Tensor conv(Tensor x, Tensor kernel, int[] strides, String padding) {
    return Windows.conv(x, kernel, strides, padding);
  }

  /// With borders `padding[i]` before and after, holes in the input and in the kernel, and groups
  /// of features.
  public static Tensor convGeneralDilated(
      Tensor x,
      Tensor kernel,
      int[] strides,
      int[][] padding,
      int[] inputDilation,
      int[] kernelDilation,
      int featureGroups) {
    return Windows.conv(x, kernel, strides, padding, inputDilation, kernelDilation, featureGroups);
  }

  /// The transposed convolution of `x`, `[batch, ...spatial, features]`, with a kernel
  /// `[...spatial, features, out]`; padding is `SAME` or `VALID`. SAME gives strides times the
  /// extents.
  public static Tensor convTranspose(Tensor x, Tensor kernel, int[] strides, String padding) {
    return Windows.convTranspose(x, kernel, strides, padding);
  }

  /// The parts of `x`, `[batch, features, ...spatial]`, that a kernel of shape `filter` meets, in
  /// the place of its features: those of one feature stand together.
  public static Tensor convGeneralDilatedPatches(
      Tensor x, int[] filter, int[] strides, int[][] padding) {
    return Windows.patches(x, filter, strides, padding);
  }

  /// A convolution with a kernel of its own at each place: of `x`, `[batch, features, ...spatial]`,
  /// with `[out, features times filter, ...places]`.
  public static Tensor convGeneralDilatedLocal(
      Tensor x, Tensor kernel, int[] strides, int[][] padding, int[] filter) {
    return Windows.local(x, kernel, strides, padding, filter);
  }
}
