package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The factor `l` of `a = l lᵀ` (`lower`) or `u` of `a = uᵀ u`, for symmetric positive-definite
/// matrices in the last two axes. Only the triangle that `lower` names is read; the other one of
/// the result is zero. Of a matrix that is not positive definite the whole triangle is NaN, as in
/// JAX.
///
/// - (C2) The operand is a float of at least 2 axes.
/// - (C3) The last two axes have one extent.
public record Cholesky(boolean lower) implements ExternOp {
  @Override
  public String mnemonic() {
    return "stablehlo.cholesky";
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    var a = in.getFirst();
    int rank = a.rank();
    require(
        rank >= 2 && a.dtype().isFloat(),
        "stablehlo.cholesky: %s is no matrix of floats (C2)",
        a.brief());
    require(
        a.shape().dim(rank - 1) == a.shape().dim(rank - 2),
        "stablehlo.cholesky: %s is not square (C3)",
        a.brief());
    return in;
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    var a = in.getFirst();
    int n = a.type().shape().dim(a.type().rank() - 1);
    var all = a.toDoubles();
    for (int from = 0; from < all.length; from += n * n) factor(all, from, n);
    return List.of(Literal.of(a.type(), all));
  }

  /// Row by row (Cholesky and Banachiewicz), in place.
  private void factor(double[] a, int from, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[at(from, n, i, j)];
        for (int k = 0; k < j; k++) sum -= a[at(from, n, i, k)] * a[at(from, n, j, k)];
        if (i > j) {
          a[at(from, n, i, j)] = sum / a[at(from, n, j, j)];
        } else if (sum > 0) {
          a[at(from, n, i, i)] = Math.sqrt(sum);
        } else {
          // What follows only spreads it.
          Arrays.fill(a, from, from + n * n, Double.NaN);
        }
      }
    }
    for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) a[at(from, n, i, j)] = 0;
  }

  /// Where element i, j of the lower factor stands.
  private int at(int from, int n, int i, int j) {
    return lower ? from + i * n + j : from + j * n + i;
  }

  /// `dl = l phi(l⁻¹ da l⁻ᵀ)`, where `phi` takes the lower triangle and half of the diagonal
  /// (Murray, "Differentiation of the Cholesky decomposition", 2016).
  @Override
  public List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    var one = new ArrayList<@Nullable Value>();
    var da = dx.getFirst();
    if (da == null) {
      one.add(null);
      return one;
    }
    var l = lower ? out.getFirst() : Matrices.transposed(b, out.getFirst());
    var read = lower ? da : Matrices.transposed(b, da);
    var low = Matrices.triangle(b, read, true, false);
    var strict = Matrices.triangle(b, read, true, true);
    var symmetric = b.add(low, Matrices.transposed(b, strict));
    var right = new TriangularSolve(false, true, false, true);
    var left = new TriangularSolve(true, true, false, false);
    var x = b.emitAll(right, List.of(l, symmetric), "").getFirst();
    var y = b.emitAll(left, List.of(l, x), "").getFirst();
    var phi =
        b.scale(
            b.add(Matrices.triangle(b, y, true, false), Matrices.triangle(b, y, true, true)), 0.5);
    var dl = Matrices.multiply(b, l, false, phi, false);
    one.add(lower ? dl : Matrices.transposed(b, dl));
    return one;
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "stablehlo.cholesky: is not linear");
    return List.of();
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    return b.emitAll(this, Matrices.batched(b, n, in, mapped), "");
  }
}
