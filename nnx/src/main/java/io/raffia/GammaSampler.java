package io.raffia;

import io.raffia.ir.DType;
import java.util.List;

/// Gamma variates by Marsaglia and Tsang (2000), as `jax.random.gamma` draws them: each element
/// tries under keys of its own until it accepts.
final class GammaSampler {
  private GammaSampler() {}

  /// Numbers with the shape parameters `a`, `f32`; with `log` their logarithms.
  static Tensor draw(Tensor key, Tensor a, boolean log) {
    int n = Math.toIntExact(a.size());
    if (n == 0) return a;
    var alpha = a.reshape(n);
    var boosted = alpha.ge(1.0);
    var d = Tensor.where(boosted, alpha, alpha.add(1.0)).sub(1.0 / 3);
    // XLA has a product with the reciprocal square root, whose last bit depends on the processor:
    // here it is the nearest number.
    var c = d.astype(DType.F64).rsqrt().astype(DType.F32).mul(1.0 / 3);
    var keys = KeyArray.split(key, n);
    var v = accepted(keys.child(0), c, d);
    var last = keys.child(1);
    Tensor drawn;
    if (log) {
      var e = last.exponential().neg();
      var boost =
          Tensor.where(boosted.or(e.eq(0.0)), 0.0, e.mul(Tensor.onesLike(alpha).div(alpha)));
      drawn = d.log().add(v.log()).add(boost);
    } else {
      var u = last.uniform().neg().add(1.0);
      var boost = Tensor.where(boosted, 1.0, u.pow(Tensor.onesLike(alpha).div(alpha)));
      drawn = d.mul(v).mul(boost);
    }
    return drawn.reshape(a.shape().dims().toArray());
  }

  /// The state is keys (two words), the square of the normal number, the cube, the uniform number.
  private static Tensor accepted(KeyArray keys, Tensor c, Tensor d) {
    var zeros = Tensor.zerosLike(d);
    return OwnRegions.whileTrue(
            List.of(c, d),
            List.of(keys.first(), keys.second(), zeros, zeros.add(1.0), zeros.add(2.0)),
            in -> rejects(in.get(1), in.get(4), in.get(5), in.get(6)).any(),
            GammaSampler::next)
        .get(3);
  }

  private static Tensor rejects(Tensor d, Tensor square, Tensor v, Tensor u) {
    var certain = u.ge(square.mul(square).mul(0.0331).neg().add(1.0));
    var bound = square.mul(0.5).add(d.mul(v.neg().add(1.0).add(v.log())));
    return certain.and(u.log().ge(bound));
  }

  private static List<Tensor> next(List<Tensor> in) {
    var c = in.getFirst();
    var keys = new KeyArray(in.get(2), in.get(3));
    var active = rejects(in.get(1), in.get(4), in.get(5), in.get(6));
    var tried = positive(keys.child(1), c);
    var square = tried.getFirst().square();
    var v = tried.getLast();
    var going = keys.child(0).orElse(active, keys);
    return List.of(
        going.first(),
        going.second(),
        Tensor.where(active, square, in.get(4)),
        Tensor.where(active, v.square().mul(v), in.get(5)),
        Tensor.where(active, keys.child(2).uniform(), in.get(6)));
  }

  /// Normal numbers x, and `1 + c x`, where that is above 0.
  private static List<Tensor> positive(KeyArray keys, Tensor c) {
    var zeros = Tensor.zerosLike(c);
    var found =
        OwnRegions.whileTrue(
            List.of(c),
            List.of(keys.first(), keys.second(), zeros, zeros.sub(1.0)),
            in -> in.get(4).le(0.0).any(),
            in -> {
              var before = new KeyArray(in.get(1), in.get(2));
              var again = in.get(4).le(0.0);
              var x = before.child(1).normal();
              var after = before.child(0).orElse(again, before);
              return List.of(
                  after.first(),
                  after.second(),
                  Tensor.where(again, x, in.get(3)),
                  Tensor.where(
                      again, Distributions.fma(x, in.getFirst(), Tensor.onesLike(x)), in.get(4)));
            });
    return found.subList(2, 4);
  }
}
