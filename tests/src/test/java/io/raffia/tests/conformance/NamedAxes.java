package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.OptaxGoldens.grid;

import io.raffia.Axes;
import io.raffia.Carried;
import io.raffia.Fn1;
import io.raffia.In;
import io.raffia.Jnp;
import io.raffia.Lax;
import io.raffia.Nnx;
import io.raffia.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Collectives over named axes of `vmap`, inside of other transforms and around them.
final class NamedAxes {
  private static final Tensor X = grid(5, 7, 4, 4);
  private static final Tensor M = grid(7, 13, 8, 3, 4);
  private static final Tensor NUMBERS = Tensor.of(new int[][] {{1, 2}, {3, 4}, {5, 7}});
  private static final Axes BY_ROW = Axes.in(In.MAPPED).axisName("i");

  private final Map<String, Supplier<Tensor>> all = new TreeMap<>();

  Map<String, Supplier<Tensor>> cases() {
    values();
    gathered();
    insideControl();
    derivatives();
    return all;
  }

  private static Tensor named(Fn1<Tensor, Tensor> f, Tensor x) {
    return Nnx.vmap(f, BY_ROW).apply(x);
  }

  private static Tensor normal(Tensor x) {
    var centred = x.sub(Lax.pmean(x.mean(), "i"));
    return centred.mul(Lax.pmean(centred.square().mean(), "i").add(0.1).rsqrt());
  }

  private static Tensor stacked() {
    return Jnp.stack(List.of(M, M.mul(2), M.mul(3)));
  }

  private void values() {
    all.put("psum", () -> named(x -> Lax.psum(x.sin(), "i"), M));
    all.put(
        "psum_shared_result",
        () -> Nnx.vmap((Tensor x) -> Lax.psum(x.sin(), "i"), BY_ROW.out(In.SHARED)).apply(M));
    all.put("psum_of_shared", () -> named(x -> x.add(Lax.psum(X, "i")), M));
    all.put("psum_of_one", () -> named(x -> x.mul(Lax.psum(Tensor.scalar(1), "i")), M));
    all.put("psum_int", () -> named(x -> Lax.psum(x, "i"), NUMBERS));
    all.put("psum_bool", () -> named(x -> Lax.psum(x, "i"), M.gt(0)));
    all.put("pmean_int", () -> named(x -> Lax.pmean(x, "i"), NUMBERS));
    all.put("pmax", () -> named(x -> x.sub(Lax.pmax(x, "i")), M));
    all.put(
        "pmin",
        () ->
            Nnx.vmap(
                    (Tensor x) -> x.sub(Lax.pmin(x, "i")),
                    Axes.in(In.axis(1)).out(In.axis(1)).axisName("i"))
                .apply(M));
    all.put("axis_index", () -> named(x -> x.mul(Lax.axisIndex("i")).add(Lax.axisSize("i")), M));
    all.put("psum_nested", () -> pairs(M));
  }

  private static Tensor pairs(Tensor x) {
    return Nnx.vmap(
            (Tensor a) ->
                Nnx.vmap(
                        (Tensor b) ->
                            Lax.psum(a.sin().mul(b), "i")
                                .sub(Lax.pmax(a.mul(b), "j"))
                                .add(Lax.psum(a, "i", "j")),
                        Axes.in(In.MAPPED).axisName("j"))
                    .apply(x),
            BY_ROW)
        .apply(x);
  }

  private void gathered() {
    all.put("all_gather", () -> named(x -> Lax.allGather(x, "i").mul(x), M));
    all.put("all_gather_axis", () -> named(x -> Lax.allGather(x, "i", 1, false), M));
    all.put("all_gather_tiled", () -> named(x -> Lax.allGather(x, "i", 0, true), M));
    all.put(
        "psum_scatter",
        () ->
            named(x -> Lax.psumScatter(x, "i", 1, false), M.reshape(3, 1, 4).sliceAxis(-1, 0, 3)));
    all.put(
        "psum_scatter_tiled",
        () -> named(x -> Lax.psumScatter(x, "i", 0, true), Jnp.concatenate(List.of(M, M, M), 1)));
    all.put(
        "ppermute",
        () -> named(x -> Lax.ppermute(x, "i", new int[][] {{0, 1}, {1, 2}, {2, 0}}), M));
    all.put("all_to_all", () -> named(x -> Lax.allToAll(x, "i", 0, 1, false), stacked()));
    all.put("all_to_all_tiled", () -> named(x -> Lax.allToAll(x, "i", 0, 1, true), stacked()));
  }

  private static Tensor mixed(Tensor x) {
    var r =
        Nnx.scan((Tensor c, Tensor e) ->
                new Carried<>(c.mul(0.5).add(Lax.psum(c.mul(e), "i")), Lax.pmean(c, "i")))
            .apply(x, Tensor.of(0.5f, -0.25f, 1f));
    return Nnx.cond(
        r.y().sum().gt(0),
        () -> r.carry().add(Lax.psum(r.y().sum(), "i")),
        () -> r.carry().sub(Lax.axisIndex("i")));
  }

  private static Tensor threeTimes(Tensor x) {
    return Nnx.whileLoop(
            (Carried<Tensor, Tensor> s) -> s.carry().lt(3),
            (Carried<Tensor, Tensor> s) ->
                new Carried<>(s.carry().add(1), s.y().sin().mul(Lax.psum(s.y(), "i")).add(1)),
            new Carried<>(Tensor.scalar(0), x))
        .y();
  }

  private void insideControl() {
    all.put("psum_in_control", () -> named(x -> mixed(x), M));
    all.put(
        "psum_in_mapped_cond",
        () ->
            named(
                x ->
                    Nnx.cond(
                        x.get(0).gt(0), () -> Lax.psum(x, "i"), () -> x.sub(Lax.pmean(x, "i"))),
                M));
    all.put(
        "psum_in_mapped_while",
        () ->
            named(
                x ->
                    Nnx.whileLoop(
                        (Tensor y) -> y.dot(y).lt(20),
                        (Tensor y) -> y.mul(1.5).add(0.25).add(Lax.psum(y, "i").mul(0.1)),
                        x),
                M));
  }

  private static Fn1<Tensor, Tensor> grad(Fn1<Tensor, Tensor> f) {
    return Nnx.grad((Tensor x) -> f.apply(x).mul(X).sum());
  }

  private void derivatives() {
    all.put("grad_in_control", () -> named(x -> grad(y -> mixed(y)).apply(x), M));
    all.put("grad_in_psum_while", () -> named(x -> grad(y -> threeTimes(y)).apply(x), M));
    all.put(
        "grad_of_psum",
        () -> Nnx.grad((Tensor m) -> named(x -> normal(x), m).mul(M.flip(0)).sum()).apply(M));
    all.put("grad_in_psum", () -> named(x -> grad(y -> normal(y)).apply(x), M));
    all.put(
        "grad_in_psum_of_shared",
        () -> named(x -> Nnx.grad((Tensor w) -> Lax.psum(w.mul(x), "i").mul(x).sum()).apply(X), M));
    all.put(
        "grad_in_all_gather",
        () ->
            named(
                x ->
                    Nnx.grad((Tensor y) -> Lax.allGather(y.sin(), "i").mul(y).mul(M).sum())
                        .apply(x),
                M));
    all.put(
        "jvp_of_psum",
        () -> Nnx.jvp((Tensor m) -> named(x -> normal(x), m), M, M.mul(M)).tangent());
    all.put(
        "hessian_of_psum",
        () ->
            Nnx.hessian((Tensor m) -> named(x -> normal(x), m).pow(3).sum())
                .apply(M.sliceAxis(1, 0, 2)));
    all.put(
        "grad_remat_psum",
        () -> named(x -> grad(y -> Nnx.remat((Tensor z) -> normal(z)).apply(y)).apply(x), M));
  }
}
