package io.raffia.optax;

import io.raffia.Jnp;
import io.raffia.Lax;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;

/// [Assignment#hungarian] inside of compiled functions: loops over tensors. Rows are not more than
/// columns. One more column, the last, stands for no column: it has the row that is being assigned.
final class AssignmentLoop {
  private final Tensor costs;
  private final int rows;
  private final int columns;

  private AssignmentLoop(Tensor costs) {
    this.costs = costs.astype(DType.F64);
    rows = costs.dim(0);
    columns = costs.dim(1);
  }

  /// The rows in the order of Optax, and the column of each.
  static Pair<Tensor, Tensor> rowsAndColumns(Tensor costs) {
    return new AssignmentLoop(costs).solve();
  }

  /// What is known between two rows: potentials, and the row of each column (-1: none).
  private record Matching(Tensor rowPotential, Tensor columnPotential, Tensor rowOf) {}

  /// A path that looks for a free column: which columns it has met, the least cost to reach each
  /// and the column before it, and where it is.
  private record Search(
      Tensor rowPotential,
      Tensor columnPotential,
      Tensor met,
      Tensor least,
      Tensor before,
      Tensor column) {}

  private Pair<Tensor, Tensor> solve() {
    // One more row takes what columns without a row would add.
    var start =
        new Matching(
            Tensor.zeros(DType.F64, rows + 1),
            Tensor.zeros(DType.F64, columns + 1),
            Jnp.full(Shape.of(columns + 1), -1));
    var end = Nnx.foriLoop(0, rows, (Tensor row, Matching m) -> assign(row, m), start);
    var rowOf = end.rowOf().slice(0, columns);
    if (rows == columns) return new Pair<>(rowOf, Tensor.arange(columns));
    return Lax.topK(rowOf, rows);
  }

  private Matching assign(Tensor row, Matching m) {
    var rowOf = m.rowOf().at(columns).set(row);
    var start =
        new Search(
            m.rowPotential(),
            m.columnPotential(),
            Tensor.zeros(DType.I1, columns + 1),
            Jnp.full(Shape.of(columns), Double.POSITIVE_INFINITY, DType.F64),
            Jnp.full(Shape.of(columns), columns),
            Tensor.scalar(columns));
    var path =
        Nnx.whileLoop(
            (Search s) -> at(rowOf, s.column()).ge(0), (Search s) -> step(s, rowOf), start);
    // Each column on the path takes the row of the one before.
    var matched =
        Nnx.whileLoop(
            (Pair<Tensor, Tensor> p) -> p.second().lt(columns),
            (Pair<Tensor, Tensor> p) -> {
              var before = at(path.before(), p.second());
              return new Pair<>(with(p.first(), p.second(), at(p.first(), before)), before);
            },
            new Pair<>(rowOf, path.column()));
    return new Matching(path.rowPotential(), path.columnPotential(), matched.first());
  }

  private Search step(Search s, Tensor rowOf) {
    var met = s.met().or(Tensor.arange(columns + 1).eq(s.column()));
    var open = met.slice(0, columns).not();
    var row = at(rowOf, s.column());
    var reduced =
        at(costs, row).sub(at(s.rowPotential(), row)).sub(s.columnPotential().slice(0, columns));
    var better = open.and(reduced.lt(s.least()));
    var least = Tensor.where(better, reduced, s.least());
    var before = Tensor.where(better, s.column(), s.before());
    var candidates = Tensor.where(open, least, Double.POSITIVE_INFINITY);
    var by = candidates.min();
    Nnx.check(by.isFinite(), "hungarianAlgorithm finds no assignment of finite cost");
    return new Search(
        s.rowPotential().at(Tensor.where(met, rowOf, rows)).add(by),
        Tensor.where(met, s.columnPotential().sub(by), s.columnPotential()),
        met,
        Tensor.where(open, least.sub(by), least),
        before,
        candidates.argmin());
  }

  /// The part at a computed place that is inside.
  private static Tensor at(Tensor x, Tensor i) {
    return Lax.dynamicIndexInDim(x, i, 0, false);
  }

  private static Tensor with(Tensor x, Tensor i, Tensor value) {
    return Lax.dynamicUpdateIndexInDim(x, value, i, 0);
  }
}
