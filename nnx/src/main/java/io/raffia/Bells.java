package io.raffia;

import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Unary;

/// Functions near the normal distribution, in f64.
final class Bells {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private Bells() {}

  private static Tensor erfc(Tensor x) {
    return Elementwise.floating(Chlo.ERFC, x);
  }

  static Tensor ndtr(Tensor x) {
    return erfc(x.div(-ROOT_TWO)).mul(0.5);
  }

  /// Below -30 by the asymptotic series of Mills' ratio.
  static Tensor logNdtr(Tensor x) {
    var far = x.lt(-30);
    var near = Tensor.where(far, -1.0, x);
    var above = near.gt(0);
    var tail = erfc(Tensor.where(above, near, near.neg()).div(ROOT_TWO)).mul(0.5);
    var middle = Tensor.where(above, tail.neg().log1p(), Tensor.where(above, 1.0, tail).log());
    var z = Tensor.where(far, x, -30.0);
    var t = z.square().pow(-1);
    var series = horner(t, -945, 105, -15, 3, -1, 1);
    var low = z.square().mul(-0.5).sub(z.neg().log()).sub(LOG_ROOT_TWO_PI).add(series.log());
    return Tensor.where(far, low, middle);
  }

  private static Tensor horner(Tensor x, double... highestFirst) {
    Tensor y = Tensor.zerosLike(x);
    for (double c : highestFirst) y = y.mul(x).add(c);
    return y;
  }

  /// In the tails Hastings' approximation (Abramowitz and Stegun, 26.2.23), then Newton's steps.
  static Tensor ndtri(Tensor p) {
    var upper = p.gt(0.5);
    var q = Tensor.where(upper, p.neg().add(1.0), p);
    var isTail = q.lt(0.02).and(q.gt(0));
    var safe = Tensor.where(isTail, q, 0.01);
    var t = safe.log().mul(-2.0).sqrt();
    var x =
        t.sub(
            horner(t, 0.010328, 0.802853, 2.515517)
                .div(horner(t, 0.001308, 0.189269, 1.432788, 1)));
    for (int i = 0; i < 4; i++) {
      var density = x.square().mul(-0.5).sub(LOG_ROOT_TWO_PI).exp();
      x = x.add(ndtr(x.neg()).sub(safe).div(density));
    }
    var tail = Tensor.where(upper, x, x.neg());
    var inner = Elementwise.floating(Unary.ERF_INV, p.mul(2.0).sub(1.0)).mul(ROOT_TWO);
    return Tensor.where(isTail, tail, inner);
  }

  /// From 25 on by its asymptotic series.
  static Tensor erfcx(Tensor x) {
    var far = x.gt(25);
    var near = Tensor.where(far, 1.0, x);
    var z = Tensor.where(far, x, 25.0);
    var series = horner(z.square().mul(2.0).pow(-1), 105, -15, 3, -1, 1);
    var high = series.div(z.mul(Math.sqrt(Math.PI)));
    return Tensor.where(far, high, near.square().exp().mul(erfc(near)));
  }

  /// The power series up to 20, then the asymptotic one (Abramowitz and Stegun, 9.6.10 and 9.7.1).
  static Tensor i0e(Tensor x) {
    var size = x.square().sqrt().stopGradient();
    var far = size.gt(20);
    var near = Tensor.where(far, 1.0, x);
    var t = near.square().div(4.0);
    Tensor sum = Tensor.onesLike(t);
    for (int k = 60; k >= 1; k--) sum = sum.mul(t).div((double) k * k).add(1.0);
    var z = Tensor.where(far, x.abs(), 30.0);
    var u = z.mul(8.0).pow(-1);
    Tensor tail = Tensor.onesLike(u);
    for (int k = 20; k >= 1; k--) {
      tail = tail.mul(u).mul((2.0 * k - 1) * (2.0 * k - 1) / k).add(1.0);
    }
    var high = tail.div(z.mul(2 * Math.PI).sqrt());
    return Tensor.where(far, high, sum.mul(near.abs().neg().exp()));
  }
}
