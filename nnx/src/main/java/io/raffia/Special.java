package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Unary;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The functions of `jax.scipy.special`, of floats; integers become f32. Those that have no single
/// op are computed in f64 and rounded once.
public final class Special {
  private Special() {}

  private static Tensor wide(String name, UnaryOperator<List<Tensor>> f, Tensor... in) {
    return wide((Object) name, f, in).getFirst();
  }

  private static List<Tensor> wide(Object key, UnaryOperator<List<Tensor>> f, Tensor... in) {
    var type = Promotion.of(in).inexact().dtype();
    var all = JnpArrays.broadcastArrays(List.of(in)).stream().map(x -> x.astype(DType.F64));
    return Eager.call(List.of("special", key), f, all.toList()).stream()
        .map(y -> y.astype(type))
        .toList();
  }

  /// The error function.
  public static Tensor erf(Tensor x) {
    return Elementwise.unary(Unary.ERF, x);
  }

  /// `1 - erf(x)`, exact where it is small.
  public static Tensor erfc(Tensor x) {
    return Elementwise.floating(Chlo.ERFC, x);
  }

  /// The inverse of [#erf].
  public static Tensor erfinv(Tensor x) {
    return Elementwise.floating(Unary.ERF_INV, x);
  }

  /// `e^(x²) erfc(x)`.
  public static Tensor erfcx(Tensor x) {
    return wide("erfcx", in -> List.of(Bells.erfcx(in.getFirst())), x);
  }

  /// The logistic function.
  public static Tensor expit(Tensor x) {
    return x.sigmoid();
  }

  /// `log(p / (1 - p))`.
  public static Tensor logit(Tensor p) {
    return p.log().sub(p.neg().log1p());
  }

  /// See [Nnx#logsumexp(Tensor, int...)].
  public static Tensor logsumexp(Tensor x, int... axes) {
    return Nnx.logsumexp(x, axes);
  }

  public static Tensor logsumexp(Tensor x, boolean keepDims, int... axes) {
    return Nnx.logsumexp(x, keepDims, axes);
  }

  /// See [Nnx#softmax(Tensor, int...)].
  public static Tensor softmax(Tensor x, int... axes) {
    return Nnx.softmax(x, axes);
  }

  /// See [Nnx#logSoftmax(Tensor, int...)].
  public static Tensor logSoftmax(Tensor x, int... axes) {
    return Nnx.logSoftmax(x, axes);
  }

  // Probabilities of the normal distribution.

  /// The probability of less than `x`.
  public static Tensor ndtr(Tensor x) {
    return wide("ndtr", in -> List.of(Bells.ndtr(in.getFirst())), x);
  }

  /// Its logarithm, exact far from the middle too.
  public static Tensor logNdtr(Tensor x) {
    return wide("logNdtr", in -> List.of(Bells.logNdtr(in.getFirst())), x);
  }

  /// The inverse of [#ndtr].
  public static Tensor ndtri(Tensor p) {
    return wide("ndtri", in -> List.of(Bells.ndtri(in.getFirst())), p);
  }

  // The gamma function and its kin.

  /// The gamma function.
  public static Tensor gamma(Tensor x) {
    var y = Elementwise.inexact(x);
    return gammasgn(y).mul(gammaln(y).exp());
  }

  /// The logarithm of the absolute value of the gamma function.
  public static Tensor gammaln(Tensor x) {
    return Elementwise.floating(Chlo.LGAMMA, x);
  }

  /// The sign of the gamma function; NaN where it has poles but at 0.
  public static Tensor gammasgn(Tensor x) {
    var y = Elementwise.inexact(x).stopGradient();
    var down = y.floor();
    var odd = down.mod(2).ne(0);
    var one = Tensor.onesLike(y);
    var negative = Tensor.where(down.eq(y), Double.NaN, Tensor.where(odd, -1, one));
    var zero = Tensor.where(Jnp.signbit(y), -1, one);
    return Tensor.where(y.gt(0), 1, Tensor.where(y.eq(0), zero, negative));
  }

  /// The derivative of [#gammaln].
  public static Tensor digamma(Tensor x) {
    return Elementwise.floating(Chlo.DIGAMMA, x);
  }

  /// The `n`-th derivative of [#digamma].
  public static Tensor polygamma(Tensor n, Tensor x) {
    return Elementwise.inexact(Chlo.POLYGAMMA, n, x);
  }

  /// Hurwitz's zeta function, `sum(k >= 0: (k + q)^-x)`.
  public static Tensor zeta(Tensor x, Tensor q) {
    return Elementwise.inexact(Chlo.ZETA, x, q);
  }

  /// The logarithm of the multivariate gamma function of dimension `d`.
  public static Tensor multigammaln(Tensor a, int d) {
    var y = Elementwise.inexact(a);
    var sum = Tensor.zerosLike(y).add(Math.log(Math.PI) * d * (d - 1) / 4.0);
    for (int j = 1; j <= d; j++) sum = sum.add(gammaln(y.add((1 - j) / 2.0)));
    return sum;
  }

  /// `n!` of any number that is not negative; of negative ones 0.
  public static Tensor factorial(Tensor n) {
    var y = Elementwise.inexact(n);
    return Tensor.where(y.lt(0), 0, gammaln(y.add(1)).exp());
  }

  /// The regularized lower incomplete gamma function of `a` at `x`.
  public static Tensor gammainc(Tensor a, Tensor x) {
    return wide("gammainc", in -> List.of(Incomplete.gamma(in.get(0), in.get(1), false)), a, x);
  }

  /// `1 - gammainc(a, x)`.
  public static Tensor gammaincc(Tensor a, Tensor x) {
    return wide("gammaincc", in -> List.of(Incomplete.gamma(in.get(0), in.get(1), true)), a, x);
  }

  /// The logarithm of the beta function.
  public static Tensor betaln(Tensor a, Tensor b) {
    return wide(
        "betaln",
        in -> {
          var x = in.get(0);
          var y = in.get(1);
          return List.of(gammaln(x).add(gammaln(y)).sub(gammaln(x.add(y))));
        },
        a,
        b);
  }

  /// The beta function.
  public static Tensor beta(Tensor a, Tensor b) {
    var sign = gammasgn(a).mul(gammasgn(b)).mul(gammasgn(a.add(b)));
    return sign.mul(betaln(a, b).exp());
  }

  /// The regularized incomplete beta function.
  public static Tensor betainc(Tensor a, Tensor b, Tensor x) {
    return wide(
        "betainc", in -> List.of(Incomplete.beta(in.get(0), in.get(1), in.get(2))), a, b, x);
  }

  /// The derivative of [#gammainc] by `a`.
  static Tensor gammaincByA(Tensor a, Tensor x) {
    return wide(
        "gammaincByA",
        in ->
            OwnRegions.byFirst(in, all -> List.of(Incomplete.gamma(all.get(0), all.get(1), false))),
        a,
        x);
  }

  /// How a gamma variate changes with its parameter `a`, at the same probability.
  static Tensor gammaVariateByA(Tensor a, Tensor x) {
    var density = x.log().mul(a.sub(1)).sub(x).sub(gammaln(a)).exp();
    return gammaincByA(a, x).div(density).neg();
  }

  // Bessel's functions, modified.

  /// Of order 0.
  public static Tensor i0(Tensor x) {
    return wide("i0", in -> List.of(i0e(in.getFirst()).mul(in.getFirst().abs().exp())), x);
  }

  /// `e^-|x| i0(x)`.
  public static Tensor i0e(Tensor x) {
    return wide("i0e", in -> List.of(Bells.i0e(in.getFirst())), x);
  }

  /// Of order 1.
  public static Tensor i1(Tensor x) {
    return wide("i1", in -> List.of(i1e(in.getFirst()).mul(in.getFirst().abs().exp())), x);
  }

  /// `e^-|x| i1(x)`.
  public static Tensor i1e(Tensor x) {
    return Elementwise.floating(Chlo.BESSEL_I1E, x);
  }

  /// The functions of Bessel of the first kind of orders 0 to `v`, along a new first axis. Unlike
  /// JAX's, exact for any `z`: the recurrence is as long as the greatest of them needs.
  public static Tensor besselJn(Tensor z, int v) {
    if (v < 0) throw Errors.at("besselJn has orders from 0, found %d", v);
    return wide(List.of("besselJn", v), in -> List.of(Hypergeometric.bessel(in.getFirst(), v)), z)
        .getFirst();
  }

  // Integrals of elementary functions.

  /// The integral of `e^t / t` from minus infinity to `x`.
  public static Tensor expi(Tensor x) {
    return wide("expi", in -> List.of(Integrals.expi(in.getFirst())), x);
  }

  /// [#expn] of order 1.
  public static Tensor exp1(Tensor x) {
    return expn(Tensor.weak(1), x);
  }

  /// The integral of `e^(-x t) / t^n` from 1 to infinity, of whole `n` from 0 on and `x` from 0 on;
  /// NaN elsewhere.
  public static Tensor expn(Tensor n, Tensor x) {
    return wide("expn", in -> List.of(Integrals.expn(in.get(0), in.get(1))), n, x);
  }

  /// The integrals of `sin(t) / t` from 0 to `x`, and of `cos(t) / t` from infinity to `|x|`.
  public static Pair<Tensor, Tensor> sici(Tensor x) {
    return pair("sici", Integrals::sici, x);
  }

  /// Fresnel's integrals of `sin(π t² / 2)` and of `cos(π t² / 2)` from 0 to `x`.
  public static Pair<Tensor, Tensor> fresnel(Tensor x) {
    return pair("fresnel", Integrals::fresnel, x);
  }

  private static Pair<Tensor, Tensor> pair(
      String name, Function<Tensor, List<Tensor>> f, Tensor x) {
    var both = wide((Object) name, in -> f.apply(in.getFirst()), x);
    return new Pair<>(both.get(0), both.get(1));
  }

  /// Dawson's integral: `e^-x²` times the integral of `e^t²` from 0 to `x`.
  public static Tensor dawsn(Tensor x) {
    return wide("dawsn", in -> List.of(Integrals.dawsn(in.getFirst())), x);
  }

  /// The integral of `log(t) / (1 - t)` from 1 to `x`: the dilogarithm of `1 - x`. NaN below 0.
  public static Tensor spence(Tensor x) {
    return wide("spence", in -> List.of(Integrals.spence(in.getFirst())), x);
  }

  /// The probability that of two normal numbers the first is above `h` and the second between 0 and
  /// `a` times the first (Owen, 1956).
  public static Tensor owensT(Tensor h, Tensor a) {
    return wide("owensT", in -> List.of(Integrals.owensT(in.get(0), in.get(1))), h, a);
  }

  /// Kummer's function 1F1, the sum of `(a)_k / (b)_k x^k / k!`. NaN where `b` is a negative whole
  /// number, or what it takes does not fit an f64.
  public static Tensor hyp1f1(Tensor a, Tensor b, Tensor x) {
    return wide(
        "hyp1f1",
        in -> List.of(Hypergeometric.confluent(in.get(0), in.get(1), in.get(2))),
        a,
        b,
        x);
  }

  /// Gauss's function 2F1, the sum of `(a)_k (b)_k / (c)_k x^k / k!`, and its continuation to
  /// negative `x`. As in JAX infinite beyond 1, and where `c` is no positive number but a whole
  /// one.
  public static Tensor hyp2f1(Tensor a, Tensor b, Tensor c, Tensor x) {
    return wide(
        "hyp2f1",
        in -> List.of(Hypergeometric.gauss(in.get(0), in.get(1), in.get(2), in.get(3))),
        a,
        b,
        c,
        x);
  }

  /// Bernoulli's numbers from the zeroth to the `n`-th, in f32; the first is -1/2.
  public static Tensor bernoulli(int n) {
    if (n < 0) throw Errors.at("bernoulli has numbers from 0, found %d", n);
    return Tensor.of(DType.F32, Integrals.bernoulli(n), Shape.of(n + 1));
  }

  // Logarithms that know 0.

  /// `x log(y)`, 0 where `x` is.
  public static Tensor xlogy(Tensor x, Tensor y) {
    var nothing = x.eq(0).and(y.gt(0).not());
    return Tensor.where(nothing, 0, Elementwise.inexact(x).mul(Tensor.where(nothing, 1, y).log()));
  }

  /// `x log(1 + y)`, 0 where `x` is.
  public static Tensor xlog1py(Tensor x, Tensor y) {
    var nothing = x.eq(0).and(y.gt(-1).not());
    return Tensor.where(
        nothing, 0, Elementwise.inexact(x).mul(Tensor.where(nothing, 0, y).log1p()));
  }

  /// `-x log(x)`, minus infinity below 0.
  public static Tensor entr(Tensor x) {
    return Tensor.where(x.lt(0), Double.NEGATIVE_INFINITY, xlogy(x, x).neg());
  }

  /// `p log(p / q)`, 0 where `p` is; infinite where not defined.
  public static Tensor relEntr(Tensor p, Tensor q) {
    var both = p.gt(0).and(q.gt(0));
    var safeP = Tensor.where(both, p, 1);
    var y = safeP.mul(safeP.log().sub(Tensor.where(both, q, 1).log()));
    return Tensor.where(both, y, Tensor.where(p.eq(0).and(q.ge(0)), 0, infinite(y)));
  }

  /// `p log(p / q) - p + q`, `q` where `p` is 0; infinite where not defined.
  public static Tensor klDiv(Tensor p, Tensor q) {
    return relEntr(p, q).sub(p).add(q);
  }

  private static Tensor infinite(Tensor like) {
    return Tensor.full(like.dtype(), Double.POSITIVE_INFINITY, like.shape().dims().toArray());
  }

  /// `(x^l - 1) / l`, of 0 `log(x)`.
  public static Tensor boxcox(Tensor x, Tensor l) {
    return power(x.log(), l);
  }

  /// [#boxcox] of `1 + x`.
  public static Tensor boxcox1p(Tensor x, Tensor l) {
    return power(x.log1p(), l);
  }

  private static Tensor power(Tensor log, Tensor l) {
    var none = l.eq(0);
    var safe = Tensor.where(none, 1, l);
    return Tensor.where(none, log, log.mul(safe).expm1().div(safe));
  }

  /// `sin(πx) / (πx)`, 1 at 0.
  static Tensor sinc(Tensor x) {
    var y = Elementwise.inexact(x);
    var zero = y.eq(0);
    var turn = Tensor.where(zero, 1, y).mul(Math.PI);
    return Tensor.where(zero, 1, turn.sin().div(turn));
  }

  /// The number of ways to choose `k` of `n`; 0 where there is none.
  public static Tensor comb(Tensor n, Tensor k) {
    var all = Elementwise.inexact(n);
    var some = Elementwise.inexact(k);
    var fits = some.le(all).and(all.ge(0)).and(some.ge(0));
    var safeN = Tensor.where(fits, all, 0.0);
    var safeK = Tensor.where(fits, some, 0.0);
    var log =
        gammaln(safeN.add(1)).sub(gammaln(safeK.add(1))).sub(gammaln(safeN.add(1).sub(safeK)));
    return Tensor.where(fits, log.exp(), 0.0);
  }

  /// The rising factorial `gamma(z + m) / gamma(z)`; 1 where `m` is 0.
  public static Tensor poch(Tensor z, Tensor m) {
    var ratio = gamma(Elementwise.inexact(z).add(m)).div(gamma(z));
    return Tensor.where(m.eq(0), 1.0, ratio);
  }
}
