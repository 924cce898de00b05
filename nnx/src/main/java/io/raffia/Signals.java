package io.raffia;

import io.raffia.ir.IrException;

/// Sums of products of shifted vectors.
final class Signals {
  private Signals() {}

  static Tensor convolve(Tensor x, Tensor y, String mode) {
    return correlation(x, y.flip(0), mode);
  }

  static Tensor correlate(Tensor x, Tensor y, String mode) {
    return correlation(x, y, mode);
  }

  /// `out[k] = sum(i: x[i + k - shift] y[i])`.
  private static Tensor correlation(Tensor x, Tensor y, String mode) {
    if (x.rank() != 1 || y.rank() != 1 || x.dim(0) == 0 || y.dim(0) == 0) {
      throw Errors.ofShapes(
          "convolve and correlate are of two vectors, found %s and %s",
          x.type().brief(), y.type().brief());
    }
    int n = x.dim(0);
    int m = y.dim(0);
    var wide = x.pad(new int[] {m - 1}, new int[] {m - 1}, 0);
    // Row k has the elements that y lies on when shifted by k.
    var at = Tensor.arange(n + m - 1).expandDims(1).add(Tensor.arange(m));
    var full = wide.take(at, 0).matmul(y);
    int least = Math.min(n, m);
    int most = Math.max(n, m);
    return switch (mode) {
      case "full" -> full;
      case "same" -> full.slice((least - 1) / 2, (least - 1) / 2 + most);
      case "valid" -> full.slice(least - 1, most);
      default ->
          throw Errors.located(
              IrException.ofShapes("the mode is full, same or valid, found '" + mode + "'"));
    };
  }

  static Tensor gradient(Tensor x, double step, int axis) {
    int n = x.dim(axis);
    if (n < 2) {
      throw Errors.ofShapes(
          "a gradient needs two elements along axis %d of %s", axis, x.type().brief());
    }
    var y = Elementwise.inexact(x);
    var first = y.sliceAxis(axis, 1, 2).sub(y.sliceAxis(axis, 0, 1)).div(step);
    var inner = y.sliceAxis(axis, 2, n).sub(y.sliceAxis(axis, 0, n - 2)).div(2 * step);
    var last = y.sliceAxis(axis, n - 1, n).sub(y.sliceAxis(axis, n - 2, n - 1)).div(step);
    return Tensor.concatenate(axis, first, inner, last);
  }

  static Tensor unwrapped(Tensor x, int axis, double period) {
    int a = Shapes.axis("unwrap", x.shape(), axis);
    var y = Elementwise.inexact(x);
    if (y.dim(a) == 0) return y;
    double half = period / 2;
    var step = Jnp.diff(y, 1, a);
    var rest = step.add(half).mod(period).sub(half);
    rest = Tensor.where(rest.eq(-half).and(step.gt(0)), half, rest);
    var turns = Tensor.where(step.abs().lt(half), 0, rest.sub(step));
    var first = y.sliceAxis(a, 0, 1);
    return Tensor.concatenate(a, first, y.sliceAxis(a, 1, y.dim(a)).add(Jnp.cumsum(turns, a)));
  }
}
