package io.raffia;

import static io.raffia.Quadrature.each;

import io.raffia.ir.DType;
import io.raffia.ir.op.Chlo;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/// Functions that are integrals of elementary ones, in f64: power series near 0 and [Quadrature]
/// beyond. Their derivatives are what is integrated.
final class Integrals {
  private static final double EULER = 0.5772156649015329;

  private Integrals() {}

  private static List<Tensor> derived(
      UnaryOperator<List<Tensor>> f, BinaryOperator<List<Tensor>> rule, Tensor... in) {
    return OwnRegions.withJvp(List.of(in), f, rule);
  }

  /// `c(0) + c(1) x + ...`, so many terms.
  private static Tensor series(Tensor x, int terms, IntToDoubleFunction c) {
    var y = Tensor.zerosLike(x);
    for (int k = terms - 1; k >= 0; k--) y = y.mul(x).add(c.applyAsDouble(k));
    return y;
  }

  /// Bernoulli's numbers up to that one, the first of them -1/2, by Riemann's zeta function.
  static double[] bernoulli(int last) {
    var all = new double[last + 1];
    all[0] = 1;
    if (last > 0) all[1] = -0.5;
    double scale = -1;
    for (int n = 2; n <= last; n += 2) {
      scale *= -n * (n - 1) / (4 * Math.PI * Math.PI);
      double zeta = Math.PI * Math.PI / 6;
      if (n > 2) {
        zeta = 1;
        for (int k = 2; Math.pow(k, -n) > 1e-17; k++) zeta += Math.pow(k, -n);
      }
      all[n] = 2 * scale * zeta;
    }
    return all;
  }

  private static double factorial(int n) {
    double y = 1;
    for (int k = 2; k <= n; k++) y *= k;
    return y;
  }

  // Exponential integrals.

  static Tensor expi(Tensor x) {
    return derived(
            in -> List.of(expiValue(in.getFirst())),
            (in, d) -> List.of(in.getFirst().exp().div(in.getFirst()).mul(d.getFirst())),
            x)
        .getFirst();
  }

  private static Tensor expiValue(Tensor x) {
    var one = Tensor.onesLike(x);
    var below = expnValue(one, Tensor.where(x.lt(0), x.neg(), one)).neg();
    var near = Tensor.where(x.gt(0).and(x.lt(40)), x, one);
    var sum =
        OwnRegions.whileTrue(
                List.of(near),
                List.of(near, near, Tensor.scalar(2)),
                in -> in.get(1).gt(in.get(2).mul(1e-17)).any(),
                in -> {
                  var k = in.get(3).astype(DType.F64);
                  var term = in.get(1).mul(in.get(0)).mul(k.sub(1)).div(k.square());
                  return List.of(term, in.get(2).add(term), in.get(3).add(1));
                })
            .get(1);
    var middle = near.log().add(sum).add(EULER);
    // The terms of the asymptotic series fall until the fortieth.
    var far = Tensor.where(x.ge(40), x, 40.0);
    var t = far.pow(-1);
    Tensor tail = Tensor.onesLike(t);
    for (int k = 39; k >= 1; k--) tail = tail.mul(t).mul(k).add(1);
    var above = Tensor.where(Jnp.isposinf(x), x, far.exp().mul(t).mul(tail));
    var y = Tensor.where(x.lt(0), below, Tensor.where(x.lt(40), middle, above));
    return Tensor.where(x.eq(0), Double.NEGATIVE_INFINITY, Tensor.where(Jnp.isnan(x), x, y));
  }

  /// Of whole numbers `n` from 0 on; no derivative by `n`.
  static Tensor expn(Tensor n, Tensor x) {
    var order = n.stopGradient();
    var y =
        derived(
                in -> List.of(expnValue(in.get(0), in.get(1))),
                (in, d) -> List.of(expnValue(in.get(0).sub(1), in.get(1)).mul(d.get(1)).neg()),
                order,
                x)
            .getFirst();
    return Tensor.where(order.ge(0).and(order.eq(order.floor())), y, Double.NaN);
  }

  /// Of `n` from -1 on.
  private static Tensor expnValue(Tensor n, Tensor x) {
    var inside = x.gt(0).and(Jnp.isfinite(x));
    var safe = Tensor.where(inside, x, 1.0);
    var far = safe.ge(1);
    var above = expnFar(n, Tensor.where(far, safe, 1.0));
    var y = Tensor.where(far, above, expnNear(n, Tensor.where(far, 1.0, safe)));
    var atZero = Tensor.where(n.gt(1), n.sub(1).maximum(1).pow(-1), Double.POSITIVE_INFINITY);
    var infinite = Tensor.where(Jnp.isposinf(x), 0.0, Tensor.onesLike(x).mul(Double.NaN));
    return Tensor.where(inside, y, Tensor.where(x.eq(0), atZero, infinite));
  }

  /// `e^-x` times the integral of `e^(-x s) (1 + s)^-n`, in steps of `1 / x`, or `1 / (x + n)`.
  private static Tensor expnFar(Tensor n, Tensor x) {
    var scale = Tensor.where(n.lt(20), x, x.add(n));
    var sum =
        Quadrature.toInfinity(r -> {
          var s = r.div(each(scale));
          return s.mul(each(x)).neg().sub(s.log1p().mul(each(n))).exp();
        });
    return sum.mul(x.neg().exp()).div(scale);
  }

  private static Tensor expnNear(Tensor n, Tensor x) {
    var m = n.maximum(1);
    var log = x.log();
    var size = m.sub(1).mul(log).sub(Elementwise.floating(Chlo.LGAMMA, m)).exp();
    var sign = m.mod(2).mul(2).sub(1);
    var y = sign.mul(size).mul(Elementwise.floating(Chlo.DIGAMMA, m).sub(log));
    Tensor power = Tensor.onesLike(x);
    for (int k = 0; k <= 20; k++) {
      var gap = m.neg().add(k + 1.0);
      var own = gap.eq(0);
      y = y.sub(Tensor.where(own, 0.0, power.div(Tensor.where(own, 1.0, gap))));
      power = power.mul(x).div(-(k + 1.0));
    }
    var fall = x.neg().exp();
    var zeroth = fall.div(x);
    var before = zeroth.mul(x.add(1)).div(x);
    return Tensor.where(n.gt(0), y, Tensor.where(n.eq(0), zeroth, before));
  }

  // Sine and cosine.

  static List<Tensor> sici(Tensor x) {
    return derived(
        in -> siciValue(in.getFirst()),
        (in, d) -> {
          var t = in.getFirst();
          var dx = d.getFirst();
          return List.of(sinc(t).mul(dx), t.cos().div(t).mul(dx));
        },
        x);
  }

  /// `sin(x) / x`, with all its derivatives at 0.
  private static Tensor sinc(Tensor x) {
    var near = x.abs().lt(0.1);
    var far = Tensor.where(near, 1.0, x);
    var t = Tensor.where(near, x, 0.0).square().neg();
    return Tensor.where(near, series(t, 7, k -> 1 / factorial(2 * k + 1)), far.sin().div(far));
  }

  private static List<Tensor> siciValue(Tensor x) {
    var size = x.abs();
    var far = size.ge(4).and(Jnp.isfinite(x));
    var near = Tensor.where(size.lt(4).and(size.gt(0)), size, 1.0);
    var t = near.square().neg();
    var si = near.mul(series(t, 18, k -> 1 / ((2 * k + 1) * factorial(2 * k + 1))));
    var ci =
        near.log().add(EULER).add(series(t, 18, k -> k == 0 ? 0 : 1 / (2 * k * factorial(2 * k))));
    var z = Tensor.where(far, size, 4.0);
    var square = each(z.square());
    var f = Quadrature.toInfinity(r -> r.neg().exp().div(r.square().add(square))).mul(z);
    var g = Quadrature.toInfinity(r -> r.mul(r.neg().exp()).div(r.square().add(square)));
    var farSi = f.mul(z.cos()).add(g.mul(z.sin())).neg().add(Math.PI / 2);
    var farCi = f.mul(z.sin()).sub(g.mul(z.cos()));
    var infinite = Jnp.isinf(x);
    var zero = x.eq(0);
    var nan = Jnp.isnan(x);
    var sine =
        Tensor.where(zero, 0, Tensor.where(infinite, Math.PI / 2, Tensor.where(far, farSi, si)));
    var cosine = Tensor.where(infinite, 0, Tensor.where(far, farCi, ci));
    cosine = Tensor.where(zero, Double.NEGATIVE_INFINITY, cosine);
    return List.of(
        Tensor.where(nan, x, Tensor.where(x.lt(0), sine.neg(), sine)),
        Tensor.where(nan, x, cosine));
  }

  /// Sine and cosine of `π t² / 2`, integrated.
  static List<Tensor> fresnel(Tensor x) {
    return derived(
        in -> fresnelValue(in.getFirst()),
        (in, d) -> {
          var angle = turn(in.getFirst());
          return List.of(angle.sin().mul(d.getFirst()), angle.cos().mul(d.getFirst()));
        },
        x);
  }

  /// `π x² / 2`, less whole turns.
  private static Tensor turn(Tensor x) {
    return x.square().rem(Tensor.weak(4.0)).mul(Math.PI / 2);
  }

  private static List<Tensor> fresnelValue(Tensor x) {
    var size = x.abs();
    var far = size.ge(1.5).and(Jnp.isfinite(x));
    var near = Tensor.where(size.lt(1.5), size, 1.0);
    var half = near.square().mul(Math.PI / 2);
    var t = half.square().neg();
    var s = near.mul(half).mul(series(t, 15, k -> 1 / (factorial(2 * k + 1) * (4 * k + 3))));
    var c = near.mul(series(t, 15, k -> 1 / (factorial(2 * k) * (4 * k + 1))));
    var z = Tensor.where(far, size, 2.0);
    var unit = Math.sqrt(2) / Math.PI;
    var f = bell(z, false).mul(unit).div(z);
    var g = bell(z, true).mul(unit).div(z);
    var angle = turn(z);
    var farS = f.mul(angle.cos()).add(g.mul(angle.sin())).neg().add(0.5);
    var farC = f.mul(angle.sin()).sub(g.mul(angle.cos())).add(0.5);
    return List.of(odd(x, Tensor.where(far, farS, s)), odd(x, Tensor.where(far, farC, c)));
  }

  private static Tensor bell(Tensor z, boolean squared) {
    return Quadrature.ofBell(r -> {
      var q = r.div(each(z)).square();
      var fall = q.square().add(1).pow(-1);
      return squared ? q.mul(fall) : fall;
    });
  }

  /// With the sign of `x`; of infinite ones a half.
  private static Tensor odd(Tensor x, Tensor y) {
    var end = Tensor.where(Jnp.isinf(x), 0.5, y);
    return Tensor.where(Jnp.isnan(x), x, Tensor.where(x.lt(0), end.neg(), end));
  }

  // Near the normal distribution.

  static Tensor dawsn(Tensor x) {
    return derived(
            in -> List.of(dawsnValue(in.getFirst())),
            (in, d) -> {
              var slope = in.getFirst().mul(dawsnValue(in.getFirst())).mul(-2.0).add(1.0);
              return List.of(slope.mul(d.getFirst()));
            },
            x)
        .getFirst();
  }

  /// Rybicki's sum of bells (Press et al., Numerical Recipes, 6.10) between 0.5 and 1e7.
  private static Tensor dawsnValue(Tensor x) {
    var size = x.abs();
    var near = Tensor.where(size.lt(0.5), x, 0.0);
    var first = near.mul(series(near.square().mul(-2.0), 16, k -> 1 / oddFactorial(k)));
    var far = size.gt(1e7);
    double step = 0.25;
    var z = Tensor.where(far.or(size.lt(0.5)).or(Jnp.isnan(x)), 1.0, x);
    var place = z.div(2 * step).round().mul(2.0).stopGradient();
    var rest = z.sub(place.mul(step));
    var n = Tensor.arange(26, DType.F64).mul(2.0).sub(25.0);
    var bells = each(rest).sub(n.mul(step)).square().neg().exp().div(n.add(each(place)));
    var middle = bells.sum(-1).div(Math.sqrt(Math.PI));
    var end = Tensor.where(far, x, 1.0).mul(2.0).pow(-1);
    var y = Tensor.where(size.lt(0.5), first, Tensor.where(far, end, middle));
    return Tensor.where(Jnp.isnan(x), x, y);
  }

  private static double oddFactorial(int k) {
    double y = 1;
    for (int i = 1; i <= k; i++) y *= 2 * i + 1;
    return y;
  }

  /// Owen (1956).
  static Tensor owensT(Tensor h, Tensor a) {
    return derived(
            in -> List.of(owensTValue(in.get(0), in.get(1))),
            (in, d) -> {
              var x = in.get(0);
              var y = in.get(1);
              var fall = x.square().mul(-0.5).exp();
              var erf = Special.erf(x.mul(y).div(Math.sqrt(2)));
              var byH = fall.mul(erf).div(-2 * Math.sqrt(2 * Math.PI));
              var wide = y.square().add(1);
              var byA = x.square().mul(wide).mul(-0.5).exp().div(wide).div(2 * Math.PI);
              return List.of(byH.mul(d.get(0)).add(byA.mul(d.get(1))));
            },
            h,
            a)
        .getFirst();
  }

  private static Tensor owensTValue(Tensor h, Tensor a) {
    // Beyond 40 there is nothing.
    var x = h.abs().minimum(40);
    var slope = a.abs();
    var steep = slope.gt(1);
    var product = x.mul(Tensor.where(steep, slope, 1.0)).minimum(40);
    product = Tensor.where(x.eq(0), 0.0, product);
    var gentle = Tensor.where(steep, Tensor.where(steep, slope, 1.0).pow(-1), slope);
    var part = owensTPart(Tensor.where(steep, product, x), gentle);
    var p = Bells.ndtr(x.neg());
    var q = Bells.ndtr(product.neg());
    var rest = p.add(q).mul(0.5).sub(p.mul(q)).sub(part);
    var y = Tensor.where(steep, rest, part);
    return Tensor.where(a.lt(0), y.neg(), y);
  }

  /// Of `h` from 0 and `a` from 0 to 1; beyond `8.5 / h` there is nothing left.
  private static Tensor owensTPart(Tensor h, Tensor a) {
    var end = a.minimum(h.maximum(1e-3).pow(-1).mul(8.5));
    var turned = h.mul(end);
    var sum =
        Quadrature.toOne(t -> {
          var bell = t.mul(each(turned)).square().mul(-0.5).exp();
          return bell.div(t.mul(each(end)).square().add(1));
        });
    return sum.mul(end).mul(h.square().mul(-0.5).exp()).div(2 * Math.PI);
  }

  /// The integral of `log(t) / (1 - t)` from 1 to `x`, by its series in `-log(x)` from 1/2 to 2,
  /// where others are mirrored to (Lewin, Polylogarithms and Associated Functions, 1.1).
  static Tensor spence(Tensor x) {
    return derived(
            in -> List.of(spenceValue(in.getFirst())),
            (in, d) -> {
              var t = in.getFirst();
              var near = t.sub(1).abs().lt(0.01);
              var slope = t.log().div(Tensor.where(near, 2.0, t).neg().add(1.0));
              var rest = Tensor.where(near, t, 1.0).neg().add(1.0);
              var series = series(rest, 9, k -> -1.0 / (k + 1));
              return List.of(Tensor.where(near, series, slope).mul(d.getFirst()));
            },
            x)
        .getFirst();
  }

  private static Tensor spenceValue(Tensor x) {
    var inside = x.gt(0).and(Jnp.isfinite(x));
    var z = Tensor.where(inside, x, 1.0);
    var great = z.gt(2);
    var w = Tensor.where(great, z.pow(-1), z);
    var small = w.lt(0.5);
    var v = Tensor.where(small, w.neg().add(1), w);
    var u = v.log().neg();
    var b = bernoulli(24);
    var even = series(u.square(), 12, k -> k == 0 ? 1 : b[2 * k] / factorial(2 * k + 1));
    var y = u.mul(even).sub(u.square().div(4));
    var mirror = w.log().mul(Tensor.where(small, w, 0.25).neg().log1p());
    y = Tensor.where(small, y.add(mirror).neg().add(Math.PI * Math.PI / 6), y);
    y = Tensor.where(great, z.log().square().mul(-0.5).sub(y), y);
    var end = Tensor.onesLike(x).mul(Double.NaN);
    end = Tensor.where(Jnp.isposinf(x), x.neg(), end);
    return Tensor.where(inside, y, Tensor.where(x.eq(0), Math.PI * Math.PI / 6, end));
  }
}
