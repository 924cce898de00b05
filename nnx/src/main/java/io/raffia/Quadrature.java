package io.raffia;

import io.raffia.ir.DType;
import java.util.function.UnaryOperator;

/// Integrals of smooth functions, in f64, as sums over points that lie ever closer towards the ends
/// (Takahasi and Mori, 1974). What is integrated takes the points as a vector, along the last axis
/// of what it gives.
final class Quadrature {
  private Quadrature() {}

  private static Tensor grid(double from, double step, int n) {
    return Tensor.arange(n, DType.F64).mul(step).add(from);
  }

  /// From 0 to infinity, of what falls like `e^-r` or somewhat slower.
  static Tensor toInfinity(UnaryOperator<Tensor> f) {
    double step = 0.125;
    var u = grid(-4, step, 69);
    var fall = u.neg().exp();
    var r = u.sub(fall).exp();
    return f.apply(r).mul(r.mul(fall.add(1)).mul(step)).sum(-1);
  }

  /// From 0 to 1.
  static Tensor toOne(UnaryOperator<Tensor> f) {
    double step = 0.1;
    var u = grid(-3.2, step, 65);
    var t = Jnp.sinh(u).mul(Math.PI).sigmoid();
    var weight = Jnp.cosh(u).mul(Math.PI * step).mul(t).mul(t.neg().add(1));
    return f.apply(t).mul(weight).sum(-1);
  }

  /// From 0 to infinity, of an even function times `e^(-π r² / 2)`, which is part of the sum.
  static Tensor ofBell(UnaryOperator<Tensor> f) {
    double step = 0.18;
    var r = grid(0, step, 30);
    var weight = r.square().mul(-Math.PI / 2).exp().mul(step);
    return f.apply(r).mul(Tensor.where(r.eq(0), weight.mul(0.5), weight)).sum(-1);
  }

  /// `x` with an axis for the points.
  static Tensor each(Tensor x) {
    return x.expandDims(-1);
  }
}
