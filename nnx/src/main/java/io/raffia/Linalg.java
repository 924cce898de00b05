package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.TriangularSolve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The functions of `jax.numpy.linalg`, of matrices in the last two axes. Everything is computed in
/// f64 and rounded once; integers become f32. Derivatives are those that JAX has: of eigenvectors
/// and singular vectors they need distinct values.
public final class Linalg {
  private Linalg() {}

  /// `a = q r`, see [#qr].
  public record Qr(Tensor q, Tensor r) {}

  /// Eigenvalues in rising order and eigenvectors, which are columns.
  public record Eigh(Tensor eigenvalues, Tensor eigenvectors) {}

  /// `a = u diag(s) vh`, `s` falling.
  public record Svd(Tensor u, Tensor s, Tensor vh) {}

  /// The sign of a determinant and the logarithm of its absolute value.
  public record Slogdet(Tensor sign, Tensor logabsdet) {}

  private static List<Tensor> wide(String name, UnaryOperator<List<Tensor>> f, Tensor... in) {
    var types = Promotion.of(in).inexact().dtype();
    var all = new ArrayList<Tensor>();
    for (var x : in) all.add(x.astype(DType.F64));
    return Eager.call(List.of("linalg", name), f, all).stream()
        .map(x -> x.dtype().isFloat() ? x.astype(types) : x)
        .toList();
  }

  private static void requireSquare(String name, Tensor a) {
    requireMatrix(name, a);
    if (a.dim(-1) == a.dim(-2)) return;
    throw Errors.ofShapes("%s needs square matrices, found %s", name, a.type().brief());
  }

  private static void requireMatrix(String name, Tensor a) {
    if (a.rank() >= 2) return;
    throw Errors.ofShapes(
        "%s needs matrices in the last two axes, found %s", name, a.type().brief());
  }

  // Solving.

  /// The lower triangular `l` of `a = l lᵀ`; NaN where `a` is not positive definite. Of `a` the
  /// mean with its transpose counts.
  public static Tensor cholesky(Tensor a) {
    requireSquare("cholesky", a);
    return wide("cholesky", in -> List.of(factor(in.getFirst())), a).getFirst();
  }

  /// The upper triangular `u` of `a = uᵀ u` if `upper`.
  public static Tensor cholesky(Tensor a, boolean upper) {
    var l = cholesky(a);
    return upper ? l.mT() : l;
  }

  private static Tensor factor(Tensor a) {
    var symmetric = a.add(Decompositions.transposed(a)).div(2.0);
    var op = new Cholesky(true);
    var l = Dispatch.apply(op, false, (b, in) -> b.emit(op, in), symmetric);
    return Triangles.lower(l, 0);
  }

  /// `x` with `a x = b`, of a vector or of matrices `b`.
  public static Tensor solve(Tensor a, Tensor b) {
    requireSquare("solve", a);
    boolean vector = b.rank() == 1;
    if (b.rank() == 0 || b.dim(vector ? 0 : -2) != a.dim(-1)) {
      throw Errors.ofShapes(
          "solve: %s has another number of rows than %s", b.type().brief(), a.type().brief());
    }
    var columns = vector ? b.expandDims(-1) : b;
    var x = wide("solve", in -> List.of(solved(in.get(0), in.get(1))), a, columns).getFirst();
    return vector ? x.squeeze(-1) : x;
  }

  private static Tensor solved(Tensor a, Tensor b) {
    var lead = Elementwise.common(leading(a), leading(b)).dims();
    var x = a.broadcastTo(lead.plus(Ints.of(a.dim(-2), a.dim(-1))).toArray());
    var y = b.broadcastTo(lead.plus(Ints.of(b.dim(-2), b.dim(-1))).toArray());
    var lu = Decompositions.lu(x);
    var rows = y.takeAlongAxis(lu.get(1).expandDims(-1), -2);
    var half =
        Decompositions.triangular(
            new TriangularSolve(true, true, true, false), Decompositions.lower(lu.get(0)), rows);
    var upper = Triangles.upper(lu.get(0), 0);
    return Decompositions.triangular(new TriangularSolve(true, false, false, false), upper, half);
  }

  private static Shape leading(Tensor x) {
    return x.shape().select(Ints.range(0, x.rank() - 2));
  }

  /// The inverse; infinite or NaN where there is none.
  public static Tensor inv(Tensor a) {
    requireSquare("inv", a);
    int n = a.dim(-1);
    return wide("inv", in -> List.of(solved(in.getFirst(), Decompositions.eye(n))), a).getFirst();
  }

  /// The determinant.
  public static Tensor det(Tensor a) {
    requireSquare("det", a);
    return wide("det", in -> List.of(determinant(in.getFirst())), a).getFirst();
  }

  private static Tensor determinant(Tensor a) {
    return switch (a.dim(-1)) {
      case 1 -> a.squeeze(-1, -2);
      case 2 -> entry(a, 0, 0).mul(entry(a, 1, 1)).sub(entry(a, 0, 1).mul(entry(a, 1, 0)));
      case 3 -> {
        var rows = List.of(row(a, 0), row(a, 1), row(a, 2));
        yield rows.get(0).mul(crossed(rows.get(1), rows.get(2))).sum(-1);
      }
      default -> {
        var lu = Decompositions.lu(a);
        yield Triangles.diagonal(lu.get(0), 0, -2, -1).prod(-1).mul(lu.get(2).astype(DType.F64));
      }
    };
  }

  private static Tensor entry(Tensor a, int i, int j) {
    return a.get(Index.ELLIPSIS, i, j);
  }

  private static Tensor row(Tensor a, int i) {
    return a.get(Index.ELLIPSIS, i, Index.ALL);
  }

  /// The sign and the logarithm of the absolute value of the determinant, of which neither
  /// overflows.
  public static Slogdet slogdet(Tensor a) {
    requireSquare("slogdet", a);
    var out =
        wide(
            "slogdet",
            in -> {
              var lu = Decompositions.lu(in.getFirst());
              var pivots = Triangles.diagonal(lu.get(0), 0, -2, -1);
              var sign = pivots.stopGradient().sign().prod(-1).mul(lu.get(2).astype(DType.F64));
              return List.of(sign, pivots.abs().log().sum(-1));
            },
            a);
    return new Slogdet(out.get(0), out.get(1));
  }

  /// `x` that makes `|a x - b|` least, and is the least of those.
  public static Tensor lstsq(Tensor a, Tensor b) {
    requireMatrix("lstsq", a);
    var least = Finfo.of(Promotion.of(a, b).inexact().dtype()).eps();
    var inverse = pinv(a, least * Math.max(a.dim(-1), a.dim(-2)));
    return inverse.matmul(b);
  }

  /// Moore and Penrose's inverse; singular values below `10 max(m, n) eps` of the greatest are 0.
  public static Tensor pinv(Tensor a) {
    requireMatrix("pinv", a);
    var eps = Finfo.of(Promotion.of(a).inexact().dtype()).eps();
    return pinv(a, 10 * eps * Math.max(a.dim(-1), a.dim(-2)));
  }

  /// Singular values below `rcond` of the greatest are 0.
  public static Tensor pinv(Tensor a, double rcond) {
    requireMatrix("pinv", a);
    return wide(
            "pinv " + rcond,
            in ->
                OwnRegions.withJvp(
                    in,
                    x -> List.of(inverse(x.getFirst(), rcond)),
                    (x, d) -> List.of(inverseJvp(x.getFirst(), d.getFirst(), rcond))),
            a)
        .getFirst();
  }

  private static Tensor inverse(Tensor a, double rcond) {
    var svd = reduced(a);
    var s = svd.get(1);
    var kept = s.gt(s.max(true, -1).mul(rcond));
    var inverse = Tensor.where(kept, Tensor.where(kept, s, 1.0).pow(-1), 0.0);
    var v = Decompositions.transposed(svd.get(2));
    return v.mul(inverse.expandDims(-2)).matmul(Decompositions.transposed(svd.get(0)));
  }

  /// Golub and Pereyra (1973).
  private static Tensor inverseJvp(Tensor a, Tensor da, double rcond) {
    var p = inverse(a, rcond);
    var pt = Decompositions.transposed(p);
    var dt = Decompositions.transposed(da);
    var left = Decompositions.eye(a.dim(-2)).sub(a.matmul(p));
    var right = Decompositions.eye(a.dim(-1)).sub(p.matmul(a));
    return p.matmul(da)
        .matmul(p)
        .neg()
        .add(p.matmul(pt).matmul(dt).matmul(left))
        .add(right.matmul(dt).matmul(pt).matmul(p));
  }

  /// `a` to a whole power; negative ones are of the inverse.
  public static Tensor matrixPower(Tensor a, int n) {
    requireSquare("matrixPower", a);
    if (n < 0) return matrixPower(inv(a), -n);
    if (n == 0) {
      var one = Jnp.eye(a.dim(-1)).astype(a.dtype());
      return one.broadcastTo(a.shape().dims().toArray());
    }
    if (n == 1) return a;
    var half = matrixPower(a, n / 2);
    var square = half.matmul(half);
    return n % 2 == 0 ? square : square.matmul(a);
  }

  /// The product of several matrices, in the order that takes the fewest multiplications; the first
  /// and the last may be vectors.
  public static Tensor multiDot(List<Tensor> matrices) {
    var terms = new ArrayList<String>();
    char label = 'a';
    for (var x : matrices) {
      boolean last = terms.size() == matrices.size() - 1;
      if (x.rank() == 1) terms.add(String.valueOf(last ? label : ++label));
      else terms.add("" + label + ++label);
    }
    var first = matrices.getFirst().rank() == 2 ? "a" : "";
    var end = matrices.getLast().rank() == 2 ? String.valueOf(label) : "";
    var equation = String.join(",", terms);
    return Jnp.einsum(equation + "->" + first + end, matrices.toArray(Tensor[]::new));
  }

  // Factors.

  /// `a = q r` with orthonormal columns `q` and an upper triangular `r` (`mode="reduced"`).
  public static Qr qr(Tensor a) {
    requireMatrix("qr", a);
    var out = wide("qr", in -> Decompositions.qr(in.getFirst(), false), a);
    return new Qr(out.get(0), out.get(1));
  }

  /// The eigenvalues and eigenvectors of a symmetric matrix, of which the mean with its transpose
  /// counts. The signs of eigenvectors are not defined.
  public static Eigh eigh(Tensor a) {
    requireSquare("eigh", a);
    var out = wide("eigh", in -> Decompositions.eigh(symmetric(in.getFirst())), a);
    return new Eigh(out.get(0), out.get(1));
  }

  private static Tensor symmetric(Tensor a) {
    return a.add(Decompositions.transposed(a)).div(2.0);
  }

  /// The eigenvalues of a symmetric matrix, rising.
  public static Tensor eigvalsh(Tensor a) {
    return eigh(a).eigenvalues();
  }

  /// Singular values and vectors, as many as the lesser extent (`full_matrices=False`). The signs
  /// of vectors are not defined.
  public static Svd svd(Tensor a) {
    requireMatrix("svd", a);
    var out = wide("svd", in -> reduced(in.getFirst()), a);
    return new Svd(out.get(0), out.get(1), out.get(2));
  }

  private static List<Tensor> reduced(Tensor a) {
    if (a.dim(-2) >= a.dim(-1)) return Decompositions.svd(a);
    var t = Decompositions.svd(Decompositions.transposed(a));
    return List.of(
        Decompositions.transposed(t.get(2)), t.get(1), Decompositions.transposed(t.get(0)));
  }

  /// The singular values, falling.
  public static Tensor svdvals(Tensor a) {
    return svd(a).s();
  }

  /// How many singular values are greater than `max(m, n) eps` of the greatest.
  public static Tensor matrixRank(Tensor a) {
    var s = svdvals(a);
    var eps = Finfo.of(s.dtype()).eps() * Math.max(a.dim(-1), a.dim(-2));
    return s.gt(s.max(true, -1).mul(eps)).astype(DType.I32).sum(-1);
  }

  /// The greatest singular value by the least.
  public static Tensor cond(Tensor a) {
    var s = svdvals(a);
    return s.get(Index.ELLIPSIS, 0).div(s.get(Index.ELLIPSIS, -1));
  }

  // Norms.

  /// The square root of the sum of squares, of all elements.
  public static Tensor norm(Tensor x) {
    return Norms.vector(x.reshape(-1), 2, false, -1);
  }

  /// Of a vector or a matrix: see [#vectorNorm] and [#matrixNorm].
  public static Tensor norm(Tensor x, double ord) {
    return switch (x.rank()) {
      case 1 -> vectorNorm(x, ord);
      case 2 -> matrixNorm(x, ord);
      default ->
          throw Errors.ofShapes(
              "norm of order %s is of a vector or a matrix, found %s: give axes",
              ord, x.type().brief());
    };
  }

  /// Of a matrix: see [#matrixNorm(Tensor, String)].
  public static Tensor norm(Tensor x, String ord) {
    if (x.rank() == 2) return matrixNorm(x, ord);
    throw Errors.ofShapes("norm %s is of a matrix, found %s", ord, x.type().brief());
  }

  /// Of vectors along one axis, of matrices along two: see [#vectorNorm] and [#matrixNorm].
  public static Tensor norm(Tensor x, double ord, boolean keepDims, int... axes) {
    return axes.length == 2
        ? Norms.matrix(x, ord, keepDims, axes)
        : Norms.vector(x, ord, keepDims, axes);
  }

  /// The square root of the sum of squares, of all elements.
  public static Tensor vectorNorm(Tensor x) {
    return vectorNorm(x, 2);
  }

  /// `sum(|x|^ord)^(1 / ord)` of all elements; of infinite `ord` the greatest, of minus infinity
  /// the least, of 0 how many are not 0.
  public static Tensor vectorNorm(Tensor x, double ord) {
    return Norms.vector(x.reshape(-1), ord, false, -1);
  }

  /// Along axes.
  public static Tensor vectorNorm(Tensor x, double ord, boolean keepDims, int... axes) {
    return Norms.vector(x, ord, keepDims, axes);
  }

  /// The square root of the sum of squares of the last two axes.
  public static Tensor matrixNorm(Tensor x) {
    return matrixNorm(x, "fro");
  }

  /// Of the last two axes: 1 and infinity are the greatest sums of a column and of a row, 2 the
  /// greatest singular value; negative ones the least.
  public static Tensor matrixNorm(Tensor x, double ord) {
    return matrixNorm(x, ord, false);
  }

  public static Tensor matrixNorm(Tensor x, double ord, boolean keepDims) {
    return Norms.matrix(x, ord, keepDims, -2, -1);
  }

  /// `fro`, the square root of the sum of squares, or `nuc`, the sum of the singular values.
  public static Tensor matrixNorm(Tensor x, String ord) {
    return switch (ord) {
      case "fro" -> Norms.vector(x, 2, false, -2, -1);
      case "nuc" -> svdvals(x).sum(-1);
      default ->
          throw Errors.located(
              IrException.ofShapes("the norm is fro, nuc or a number, found " + ord));
    };
  }

  // Products, as in [Jnp].

  /// The sum of the diagonal of the last two axes.
  public static Tensor trace(Tensor a) {
    return trace(a, 0);
  }

  /// The sum of the `offset`-th diagonal of the last two axes.
  public static Tensor trace(Tensor a, int offset) {
    return diagonal(a, offset).sum(-1);
  }

  /// The diagonal of the last two axes.
  public static Tensor diagonal(Tensor a) {
    return diagonal(a, 0);
  }

  /// The `offset`-th diagonal of the last two axes.
  public static Tensor diagonal(Tensor a, int offset) {
    return Triangles.diagonal(a, offset, -2, -1);
  }

  /// With the last two axes exchanged.
  public static Tensor matrixTranspose(Tensor a) {
    requireMatrix("matrixTranspose", a);
    return Decompositions.transposed(a);
  }

  public static Tensor matmul(Tensor x, Tensor y) {
    return x.matmul(y);
  }

  /// See [Jnp#outer].
  public static Tensor outer(Tensor x, Tensor y) {
    return Jnp.outer(x, y);
  }

  /// See [Jnp#vecdot].
  public static Tensor vecdot(Tensor x, Tensor y) {
    return Jnp.vecdot(x, y);
  }

  /// See [Jnp#vecdot(Tensor, Tensor, int)].
  public static Tensor vecdot(Tensor x, Tensor y, int axis) {
    return Jnp.vecdot(x, y, axis);
  }

  /// See [Jnp#tensordot(Tensor, Tensor)].
  public static Tensor tensordot(Tensor x, Tensor y) {
    return Jnp.tensordot(x, y);
  }

  /// See [Jnp#tensordot(Tensor, Tensor, int)].
  public static Tensor tensordot(Tensor x, Tensor y, int axes) {
    return Jnp.tensordot(x, y, axes);
  }

  /// The vector product of vectors of three elements in the last axis.
  public static Tensor cross(Tensor x, Tensor y) {
    if (x.dim(-1) == 3 && y.dim(-1) == 3) return crossed(x, y);
    throw Errors.ofShapes(
        "cross is of vectors of three elements, found %s and %s",
        x.type().brief(), y.type().brief());
  }

  /// Of vectors along an axis.
  public static Tensor cross(Tensor x, Tensor y, int axis) {
    var last = cross(Jnp.moveaxis(x, axis, -1), Jnp.moveaxis(y, axis, -1));
    return Jnp.moveaxis(last, -1, axis);
  }

  private static Tensor crossed(Tensor x, Tensor y) {
    return Jnp.roll(x, -1, -1)
        .mul(Jnp.roll(y, 1, -1))
        .sub(Jnp.roll(x, 1, -1).mul(Jnp.roll(y, -1, -1)));
  }

  /// The `x` with `tensordot(a, x, x.rank()) = b`.
  public static Tensor tensorsolve(Tensor a, Tensor b) {
    var rest = a.shape().select(Ints.range(b.rank(), a.rank()));
    var x = solve(a.reshape((int) b.size(), (int) rest.size()), b.reshape(-1));
    return x.reshape(rest.dims().toArray());
  }

  /// The inverse to [Jnp#tensordot(Tensor, Tensor)].
  public static Tensor tensorinv(Tensor a) {
    return tensorinv(a, 2);
  }

  /// The inverse to [Jnp#tensordot(Tensor, Tensor, int)] over the first `ind` axes.
  public static Tensor tensorinv(Tensor a, int ind) {
    var first = a.shape().select(Ints.range(0, ind));
    var rest = a.shape().select(Ints.range(ind, a.rank()));
    var inverse = inv(a.reshape((int) first.size(), (int) rest.size()));
    return inverse.reshape(rest.dims().plus(first.dims()).toArray());
  }
}
