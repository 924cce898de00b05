package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Monoid;
import org.jspecify.annotations.Nullable;

/// The functions of `jax.numpy` that combine the elements along axes: without axes over all of
/// them; with `keepDims` these axes stay, with extent 1. Write them as `Jnp.sum(x, 0)`.
public abstract sealed class JnpReductions extends JnpMath permits JnpArrays {
  JnpReductions() {}

  /// Narrow floats sum in f32, narrow integers to 32 bits.
  public static Tensor sum(Tensor x, int... axes) {
    return x.sum(axes);
  }

  public static Tensor sum(Tensor x, boolean keepDims, int... axes) {
    return x.sum(keepDims, axes);
  }

  /// The sum in `dtype`, to which the elements are converted first.
  public static Tensor sum(Tensor x, DType dtype, int... axes) {
    return sum(x, dtype, false, axes);
  }

  /// The sum in `dtype`, to which the elements are converted first.
  public static Tensor sum(Tensor x, DType dtype, boolean keepDims, int... axes) {
    return Reductions.wide(x, dtype).sum(keepDims, axes).astype(dtype);
  }

  /// The sum of the elements where `where` holds.
  public static Tensor sum(Tensor x, Tensor where, int... axes) {
    return sum(x, where, false, axes);
  }

  public static Tensor sum(Tensor x, Tensor where, boolean keepDims, int... axes) {
    return Tensor.where(where, x, 0).sum(keepDims, axes);
  }

  public static Tensor prod(Tensor x, int... axes) {
    return x.prod(axes);
  }

  public static Tensor prod(Tensor x, boolean keepDims, int... axes) {
    return Reductions.prod(x, keepDims, axes);
  }

  /// The product in `dtype`, to which the elements are converted first.
  public static Tensor prod(Tensor x, DType dtype, int... axes) {
    return prod(x, dtype, false, axes);
  }

  /// The product in `dtype`, to which the elements are converted first.
  public static Tensor prod(Tensor x, DType dtype, boolean keepDims, int... axes) {
    return Reductions.prod(Reductions.wide(x, dtype), keepDims, axes).astype(dtype);
  }

  /// The mean; of integers, in f32.
  public static Tensor mean(Tensor x, int... axes) {
    return x.mean(axes);
  }

  public static Tensor mean(Tensor x, boolean keepDims, int... axes) {
    return x.mean(keepDims, axes);
  }

  /// The mean in a type of floats, to which the elements are converted first.
  public static Tensor mean(Tensor x, DType dtype, int... axes) {
    return mean(x, dtype, false, axes);
  }

  /// The mean in a type of floats, to which the elements are converted first.
  public static Tensor mean(Tensor x, DType dtype, boolean keepDims, int... axes) {
    return Reductions.mean(x, dtype, keepDims, axes);
  }

  /// The mean of the elements where `where` holds; of none, NaN.
  public static Tensor mean(Tensor x, Tensor where, int... axes) {
    return mean(x, where, false, axes);
  }

  public static Tensor mean(Tensor x, Tensor where, boolean keepDims, int... axes) {
    var y = Elementwise.inexact(x);
    var n = where.broadcastTo(x.shape().dims().toArray()).astype(y.dtype()).sum(keepDims, axes);
    return sum(y, where, keepDims, axes).div(n);
  }

  /// The mean: see [#average(Tensor, Tensor, int...)].
  public static Tensor average(Tensor x, int... axes) {
    return mean(x, axes);
  }

  /// The mean with `weights` of the shape of `x`.
  public static Tensor average(Tensor x, Tensor weights, int... axes) {
    return x.mul(weights).sum(axes).div(weights.sum(axes));
  }

  /// The mean squared distance from the mean.
  public static Tensor var(Tensor x, int... axes) {
    return x.var(axes);
  }

  public static Tensor var(Tensor x, boolean keepDims, int... axes) {
    return x.var(keepDims, axes);
  }

  /// The sum is divided by the number of elements less `ddof`.
  public static Tensor var(Tensor x, int ddof, boolean keepDims, int... axes) {
    return Reductions.var(x, ddof, keepDims, axes);
  }

  /// The square root of [#var(Tensor, int...)].
  public static Tensor std(Tensor x, int... axes) {
    return x.var(axes).sqrt();
  }

  public static Tensor std(Tensor x, boolean keepDims, int... axes) {
    return x.var(keepDims, axes).sqrt();
  }

  /// The square root of [#var(Tensor, int, boolean, int...)].
  public static Tensor std(Tensor x, int ddof, boolean keepDims, int... axes) {
    return var(x, ddof, keepDims, axes).sqrt();
  }

  /// The greatest; NaN wins.
  public static Tensor max(Tensor x, int... axes) {
    return x.max(axes);
  }

  public static Tensor max(Tensor x, boolean keepDims, int... axes) {
    return x.max(keepDims, axes);
  }

  /// The least; NaN wins.
  public static Tensor min(Tensor x, int... axes) {
    return x.min(axes);
  }

  public static Tensor min(Tensor x, boolean keepDims, int... axes) {
    return x.min(keepDims, axes);
  }

  /// The greatest less the least.
  public static Tensor ptp(Tensor x, int... axes) {
    return x.max(axes).sub(x.min(axes));
  }

  public static Tensor ptp(Tensor x, boolean keepDims, int... axes) {
    return x.max(keepDims, axes).sub(x.min(keepDims, axes));
  }

  /// Whether any element is not zero.
  public static Tensor any(Tensor x, int... axes) {
    return x.any(axes);
  }

  public static Tensor any(Tensor x, boolean keepDims, int... axes) {
    return Reductions.logical(Monoid.OR, x, keepDims, axes);
  }

  /// Whether all elements are not zero.
  public static Tensor all(Tensor x, int... axes) {
    return x.all(axes);
  }

  public static Tensor all(Tensor x, boolean keepDims, int... axes) {
    return Reductions.logical(Monoid.AND, x, keepDims, axes);
  }

  /// The first position of the greatest element along an axis, in i32.
  public static Tensor argmax(Tensor x, int axis) {
    return x.argmax(axis);
  }

  public static Tensor argmax(Tensor x, int axis, boolean keepDims) {
    return Reductions.argExtreme(Monoid.MAX, x, keepDims, axis);
  }

  /// The row-major number of the greatest element.
  public static Tensor argmax(Tensor x) {
    return x.argmax();
  }

  /// The first position of the least element along an axis, in i32.
  public static Tensor argmin(Tensor x, int axis) {
    return x.argmin(axis);
  }

  public static Tensor argmin(Tensor x, int axis, boolean keepDims) {
    return Reductions.argExtreme(Monoid.MIN, x, keepDims, axis);
  }

  /// The row-major number of the least element.
  public static Tensor argmin(Tensor x) {
    return x.argmin();
  }

  /// How many elements are not zero, in i32.
  public static Tensor countNonzero(Tensor x, int... axes) {
    return x.ne(0).astype(DType.I32).sum(axes);
  }

  public static Tensor countNonzero(Tensor x, boolean keepDims, int... axes) {
    return x.ne(0).astype(DType.I32).sum(keepDims, axes);
  }

  // Those that leave NaN out; where nothing else is, they give NaN, and sums 0.

  public static Tensor nansum(Tensor x, int... axes) {
    return nansum(x, false, axes);
  }

  public static Tensor nansum(Tensor x, boolean keepDims, int... axes) {
    return Tensor.where(isnan(x).not(), x, 0).sum(keepDims, axes);
  }

  public static Tensor nanprod(Tensor x, int... axes) {
    return nanprod(x, false, axes);
  }

  public static Tensor nanprod(Tensor x, boolean keepDims, int... axes) {
    return Reductions.prod(Tensor.where(isnan(x), 1, x), keepDims, axes);
  }

  public static Tensor nanmean(Tensor x, int... axes) {
    return nanmean(x, false, axes);
  }

  public static Tensor nanmean(Tensor x, boolean keepDims, int... axes) {
    return mean(x, isnan(x).not(), keepDims, axes);
  }

  public static Tensor nanvar(Tensor x, int... axes) {
    return nanvar(x, false, axes);
  }

  public static Tensor nanvar(Tensor x, boolean keepDims, int... axes) {
    return mean(x.sub(nanmean(x, true, axes)).square(), isnan(x).not(), keepDims, axes);
  }

  public static Tensor nanstd(Tensor x, int... axes) {
    return nanstd(x, false, axes);
  }

  public static Tensor nanstd(Tensor x, boolean keepDims, int... axes) {
    return nanvar(x, keepDims, axes).sqrt();
  }

  public static Tensor nanmax(Tensor x, int... axes) {
    return nanmax(x, false, axes);
  }

  public static Tensor nanmax(Tensor x, boolean keepDims, int... axes) {
    var most = Tensor.where(isnan(x), Double.NEGATIVE_INFINITY, x).max(keepDims, axes);
    return Tensor.where(all(isnan(x), keepDims, axes), Double.NaN, most);
  }

  public static Tensor nanmin(Tensor x, int... axes) {
    return nanmin(x, false, axes);
  }

  public static Tensor nanmin(Tensor x, boolean keepDims, int... axes) {
    var least = Tensor.where(isnan(x), Double.POSITIVE_INFINITY, x).min(keepDims, axes);
    return Tensor.where(all(isnan(x), keepDims, axes), Double.NaN, least);
  }

  /// The first position of the greatest; -1 where all are NaN.
  public static Tensor nanargmax(Tensor x, int axis) {
    var at = Tensor.where(isnan(x), Double.NEGATIVE_INFINITY, x).argmax(axis);
    return Tensor.where(isnan(x).all(axis), -1, at);
  }

  /// The first position of the least; -1 where all are NaN.
  public static Tensor nanargmin(Tensor x, int axis) {
    var at = Tensor.where(isnan(x), Double.POSITIVE_INFINITY, x).argmin(axis);
    return Tensor.where(isnan(x).all(axis), -1, at);
  }

  // Order statistics: linear between the two nearest elements.

  /// The element that a share `q` of the others, from 0 to 1, is below.
  public static Tensor quantile(Tensor x, double q, int... axes) {
    return quantile(x, Tensor.weak(q), axes);
  }

  public static Tensor quantile(Tensor x, double q, boolean keepDims, int... axes) {
    return quantile(x, Tensor.weak(q), keepDims, axes);
  }

  /// For each share `q`, along the first axis of the result.
  public static Tensor quantile(Tensor x, Tensor q, int... axes) {
    return quantile(x, q, false, axes);
  }

  public static Tensor quantile(Tensor x, Tensor q, boolean keepDims, int... axes) {
    return Quantiles.of(x, q, false, keepDims, axes);
  }

  /// [#quantile] of `q / 100`.
  public static Tensor percentile(Tensor x, double q, int... axes) {
    return percentile(x, Tensor.weak(q), axes);
  }

  public static Tensor percentile(Tensor x, double q, boolean keepDims, int... axes) {
    return percentile(x, Tensor.weak(q), keepDims, axes);
  }

  /// [#quantile] of `q / 100`.
  public static Tensor percentile(Tensor x, Tensor q, int... axes) {
    return percentile(x, q, false, axes);
  }

  public static Tensor percentile(Tensor x, Tensor q, boolean keepDims, int... axes) {
    return quantile(x, q.div(100), keepDims, axes);
  }

  /// The middle element, or the mean of both.
  public static Tensor median(Tensor x, int... axes) {
    return median(x, false, axes);
  }

  public static Tensor median(Tensor x, boolean keepDims, int... axes) {
    return quantile(x, 0.5, keepDims, axes);
  }

  /// [#quantile] without NaN.
  public static Tensor nanquantile(Tensor x, double q, int... axes) {
    return nanquantile(x, q, false, axes);
  }

  public static Tensor nanquantile(Tensor x, double q, boolean keepDims, int... axes) {
    return Quantiles.of(x, Tensor.weak(q), true, keepDims, axes);
  }

  /// [#percentile] without NaN.
  public static Tensor nanpercentile(Tensor x, double q, int... axes) {
    return nanpercentile(x, q, false, axes);
  }

  public static Tensor nanpercentile(Tensor x, double q, boolean keepDims, int... axes) {
    return Quantiles.of(x, Tensor.weak(q).div(100), true, keepDims, axes);
  }

  /// [#median] without NaN.
  public static Tensor nanmedian(Tensor x, int... axes) {
    return nanmedian(x, false, axes);
  }

  public static Tensor nanmedian(Tensor x, boolean keepDims, int... axes) {
    return nanquantile(x, 0.5, keepDims, axes);
  }

  // What runs along an axis.

  /// The sums of each element and those before it, of all in row-major order.
  public static Tensor cumsum(Tensor x) {
    return cumsum(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor cumsum(Tensor x, int axis) {
    return Cumulative.of(Monoid.ADD, x, axis, false);
  }

  /// Along an axis in `dtype`, to which the elements are converted first.
  public static Tensor cumsum(Tensor x, int axis, DType dtype) {
    return cumsum(x.astype(dtype), axis).astype(dtype);
  }

  /// The same with a 0 in front.
  public static Tensor cumulativeSum(Tensor x, int axis, boolean includeInitial) {
    var y = cumsum(x, axis);
    return includeInitial ? Cumulative.withInitial(y, axis, 0) : y;
  }

  /// The products of each element and those before it, of all in row-major order.
  public static Tensor cumprod(Tensor x) {
    return cumprod(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor cumprod(Tensor x, int axis) {
    return Cumulative.of(Monoid.MUL, x, axis, false);
  }

  /// Along an axis in `dtype`, to which the elements are converted first.
  public static Tensor cumprod(Tensor x, int axis, DType dtype) {
    return cumprod(x.astype(dtype), axis).astype(dtype);
  }

  /// The same with a 1 in front.
  public static Tensor cumulativeProd(Tensor x, int axis, boolean includeInitial) {
    var y = cumprod(x, axis);
    return includeInitial ? Cumulative.withInitial(y, axis, 1) : y;
  }

  /// NaN counts as 0.
  public static Tensor nancumsum(Tensor x) {
    return nancumsum(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor nancumsum(Tensor x, int axis) {
    return cumsum(Tensor.where(isnan(x), 0, x), axis);
  }

  /// NaN counts as 1.
  public static Tensor nancumprod(Tensor x) {
    return nancumprod(x.reshape(-1), 0);
  }

  /// Along an axis.
  public static Tensor nancumprod(Tensor x, int axis) {
    return cumprod(Tensor.where(isnan(x), 1, x), axis);
  }

  /// Each element of the last axis less the one before it.
  public static Tensor diff(Tensor x) {
    return diff(x, 1, -1);
  }

  /// `n` times.
  public static Tensor diff(Tensor x, int n) {
    return diff(x, n, -1);
  }

  /// `n` times, along an axis.
  public static Tensor diff(Tensor x, int n, int axis) {
    var y = x;
    for (int i = 0; i < n; i++) {
      var after = y.sliceAxis(axis, 1, y.dim(axis));
      var before = y.sliceAxis(axis, 0, y.dim(axis) - 1);
      y = y.dtype() == DType.I1 ? after.ne(before) : after.sub(before);
    }
    return y;
  }

  /// Angles in radians along the last axis, with whole turns added so that neighbours are at most
  /// half a turn apart.
  public static Tensor unwrap(Tensor x) {
    return unwrap(x, -1, 2 * Math.PI);
  }

  /// Along an axis, with turns of `period`.
  public static Tensor unwrap(Tensor x, int axis, double period) {
    return Signals.unwrapped(x, axis, period);
  }

  /// [#diff(Tensor)] of all elements in row-major order.
  public static Tensor ediff1d(Tensor x) {
    return diff(x.reshape(-1));
  }

  /// The integral by the trapezoidal rule along the last axis, of points 1 apart.
  public static Tensor trapezoid(Tensor y) {
    return trapezoid(y, 1);
  }

  /// The integral by the trapezoidal rule along the last axis, of points `dx` apart.
  public static Tensor trapezoid(Tensor y, double dx) {
    return trapezoid(y, dx, -1);
  }

  /// The integral by the trapezoidal rule along an axis, of points `dx` apart.
  public static Tensor trapezoid(Tensor y, double dx, int axis) {
    int n = y.dim(axis);
    var sums = y.sliceAxis(axis, 1, n).add(y.sliceAxis(axis, 0, n - 1));
    return sums.sum(axis).mul(dx * 0.5);
  }

  /// At the points `x`, which increase.
  public static Tensor trapezoid(Tensor y, Tensor x) {
    int n = y.dim(-1);
    var sums = y.sliceAxis(-1, 1, n).add(y.sliceAxis(-1, 0, n - 1));
    return sums.mul(diff(x)).sum(-1).mul(0.5);
  }

  /// The covariance of the rows of a matrix, whose columns are observations.
  public static Tensor cov(Tensor x) {
    return cov(x, null, true, 1);
  }

  /// With more rows `y`; without `rowvar` columns are variables; divides by the number of
  /// observations less `ddof`.
  public static Tensor cov(Tensor x, @Nullable Tensor y, boolean rowvar, int ddof) {
    var a = observations(x, rowvar);
    if (y != null) a = Tensor.concatenate(0, a, observations(y, rowvar));
    var centered = a.sub(a.mean(true, 1));
    var c = centered.matmul(centered.transpose()).div(a.dim(1) - ddof);
    return c.squeeze();
  }

  private static Tensor observations(Tensor x, boolean rowvar) {
    var a = Elementwise.inexact(x.rank() < 2 ? x.reshape(1, -1) : x);
    return rowvar || a.dim(0) == 1 ? a : a.transpose();
  }

  /// The correlation coefficients of the rows of a matrix.
  public static Tensor corrcoef(Tensor x) {
    var c = cov(x);
    if (c.rank() == 0) return c.div(c);
    var deviation = Linalg.diagonal(c).sqrt();
    return c.div(deviation.expandDims(1)).div(deviation.expandDims(0)).clip(-1, 1);
  }
}
