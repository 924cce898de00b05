package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;

/// Triangles and diagonals of matrices.
final class Triangles {
  private Triangles() {}

  /// Whether an element stands on or below the `k`-th diagonal.
  static Tensor below(int rows, int columns, int k) {
    var column = Tensor.iota(DType.I32, 1, rows, columns);
    return column.le(Tensor.iota(DType.I32, 0, rows, columns).add(k));
  }

  interface Part {
    boolean has(int row, int column);
  }

  /// The positions of a part of a matrix.
  static List<Tensor> positions(int n, Part part) {
    var rows = new ArrayList<Integer>();
    var columns = new ArrayList<Integer>();
    for (int i = 0; i < n * n; i++) {
      if (!part.has(i / n, i % n)) continue;
      rows.add(i / n);
      columns.add(i % n);
    }
    return List.of(vector(rows), vector(columns));
  }

  private static Tensor vector(List<Integer> items) {
    return Tensor.of(items.stream().mapToInt(i -> i).toArray());
  }

  static Tensor lower(Tensor x, int k) {
    requireMatrix("a triangle", x);
    return Tensor.where(below(x.dim(-2), x.dim(-1), k), x, Tensor.zerosLike(x));
  }

  static Tensor upper(Tensor x, int k) {
    requireMatrix("a triangle", x);
    return Tensor.where(below(x.dim(-2), x.dim(-1), k - 1), Tensor.zerosLike(x), x);
  }

  private static void requireMatrix(String what, Tensor x) {
    if (x.rank() >= 2) return;
    throw Errors.located(IrException.ofShapes(what + " needs two axes, found " + x.type().brief()));
  }

  /// The `offset`-th diagonal of two axes, as the last axis.
  static Tensor diagonal(Tensor x, int offset, int axis1, int axis2) {
    requireMatrix("a diagonal", x);
    int a = Shapes.axis("diagonal", x.shape(), axis1);
    int c = Shapes.axis("diagonal", x.shape(), axis2);
    var others = Ints.range(0, x.rank()).filter(d -> d != a && d != c);
    var y = x.transpose(others.plus(Ints.of(a, c)).toArray());
    int rows = y.dim(-2);
    int columns = y.dim(-1);
    int n = Math.max(0, Math.min(rows - Math.max(0, -offset), columns - Math.max(0, offset)));
    int start = Math.max(0, -offset) * columns + Math.max(0, offset);
    var flat = y.reshape(flatDims(y));
    if (n == 0) return flat.sliceAxis(-1, 0, 0);
    return flat.sliceAxis(-1, start, start + (n - 1) * (columns + 1) + 1, columns + 1);
  }

  /// The last two axes as one.
  private static int[] flatDims(Tensor y) {
    int rank = y.rank();
    return Ints.range(0, rank - 1)
        .map(d -> d < rank - 2 ? y.dim(d) : y.dim(-2) * y.dim(-1))
        .toArray();
  }
}
