package io.raffia.tests.conformance;

import io.raffia.Initializer;
import io.raffia.Initializers;
import io.raffia.Jnp;
import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.VarianceScaling.Distribution;
import io.raffia.VarianceScaling.Mode;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The distributions of `jax.random` that are made of others, and the initializers:
/// `golden/samplers.txt`. What is made of uniform and normal numbers alone is in
/// `RandomGoldenTest`.
final class SamplerSuite implements Suite {
  private interface Draw {
    Tensor of(Tensor key, Shape shape);
  }

  private static final Tensor LOGITS =
      Tensor.of(new float[][] {{0.5f, -1, 2, 0.25f, 1}, {1, 0, -0.5f, 0.5f, 3}});
  private static final Tensor P = Tensor.of(0.1f, 0.2f, 0.3f, 0.25f, 0.15f);
  private static final Tensor COV =
      Tensor.of(new float[][] {{2, 0.5f, 0.25f}, {0.5f, 1, -0.25f}, {0.25f, -0.25f, 1.5f}});

  /// Made with a factorization, which JAX does in f32 and Raffia in f64.
  private static final List<String> FACTORIZED = List.of("orthogonal", "multivariate_normal");

  private final Map<String, Draw> all = new TreeMap<>();

  @Override
  public String family() {
    return "random";
  }

  @Override
  public List<Entry> entries() {
    elementary();
    made();
    choices();
    initializers();
    var goldens =
        GoldenLine.read("samplers.txt").stream().collect(Collectors.groupingBy(SamplerSuite::name));
    return OptaxGoldens.rows(goldens, all, SamplerSuite::entry);
  }

  private static String name(GoldenLine line) {
    var words = new ArrayList<>(List.of(line.name()));
    words.addAll(line.words());
    return String.join(" ", words);
  }

  private static Entry entry(String name, Draw draw, List<GoldenLine> lines) {
    var cases = new ArrayList<Entry.Case>();
    for (var line : lines) {
      var shape = line.arguments().containsKey("shape") ? line.shape() : Shape.SCALAR;
      var key = Random.key(line.integer("seed"));
      cases.add(
          new Entry.Case(
              "seed " + line.integer("seed") + " " + shape,
              line.dtype() == DType.I32
                  ? line.values().stream().map(Double::valueOf).toList()
                  : OptaxGoldens.values(line),
              () -> draw.of(key, shape).toDoubleArray()));
    }
    if (FACTORIZED.stream().anyMatch(name::contains))
      return new Entry(name, 2e-6, Entry.Unit.RELATIVE, cases);
    return new Entry(name, 2, Entry.Unit.ULP, cases);
  }

  private void elementary() {
    all.put("cauchy", Random::cauchy);
    all.put("double_sided_maxwell", (k, s) -> Random.doubleSidedMaxwell(k, 0.5, 2, s));
    all.put("geometric", (k, s) -> Random.geometric(k, 0.2, s));
    all.put("laplace", Random::laplace);
    all.put("logistic", Random::logistic);
    all.put("lognormal", (k, s) -> Random.lognormal(k, 0.5, s));
    all.put("maxwell", Random::maxwell);
    all.put(
        "multivariate_normal",
        (k, s) -> Random.multivariateNormal(k, Tensor.of(1f, -2f, 0.5f), COV, s));
    all.put("orthogonal", (k, s) -> Random.orthogonal(k, 3, s));
    all.put("orthogonal wide", (k, s) -> Random.orthogonal(k, 2, 4, s));
    all.put("pareto", (k, s) -> Random.pareto(k, 3, s));
    all.put("rademacher", Random::rademacher);
    all.put("rayleigh", (k, s) -> Random.rayleigh(k, 2, s));
    all.put("triangular", (k, s) -> Random.triangular(k, -1, 0.5, 2, s));
    all.put("wald", (k, s) -> Random.wald(k, 1.5, s));
    all.put("weibull_min", (k, s) -> Random.weibullMin(k, 2, 1.5, s));
  }

  private void made() {
    all.put("ball", (k, s) -> Random.ball(k, 3, 2, s));
    all.put("ball p1.5", (k, s) -> Random.ball(k, 2, 1.5, s));
    all.put("beta", (k, s) -> Random.beta(k, 2, 3, s));
    all.put("beta small", (k, s) -> Random.beta(k, 0.25, 0.5, s));
    all.put("binomial", (k, s) -> Random.binomial(k, 9, 0.25, s));
    all.put("binomial large", (k, s) -> Random.binomial(k, 1000, 0.75, s));
    all.put("chisquare", (k, s) -> Random.chisquare(k, 3, s));
    all.put("dirichlet", (k, s) -> Random.dirichlet(k, Tensor.of(0.5f, 1f, 2.5f), s));
    all.put("f", (k, s) -> Random.f(k, 4, 6, s));
    all.put("gamma", (k, s) -> Random.gamma(k, 2, s));
    all.put("gamma small", (k, s) -> Random.gamma(k, 0.25, s));
    all.put("generalized_normal", (k, s) -> Random.generalizedNormal(k, 1.5, s));
    all.put("loggamma", (k, s) -> Random.loggamma(k, 2, s));
    all.put("loggamma small", (k, s) -> Random.loggamma(k, 0.125, s));
    all.put("poisson", (k, s) -> Random.poisson(k, 3, s));
    all.put("poisson large", (k, s) -> Random.poisson(k, 100, s));
    all.put("t", (k, s) -> Random.t(k, 5, s));
  }

  private void choices() {
    var grid = Tensor.arange(12).reshape(4, 3);
    all.put("choice", (k, s) -> Random.choice(k, 7, s, true));
    all.put("choice once", (k, s) -> Random.choice(k, 7, s, false));
    all.put("choice p", (k, s) -> Random.choice(k, 5, s, true, P));
    all.put("choice rows", (k, s) -> Random.choice(k, grid, Shape.of(2, 2), true, 0));
    all.put("categorical once", (k, s) -> Random.categoricalWithoutReplacement(k, LOGITS, -1, 3));
    all.put(
        "multinomial",
        (k, s) -> Random.multinomial(k, Tensor.scalar(20.0), Jnp.stack(List.of(P, P.flip(0)))));
    all.put("permutation rows", (k, s) -> Random.permutation(k, grid, 0));
    all.put("permutation independent", (k, s) -> Random.permutationIndependent(k, grid, 1));
  }

  private void put(String name, Initializer initializer) {
    all.put("init " + name, (k, s) -> initializer.init(k, s, DType.F32));
  }

  private void initializers() {
    put("constant", Initializers.constant(0.3));
    put("delta_orthogonal", Initializers.deltaOrthogonal());
    put("glorot_normal", Initializers.glorotNormal());
    put("glorot_uniform", Initializers.glorotUniform());
    put("he_normal", Initializers.heNormal());
    put("he_uniform", Initializers.heUniform());
    put("kaiming_normal", Initializers.kaimingNormal());
    put("kaiming_uniform", Initializers.kaimingUniform());
    put("lecun_normal", Initializers.lecunNormal());
    put("lecun_uniform", Initializers.lecunUniform());
    put("normal", Initializers.normal());
    put("ones", Initializers.ones());
    put("orthogonal", Initializers.orthogonal());
    put("orthogonal options", Initializers.orthogonal(2, 0));
    put("truncated_normal", Initializers.truncatedNormal());
    put("uniform", Initializers.uniform());
    put("variance_scaling", Initializers.varianceScaling(2, Mode.FAN_OUT, Distribution.NORMAL));
    put(
        "variance_scaling geometric",
        Initializers.varianceScaling(0.5, Mode.FAN_GEO_AVG, Distribution.UNIFORM));
    put("xavier_normal", Initializers.xavierNormal());
    put("xavier_uniform", Initializers.xavierUniform());
    put("zeros", Initializers.zeros());
  }
}
