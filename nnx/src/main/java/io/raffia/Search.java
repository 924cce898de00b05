package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Monoid;
import java.util.ArrayList;
import java.util.List;

/// Places in sorted vectors, and counts.
final class Search {
  private Search() {}

  /// By halves: all of `x` at once.
  static Tensor sorted(Tensor sorted, Tensor x, boolean right) {
    if (sorted.rank() != 1) {
      throw Errors.located(
          IrException.ofShapes(
              "searchsorted needs a sorted vector, found " + sorted.type().brief()));
    }
    int n = sorted.dim(0);
    var dims = x.shape().dims().toArray();
    var low = Tensor.zeros(DType.I32, dims);
    var high = Tensor.full(DType.I32, n, dims);
    for (int reach = n; reach > 0; reach /= 2) {
      var middle = Elementwise.floorDivide(low.add(high), Tensor.weak(2));
      var at = sorted.take(middle.clip(0, n - 1), 0);
      var isBefore = right ? notGreater(at, x) : notGreater(x, at).not();
      var goes = low.lt(high);
      low = Tensor.where(goes.and(isBefore), middle.add(1), low);
      high = Tensor.where(goes.and(isBefore.not()), middle, high);
    }
    return low;
  }

  /// Whether `x <= y`, where NaN is greatest.
  private static Tensor notGreater(Tensor x, Tensor y) {
    return x.le(y).or(Jnp.isnan(y));
  }

  static Tensor interpolated(Tensor x, Tensor xp, Tensor fp) {
    int n = xp.dim(0);
    if (xp.rank() != 1 || !xp.shape().equals(fp.shape()) || n == 0) {
      throw Errors.ofShapes(
          "interp needs as many points as values, found %s and %s",
          xp.type().brief(), fp.type().brief());
    }
    var at = Elementwise.inexact(x);
    if (n == 1) return fp.get(0).broadcastTo(at.shape().dims().toArray());
    var right = sorted(xp, at, true).clip(1, n - 1);
    var left = right.sub(1);
    var x0 = xp.take(left, 0);
    var f0 = fp.take(left, 0);
    var slope = fp.take(right, 0).sub(f0);
    var width = xp.take(right, 0).sub(x0);
    var flat = width.eq(0);
    var y = f0.add(at.sub(x0).div(Tensor.where(flat, 1, width)).mul(slope));
    y = Tensor.where(flat, f0, y);
    y = Tensor.where(at.lt(xp.get(0)), fp.get(0), y);
    return Tensor.where(at.gt(xp.get(-1)), fp.get(-1), y);
  }

  static List<Tensor> nonzero(Tensor x, int size, int fill) {
    var holds = x.reshape(-1).ne(0);
    var number = Cumulative.of(Monoid.ADD, holds, 0, false).sub(1);
    var place = Tensor.where(holds, number, size);
    var numbers = Tensor.arange(holds.dim(0));
    var at = Tensor.full(DType.I32, -1, size).at(place).set(numbers);
    var known = at.ge(0);
    var dims = x.shape().dims().toArray();
    return positions(at.maximum(0), dims).stream().map(p -> Tensor.where(known, p, fill)).toList();
  }

  /// The positions of row-major numbers.
  static List<Tensor> positions(Tensor numbers, int... shape) {
    var strides = Shape.of(shape).strides();
    var all = new ArrayList<Tensor>();
    for (int d = 0; d < shape.length; d++) {
      var q = Elementwise.floorDivide(numbers, Tensor.weak(strides[d]));
      all.add(q.mod(shape[d]));
    }
    return all;
  }

  static Tensor counts(Tensor x, Tensor weights, int length) {
    if (!x.dtype().isInteger()) {
      throw Errors.located(
          IrException.ofShapes("bincount counts integers, found " + x.type().brief()));
    }
    // Negative numbers are clamped, as in JAX.
    return Tensor.zeros(weights.dtype(), length).at(x.maximum(0)).add(weights);
  }

  static Tensor edges(Tensor x, int bins) {
    var a = Elementwise.inexact(x);
    var low = a.min();
    var high = a.max();
    var same = low.eq(high);
    var from = Tensor.where(same, low.sub(0.5), low);
    var to = Tensor.where(same, high.add(0.5), high);
    var share = Tensor.arange(bins, a.dtype()).div(bins);
    var edges = share.neg().add(1).mul(from).add(share.mul(to));
    return Tensor.concatenate(0, edges, to.reshape(1));
  }

  static Tensor histogram(Tensor x, Tensor edges) {
    var place = bins(x, edges);
    return Tensor.zeros(edges.dim(0) - 1).at(place).add(Tensor.ones(place.dim(0)));
  }

  /// The number of the bin of each of `x`, as a vector; beyond the edges the number of bins.
  static Tensor bins(Tensor x, Tensor edges) {
    int bins = edges.dim(0) - 1;
    var a = Elementwise.inexact(x).reshape(-1);
    var bin = sorted(edges, a, true);
    bin = Tensor.where(a.eq(edges.get(-1)), bins, bin);
    var inside = a.ge(edges.get(0)).and(a.le(edges.get(-1)));
    return Tensor.where(inside, bin.sub(1), bins);
  }
}
