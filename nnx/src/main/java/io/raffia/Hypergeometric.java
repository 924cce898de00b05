package io.raffia;

import io.raffia.ir.DType;
import java.util.List;

/// Hypergeometric functions and Bessel's, in f64, by recurrences that run until they stand still;
/// derivatives of the first go through the loops. Where a loop does not come to stand, the result
/// is NaN.
final class Hypergeometric {
  private static final int MOST = 5000;
  private static final double TINY = 1e-300;

  /// What values beyond its inverse are scaled by.
  private static final double DOWN = 1e-100;

  private Hypergeometric() {}

  private static Tensor nan(Tensor like) {
    return Tensor.onesLike(like).mul(Double.NaN);
  }

  private static Tensor isWholeBelowOne(Tensor x) {
    return x.le(0).and(x.eq(x.floor()));
  }

  /// The sum of terms that begin at 1, each the last times `(a + k) (b + k) z / (c + k) / (k + 1)`,
  /// without `b` if `one`. Beside the terms runs a bound of them and of their derivatives: terms
  /// may end where derivatives go on.
  private static Tensor sum(Tensor a, Tensor b, Tensor c, Tensor z, boolean one) {
    var ones = Tensor.onesLike(z);
    var all =
        OwnRegions.whileTrue(
            List.of(a, b, c, z),
            List.of(ones, ones, ones, Tensor.scalar(0)),
            in -> goesOn(in.get(5), in.get(6)).any().and(in.get(7).lt(MOST)),
            in -> {
              var k = in.get(7).astype(DType.F64);
              var p = in.get(0).add(k);
              var q = in.get(1).add(k);
              var step = in.get(3).div(in.get(2).add(k)).div(k.add(1));
              // As if z were not 0, where there are derivatives too.
              var size = in.get(3).maximum(0.01).div(in.get(2).add(k).abs()).div(k.add(1));
              size = size.mul(p.abs().maximum(1)).stopGradient();
              if (!one) size = size.mul(q.abs().maximum(1)).stopGradient();
              var term = in.get(4).mul(step).mul(p);
              if (!one) term = term.mul(q);
              return List.of(term, in.get(5).mul(size), in.get(6).add(term), in.get(7).add(1));
            });
    return Tensor.where(goesOn(all.get(1), all.get(2)), Double.NaN, all.get(2));
  }

  private static Tensor goesOn(Tensor bound, Tensor sum) {
    return bound.gt(sum.abs().mul(1e-17).maximum(TINY));
  }

  /// Kummer's function, of a negative `x` by his transformation.
  static Tensor confluent(Tensor a, Tensor b, Tensor x) {
    var none = isWholeBelowOne(b);
    var q = Tensor.where(none, 1.0, b);
    var back = x.lt(0);
    var y = sum(Tensor.where(back, q.sub(a), a), q, q, Tensor.where(back, x.neg(), x), true);
    y = Tensor.where(back, y.mul(Tensor.where(back, x, 0.0).exp()), y);
    var pole = Tensor.where(b.eq(0), Double.POSITIVE_INFINITY, nan(b));
    return Tensor.where(none, Tensor.where(a.eq(0), 1.0, pole), y);
  }

  /// Gauss's function: of a negative `x` by Pfaff's transformation, which has the lesser of `a` and
  /// `b` in the power.
  static Tensor gauss(Tensor a, Tensor b, Tensor c, Tensor x) {
    var none = isWholeBelowOne(c);
    var r = Tensor.where(none, 1.0, c);
    var p = a.minimum(b);
    var q = a.maximum(b);
    var back = x.lt(0);
    var inside = x.lt(1);
    var safe = Tensor.where(inside, x, 0.0);
    var z = Tensor.where(back, safe.div(safe.sub(1)), safe);
    var s = Tensor.where(back, r.sub(q), q);
    var y = within(p, s, r, Tensor.where(z.lt(1), z, 0.0));
    y = Tensor.where(z.lt(1), y, atOne(p, s, r));
    y = Tensor.where(back, y.mul(safe.neg().log1p().mul(p).neg().exp()), y);
    var ends = isWholeBelowOne(a).or(isWholeBelowOne(b));
    var beyond = Tensor.where(x.gt(1).and(ends.not()), Double.POSITIVE_INFINITY, nan(x));
    y = Tensor.where(inside, y, Tensor.where(x.eq(1), atOne(a, b, r), beyond));
    y = Tensor.where(none, Double.POSITIVE_INFINITY, y);
    var unit = x.eq(0).or(a.eq(0).or(b.eq(0)).and(c.ne(0)));
    return Tensor.where(unit.and(none.or(inside.not())), 1.0, y);
  }

  /// By Gauss's theorem.
  private static Tensor atOne(Tensor a, Tensor b, Tensor c) {
    var d = c.sub(a).sub(b);
    var y = Special.gamma(c).mul(Special.gamma(d));
    y = y.div(Special.gamma(c.sub(a))).div(Special.gamma(c.sub(b)));
    return Tensor.where(d.gt(0), y, Double.POSITIVE_INFINITY);
  }

  /// Of `x` from 0 to 1: the power series up to a half, from there on the power series of the
  /// differential equation's solution around places that halve the distance to 1.
  private static Tensor within(Tensor a, Tensor b, Tensor c, Tensor x) {
    var half = Tensor.where(x.le(0.5), x, 0.5);
    var value = sum(a, b, c, half, false);
    var slope = sum(a.add(1), b.add(1), c.add(1), half, false).mul(a.mul(b).div(c));
    var all =
        OwnRegions.whileTrue(
            List.of(a, b, c, x),
            List.of(half, value, slope, Tensor.scalar(0)),
            in -> in.get(4).lt(in.get(3)).any().and(in.get(7).lt(64)),
            in -> step(in));
    return Tensor.where(all.get(0).lt(x), Double.NaN, all.get(1));
  }

  /// `in`: the parameters, the goal, the place, value and slope there, the number of the step.
  private static List<Tensor> step(List<Tensor> in) {
    var a = in.get(0);
    var b = in.get(1);
    var z = in.get(4);
    var rest = z.neg().add(1);
    var goal = in.get(3);
    var end = goal.le(z.add(rest.mul(0.5)));
    var next = Tensor.where(end, goal, z.add(rest.mul(0.5)));
    var s = next.sub(z);
    var moves = s.gt(0);
    var place = Tensor.where(moves, z, 0.5);
    var first = in.get(6).mul(s);
    // Terms and their sum, each with the power of s in it; the slope is kept times s.
    var lead = place.mul(place.neg().add(1));
    var middle = in.get(2).sub(a.add(b).add(1).mul(place));
    var all =
        OwnRegions.whileTrue(
            List.of(a, b, s, lead, middle, place.mul(-2.0).add(1.0)),
            List.of(in.get(5), first, in.get(5).add(first), first, Tensor.scalar(0)),
            now -> now.get(10).lt(64),
            Hypergeometric::term);
    var slope = all.get(3).div(Tensor.where(moves, s, 1.0));
    return List.of(
        next,
        Tensor.where(moves, all.get(2), in.get(5)),
        Tensor.where(moves, slope, in.get(6)),
        in.get(7).add(1));
  }

  private static List<Tensor> term(List<Tensor> now) {
    var k = now.get(10).astype(DType.F64);
    var s = now.get(2);
    var before = now.get(0).add(k).mul(now.get(1).add(k)).mul(s.square()).mul(now.get(6));
    var last = now.get(5).mul(k).add(now.get(4)).mul(k.add(1)).mul(s).mul(now.get(7));
    var y = before.sub(last).div(now.get(3).mul(k.add(2)).mul(k.add(1)));
    return List.of(
        now.get(7), y, now.get(8).add(y), now.get(9).add(y.mul(k.add(2))), now.get(10).add(1));
  }

  /// Bessel's functions of the first kind of orders 0 to `last`, along axis 0.
  static Tensor bessel(Tensor z, int last) {
    return OwnRegions.withJvp(
            List.of(z),
            in -> List.of(besselValues(in.getFirst(), last)),
            (in, d) -> {
              var y = besselValues(in.getFirst(), last + 1);
              var up = y.sliceAxis(0, 1, last + 2);
              var first = up.sliceAxis(0, 0, 1).neg();
              var down = Tensor.concatenate(0, first, y.sliceAxis(0, 0, last));
              return List.of(down.sub(up).mul(0.5).mul(d.getFirst()));
            })
        .getFirst();
  }

  /// Downwards by recurrence from an order where they vanish, then scaled to `J0 + 2 J2 + 2 J4 ...
  /// = 1` (Miller; Abramowitz and Stegun, 9.12).
  private static Tensor besselValues(Tensor z, int last) {
    var near = z.abs().lt(1e-4);
    var small = Tensor.where(near, z, 0.0);
    var fine = Jnp.isfinite(z).and(near.not());
    var x = Tensor.where(fine, z, 1.0);
    var reach = x.abs().max().maximum(last);
    var start = reach.add(reach.sqrt().mul(6.0)).add(24.0).div(2).ceil().mul(2);
    var zeros = Tensor.zerosLike(x);
    var all =
        OwnRegions.whileTrue(
            List.of(x),
            List.of(zeros, zeros.add(TINY), zeros, start.astype(DType.I32)),
            in -> in.get(4).gt(last),
            in -> lower(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4)).subList(0, 4));
    var now = all;
    var orders = new Tensor[last + 1];
    for (int k = last; k >= 0; k--) {
      orders[k] = now.get(1);
      if (k == 0) break;
      var next = lower(x, now.get(0), now.get(1), now.get(2), Tensor.scalar(k));
      var scaled = next.get(4);
      for (int j = k; j <= last; j++) {
        orders[j] = Tensor.where(scaled, orders[j].mul(DOWN), orders[j]);
      }
      now = next;
    }
    var norm = now.get(2).mul(2).add(orders[0]);
    for (int k = 0; k <= last; k++) {
      var y = orders[k].div(norm);
      var end = Tensor.where(Jnp.isinf(z), 0, z);
      orders[k] = Tensor.where(near, first(small, k), Tensor.where(fine, y, end));
    }
    return Tensor.stack(0, orders);
  }

  /// The first terms of the power series of order `k`.
  private static Tensor first(Tensor z, int k) {
    var half = z.mul(0.5);
    var t = half.square();
    var y = t.div(2 * (k + 2.0)).sub(1).mul(t).div(k + 1.0).add(1.0);
    for (int i = 1; i <= k; i++) y = y.mul(half).div(i);
    return y;
  }

  /// From orders `k + 1` and `k`, and the sum of even ones above `k`, to those one lower, and where
  /// they were scaled down.
  private static List<Tensor> lower(Tensor x, Tensor above, Tensor at, Tensor sum, Tensor k) {
    var next = at.mul(k.astype(DType.F64).mul(2)).div(x).sub(above);
    var even = k.mod(2).eq(0).and(k.gt(0));
    var total = sum.add(Tensor.where(even, at, 0.0));
    var great = next.abs().gt(1 / DOWN);
    return List.of(
        Tensor.where(great, at.mul(DOWN), at),
        Tensor.where(great, next.mul(DOWN), next),
        Tensor.where(great, total.mul(DOWN), total),
        k.sub(1),
        great);
  }
}
