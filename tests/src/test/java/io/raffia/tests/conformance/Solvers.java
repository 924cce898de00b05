package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.OptaxGoldens.grid;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.Jnp;
import io.raffia.Lax;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.Tensor;
import java.util.Map;
import java.util.function.Supplier;

/// Roots by bisection and systems by conjugate gradients, whose derivatives are those of what they
/// solve.
final class Solvers {
  private static final Tensor X = grid(5, 7, 4, 4);
  private static final Tensor M = grid(7, 13, 8, 3, 4);
  private static final Tensor ROOTS = Tensor.of(1f, 8f, 27f, 5f);

  private Solvers() {}

  private static Tensor bisected(Fn1<Tensor, Tensor> f, Tensor x) {
    var low = Tensor.zerosLike(x);
    var high = low.add(4);
    for (int i = 0; i < 40; i++) {
      var middle = low.add(high).div(2);
      var above = f.apply(middle).gt(0);
      low = Tensor.where(above, low, middle);
      high = Tensor.where(above, middle, high);
    }
    return low.add(high).div(2);
  }

  private static Tensor cubeRoot(Tensor a) {
    return Lax.customRoot(
        (Tensor x) -> x.mul(x).mul(x).sub(a),
        Tensor.onesLike(a),
        (f, x) -> bisected(f, x),
        (g, y) -> y.div(g.apply(Tensor.onesLike(y))));
  }

  private static Tensor conjugateGradients(Fn1<Tensor, Tensor> matvec, Tensor b) {
    var x = Tensor.zerosLike(b);
    var r = b;
    var p = b;
    for (int i = 0; i < 4; i++) {
      var q = matvec.apply(p);
      var rate = r.matmul(r).div(p.matmul(q));
      x = x.add(rate.mul(p));
      var s = r.sub(rate.mul(q));
      p = s.add(s.matmul(s).div(r.matmul(r)).mul(p));
      r = s;
    }
    return x;
  }

  private static Tensor solved(Tensor m, Tensor b) {
    var a = m.transpose().matmul(m).add(Jnp.eye(4));
    Fn2<Fn1<Tensor, Tensor>, Tensor, Tensor> solve = (f, y) -> conjugateGradients(f, y);
    return Lax.customLinearSolve((Tensor x) -> a.matmul(x), b, solve, solve);
  }

  static Map<String, Supplier<Tensor>> cases() {
    Fn1<Tensor, Tensor> slope = Nnx.grad((Tensor a) -> cubeRoot(a).sum());
    return Map.of(
        "custom_root",
        () -> cubeRoot(ROOTS),
        "grad_custom_root",
        () -> Nnx.jit(slope).apply(ROOTS),
        "grad_grad_custom_root",
        () -> Nnx.grad((Tensor a) -> slope.apply(a).sum()).apply(ROOTS),
        "jvp_custom_root",
        () -> Nnx.jvp((Tensor a) -> cubeRoot(a), ROOTS, X).tangent(),
        "vmap_grad_custom_root",
        () -> Nnx.vmap(Nnx.grad((Tensor a) -> cubeRoot(a))).apply(ROOTS),
        "custom_linear_solve",
        () -> solved(M, X),
        "grad_custom_linear_solve",
        () -> Nnx.grad((Tensor m) -> solved(m, X).mul(X).sum()).apply(M),
        "jvp_custom_linear_solve",
        () ->
            Nnx.jvp((Tensor m, Tensor b) -> solved(m, b), new Pair<>(M, X), new Pair<>(M.add(1), X))
                .tangent(),
        "vmap_custom_linear_solve",
        () -> Nnx.vmap((Tensor b) -> solved(M, b)).apply(M));
  }
}
