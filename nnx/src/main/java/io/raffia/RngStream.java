package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.Map;

/// A source of random keys: `flax.nnx.RngStream`. The i-th key is the stream's own with i folded
/// in, so that a stream's state is a key that stays and a count that grows.
public final class RngStream extends Module {
  public final String tag;
  public final RngKey key;
  public final RngCount count;

  /// A stream that starts with the key of a seed; `tag` says what it is for.
  public RngStream(long seed, String tag) {
    this(Random.key(seed), tag);
  }

  /// A stream that starts with a key, `ui32[2]`, or many at once, `ui32[..., 2]`, to be mapped
  /// over.
  public RngStream(Tensor key, String tag) {
    this.tag = tag;
    var metadata = Map.<String, Object>of("tag", tag);
    var batch = Shape.of(key.shape().dims().stream().limit(key.rank() - 1).toArray());
    this.key = new RngKey(key, metadata);
    count = new RngCount(Tensor.zeros(DType.U32, batch.dims().toArray()), metadata);
  }

  /// The next key.
  public Tensor call() {
    var next = Random.foldIn(key.value(), count.value());
    count.set(count.value().add(1));
    return next;
  }

  /// A stream of its own, from the next key.
  public RngStream fork() {
    return new RngStream(call(), tag);
  }

  /// `n` streams of their own as one with keys `ui32[n, 2]`, to be mapped over.
  public RngStream split(int n) {
    return new RngStream(Random.split(call(), n), tag);
  }

  /// Uniform in `[0, 1)` under the next key.
  public Tensor uniform(int... shape) {
    return Random.uniform(call(), Shape.of(shape));
  }

  /// Standard normal under the next key.
  public Tensor normal(int... shape) {
    return Random.normal(call(), Shape.of(shape));
  }

  /// True with the given probability, under the next key.
  public Tensor bernoulli(double probability, int... shape) {
    return Random.bernoulli(call(), probability, Shape.of(shape));
  }

  /// Uniform integers in `[low, high)` under the next key.
  public Tensor randint(long low, long high, int... shape) {
    return Random.randint(call(), Shape.of(shape), low, high);
  }

  /// See [Random]: `ball`.
  public Tensor ball(int d, double p, int... shape) {
    return Random.ball(call(), d, p, Shape.of(shape));
  }

  /// See [Random]: `beta`.
  public Tensor beta(double a, double b, int... shape) {
    return Random.beta(call(), a, b, Shape.of(shape));
  }

  /// See [Random]: `binomial`.
  public Tensor binomial(double n, double p, int... shape) {
    return Random.binomial(call(), n, p, Shape.of(shape));
  }

  /// See [Random]: `cauchy`.
  public Tensor cauchy(int... shape) {
    return Random.cauchy(call(), Shape.of(shape));
  }

  /// See [Random]: `chisquare`.
  public Tensor chisquare(double df, int... shape) {
    return Random.chisquare(call(), df, Shape.of(shape));
  }

  /// See [Random]: `doubleSidedMaxwell`.
  public Tensor doubleSidedMaxwell(double loc, double scale, int... shape) {
    return Random.doubleSidedMaxwell(call(), loc, scale, Shape.of(shape));
  }

  /// See [Random]: `f`.
  public Tensor f(double dfnum, double dfden, int... shape) {
    return Random.f(call(), dfnum, dfden, Shape.of(shape));
  }

  /// See [Random]: `gamma`.
  public Tensor gamma(double a, int... shape) {
    return Random.gamma(call(), a, Shape.of(shape));
  }

  /// See [Random]: `geometric`.
  public Tensor geometric(double p, int... shape) {
    return Random.geometric(call(), p, Shape.of(shape));
  }

  /// See [Random]: `laplace`.
  public Tensor laplace(int... shape) {
    return Random.laplace(call(), Shape.of(shape));
  }

  /// See [Random]: `loggamma`.
  public Tensor loggamma(double a, int... shape) {
    return Random.loggamma(call(), a, Shape.of(shape));
  }

  /// See [Random]: `logistic`.
  public Tensor logistic(int... shape) {
    return Random.logistic(call(), Shape.of(shape));
  }

  /// See [Random]: `lognormal`.
  public Tensor lognormal(double sigma, int... shape) {
    return Random.lognormal(call(), sigma, Shape.of(shape));
  }

  /// See [Random]: `maxwell`.
  public Tensor maxwell(int... shape) {
    return Random.maxwell(call(), Shape.of(shape));
  }

  /// See [Random]: `pareto`.
  public Tensor pareto(double b, int... shape) {
    return Random.pareto(call(), b, Shape.of(shape));
  }

  /// See [Random]: `poisson`.
  public Tensor poisson(double lam, int... shape) {
    return Random.poisson(call(), lam, Shape.of(shape));
  }

  /// See [Random]: `rayleigh`.
  public Tensor rayleigh(double scale, int... shape) {
    return Random.rayleigh(call(), scale, Shape.of(shape));
  }

  /// See [Random]: `t`.
  public Tensor t(double df, int... shape) {
    return Random.t(call(), df, Shape.of(shape));
  }

  /// See [Random]: `triangular`.
  public Tensor triangular(double left, double mode, double right, int... shape) {
    return Random.triangular(call(), left, mode, right, Shape.of(shape));
  }

  /// See [Random]: `wald`.
  public Tensor wald(double mean, int... shape) {
    return Random.wald(call(), mean, Shape.of(shape));
  }

  /// See [Random]: `weibullMin`.
  public Tensor weibullMin(double scale, double concentration, int... shape) {
    return Random.weibullMin(call(), scale, concentration, Shape.of(shape));
  }

  /// See [Random]: `truncatedNormal`.
  public Tensor truncatedNormal(double low, double high, int... shape) {
    return Random.truncatedNormal(call(), low, high, Shape.of(shape));
  }

  /// See [Random]: `bits`.
  public Tensor bits(int... shape) {
    return Random.bits(call(), Shape.of(shape));
  }

  /// See [Random]: `gumbel`.
  public Tensor gumbel(int... shape) {
    return Random.gumbel(call(), Shape.of(shape));
  }

  /// See [Random]: `exponential`.
  public Tensor exponential(int... shape) {
    return Random.exponential(call(), Shape.of(shape));
  }

  /// See [Random]: `rademacher`.
  public Tensor rademacher(int... shape) {
    return Random.rademacher(call(), Shape.of(shape));
  }

  /// See [Random]: `categorical`.
  public Tensor categorical(Tensor logits, int axis) {
    return Random.categorical(call(), logits, axis);
  }

  /// See [Random]: `choice`.
  public Tensor choice(int n, boolean replace, int... shape) {
    return Random.choice(call(), n, Shape.of(shape), replace);
  }

  /// See [Random]: `dirichlet`.
  public Tensor dirichlet(Tensor alpha, int... shape) {
    return Random.dirichlet(call(), alpha, Shape.of(shape));
  }

  /// See [Random]: `generalizedNormal`.
  public Tensor generalizedNormal(double p, int... shape) {
    return Random.generalizedNormal(call(), p, Shape.of(shape));
  }

  /// See [Random]: `multinomial`.
  public Tensor multinomial(Tensor n, Tensor p) {
    return Random.multinomial(call(), n, p);
  }

  /// See [Random]: `multivariateNormal`.
  public Tensor multivariateNormal(Tensor mean, Tensor cov, int... shape) {
    return Random.multivariateNormal(call(), mean, cov, Shape.of(shape));
  }

  /// See [Random]: `orthogonal`.
  public Tensor orthogonal(int n, int... shape) {
    return Random.orthogonal(call(), n, Shape.of(shape));
  }

  /// See [Random]: `permutation`.
  public Tensor permutation(int n) {
    return Random.permutation(call(), n);
  }

  /// See [Random]: `permutation`.
  public Tensor permutation(Tensor x, int axis) {
    return Random.permutation(call(), x, axis);
  }
}
