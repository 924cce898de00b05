package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.Jnp;
import io.raffia.Linalg;
import io.raffia.Nnx;
import io.raffia.Path;
import io.raffia.Random;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.Map;

/// The iterations on matrices that optimizers use.
public final class LinearAlgebra {
  private static final int ITERATIONS = 100;
  private static final double TOLERANCE = 1e-6;

  private LinearAlgebra() {}

  /// The eigenvalue of the greatest absolute value, a scalar, and its eigenvector of length 1.
  public record Eigenpair(Tensor eigenvalue, Tensor eigenvector) {}

  /// The same of a function of States.
  public record StateEigenpair(Tensor eigenvalue, State eigenvector) {}

  /// `matrix^(-1/p)`, and the greatest difference from the identity of the matrix that the
  /// iteration drives to it.
  public record InverseRoot(Tensor root, Tensor error) {}

  record Powers(State vector, State product, Tensor eigenvalue, Tensor count) {}

  /// Of a square matrix, from a random vector.
  public static Eigenpair powerIteration(Tensor matrix) {
    requireSquare("powerIteration", matrix);
    var start = Random.uniform(Random.key(0), Shape.of(matrix.dim(0)), matrix.dtype(), -1, 1);
    return powerIteration(matrix, start, ITERATIONS, TOLERANCE);
  }

  /// From the vector `v0`, until the relative change is less than `errorTolerance`, at most
  /// `numIters` times.
  public static Eigenpair powerIteration(
      Tensor matrix, Tensor v0, int numIters, double errorTolerance) {
    requireSquare("powerIteration", matrix);
    var found =
        powerIteration(
            (State v) -> v.map(x -> matrix.matmul(x)), root(v0), numIters, errorTolerance);
    return new Eigenpair(found.eigenvalue(), found.eigenvector().leaves().getFirst().value());
  }

  /// Of a linear function of States, say a Hessian times a vector.
  public static StateEigenpair powerIteration(
      Fn1<State, State> matrix, State v0, int numIters, double errorTolerance) {
    var start = normalized(v0);
    var found =
        Nnx.whileLoop(
            (Powers x) -> {
              var rest = Tree.sub(x.product(), Tree.scale(x.eigenvalue(), x.vector()));
              var converged = Tree.norm(rest).div(x.eigenvalue()).abs().lt(errorTolerance);
              return converged.not().and(x.count().lt(numIters));
            },
            (Powers x) -> {
              var vector = normalized(x.product());
              var product = matrix.apply(vector);
              return new Powers(vector, product, Tree.vdot(vector, product), x.count().add(1));
            },
            new Powers(
                start,
                matrix.apply(start),
                Tensor.zeros(start.leaves().getFirst().value().dtype()),
                Slots.zero()));
    return new StateEigenpair(found.eigenvalue(), normalized(found.product()));
  }

  private static State normalized(State x) {
    return Tree.scale(Tensor.scalar(1.0).div(Tree.norm(x)), x);
  }

  private static State root(Tensor x) {
    return new State(List.of(new State.Leaf(Path.ROOT, null, Map.of(), x)));
  }

  record Newton(
      Tensor count, Tensor m, Tensor root, Tensor rootBefore, Tensor error, Tensor falling) {}

  /// `matrix^(-1/p)` of a symmetric positive semidefinite matrix, plus a small multiple of the
  /// identity, by coupled Newton iterations (Higham, Functions of Matrices, 7.18), in f32. Throws
  /// [IrException] for a `p` other than 1, 2, 4 and 8, for which Optax takes another power.
  public static InverseRoot matrixInversePthRoot(Tensor matrix, int p) {
    return matrixInversePthRoot(matrix, p, ITERATIONS, TOLERANCE, TOLERANCE);
  }

  /// At most `numIters` iterations, until the error is `errorTolerance`; `ridgeEpsilon` times the
  /// greatest eigenvalue is added to the diagonal.
  public static InverseRoot matrixInversePthRoot(
      Tensor matrix, int p, int numIters, double ridgeEpsilon, double errorTolerance) {
    requireSquare("matrixInversePthRoot", matrix);
    if (p != 1 && p != 2 && p != 4 && p != 8) {
      throw new IrException("matrixInversePthRoot takes a p of 1, 2, 4 or 8, found " + p);
    }
    int n = matrix.dim(0);
    var identity = Jnp.eye(n);
    double alpha = -1.0 / p;
    var ridge = powerIteration(matrix).eigenvalue().maximum(1e-16).mul(ridgeEpsilon);
    if (n == 1) return new InverseRoot(matrix.add(ridge).pow(alpha), Tensor.scalar(0));
    var damped = matrix.add(identity.mul(ridge)).astype(DType.F32);
    var z = Tensor.scalar(DType.F32, 1.0 + p).div(Linalg.norm(damped).mul(2));
    var m = damped.mul(z);
    var root = identity.mul(z.pow(1.0 / p));
    var found =
        Nnx.whileLoop(
            (Newton x) -> x.count().lt(numIters).and(x.error().gt(errorTolerance)).and(x.falling()),
            (Newton x) -> {
              var step = identity.mul(1 - alpha).add(x.m().mul(alpha));
              var next = power(step, p).matmul(x.m());
              var error = next.sub(identity).abs().max();
              // The error may rise a little before it falls.
              return new Newton(
                  x.count().add(1),
                  next,
                  x.root().matmul(step),
                  x.root(),
                  error,
                  error.lt(x.error().mul(1.2)));
            },
            new Newton(
                Slots.zero(), m, root, root, m.sub(identity).abs().max(), Tensor.scalar(true)));
    return new InverseRoot(
        Tensor.where(found.falling(), found.root(), found.rootBefore()).astype(matrix.dtype()),
        found.m().sub(identity).abs().max());
  }

  private static Tensor power(Tensor matrix, int p) {
    return p == 1 ? matrix : power(matrix.matmul(matrix), p / 2);
  }

  record Descent(Tensor x, Tensor ahead, Tensor momentum) {}

  /// The `x >= 0` of the least `|a x - b|`, after `iters` steps of the fast projected gradient
  /// method (Polyak, 2015). `a` is (m, n) and `b` (m) or (m, k).
  public static Tensor nnls(Tensor a, Tensor b, int iters) {
    if (a.ndim() != 2 || b.ndim() < 1 || b.ndim() > 2 || a.dim(0) != b.dim(0)) {
      throw new IrException(
          "nnls takes a (m, n) and a (m) or (m, k), found %s and %s"
              .formatted(a.shape().dims(), b.shape().dims()));
    }
    var square = a.transpose().matmul(a);
    var q = a.transpose().matmul(b);
    var bound = Linalg.norm(square).minimum(square.abs().sum(0).max());
    var length = Tensor.where(bound.eq(0.0), 1.0, bound);
    var zero = Tensor.zerosLike(q);
    return Nnx.foriLoop(
            0,
            iters,
            (Tensor i, Descent d) -> {
              var c = d.momentum();
              var next = c.square().mul(4).add(1).sqrt().add(1).div(2.0);
              var x = d.ahead().sub(square.matmul(d.ahead()).sub(q).div(length)).maximum(0.0);
              var ahead = x.add(c.sub(1).div(next).mul(x.sub(d.x())));
              return new Descent(x, ahead, next);
            },
            new Descent(zero, zero, Tensor.zeros(q.dtype())))
        .x();
  }

  private static void requireSquare(String who, Tensor matrix) {
    if (matrix.ndim() != 2 || matrix.dim(0) != matrix.dim(1)) {
      throw new IrException(
          "%s takes a square matrix, found %s".formatted(who, matrix.shape().dims()));
    }
  }
}
