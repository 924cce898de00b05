package io.raffia.optax;

import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The assignment of rows to columns of the least cost: `optax.assignment`.
///
/// @param rows the rows that are assigned, i32
/// @param columns the column of each of those, i32
public record Assignment(Tensor rows, Tensor columns) {
  /// Kuhn's algorithm in O(n^3), with potentials: each row gets a column of its own (each column a
  /// row, where there are more rows), so that the sum of their costs is least.
  public static Assignment hungarian(Tensor costMatrix) {
    if (costMatrix.ndim() != 2) {
      throw new IrException(
          "hungarianAlgorithm takes a matrix, found " + costMatrix.shape().dims());
    }
    int n = costMatrix.dim(0);
    int m = costMatrix.dim(1);
    if (n == 0 || m == 0) return new Assignment(indices(), indices());
    boolean transposed = n > m;
    var costs = transposed ? costMatrix.transpose() : costMatrix;
    if (!TensorMemory.isKnown(costs)) {
      var found = AssignmentLoop.rowsAndColumns(costs);
      return transposed
          ? new Assignment(found.second(), found.first())
          : new Assignment(found.first(), found.second());
    }
    var rowOf = new Search(costs.toDoubleArray(), Math.min(n, m), Math.max(n, m)).rowOf;
    var columns =
        IntStream.range(0, rowOf.length)
            .filter(c -> rowOf[c] >= 0)
            .boxed()
            .sorted(n == m ? Comparator.naturalOrder() : Comparator.comparingInt(c -> -rowOf[c]))
            .mapToInt(c -> c)
            .toArray();
    var found = indices(Arrays.stream(columns).map(c -> rowOf[c]).toArray());
    return transposed
        ? new Assignment(indices(columns), found)
        : new Assignment(found, indices(columns));
  }

  private static Tensor indices(int... all) {
    var data = Arrays.stream(all).asDoubleStream().toArray();
    return Tensor.of(DType.I32, data, Shape.of(all.length));
  }

  /// Rows are assigned one by one, along the shortest augmenting path.
  private static final class Search {
    private final double[] costs;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;

    /// The row of each column; -1: none.
    final int[] rowOf;

    Search(double[] costs, int rows, int columns) {
      this.costs = costs;
      this.columns = columns;
      rowPotential = new double[rows];
      columnPotential = new double[columns];
      rowOf = new int[columns];
      Arrays.fill(rowOf, -1);
      for (int row = 0; row < rows; row++) assign(row);
    }

    private void assign(int newRow) {
      var least = new double[columns];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      var before = new int[columns];
      var used = new boolean[columns];
      int column = -1;
      int row = newRow;
      while (row >= 0) {
        if (column >= 0) used[column] = true;
        int next = -1;
        for (int c = 0; c < columns; c++) {
          if (used[c]) continue;
          double reduced = costs[row * columns + c] - rowPotential[row] - columnPotential[c];
          if (reduced < least[c]) {
            least[c] = reduced;
            before[c] = column;
          }
          if (next < 0 || least[c] < least[next]) next = c;
        }
        if (!(least[next] < Double.POSITIVE_INFINITY)) {
          throw new IrException("hungarianAlgorithm finds no assignment of finite cost");
        }
        shift(newRow, used, least, least[next]);
        column = next;
        row = rowOf[column];
      }
      while (column >= 0) {
        int from = before[column];
        rowOf[column] = from < 0 ? newRow : rowOf[from];
        column = from;
      }
    }

    private void shift(int newRow, boolean[] used, double[] least, double by) {
      rowPotential[newRow] += by;
      for (int c = 0; c < columns; c++) {
        if (used[c]) {
          rowPotential[rowOf[c]] += by;
          columnPotential[c] -= by;
        } else {
          least[c] -= by;
        }
      }
    }
  }
}
