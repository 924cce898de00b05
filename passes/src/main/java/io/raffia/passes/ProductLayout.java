package io.raffia.passes;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.op.DotGeneral;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `dot_general` as matrix products: rows, columns and depth with one stride each (in elements)
/// on either side, and the axes that are left as a batch.
public record ProductLayout(
    int rows,
    int columns,
    int depth,
    long leftRow,
    long leftDepth,
    long rightDepth,
    long rightColumn,
    long toRow,
    long toColumn,
    List<Batch> batch) {

  /// An axis of the batch: its extent, and the strides of the operands and the result.
  public record Batch(int extent, long left, long right, long to) {}

  /// Axes that are walked as one: extent and stride.
  private record Run(long extent, long stride) {}

  /// The layout; null when the contracted axes do not lie at one stride.
  static @Nullable ProductLayout of(DotGeneral op, View lhs, View rhs, Shape to) {
    var depth = joined(op, lhs, rhs);
    if (depth == null) return null;
    var leftFree =
        Ints.range(0, lhs.shape().rank())
            .filter(a -> !op.lhsBatch().contains(a) && !op.lhsContracting().contains(a));
    var rightFree =
        Ints.range(0, rhs.shape().rank())
            .filter(a -> !op.rhsBatch().contains(a) && !op.rhsContracting().contains(a));
    var toStrides = to.strides();
    var batch = new ArrayList<Batch>();
    for (int i = 0; i < op.lhsBatch().size(); i++) {
      batch.add(
          new Batch(
              to.dim(i),
              lhs.stride(op.lhsBatch().get(i)),
              rhs.stride(op.rhsBatch().get(i)),
              toStrides[i]));
    }
    int at = op.lhsBatch().size();
    int leftSplit = split(lhs, leftFree);
    for (int i = 0; i < leftSplit; i++) {
      batch.add(new Batch(to.dim(at + i), lhs.stride(leftFree.get(i)), 0, toStrides[at + i]));
    }
    int rightAt = at + leftFree.size();
    int rightSplit = split(rhs, rightFree);
    for (int i = 0; i < rightSplit; i++) {
      batch.add(
          new Batch(to.dim(rightAt + i), 0, rhs.stride(rightFree.get(i)), toStrides[rightAt + i]));
    }
    var rows = run(lhs, leftFree, leftSplit);
    var columns = run(rhs, rightFree, rightSplit);
    long toColumn = 1;
    long toRow = 1;
    for (int i = 0; i < rightFree.size(); i++) toRow *= to.dim(rightAt + i);
    return new ProductLayout(
        Math.toIntExact(rows.extent),
        Math.toIntExact(columns.extent),
        Math.toIntExact(depth[0]),
        rows.stride,
        depth[1],
        depth[2],
        columns.stride,
        toRow,
        toColumn,
        batch);
  }

  /// Where the last axes begin that lie at one stride together.
  private static int split(View v, Ints axes) {
    int first = Math.max(0, axes.size() - 1);
    while (first > 0) {
      int outer = axes.get(first - 1);
      int inner = axes.get(first);
      if (v.stride(outer) != v.stride(inner) * v.shape().dim(inner)) break;
      first--;
    }
    return first;
  }

  private static Run run(View v, Ints axes, int from) {
    if (axes.isEmpty()) return new Run(1, 1);
    long extent = 1;
    for (int i = from; i < axes.size(); i++) extent *= v.shape().dim(axes.get(i));
    return new Run(extent, v.stride(axes.get(axes.size() - 1)));
  }

  /// Extent, left and right stride of the contracted axes as one; null when they do not join in any
  /// order that has the smallest left stride last.
  private static long @Nullable [] joined(DotGeneral op, View lhs, View rhs) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < op.lhsContracting().size(); i++) {
      if (lhs.shape().dim(op.lhsContracting().get(i)) != 1) order.add(i);
    }
    order.sort((i, j) ->
        Long.compare(
            lhs.stride(op.lhsContracting().get(j)), lhs.stride(op.lhsContracting().get(i))));
    long extent = 1;
    long left = 1;
    long right = 1;
    for (int k = order.size() - 1; k >= 0; k--) {
      int l = op.lhsContracting().get(order.get(k));
      int r = op.rhsContracting().get(order.get(k));
      if (k == order.size() - 1) {
        left = lhs.stride(l);
        right = rhs.stride(r);
      } else if (lhs.stride(l) != left * extent || rhs.stride(r) != right * extent) {
        return null;
      }
      extent *= lhs.shape().dim(l);
    }
    return new long[] {extent, left, right};
  }
}
