package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Chlo;
import java.util.List;

/// Poisson and binomial variates as `jax.random` draws them: by sums of logarithms where counts are
/// small, else by transformed rejection (Hörmann, 1993).
final class CountSampler {
  private static final double[] STIRLING = {
    0.0810614667953272,
    0.0413406959554092,
    0.0276779256849983,
    0.02079067210376509,
    0.0166446911898211,
    0.0138761288230707,
    0.0118967099458917,
    0.0104112652619720,
    0.00925546218271273,
    0.00833056343336287
  };

  private CountSampler() {}

  private static Tensor uniform(Tensor key, Tensor like) {
    return Random.uniform(key, like.shape());
  }

  /// Counts of the means `lam`, `i32`.
  static Tensor poisson(Tensor key, Tensor lam) {
    var few = lam.ne(lam).or(lam.lt(10.0));
    var small = poissonBySums(key, Tensor.where(few, lam, 0.0));
    var large = poissonByRejection(key, Tensor.where(few, 1e5, lam));
    return Tensor.where(lam.eq(0.0), 0, Tensor.where(few, small, large));
  }

  private static Tensor poissonBySums(Tensor key, Tensor lam) {
    var none = Tensor.zerosLike(lam);
    var k =
        OwnRegions.whileTrue(
                List.of(lam),
                List.of(none.astype(DType.I32), key, none),
                in -> in.get(3).gt(in.getFirst().neg()).any(),
                in -> {
                  var going = in.get(3).gt(in.getFirst().neg());
                  var keys = Random.split(in.get(2), 2);
                  return List.of(
                      in.get(1).add(going.astype(DType.I32)),
                      keys.get(0),
                      in.get(3).add(uniform(keys.get(1), in.get(3)).log()));
                })
            .getFirst();
    return k.sub(1);
  }

  private static Tensor poissonByRejection(Tensor key, Tensor lam) {
    var b = lam.sqrt().mul(2.53).add(0.931);
    var a = b.mul(0.02483).add(-0.059);
    var inverseAlpha = Tensor.scalar(1.1328).div(b.sub(3.4)).add(1.1239);
    var most = Tensor.scalar(-3.6224).div(b.sub(2.0)).add(0.9277);
    return rejection(
            key,
            List.of(lam, lam.log(), a, b, inverseAlpha, most),
            lam,
            (u, v, in) -> {
              var us = u.abs().neg().add(0.5);
              var rate = in.getFirst();
              var k = in.get(2).mul(2.0).div(us).add(in.get(3)).mul(u).add(rate).add(0.43).floor();
              var s = v.mul(in.get(4)).div(in.get(2).div(us.square()).add(in.get(3))).log();
              var t = rate.neg().add(k.mul(in.get(1))).sub(lgamma(k.add(1.0)));
              var surely = us.ge(0.07).and(v.le(in.get(5)));
              var never = k.lt(0.0).or(us.lt(0.013).and(v.gt(us)));
              return new Tried(k, surely.or(never.not().and(s.le(t))));
            })
        .astype(DType.I32);
  }

  private static Tensor lgamma(Tensor x) {
    return Dispatch.apply(Chlo.LGAMMA, false, (b, in) -> b.emit(Chlo.LGAMMA, in.getFirst()), x);
  }

  private record Tried(Tensor k, Tensor accepted) {}

  private interface Try {
    /// From `u` in `[-1/2, 1/2)`, `v` in `[0, 1)` and constants.
    Tried of(Tensor u, Tensor v, List<Tensor> constants);
  }

  /// Tries under fresh numbers for all elements until all have accepted one.
  private static Tensor rejection(Tensor key, List<Tensor> constants, Tensor like, Try next) {
    int n = constants.size();
    return OwnRegions.whileTrue(
            constants,
            List.of(Tensor.zerosLike(like).sub(1.0), like.ne(like), key),
            in -> in.get(n + 1).not().any(),
            in -> {
              var keys = Random.split(in.get(n + 2), 3);
              var u = uniform(keys.get(1), like).sub(0.5);
              var tried = next.of(u, uniform(keys.get(2), like), in.subList(0, n));
              return List.of(
                  Tensor.where(tried.accepted, tried.k, in.get(n)),
                  in.get(n + 1).or(tried.accepted),
                  keys.get(0));
            })
        .getFirst();
  }

  /// Successes among `count` trials of probability `p`, `f32`; NaN where either makes no sense.
  static Tensor binomial(Tensor key, Tensor count, Tensor p) {
    var rare = p.lt(0.5);
    var q = Tensor.where(rare, p, p.neg().add(1.0));
    var wrong = count.ne(count).or(count.lt(0.0));
    var wrongQ = q.ne(q).or(q.lt(0.0));
    var infinite = count.eq(Double.POSITIVE_INFINITY);
    var safe = Tensor.where(wrongQ, 0.01, q);
    var few = wrong.or(count.mul(safe).le(10.0));
    var n = count.floor();
    var small = binomialByGaps(key, Tensor.where(few, n, 0.0), safe);
    var large = binomialByRejection(key, Tensor.where(few, 1e4, n), Tensor.where(few, 0.5, safe));
    var drawn = Tensor.where(few, small, large);
    drawn = Tensor.where(wrong.or(wrongQ), Double.NaN, drawn);
    drawn = Tensor.where(infinite.and(wrong.or(wrongQ).not()), Double.POSITIVE_INFINITY, drawn);
    return Tensor.where(rare.or(wrong).or(q.ne(q)).or(infinite), drawn, n.sub(drawn));
  }

  private static Tensor binomialByGaps(Tensor key, Tensor count, Tensor p) {
    var none = Tensor.zerosLike(p);
    var k =
        OwnRegions.whileTrue(
                List.of(count, p.neg().log1p()),
                List.of(none, none, key),
                in -> in.get(3).le(in.getFirst()).any(),
                in -> {
                  var going = in.get(3).le(in.getFirst());
                  var keys = Random.split(in.get(4), 2);
                  var gap = uniform(keys.get(0), in.get(3)).log().div(in.get(1)).ceil();
                  return List.of(
                      Tensor.where(going, in.get(2).add(1.0), in.get(2)),
                      in.get(3).add(gap),
                      keys.get(1));
                })
            .getFirst();
    return k.sub(1.0);
  }

  private static Tensor binomialByRejection(Tensor key, Tensor count, Tensor p) {
    var deviation = count.mul(p).mul(p.neg().add(1.0)).sqrt();
    var b = deviation.mul(2.53).add(1.15);
    var a = b.mul(0.0248).add(-0.0873).add(p.mul(0.01));
    var c = count.mul(p).add(0.5);
    var most = Tensor.scalar(-4.2).div(b).add(0.92);
    var r = p.div(p.neg().add(1.0));
    var alpha = Tensor.scalar(5.1).div(b).add(2.83).mul(deviation);
    var m = count.add(1.0).mul(p).floor();
    return rejection(
        key,
        List.of(count, a, b, c, most, r, alpha, m),
        p,
        (u, v, in) -> {
          var us = u.abs().neg().add(0.5);
          var k = in.get(1).mul(2.0).div(us).add(in.get(2)).mul(u).add(in.get(3)).floor();
          var surely = us.ge(0.07).and(v.le(in.get(4)));
          var never = k.lt(0.0).or(k.gt(in.getFirst()));
          var low = v.mul(in.get(6)).div(in.get(1).div(us.square()).add(in.get(2))).log();
          var accepted = never.not().and(low.le(bound(k, in.getFirst(), in.get(5), in.get(7))));
          return new Tried(k, surely.or(accepted));
        });
  }

  private static Tensor bound(Tensor k, Tensor count, Tensor r, Tensor m) {
    var rest = count.sub(m).add(1.0);
    var left = count.sub(k).add(1.0);
    return m.add(0.5)
        .mul(m.add(1.0).div(r.mul(rest)).log())
        .add(count.add(1.0).mul(rest.div(left).log()))
        .add(k.add(0.5).mul(r.mul(left).div(k.add(1.0)).log()))
        .add(stirling(m))
        .add(stirling(count.sub(m)))
        .sub(stirling(k))
        .sub(stirling(count.sub(k)));
  }

  /// What Stirling's approximation of `log(k!)` lacks.
  private static Tensor stirling(Tensor k) {
    var near = k.le(9.0);
    var within = k.clip(0.0, 9.0);
    var square = within.add(1.0).square();
    var series =
        Tensor.scalar(1.0 / 1260).div(square).neg().add(1.0 / 360).div(square).neg().add(1.0 / 12);
    var far = series.div(within.add(1.0));
    var whole = within.floor();
    var table = Tensor.zerosLike(k);
    for (int i = 0; i < STIRLING.length; i++)
      table = Tensor.where(whole.eq((double) i), STIRLING[i], table);
    return Tensor.where(near, table, far);
  }

  /// Counts of each category, `[..., categories]`, of `n` draws with the probabilities `p`.
  static Tensor multinomial(Tensor key, Tensor n, Tensor p) {
    int categories = p.dim(-1);
    var keys = Random.split(key, categories);
    var rest = n.broadcastTo(java.util.Arrays.copyOf(p.shape().dims().toArray(), p.rank() - 1));
    var counts = new Tensor[categories];
    for (int i = 0; i < categories; i++) {
      var share = p.sliceAxis(-1, i, i + 1).squeeze(-1);
      var left = p.sliceAxis(-1, i, categories).sum(-1);
      var ratio = share.div(Tensor.where(left.eq(0.0), 1.0, left)).clip(0.0, 1.0);
      counts[i] = binomial(keys.get(i), rest, ratio);
      rest = rest.sub(counts[i]);
    }
    return Tensor.stack(-1, counts);
  }
}
