package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Solves `op(a) x = b` (`leftSide`) or `x op(a) = b` for matrices in the last two axes, where `a`
/// is triangular and `op` the identity or the transpose. Only the triangle that `lower` names is
/// read; with `unitDiagonal` its diagonal is not, and taken for ones.
///
/// Constraints are numbered as in StableHLO's specification.
///
/// - (C1) Both operands have one floating-point type.
/// - (C2) Both have one rank, of at least 2.
/// - (C3) Batch axes agree; `a` is square, of the extent that `b` has on the side of `a`.
public record TriangularSolve(
    boolean leftSide, boolean lower, boolean unitDiagonal, boolean transposeA) implements ExternOp {
  @Override
  public String mnemonic() {
    return "stablehlo.triangular_solve";
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    var a = in.get(0);
    var b = in.get(1);
    require(
        a.dtype() == b.dtype() && a.dtype().isFloat(),
        "stablehlo.triangular_solve: element types are %s and %s, not one floating-point type (C1)",
        a.dtype(),
        b.dtype());
    int rank = a.rank();
    require(
        rank >= 2 && rank == b.rank(),
        "stablehlo.triangular_solve: %s and %s are not matrices of one rank (C2)",
        a.brief(),
        b.brief());
    int n = a.shape().dim(rank - 1);
    boolean batches = Matrices.batch(a.shape()).equals(Matrices.batch(b.shape()));
    require(
        batches
            && n == a.shape().dim(rank - 2)
            && n == b.shape().dim(leftSide ? rank - 2 : rank - 1),
        "stablehlo.triangular_solve: %s is no square matrix for %s (C3)",
        a.brief(),
        b.brief());
    return List.of(b);
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    var a = in.get(0).toDoubles();
    var x = in.get(1).toDoubles();
    var shape = in.get(1).type().shape();
    int rows = shape.dim(shape.rank() - 2);
    int columns = shape.dim(shape.rank() - 1);
    int n = leftSide ? rows : columns;
    int others = leftSide ? columns : rows;
    for (int from = 0, at = 0; from < x.length; from += rows * columns, at += n * n) {
      for (int k = 0; k < others; k++) {
        solve(a, at, n, x, leftSide ? from + k : from + k * columns, leftSide ? columns : 1);
      }
    }
    return List.of(Literal.of(in.get(1).type(), x));
  }

  /// One system of equations, in place: unknown `i` stands at `from + i * step`.
  private void solve(double[] a, int at, int n, double[] x, int from, int step) {
    // From the right, the transposed matrix is what multiplies the unknowns.
    boolean transposed = transposeA == leftSide;
    boolean forward = lower != transposed;
    for (int k = 0; k < n; k++) {
      int i = forward ? k : n - 1 - k;
      double sum = x[from + i * step];
      for (int m = 0; m < k; m++) {
        int j = forward ? m : n - 1 - m;
        sum -= a[at + (transposed ? j * n + i : i * n + j)] * x[from + j * step];
      }
      x[from + i * step] = unitDiagonal ? sum : sum / a[at + i * n + i];
    }
  }

  /// `dx` solves the system for `db - op(da) x`.
  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var da = dx.get(0);
    var right = dx.get(1);
    if (da != null) {
      var seen = Matrices.triangle(b, da, lower, unitDiagonal);
      var x = out.getFirst();
      var product =
          leftSide
              ? Matrices.multiply(b, seen, transposeA, x, false)
              : Matrices.multiply(b, x, false, seen, transposeA);
      right = right == null ? b.neg(product) : b.sub(right, product);
    }
    var one = new ArrayList<@Nullable Value>();
    one.add(right == null ? null : b.emitAll(this, List.of(in.get(0), right), "").getFirst());
    return one;
  }

  /// The solution is linear in the right-hand side; its adjoint solves with the transpose.
  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(!linear.getFirst(), "stablehlo.triangular_solve: is not linear in the matrix");
    var c = ct.getFirst();
    var back = new TriangularSolve(leftSide, lower, unitDiagonal, !transposeA);
    var all = new ArrayList<@Nullable Value>();
    all.add(null);
    all.add(c == null ? null : b.emitAll(back, List.of(in.get(0), c), "").getFirst());
    return all;
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    return b.emitAll(this, Matrices.batched(b, n, in, mapped), "");
  }
}
