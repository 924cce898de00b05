package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.OptaxGoldens.grid;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Axes;
import io.raffia.Carried;
import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.Forward;
import io.raffia.In;
import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ValueAndTangent;
import io.raffia.tests.GoldenLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Transforms inside one another.
final class TransformSuite implements Suite {
  private static final Tensor X = grid(5, 7, 4, 4);
  private static final Tensor M = grid(7, 13, 8, 3, 4);
  private static final Tensor W = grid(11, 17, 16, 4, 4);
  private static final Tensor NUMBERS = Tensor.of(2, 0, 1);

  private final Map<String, Supplier<Tensor>> all = new TreeMap<>();

  @Override
  public String family() {
    return "transforms";
  }

  @Override
  public List<Entry> entries() {
    derivatives();
    loops();
    scans();
    choices();
    rules();
    all.putAll(new NamedAxes().cases());
    all.putAll(Solvers.cases());
    var lines = new TreeMap<String, GoldenLine>();
    for (var line : GoldenLine.read("transforms.txt")) lines.put(line.words().getFirst(), line);
    assertEquals(lines.keySet(), all.keySet(), "goldens and functions differ");
    return all.entrySet().stream()
        .map(e -> entry(e.getKey(), e.getValue(), requireNonNull(lines.get(e.getKey()))))
        .toList();
  }

  private static Entry entry(String name, Supplier<Tensor> found, GoldenLine line) {
    var expected = OptaxGoldens.values(line);
    var c = new Entry.Case("value", expected, () -> found.get().toDoubleArray());
    return new Entry(name, 2e-6, Entry.Unit.RELATIVE, List.of(c));
  }

  // ---- functions ----

  private static Carried<Tensor, Tensor> cell(Tensor c, Tensor e) {
    var next = W.matmul(c).add(e).tanh();
    return new Carried<>(next, next.mul(next));
  }

  private static Carried<Tensor, Tensor> scanned(Tensor x, Tensor m) {
    return Nnx.scan((Tensor c, Tensor e) -> cell(c, e)).apply(x, m);
  }

  private static Tensor g(Tensor x) {
    return W.matmul(x).tanh().mul(x);
  }

  private static Carried<Tensor, Tensor> branches(Tensor c, Tensor e) {
    return new Carried<>(Nnx.cond(e.gt(0), () -> c.mul(e.sin()), () -> c.add(e.mul(e))), c);
  }

  private static Carried<Tensor, Tensor> alongRow(Tensor row) {
    return Nnx.scan((Tensor c, Tensor e) -> branches(c, e)).apply(Tensor.scalar(1.0), row);
  }

  private static Tensor threeTimes(Tensor x) {
    return Nnx.whileLoop(
            (Carried<Tensor, Tensor> s) -> s.carry().lt(3),
            (Carried<Tensor, Tensor> s) ->
                new Carried<>(s.carry().add(1), s.y().sin().mul(s.y()).add(1)),
            new Carried<>(Tensor.scalar(0), x))
        .y();
  }

  private static Tensor untilLarge(Tensor x) {
    return Nnx.whileLoop((Tensor y) -> y.dot(y).lt(20), (Tensor y) -> y.mul(1.5).add(0.25), x);
  }

  private static Tensor scanLoss(Tensor x) {
    var r = scanned(x, M);
    return r.carry().sum().add(r.y().mul(M).sum());
  }

  private static Tensor choice(Tensor i, Tensor x) {
    return Nnx.<Tensor, Tensor>switchCase(
        i, List.of(y -> y.sin(), y -> y.mul(y), y -> y.matmul(W)), x);
  }

  private static Tensor nested(Tensor x) {
    return Nnx.scan((Tensor c, Tensor e) ->
            new Carried<>(
                Nnx.scan((Tensor d, Tensor f) -> new Carried<>(d.sin().add(f.mul(e)), d))
                    .apply(c, X)
                    .carry(),
                c))
        .apply(x.get(0), x)
        .carry();
  }

  private static Tensor power(Tensor x) {
    return Nnx.foriLoop(0, 3, (Tensor i, Tensor y) -> y.mul(x).add(i), x);
  }

  // ---- cases ----

  private void derivatives() {
    all.put("jacfwd_jacrev", () -> Nnx.jacfwd(Nnx.jacrev((Tensor x) -> g(x))).apply(X));
    all.put("jacrev_jacfwd", () -> Nnx.jacrev(Nnx.jacfwd((Tensor x) -> g(x))).apply(X));
    all.put("jacfwd_jacfwd", () -> Nnx.jacfwd(Nnx.jacfwd((Tensor x) -> g(x))).apply(X));
    all.put("jacrev_jacrev", () -> Nnx.jacrev(Nnx.jacrev((Tensor x) -> g(x))).apply(X));
    all.put(
        "hessian_vector_product",
        () -> Nnx.jvp(Nnx.grad((Tensor x) -> scanLoss(x)), X, Tensor.onesLike(X)).tangent());
    all.put(
        "grad_of_jvp",
        () -> Nnx.grad((Tensor x) -> Nnx.jvp((Tensor y) -> g(y), x, x).tangent().sum()).apply(X));
    all.put(
        "vmap_of_vjp",
        () ->
            Nnx.vmap((Tensor ct) -> Nnx.vjp((Tensor x) -> g(x), X).pullback().apply(ct)).apply(M));
    all.put("vmap_hessian", () -> Nnx.vmap(Nnx.hessian((Tensor v) -> g(v).sum())).apply(M));
    all.put(
        "grad_vmap_axes",
        () ->
            Nnx.grad((Tensor m) ->
                    Nnx.vmap((Tensor v) -> g(v), Axes.in(In.axis(1)).out(In.axis(1)))
                        .apply(m.transpose())
                        .square()
                        .sum())
                .apply(M));
    all.put(
        "grad_argmax_is_zero",
        () -> Nnx.grad((Tensor x) -> x.take(x.argmax(0), 0).mul(x.sum())).apply(X));
    all.put(
        "stop_gradient",
        () -> Nnx.grad((Tensor x) -> Nnx.stopGradient(g(x)).mul(x).sum()).apply(X));
  }

  private void loops() {
    all.put("hessian_while", () -> Nnx.hessian((Tensor x) -> threeTimes(x).sum()).apply(X));
    all.put(
        "jvp_while", () -> Nnx.jvp((Tensor x) -> threeTimes(x), X, Tensor.onesLike(X)).tangent());
    all.put("jacfwd_while", () -> Nnx.jacfwd((Tensor x) -> threeTimes(x)).apply(X));
    all.put("vmap_while", () -> Nnx.vmap((Tensor row) -> untilLarge(row)).apply(M));
    all.put(
        "vmap_grad_while",
        () ->
            Nnx.vmap((Tensor row) -> Nnx.grad((Tensor x) -> untilLarge(x).pow(3).sum()).apply(row))
                .apply(M));
    all.put("jvp_fori", () -> Nnx.jvp((Tensor x) -> power(x), X, X.add(1)).tangent());
    all.put("grad_fori", () -> Nnx.grad((Tensor x) -> power(x).sum()).apply(X));
  }

  private void scans() {
    all.put("grad_scan", () -> Nnx.grad((Tensor x) -> scanLoss(x)).apply(X));
    all.put(
        "grad_scan_by_slices",
        () -> Nnx.grad((Tensor m) -> scanned(X, m).y().mul(M).sum()).apply(M));
    Fn2<Tensor, Tensor, Carried<Tensor, Tensor>> backwards =
        Nnx.scan((Tensor c, Tensor e) -> cell(c, e), Axes.in().reverse());
    all.put(
        "grad_scan_reverse",
        () -> Nnx.grad((Tensor x) -> backwards.apply(x, M).y().mul(M).sum()).apply(X));
    all.put("hessian_scan", () -> Nnx.hessian((Tensor x) -> scanLoss(x)).apply(X));
    var again = Nnx.remat((Tensor c, Tensor e) -> cell(c, e));
    all.put(
        "grad_remat_scan",
        () ->
            Nnx.grad((Tensor x) ->
                    Nnx.scan((Tensor c, Tensor e) -> again.apply(c, e)).apply(x, M).y().sum())
                .apply(X));
    all.put(
        "scan_of_grad",
        () ->
            Nnx.scan((Tensor c, Tensor e) ->
                    new Carried<>(
                        c.sub(Nnx.grad((Tensor v) -> g(v).mul(e).sum()).apply(c).mul(0.1)), c))
                .apply(X, M)
                .y());
    all.put(
        "linearize_scan",
        () -> Nnx.vmap(Nnx.linearize((Tensor x) -> scanned(x, M).y(), X).tangent()).apply(M));
    all.put("grad_nested_scan", () -> Nnx.grad((Tensor x) -> nested(x)).apply(X));
    all.put(
        "grad_grad_nested_scan",
        () ->
            Nnx.grad((Tensor x) -> Nnx.grad((Tensor y) -> nested(y)).apply(x).square().sum())
                .apply(X));
  }

  private void choices() {
    all.put(
        "grad_vmap_scan_cond",
        () ->
            Nnx.grad((Tensor m) -> Nnx.vmap((Tensor row) -> alongRow(row).carry()).apply(m).sum())
                .apply(M));
    all.put("vmap_scan_cond", () -> Nnx.vmap((Tensor row) -> alongRow(row).y()).apply(M));
    all.put(
        "vmap_cond_of_scan",
        () ->
            Nnx.vmap((Tensor r) -> Nnx.cond(r.sum().gt(0), () -> scanned(r, M).carry(), () -> r))
                .apply(M));
    all.put(
        "grad_switch",
        () ->
            Jnp.stack(
                List.of(0, 1, 2).stream()
                    .map(i ->
                        Nnx.grad((Tensor x) -> choice(Tensor.scalar((int) i), x).sum()).apply(X))
                    .toList()));
    all.put("vmap_switch", () -> Nnx.vmap((Tensor i, Tensor x) -> choice(i, x)).apply(NUMBERS, M));
    all.put(
        "grad_vmap_switch",
        () ->
            Nnx.grad((Tensor m) ->
                    Nnx.vmap((Tensor i, Tensor x) -> choice(i, x)).apply(NUMBERS, m).mul(M).sum())
                .apply(M));
  }

  private void rules() {
    Fn1<Tensor, Tensor> steep =
        Nnx.customJvp(
            (Tensor x) -> x.sin(),
            (Tensor x, Tensor dx) -> new ValueAndTangent<>(x.sin(), dx.mul(3).mul(x.cos())));
    all.put(
        "custom_jvp_in_scan",
        () ->
            Nnx.grad((Tensor x) ->
                    Nnx.scan((Tensor c, Tensor e) -> new Carried<>(steep.apply(c).mul(e), c))
                        .apply(x, M)
                        .carry()
                        .sum())
                .apply(X));
    Fn1<Tensor, Tensor> gentle =
        Nnx.customVjp(
            (Tensor x) -> x.mul(x),
            (Tensor x) -> new Forward<>(x.mul(x), x),
            (Tensor x, Tensor ct) -> ct.mul(x).mul(0.5));
    all.put(
        "vmap_grad_custom_vjp",
        () ->
            Nnx.vmap(
                    (Tensor row) -> Nnx.grad((Tensor x) -> gentle.apply(x).mul(X).sum()).apply(row))
                .apply(M));
  }
}
