package io.raffia.optax;

import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;

/// The nearest points of sets to what is given: `optax.projections`. A State counts as one vector.
public final class Projections {
  private Projections() {}

  /// At least 0.
  public static State nonNegative(State x) {
    return x.map(t -> t.maximum(0));
  }

  /// From `lower` to `upper`.
  public static State box(State x, Number lower, Number upper) {
    return Tree.clip(x, lower, upper);
  }

  /// From 0 to `scale`.
  public static State hypercube(State x, Number scale) {
    return box(x, 0, scale);
  }

  /// No element greater than `scale`, nor less than `-scale`.
  public static State linfBall(State x, Number scale) {
    return box(x, Numbers.neg(scale), scale);
  }

  /// Of the Euclidean norm `scale`.
  public static State l2Sphere(State x, Number scale) {
    return Tree.scale(Numbers.tensor(scale).div(Tree.norm(x)), x);
  }

  /// Of a Euclidean norm up to `scale`.
  public static State l2Ball(State x, Number scale) {
    var norm = Tree.squaredNorm(x).maximum(Numbers.mul(scale, scale)).sqrt();
    return Tree.scale(Numbers.tensor(scale).div(norm), x);
  }

  /// Whose absolute values sum to `scale`.
  public static State l1Sphere(State x, Number scale) {
    return Tree.mul(x.map(Tensor::sign), simplex(x.map(Tensor::abs), scale));
  }

  /// Whose absolute values sum to no more than `scale`.
  public static State l1Ball(State x, Number scale) {
    var within = Tree.sum(x.map(Tensor::abs)).le(scale);
    return Tree.where(within, x, l1Sphere(x, scale));
  }

  /// Not negative, and of the sum `scale`. The work grows with the square of the number of
  /// elements.
  public static State simplex(State x, Number scale) {
    var flat = new Masking.Flatten(new Scaling.ByFunction((u, p) -> u.map(v -> simplex(v, scale))));
    return flat.update(x, Slots.EMPTY, x).updates();
  }

  /// The same for the vectors along the last axis.
  public static Tensor simplex(Tensor x, Number scale) {
    var v = x.div(scale);
    var fixed = v.stopGradient();
    var atLeast = fixed.expandDims(-2).ge(fixed.expandDims(-1));
    var count = atLeast.astype(DType.F32).sum(-1);
    var sum = Tensor.where(atLeast, fixed.expandDims(-2), 0.0).sum(-1);
    var support = Tensor.onesLike(count).div(count).add(fixed.sub(sum.div(count))).gt(0.0);
    var size = support.astype(DType.F32).sum(true, -1);
    var excess = Tensor.where(support, v, 0.0).sum(true, -1).sub(1.0).div(size);
    return Tensor.where(support, v.sub(excess), 0.0).mul(scale);
  }

  /// The multiple of `a`.
  public static State vector(State x, State a) {
    return Tree.scale(Tree.vdot(x, a).div(Tree.vdot(a, a)), a);
  }

  /// Whose product with `a` is `b`.
  public static State hyperplane(State x, State a, Number b) {
    return Tree.addScale(x, missing(x, a, b), a);
  }

  /// Whose product with `a` is `b` or less.
  public static State halfspace(State x, State a, Number b) {
    return Tree.addScale(x, missing(x, a, b).minimum(0.0), a);
  }

  private static Tensor missing(State x, State a, Number b) {
    return Tree.vdot(x, a).neg().add(b).div(Tree.vdot(a, a));
  }
}
