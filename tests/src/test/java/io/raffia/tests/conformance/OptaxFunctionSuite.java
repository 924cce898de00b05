package io.raffia.tests.conformance;

import io.raffia.Fn2;
import io.raffia.Jnp;
import io.raffia.Microbatching;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Param;
import io.raffia.Path;
import io.raffia.Random;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.Wrt;
import io.raffia.ir.Shape;
import io.raffia.optax.Assignment;
import io.raffia.optax.Clipping;
import io.raffia.optax.Perturbations;
import io.raffia.tests.GoldenLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Optax's functions that are no transformations: each makes what a label asks for.
final class OptaxFunctionSuite implements Suite {
  private static final Tensor SYMMETRIC = symmetric();
  private static final Tensor Z = OptaxGoldens.grid(2, 5, 4, 3);
  private static final Tensor X = OptaxGoldens.grid(7, 13, 8, 4, 3);
  private static final Tensor Y = OptaxGoldens.grid(5, 9, 8, 4, 2);

  @Override
  public String family() {
    return "function";
  }

  private static Tensor symmetric() {
    var a = OptaxGoldens.grid(7, 23, 8, 4, 4);
    return a.matmul(a.transpose()).add(Jnp.eye(4));
  }

  private static State params() {
    return new State(
        List.of(
            new State.Leaf(Path.of("b"), Param.class, Map.of(), OptaxGoldens.grid(3, 7, 4, 2)),
            new State.Leaf(
                Path.of("w"), Param.class, Map.of(), OptaxGoldens.grid(5, 11, 4, 3, 2))));
  }

  private static Tensor loss(State p, Tensor inputs, Tensor targets) {
    var hidden = inputs.matmul(p.get("w")).add(p.get("b")).tanh();
    return hidden.sub(targets).square().sum().add(p.get("b").pow(4).sum());
  }

  private static Map<String, Function<String, Tensor>> functions() {
    var all = new TreeMap<String, Function<String, Tensor>>();
    all.put(
        "power_iteration",
        label -> {
          var pair = Optax.powerIteration(SYMMETRIC);
          return label.equals("value") ? pair.eigenvalue() : pair.eigenvector();
        });
    all.put(
        "matrix_inverse_pth_root",
        label -> Optax.matrixInversePthRoot(SYMMETRIC, Integer.parseInt(label)).root());
    all.put("nnls", OptaxFunctionSuite::nnls);
    all.put("multi_normal", OptaxFunctionSuite::normal);
    all.put(
        "scale_gradient",
        _ -> Nnx.grad((Tensor q) -> Optax.scaleGradient(q, 0.25).square().sum()).apply(Z));
    var v = OptaxGoldens.grid(5, 7, 4, 8);
    all.put(
        "hvp",
        _ -> {
          var product = Optax.hvp(OptaxFunctionSuite::loss, v, params(), X, Y);
          return Jnp.concatenate(List.of(product.get("b"), product.get("w").reshape(-1)));
        });
    all.put("hessian_diag", _ -> Optax.hessianDiag(OptaxFunctionSuite::loss, params(), X, Y));
    all.put("fisher_diag", _ -> Optax.fisherDiag(OptaxFunctionSuite::loss, params(), X, Y));
    all.put("hungarian_algorithm", OptaxFunctionSuite::assignment);
    all.put("microbatch", OptaxFunctionSuite::microbatch);
    all.put("make_perturbed_fun", OptaxFunctionSuite::perturbed);
    all.put("unitwise_norm", _ -> Clipping.unitwiseNorm(OptaxGoldens.params().get("layer", "k")));
    var reversed =
        Jnp.concatenate(List.of(X.slice(3, 4), X.slice(2, 3), X.slice(1, 2), X.slice(0, 1)));
    all.put(
        "unitwise_clip", _ -> Clipping.unitwiseClip(X.abs().add(0.5), reversed.abs().add(0.25), X));
    return all;
  }

  private static Tensor nnls(String label) {
    var a = OptaxGoldens.grid(11, 17, 4, 5, 3);
    var b = OptaxGoldens.grid(3, 7, 2, 5);
    return label.equals("vector")
        ? Optax.nnls(a, b, 300)
        : Optax.nnls(a, Jnp.stack(List.of(b, b.neg()), 1), 50);
  }

  private static Tensor normal(String label) {
    var normal = Optax.multiNormal(OptaxGoldens.grid(5, 7, 4, 3), OptaxGoldens.grid(3, 5, 4, 2, 1));
    return label.equals("sample")
        ? normal.sample(Shape.of(4), Random.key(3))
        : normal.logProb(OptaxGoldens.grid(7, 11, 4, 5, 2, 3));
  }

  private static Tensor assignment(String label) {
    var wide = OptaxGoldens.grid(11, 29, 1, 3, 6);
    var found =
        switch (label) {
          case "square" -> Optax.hungarianAlgorithm(OptaxGoldens.grid(7, 23, 1, 5, 5));
          case "wide" -> Optax.hungarianAlgorithm(wide);
          default -> Optax.hungarianAlgorithm(wide.transpose());
        };
    return stacked(found);
  }

  private static Tensor stacked(Assignment found) {
    return Jnp.stack(List.of(found.rows(), found.columns()));
  }

  private static Tensor microbatch(String label) {
    var kind = Microbatching.Accumulation.valueOf(label);
    boolean joins = kind == Microbatching.Accumulation.CONCAT;
    Fn2<State, Tensor, Tensor> f =
        (p, data) -> joins ? data.matmul(p.get("w")) : p.get("w").transpose().matmul(data.mean(0));
    return Optax.microbatch(f, Microbatching.of(2, 1).accumulating(kind))
        .apply(params(), OptaxGoldens.grid(7, 13, 8, 6, 3));
  }

  private static Tensor perturbed(String label) {
    var parts = label.split("_", -1);
    var noise = Perturbations.Noise.valueOf(parts[0]);
    var f =
        Optax.makePerturbedFun(
            (Tensor q) -> q.maximum(0.0).sum().add(q.max()),
            200,
            0.3,
            noise,
            parts[1].equals("True"));
    var key = Random.key(3);
    return parts.length == 2 ? f.apply(key, Z) : Nnx.grad(f, Wrt.argnum(1)).apply(key, Z);
  }

  @Override
  public List<Entry> entries() {
    return OptaxGoldens.rows("function", functions(), OptaxFunctionSuite::entry);
  }

  private static Entry entry(
      String name, Function<String, Tensor> function, List<GoldenLine> lines) {
    var cases =
        lines.stream()
            .map(line -> {
              var label = line.words().size() > 1 ? line.words().get(1) : line.text("p");
              return new Entry.Case(
                  label, OptaxGoldens.values(line), () -> function.apply(label).toDoubleArray());
            })
            .toList();
    return new Entry(name, 1e-5, Entry.Unit.RELATIVE, cases);
  }
}
