package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Monoid;

/// The methods of [Tensor] that combine elements along axes: without axes over all of them; with
/// `keepDims` these axes stay, with extent 1.
public abstract sealed class TensorReductions extends TensorMath permits TensorShapes {
  TensorReductions() {}

  /// Narrow floats sum in f32, narrow integers to 32 bits.
  public Tensor sum(int... axes) {
    return sum(false, axes);
  }

  public Tensor sum(boolean keepDims, int... axes) {
    return Reductions.sum(self(), keepDims, axes);
  }

  /// In `dtype`, to which the elements are converted first.
  public Tensor sum(DType dtype, int... axes) {
    return Jnp.sum(self(), dtype, axes);
  }

  public Tensor prod(int... axes) {
    return prod(false, axes);
  }

  public Tensor prod(boolean keepDims, int... axes) {
    return Reductions.prod(self(), keepDims, axes);
  }

  /// In `dtype`, to which the elements are converted first.
  public Tensor prod(DType dtype, int... axes) {
    return Jnp.prod(self(), dtype, axes);
  }

  /// The mean; of integers, in f32.
  public Tensor mean(int... axes) {
    return mean(false, axes);
  }

  public Tensor mean(boolean keepDims, int... axes) {
    return Reductions.mean(self(), keepDims, axes);
  }

  /// In a type of floats, to which the elements are converted first.
  public Tensor mean(DType dtype, int... axes) {
    return Jnp.mean(self(), dtype, axes);
  }

  /// The mean squared distance from the mean.
  public Tensor var(int... axes) {
    return var(false, axes);
  }

  public Tensor var(boolean keepDims, int... axes) {
    return var(0, keepDims, axes);
  }

  /// The sum of the squared distances is divided by the number of elements less `ddof`.
  public Tensor var(int ddof, boolean keepDims, int... axes) {
    return Reductions.var(self(), ddof, keepDims, axes);
  }

  /// The square root of [#var(int...)].
  public Tensor std(int... axes) {
    return std(false, axes);
  }

  public Tensor std(boolean keepDims, int... axes) {
    return std(0, keepDims, axes);
  }

  /// The square root of [#var(int, boolean, int...)].
  public Tensor std(int ddof, boolean keepDims, int... axes) {
    return var(ddof, keepDims, axes).sqrt();
  }

  /// The greatest; NaN wins.
  public Tensor max(int... axes) {
    return max(false, axes);
  }

  public Tensor max(boolean keepDims, int... axes) {
    return Reductions.extreme(Monoid.MAX, self(), keepDims, axes);
  }

  /// The least; NaN wins.
  public Tensor min(int... axes) {
    return min(false, axes);
  }

  public Tensor min(boolean keepDims, int... axes) {
    return Reductions.extreme(Monoid.MIN, self(), keepDims, axes);
  }

  /// The greatest less the least.
  public Tensor ptp(int... axes) {
    return ptp(false, axes);
  }

  public Tensor ptp(boolean keepDims, int... axes) {
    return max(keepDims, axes).sub(min(keepDims, axes));
  }

  /// Whether any element is not zero.
  public Tensor any(int... axes) {
    return any(false, axes);
  }

  public Tensor any(boolean keepDims, int... axes) {
    return Reductions.logical(Monoid.OR, self(), keepDims, axes);
  }

  /// Whether all elements are not zero.
  public Tensor all(int... axes) {
    return all(false, axes);
  }

  public Tensor all(boolean keepDims, int... axes) {
    return Reductions.logical(Monoid.AND, self(), keepDims, axes);
  }

  /// The first position of the greatest element along an axis, in i32.
  public Tensor argmax(int axis) {
    return argmax(axis, false);
  }

  public Tensor argmax(int axis, boolean keepDims) {
    return Reductions.argExtreme(Monoid.MAX, self(), keepDims, axis);
  }

  /// The row-major number of the greatest element.
  public Tensor argmax() {
    return Reductions.argExtreme(Monoid.MAX, self(), false);
  }

  /// The first position of the least element along an axis, in i32.
  public Tensor argmin(int axis) {
    return argmin(axis, false);
  }

  public Tensor argmin(int axis, boolean keepDims) {
    return Reductions.argExtreme(Monoid.MIN, self(), keepDims, axis);
  }

  /// The row-major number of the least element.
  public Tensor argmin() {
    return Reductions.argExtreme(Monoid.MIN, self(), false);
  }

  /// The sums of each element and those before it, of all in row-major order.
  public Tensor cumsum() {
    return Jnp.cumsum(self());
  }

  /// Along an axis.
  public Tensor cumsum(int axis) {
    return Cumulative.of(Monoid.ADD, self(), axis, false);
  }

  /// The products of each element and those before it, of all in row-major order.
  public Tensor cumprod() {
    return Jnp.cumprod(self());
  }

  /// Along an axis.
  public Tensor cumprod(int axis) {
    return Cumulative.of(Monoid.MUL, self(), axis, false);
  }
}
