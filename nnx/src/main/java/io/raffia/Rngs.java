package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Random streams by name: `flax.nnx.Rngs`. Layers draw their parameters from `params` and dropout
/// draws from `dropout`; a name without a stream of its own means the stream `default`.
///
/// `new Rngs(0)` gives the very keys that Flax's `nnx.Rngs(0)` gives.
public final class Rngs extends Module {
  private static final String DEFAULT = "default";

  private final Map<String, RngStream> streams;

  /// One stream, which serves every name.
  public Rngs(long seed) {
    this(Map.of(DEFAULT, seed));
  }

  /// A stream a name, from these seeds.
  public Rngs(Map<String, ? extends Number> seeds) {
    streams = new TreeMap<>();
    seeds.forEach((name, seed) -> streams.put(name, new RngStream(seed.longValue(), name)));
  }

  /// One stream, which starts with that key and serves every name.
  public Rngs(Tensor key) {
    streams = new TreeMap<>(Map.of(DEFAULT, new RngStream(key, DEFAULT)));
  }

  private Rngs(Rngs parent, Function<RngStream, RngStream> derive) {
    streams = new TreeMap<>();
    parent.streams.forEach((name, stream) -> streams.put(name, derive.apply(stream)));
  }

  /// The names of the streams.
  public Set<String> names() {
    return Set.copyOf(streams.keySet());
  }

  /// The stream of that name, or else the default one; throws [IrException] when there is neither.
  public RngStream stream(String name) {
    var stream = streams.getOrDefault(name, streams.get(DEFAULT));
    if (stream == null) {
      throw new IrException(
          "no random stream '%s' among %s: give it a seed, or one for '%s'"
              .formatted(name, streams.keySet(), DEFAULT));
    }
    return stream;
  }

  /// The next key of the default stream.
  public Tensor call() {
    return call(DEFAULT);
  }

  /// The next key of the stream of that name.
  public Tensor call(String name) {
    return stream(name).call();
  }

  /// The next key for a parameter.
  public Tensor params() {
    return call("params");
  }

  /// The next key for dropout.
  public Tensor dropout() {
    return call("dropout");
  }

  /// Streams of their own, each from the next key of one of these.
  public Rngs fork() {
    return new Rngs(this, RngStream::fork);
  }

  /// `n` sets of streams as one, to be mapped over: each stream split.
  public Rngs split(int n) {
    return new Rngs(this, stream -> stream.split(n));
  }

  /// Uniform in `[0, 1)` from the default stream.
  public Tensor uniform(int... shape) {
    return stream(DEFAULT).uniform(shape);
  }

  /// Standard normal from the default stream.
  public Tensor normal(int... shape) {
    return stream(DEFAULT).normal(shape);
  }

  /// See [Random]: `bernoulli`; from the default stream.
  public Tensor bernoulli(double probability, int... shape) {
    return stream(DEFAULT).bernoulli(probability, shape);
  }

  /// See [Random]: `randint`; from the default stream.
  public Tensor randint(long low, long high, int... shape) {
    return stream(DEFAULT).randint(low, high, shape);
  }

  /// See [Random]: `ball`; from the default stream.
  public Tensor ball(int d, double p, int... shape) {
    return stream(DEFAULT).ball(d, p, shape);
  }

  /// See [Random]: `beta`; from the default stream.
  public Tensor beta(double a, double b, int... shape) {
    return stream(DEFAULT).beta(a, b, shape);
  }

  /// See [Random]: `binomial`; from the default stream.
  public Tensor binomial(double n, double p, int... shape) {
    return stream(DEFAULT).binomial(n, p, shape);
  }

  /// See [Random]: `cauchy`; from the default stream.
  public Tensor cauchy(int... shape) {
    return stream(DEFAULT).cauchy(shape);
  }

  /// See [Random]: `chisquare`; from the default stream.
  public Tensor chisquare(double df, int... shape) {
    return stream(DEFAULT).chisquare(df, shape);
  }

  /// See [Random]: `doubleSidedMaxwell`; from the default stream.
  public Tensor doubleSidedMaxwell(double loc, double scale, int... shape) {
    return stream(DEFAULT).doubleSidedMaxwell(loc, scale, shape);
  }

  /// See [Random]: `f`; from the default stream.
  public Tensor f(double dfnum, double dfden, int... shape) {
    return stream(DEFAULT).f(dfnum, dfden, shape);
  }

  /// See [Random]: `gamma`; from the default stream.
  public Tensor gamma(double a, int... shape) {
    return stream(DEFAULT).gamma(a, shape);
  }

  /// See [Random]: `geometric`; from the default stream.
  public Tensor geometric(double p, int... shape) {
    return stream(DEFAULT).geometric(p, shape);
  }

  /// See [Random]: `laplace`; from the default stream.
  public Tensor laplace(int... shape) {
    return stream(DEFAULT).laplace(shape);
  }

  /// See [Random]: `loggamma`; from the default stream.
  public Tensor loggamma(double a, int... shape) {
    return stream(DEFAULT).loggamma(a, shape);
  }

  /// See [Random]: `logistic`; from the default stream.
  public Tensor logistic(int... shape) {
    return stream(DEFAULT).logistic(shape);
  }

  /// See [Random]: `lognormal`; from the default stream.
  public Tensor lognormal(double sigma, int... shape) {
    return stream(DEFAULT).lognormal(sigma, shape);
  }

  /// See [Random]: `maxwell`; from the default stream.
  public Tensor maxwell(int... shape) {
    return stream(DEFAULT).maxwell(shape);
  }

  /// See [Random]: `pareto`; from the default stream.
  public Tensor pareto(double b, int... shape) {
    return stream(DEFAULT).pareto(b, shape);
  }

  /// See [Random]: `poisson`; from the default stream.
  public Tensor poisson(double lam, int... shape) {
    return stream(DEFAULT).poisson(lam, shape);
  }

  /// See [Random]: `rayleigh`; from the default stream.
  public Tensor rayleigh(double scale, int... shape) {
    return stream(DEFAULT).rayleigh(scale, shape);
  }

  /// See [Random]: `t`; from the default stream.
  public Tensor t(double df, int... shape) {
    return stream(DEFAULT).t(df, shape);
  }

  /// See [Random]: `triangular`; from the default stream.
  public Tensor triangular(double left, double mode, double right, int... shape) {
    return stream(DEFAULT).triangular(left, mode, right, shape);
  }

  /// See [Random]: `wald`; from the default stream.
  public Tensor wald(double mean, int... shape) {
    return stream(DEFAULT).wald(mean, shape);
  }

  /// See [Random]: `weibullMin`; from the default stream.
  public Tensor weibullMin(double scale, double concentration, int... shape) {
    return stream(DEFAULT).weibullMin(scale, concentration, shape);
  }

  /// See [Random]: `truncatedNormal`; from the default stream.
  public Tensor truncatedNormal(double low, double high, int... shape) {
    return stream(DEFAULT).truncatedNormal(low, high, shape);
  }

  /// See [Random]: `bits`; from the default stream.
  public Tensor bits(int... shape) {
    return stream(DEFAULT).bits(shape);
  }

  /// See [Random]: `gumbel`; from the default stream.
  public Tensor gumbel(int... shape) {
    return stream(DEFAULT).gumbel(shape);
  }

  /// See [Random]: `exponential`; from the default stream.
  public Tensor exponential(int... shape) {
    return stream(DEFAULT).exponential(shape);
  }

  /// See [Random]: `rademacher`; from the default stream.
  public Tensor rademacher(int... shape) {
    return stream(DEFAULT).rademacher(shape);
  }

  /// See [Random]: `categorical`; from the default stream.
  public Tensor categorical(Tensor logits, int axis) {
    return stream(DEFAULT).categorical(logits, axis);
  }

  /// See [Random]: `choice`; from the default stream.
  public Tensor choice(int n, boolean replace, int... shape) {
    return stream(DEFAULT).choice(n, replace, shape);
  }

  /// See [Random]: `dirichlet`; from the default stream.
  public Tensor dirichlet(Tensor alpha, int... shape) {
    return stream(DEFAULT).dirichlet(alpha, shape);
  }

  /// See [Random]: `generalizedNormal`; from the default stream.
  public Tensor generalizedNormal(double p, int... shape) {
    return stream(DEFAULT).generalizedNormal(p, shape);
  }

  /// See [Random]: `multinomial`; from the default stream.
  public Tensor multinomial(Tensor n, Tensor p) {
    return stream(DEFAULT).multinomial(n, p);
  }

  /// See [Random]: `multivariateNormal`; from the default stream.
  public Tensor multivariateNormal(Tensor mean, Tensor cov, int... shape) {
    return stream(DEFAULT).multivariateNormal(mean, cov, shape);
  }

  /// See [Random]: `orthogonal`; from the default stream.
  public Tensor orthogonal(int n, int... shape) {
    return stream(DEFAULT).orthogonal(n, shape);
  }

  /// See [Random]: `permutation`; from the default stream.
  public Tensor permutation(int n) {
    return stream(DEFAULT).permutation(n);
  }

  /// See [Random]: `permutation`; from the default stream.
  public Tensor permutation(Tensor x, int axis) {
    return stream(DEFAULT).permutation(x, axis);
  }

  /// Starts again all streams in `node` whose tag has a seed here; the i-th of a tag gets the i-th
  /// key of that seed, so that no two give the same numbers. Streams that are mapped over cannot
  /// be: throws [IrException].
  public static void reseed(Object node, Map<String, ? extends Number> seeds) {
    var fresh = new Rngs(seeds);
    for (var module : Functional.walk(node).modules()) {
      if (!(module instanceof RngStream stream) || !seeds.containsKey(stream.tag)) continue;
      if (stream.count.value().rank() != 0) {
        throw new IrException(
            "the stream '%s' holds keys %s, which reseed does not replace: reseed before split"
                .formatted(stream.tag, stream.key.value().type().brief()));
      }
      stream.key.set(fresh.call(stream.tag));
      stream.count.set(Tensor.zeros(DType.U32));
    }
  }
}
