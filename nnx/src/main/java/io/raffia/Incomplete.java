package io.raffia;

import io.raffia.ir.op.Chlo;
import java.util.List;

/// Incomplete gamma and beta functions, in f64: power series and continued fractions, which run
/// until they stand still (Press et al., Numerical Recipes, 6.2 and 6.4). Derivatives go through
/// the loops.
final class Incomplete {
  private static final int MOST = 2000;
  private static final double TINY = 1e-300;

  /// A factor that differs from 1 by one unit in the last place may do so forever.
  private static final double STILL = 0x1p-52;

  private Incomplete() {}

  private static Tensor lgamma(Tensor x) {
    return Elementwise.floating(Chlo.LGAMMA, x);
  }

  /// The lower one, or the upper one.
  static Tensor gamma(Tensor a, Tensor x, boolean upper) {
    var defined = a.gt(0).and(x.ge(0));
    var inside = defined.and(x.gt(0)).and(Jnp.isfinite(x)).and(Jnp.isfinite(a));
    var p = Tensor.where(inside, a, 1.0);
    var z = Tensor.where(inside, x, 1.0);
    var low = z.lt(p.add(1));
    var scale = p.mul(z.log()).sub(z).sub(lgamma(p)).exp();
    var lower = scale.mul(series(p, Tensor.where(low, z, p)));
    var higher = scale.mul(fraction(p, Tensor.where(low, p.add(2), z)));
    var y =
        upper
            ? Tensor.where(low, lower.neg().add(1), higher)
            : Tensor.where(low, lower, higher.neg().add(1));
    var end = Tensor.where(x.eq(0), upper ? 1.0 : 0.0, Tensor.full(y.dtype(), upper ? 0 : 1));
    return Tensor.where(inside, y, Tensor.where(defined, end, Double.NaN));
  }

  /// `sum(n >= 0: z^n / (a (a + 1) ... (a + n)))`.
  private static Tensor series(Tensor a, Tensor z) {
    var first = a.pow(-1);
    return OwnRegions.whileTrue(
            List.of(a, z),
            List.of(first, first, Tensor.scalar(1)),
            in -> in.get(2).gt(in.get(3).mul(1e-17)).any().and(in.get(4).lt(MOST)),
            in -> {
              var n = in.get(4).astype(in.get(0).dtype());
              var term = in.get(2).mul(in.get(1)).div(in.get(0).add(n));
              return List.of(term, in.get(3).add(term), in.get(4).add(1));
            })
        .get(1);
  }

  /// Lentz's method, modified.
  private static Tensor fraction(Tensor a, Tensor z) {
    var b = z.add(1).sub(a);
    var c = Tensor.onesLike(b).div(TINY);
    var d = b.pow(-1);
    return OwnRegions.whileTrue(
            List.of(a, z),
            List.of(c, d, d, Tensor.onesLike(b).mul(2), Tensor.scalar(1)),
            in -> in.get(5).sub(1).abs().gt(STILL).any().and(in.get(6).lt(MOST)),
            in -> {
              var i = in.get(6).astype(in.get(0).dtype());
              var an = i.neg().mul(i.sub(in.get(0)));
              var bn = in.get(1).add(1).sub(in.get(0)).add(i.mul(2));
              return lentz(an, bn, in.get(2), in.get(3), in.get(4), in.get(6));
            })
        .get(2);
  }

  private static List<Tensor> lentz(
      Tensor an, Tensor bn, Tensor c, Tensor d, Tensor h, Tensor count) {
    var nextD = away(an.mul(d).add(bn)).pow(-1);
    var nextC = away(bn.add(an.div(c)));
    var change = nextD.mul(nextC);
    return List.of(nextC, nextD, h.mul(change), change, count.add(1));
  }

  /// Not 0.
  private static Tensor away(Tensor x) {
    return Tensor.where(x.abs().lt(TINY), TINY, x);
  }

  static Tensor beta(Tensor a, Tensor b, Tensor x) {
    var defined = a.gt(0).and(b.gt(0)).and(x.ge(0)).and(x.le(1));
    var inside = defined.and(x.gt(0)).and(x.lt(1));
    var z = Tensor.where(inside, x, 0.5);
    var p = Tensor.where(inside, a, 1.0);
    var q = Tensor.where(inside, b, 1.0);
    var low = z.lt(p.add(1).div(p.add(q).add(2)));
    var r = Tensor.where(low, p, q);
    var s = Tensor.where(low, q, p);
    var t = Tensor.where(low, z, z.neg().add(1));
    var scale =
        lgamma(p.add(q))
            .sub(lgamma(p))
            .sub(lgamma(q))
            .add(r.mul(t.log()))
            .add(s.mul(t.neg().log1p()))
            .exp();
    var part = scale.mul(betaFraction(r, s, t)).div(r);
    var y = Tensor.where(low, part, part.neg().add(1));
    return Tensor.where(inside, y, Tensor.where(defined, x, Double.NaN));
  }

  /// Two steps of the continued fraction at a time.
  private static Tensor betaFraction(Tensor a, Tensor b, Tensor x) {
    var one = Tensor.onesLike(x);
    var d = away(one.sub(a.add(b).mul(x).div(a.add(1)))).pow(-1);
    return OwnRegions.whileTrue(
            List.of(a, b, x),
            List.of(one, d, d, one.mul(2), Tensor.scalar(1)),
            in -> in.get(6).sub(1).abs().gt(STILL).any().and(in.get(7).lt(MOST)),
            in -> {
              var p = in.get(0);
              var q = in.get(1);
              var m = in.get(7).astype(p.dtype());
              var twice = m.mul(2);
              var even = m.mul(q.sub(m)).mul(in.get(2)).div(p.sub(1).add(twice).mul(p.add(twice)));
              var unit = Tensor.onesLike(p);
              var half = lentz(even, unit, in.get(3), in.get(4), in.get(5), in.get(7));
              var odd =
                  p.add(m)
                      .neg()
                      .mul(p.add(q).add(m))
                      .mul(in.get(2))
                      .div(p.add(twice).mul(p.add(1).add(twice)));
              return lentz(odd, unit, half.get(0), half.get(1), half.get(2), in.get(7));
            })
        .get(2);
  }
}
