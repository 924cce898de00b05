package io.raffia;

import io.raffia.ir.DType;
import java.util.List;

/// Matrix factorizations of the library's own programs, column by column, in f64.
final class Factorizations {
  private Factorizations() {}

  /// The orthonormal columns `q` of `x = q r`, where the diagonal of `r` is positive, of matrices
  /// `[..., n, k]` with `n >= k`: Gram and Schmidt's, each column made orthogonal twice.
  static Tensor orthonormal(Tensor x) {
    int k = x.dim(-1);
    var wide = x.astype(DType.F64);
    return OwnRegions.whileTrue(
            List.of(wide),
            List.of(Tensor.zerosLike(wide), Tensor.scalar(0)),
            in -> in.get(2).lt(k),
            in -> {
              var q = in.get(1);
              var one = Tensor.arange(k).eq(in.get(2)).astype(DType.F64);
              var column = in.getFirst().mul(one).sum(true, -1);
              for (int twice = 0; twice < 2; twice++)
                column = column.sub(q.matmul(transposed(q).matmul(column)));
              var unit = column.div(column.square().sum(true, -2).sqrt());
              return List.of(q.add(unit.mul(one)), in.get(2).add(1));
            })
        .getFirst()
        .astype(x.dtype());
  }

  /// The lower triangular `l` of `x = l l^T`, of symmetric positive matrices `[..., n, n]`.
  static Tensor cholesky(Tensor x) {
    int n = x.dim(-1);
    var wide = x.astype(DType.F64);
    return OwnRegions.whileTrue(
            List.of(wide),
            List.of(Tensor.zerosLike(wide), Tensor.scalar(0)),
            in -> in.get(2).lt(n),
            in -> {
              var l = in.get(1);
              var one = Tensor.arange(n).eq(in.get(2)).astype(DType.F64);
              var rest = in.getFirst().sub(l.matmul(transposed(l)));
              var column = rest.mul(one).sum(true, -1);
              var pivot = column.mul(one.expandDims(1)).sum(true, -2);
              var below = Tensor.arange(n).ge(in.get(2)).expandDims(1);
              var next = Tensor.where(below, column.div(pivot.sqrt()), 0.0);
              return List.of(l.add(next.mul(one)), in.get(2).add(1));
            })
        .getFirst()
        .astype(x.dtype());
  }

  private static Tensor transposed(Tensor x) {
    return x.swapaxes(-1, -2);
  }
}
