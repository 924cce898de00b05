package io.raffia;

import io.raffia.ir.IrException;

/// Norms of vectors and matrices.
final class Norms {
  private Norms() {}

  static Tensor vector(Tensor x, double ord, boolean keepDims, int... axes) {
    var a = Elementwise.inexact(x);
    if (ord == 2) return a.square().sum(keepDims, axes).sqrt();
    var size = a.abs();
    if (ord == Double.POSITIVE_INFINITY) return size.max(keepDims, axes);
    if (ord == Double.NEGATIVE_INFINITY) return size.min(keepDims, axes);
    if (ord == 0) return a.ne(0).astype(a.dtype()).sum(keepDims, axes);
    if (ord == 1) return size.sum(keepDims, axes);
    return size.pow(Tensor.weak(ord)).sum(keepDims, axes).pow(Tensor.weak(1 / ord));
  }

  static Tensor matrix(Tensor x, double ord, boolean keepDims, int... axes) {
    var a = Elementwise.inexact(x);
    int row = Shapes.axis("norm", x.shape(), axes[0]);
    int column = Shapes.axis("norm", x.shape(), axes[1]);
    Tensor y;
    if (Math.abs(ord) == 1) {
      y = extreme(a.abs().sum(true, row), ord, column);
    } else if (Double.isInfinite(ord)) {
      y = extreme(a.abs().sum(true, column), ord, row);
    } else if (Math.abs(ord) == 2) {
      var last = Jnp.moveaxis(Jnp.moveaxis(a, row, -1), column > row ? column - 1 : column, -1);
      var s = Linalg.svdvals(last);
      y = ord > 0 ? s.max(-1) : s.min(-1);
      return keepDims ? y.expandDims(Math.min(row, column), Math.max(row, column)) : y;
    } else {
      throw Errors.located(
          IrException.ofShapes(
              "norms of matrices are 1, 2, infinity and their negatives, found " + ord));
    }
    return keepDims ? y : y.squeeze(row, column);
  }

  private static Tensor extreme(Tensor x, double ord, int axis) {
    return ord > 0 ? x.max(true, axis) : x.min(true, axis);
  }
}
