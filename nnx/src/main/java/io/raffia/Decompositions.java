package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.TriangularSolve;
import java.util.Arrays;
import java.util.List;

/// Factorizations of matrices `[..., m, n]` of f64, as loops over whole matrices: all of a batch at
/// once. Derivatives of the factors are those of `jax.lax.linalg`.
final class Decompositions {
  private Decompositions() {}

  static Tensor transposed(Tensor x) {
    return x.swapaxes(-1, -2);
  }

  static Tensor eye(int n) {
    return Jnp.eye(n).astype(DType.F64);
  }

  /// `op(a)⁻¹ b`, or `b op(a)⁻¹`; only a triangle of `a` is read.
  static Tensor triangular(TriangularSolve op, Tensor a, Tensor b) {
    return Dispatch.apply(op, false, (builder, in) -> builder.emit(op, in), a, b);
  }

  // ---- LU ----

  /// The factors of `P a = L U`: `L` (whose diagonal is 1) below the diagonal of the first result
  /// and `U` on it and above; the row of `a` that each row came from; and the permutation's sign.
  static List<Tensor> lu(Tensor a) {
    return OwnRegions.withJvp(
        List.of(a), in -> pivoted(in.getFirst()), (in, d) -> List.of(luJvp(in.getFirst(), d)));
  }

  private static Tensor luJvp(Tensor a, List<Tensor> tangent) {
    var factors = pivoted(a);
    var lu = factors.get(0);
    var l = lower(lu);
    var u = Triangles.upper(lu, 0);
    var da = tangent.getFirst().takeAlongAxis(factors.get(1).expandDims(-1), -2);
    var half = triangular(new TriangularSolve(true, true, true, false), l, da);
    var inner = triangular(new TriangularSolve(false, false, false, false), u, half);
    return l.matmul(Triangles.lower(inner, -1)).add(Triangles.upper(inner, 0).matmul(u));
  }

  /// The lower factor with its diagonal.
  static Tensor lower(Tensor lu) {
    return Triangles.lower(lu, -1).add(eye(lu.dim(-1)));
  }

  /// Column by column, with the greatest pivot.
  private static List<Tensor> pivoted(Tensor a) {
    int n = a.dim(-1);
    var lead = a.shape().dims().toArray();
    var rows = Tensor.arange(n).broadcastTo(Arrays.copyOf(lead, lead.length - 1));
    var sign = Tensor.ones(DType.I32, Arrays.copyOf(lead, lead.length - 2));
    var out =
        OwnRegions.whileTrue(
            List.of(),
            List.of(a, rows, sign, Tensor.scalar(0)),
            in -> in.get(3).lt(n),
            in -> {
              var k = in.get(3);
              var number = Tensor.arange(n);
              var isK = number.eq(k);
              var column = Tensor.where(isK, in.get(0), 0.0).sum(-1);
              var size = Tensor.where(number.ge(k), column.abs(), -1.0);
              var pivot = size.argmax(-1).expandDims(-1);
              var from = Tensor.where(isK, pivot, Tensor.where(number.eq(pivot), k, number));
              var x = in.get(0).takeAlongAxis(from.expandDims(-1), -2);
              var row = Tensor.where(isK.expandDims(1), x, 0.0).sum(true, -2);
              var head = Tensor.where(isK, row, 0.0).sum(true, -1);
              var below = Tensor.where(isK, x, 0.0).sum(true, -1);
              below = Tensor.where(number.gt(k).expandDims(1), below, 0.0);
              var l = below.div(Tensor.where(head.eq(0), 1.0, head));
              var next = x.sub(l.mul(Tensor.where(number.gt(k), row, 0.0)));
              next = Tensor.where(isK.and(number.gt(k).expandDims(1)), l, next);
              var turned = Tensor.where(pivot.squeeze(-1).eq(k), Tensor.scalar(1), -1);
              return List.of(
                  next,
                  in.get(1).takeAlongAxis(from, -1),
                  in.get(2).mul(turned).astype(DType.I32),
                  k.add(1));
            });
    return out.subList(0, 3);
  }

  // ---- QR ----

  /// An orthogonal `q` and an upper triangular `r` with `a = q r`, of which the diagonal has
  /// LAPACK's signs; `complete` with all columns of `q`.
  static List<Tensor> qr(Tensor a, boolean complete) {
    int k = Math.min(a.dim(-2), a.dim(-1));
    if (complete || a.dim(-2) < a.dim(-1)) return reflected(a, complete ? a.dim(-2) : k);
    return OwnRegions.withJvp(
        List.of(a), in -> reflected(in.getFirst(), k), (in, d) -> qrJvp(in, d, k));
  }

  private static List<Tensor> qrJvp(List<Tensor> in, List<Tensor> tangent, int k) {
    var factors = reflected(in.getFirst(), k);
    var q = factors.get(0);
    var r = factors.get(1);
    var da = tangent.getFirst();
    var relative = triangular(new TriangularSolve(false, false, false, false), r, da);
    var inside = transposed(q).matmul(relative);
    var below = Triangles.lower(inside, -1);
    var turn = below.sub(transposed(below));
    var dq = q.matmul(turn.sub(inside)).add(relative);
    return List.of(dq, inside.sub(turn).matmul(r));
  }

  /// Householder's reflections, of which `q` is the product; the first `columns` of it.
  private static List<Tensor> reflected(Tensor a, int columns) {
    int m = a.dim(-2);
    int n = a.dim(-1);
    var lead = a.shape().dims().toArray();
    lead[lead.length - 1] = m;
    var out =
        OwnRegions.whileTrue(
            List.of(),
            List.of(a, eye(m).broadcastTo(lead), Tensor.scalar(0)),
            in -> in.get(2).lt(Math.min(m, n)),
            in -> {
              var k = in.get(2);
              var number = Tensor.arange(m).expandDims(1);
              var isK = number.eq(k);
              var x = Tensor.where(Tensor.arange(n).eq(k), in.get(0), 0.0).sum(true, -1);
              var alpha = Tensor.where(isK, x, 0.0).sum(true, -2);
              var tail = Tensor.where(number.gt(k), x, 0.0);
              var rest = tail.square().sum(true, -2);
              var turns = rest.gt(0);
              var length = Tensor.where(turns, alpha.square().add(rest), 1.0).sqrt();
              var head = alpha.add(Tensor.where(alpha.lt(0), length.neg(), length));
              var v = Tensor.where(isK, head, tail);
              var scale = Tensor.where(turns, head.square().add(rest), 1.0);
              var factor = Tensor.where(turns, scale.div(2.0), Double.POSITIVE_INFINITY);
              var r = in.get(0).sub(v.div(factor).mul(transposed(v).matmul(in.get(0))));
              var q = in.get(1).sub(in.get(1).matmul(v).mul(transposed(v.div(factor))));
              return List.of(r, q, k.add(1));
            });
    var r = Triangles.upper(out.get(0), 0).sliceAxis(-2, 0, Math.max(columns, 0));
    return List.of(out.get(1).sliceAxis(-1, 0, columns), r);
  }

  // ---- eigenvalues and singular values, by Jacobi's rotations ----

  /// For each round of a tournament whom each of `n` meets; one that idles meets itself.
  private static Tensor rounds(int n) {
    int even = n + n % 2;
    var partners = new int[cycle(n)][n];
    for (int r = 0; r < partners.length; r++) {
      for (int i = 0; i < n; i++) partners[r][i] = i;
      for (int k = 0; 2 * k < even; k++) {
        int i = k == 0 ? even - 1 : (r + k) % (even - 1);
        int j = k == 0 ? r : Math.floorMod(r - k, even - 1);
        if (i >= n || j >= n) continue;
        partners[r][i] = j;
        partners[r][j] = i;
      }
    }
    return Tensor.of(partners);
  }

  /// The rounds in which everyone meets everyone.
  private static int cycle(int n) {
    return Math.max(1, n - 1 + n % 2);
  }

  /// The cosine and the signed sine by which each column turns with its partner's, so that `[[p,
  /// pq], [pq, q]]` becomes diagonal; `own` is p or q and `other` the partner's.
  private static List<Tensor> rotation(Tensor own, Tensor other, Tensor shared, Tensor isFirst) {
    var turns = shared.ne(0).and(Jnp.isfinite(shared));
    var apart = Tensor.where(isFirst, other.sub(own), own.sub(other));
    var theta = apart.div(Tensor.where(turns, shared.mul(2.0), 1.0));
    var steep = theta.abs().add(theta.square().add(1.0).sqrt());
    var tangent = Tensor.where(theta.lt(0), -1.0, Tensor.onesLike(theta)).div(steep);
    tangent = Tensor.where(turns, tangent, 0.0);
    var cosine = tangent.square().add(1.0).rsqrt();
    var sine = tangent.mul(cosine);
    return List.of(cosine, Tensor.where(isFirst, sine.neg(), sine));
  }

  private static final int SWEEPS = 40;

  /// Eigenvalues in rising order and eigenvectors (columns) of symmetric matrices.
  static List<Tensor> eigh(Tensor a) {
    return OwnRegions.withJvp(
        List.of(a), in -> diagonalized(in.getFirst()), Decompositions::eighJvp);
  }

  private static List<Tensor> eighJvp(List<Tensor> in, List<Tensor> tangent) {
    var known = diagonalized(in.getFirst());
    var w = known.get(0);
    var v = known.get(1);
    var inside = transposed(v).matmul(tangent.getFirst()).matmul(v);
    var gaps = w.expandDims(-2).sub(w.expandDims(-1));
    return List.of(Triangles.diagonal(inside, 0, -2, -1), v.matmul(inside.mul(inverseGaps(gaps))));
  }

  /// `1 / gap`, on the diagonal 0.
  private static Tensor inverseGaps(Tensor gaps) {
    var same = eye(gaps.dim(-1));
    return same.neg().add(1.0).div(gaps.add(same));
  }

  private static List<Tensor> diagonalized(Tensor a) {
    int n = a.dim(-1);
    var out =
        OwnRegions.whileTrue(
            List.of(),
            List.of(a, eye(n).broadcastTo(a.shape().dims().toArray()), Tensor.scalar(0)),
            in -> {
              var x = in.getFirst();
              var off = Tensor.where(Jnp.eye(n).ne(0), 0.0, x).square().sum(-1, -2);
              var all = x.square().sum(-1, -2);
              return off.gt(all.mul(1e-32)).any().and(in.get(2).lt(SWEEPS * cycle(n)));
            },
            in -> {
              var partner = rounds(n).take(in.get(2).mod(cycle(n)), 0);
              var x = in.getFirst();
              var number = Tensor.arange(n);
              var own = Triangles.diagonal(x, 0, -2, -1);
              var meets = partner.expandDims(1).eq(number);
              var shared = Tensor.where(meets, x, 0.0).sum(-1);
              shared = Tensor.where(partner.eq(number), 0.0, shared);
              var turn = rotation(own, own.take(partner, -1), shared, number.lt(partner));
              var c = turn.get(0);
              var s = turn.get(1);
              var half = turned(x, partner, c, s);
              var whole = transposed(turned(transposed(half), partner, c, s));
              return List.of(whole, turned(in.get(1), partner, c, s), in.get(2).add(1));
            });
    var w = Triangles.diagonal(out.getFirst(), 0, -2, -1);
    var order = Sorting.argsort(w, -1, false);
    return List.of(w.takeAlongAxis(order, -1), out.get(1).takeAlongAxis(order.expandDims(-2), -1));
  }

  private static Tensor turned(Tensor x, Tensor partner, Tensor c, Tensor s) {
    return x.mul(c.expandDims(-2)).add(x.take(partner, -1).mul(s.expandDims(-2)));
  }

  /// `u`, falling `s` and `vᵀ` with `a = u diag(s) vᵀ`; `m >= n`.
  static List<Tensor> svd(Tensor a) {
    return OwnRegions.withJvp(
        List.of(a), in -> orthogonalized(in.getFirst()), Decompositions::svdJvp);
  }

  private static List<Tensor> svdJvp(List<Tensor> in, List<Tensor> tangent) {
    var known = orthogonalized(in.getFirst());
    var u = known.get(0);
    var s = known.get(1);
    var vt = known.get(2);
    var da = tangent.getFirst();
    var inside = transposed(u).matmul(da).matmul(transposed(vt));
    var squares = s.square();
    var f = inverseGaps(squares.expandDims(-2).sub(squares.expandDims(-1)));
    var right = inside.mul(s.expandDims(-2));
    var left = inside.mul(s.expandDims(-1));
    var du = u.matmul(right.add(transposed(right)).mul(f));
    var dv = transposed(vt).matmul(left.add(transposed(left)).mul(f));
    if (u.dim(-2) > u.dim(-1)) {
      var outside = da.matmul(transposed(vt)).sub(u.matmul(inside));
      du = du.add(outside.div(s.expandDims(-2)));
    }
    return List.of(du, Triangles.diagonal(inside, 0, -2, -1), transposed(dv));
  }

  private static List<Tensor> orthogonalized(Tensor a) {
    int n = a.dim(-1);
    var lead = a.shape().dims().toArray();
    lead[lead.length - 2] = n;
    int cycle = cycle(n);
    var out =
        OwnRegions.whileTrue(
            List.of(),
            List.of(a, eye(n).broadcastTo(lead), Tensor.scalar(0), Tensor.scalar(0)),
            in -> in.get(3).lt(cycle).and(in.get(2).lt(SWEEPS * cycle)),
            in -> {
              var partner = rounds(n).take(in.get(2).mod(cycle), 0);
              var x = in.getFirst();
              var number = Tensor.arange(n);
              var own = x.square().sum(-2);
              var shared = x.mul(x.take(partner, -1)).sum(-2);
              var other = own.take(partner, -1);
              var turns = shared.square().gt(own.mul(other).mul(1e-30)).and(partner.ne(number));
              var turn = rotation(own, other, Tensor.where(turns, shared, 0.0), number.lt(partner));
              // A cycle of rounds without a rotation is the last.
              var still = Tensor.where(turns.any(), 0, in.get(3).add(1));
              return List.of(
                  turned(x, partner, turn.get(0), turn.get(1)),
                  turned(in.get(1), partner, turn.get(0), turn.get(1)),
                  in.get(2).add(1),
                  still);
            });
    var lengths = out.getFirst().square().sum(-2).sqrt();
    var order = Sorting.argsort(lengths, -1, true);
    var columns = out.getFirst().takeAlongAxis(order.expandDims(-2), -1);
    // Columns of length 0 still need a direction: reflections give one.
    var factors = reflected(columns, n);
    var sign = Triangles.diagonal(factors.get(1), 0, -2, -1).lt(0);
    var u = Tensor.where(sign.expandDims(-2), factors.get(0).neg(), factors.get(0));
    var v = out.get(1).takeAlongAxis(order.expandDims(-2), -1);
    return List.of(u, lengths.takeAlongAxis(order, -1), transposed(v));
  }
}
