package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.Forward;
import io.raffia.Jnp;
import io.raffia.Lax;
import io.raffia.Linalg;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ValueAndTangent;
import io.raffia.ir.IrException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// [Lax#customRoot] and [Lax#customLinearSolve]: derivatives of what is solved, not of the solver.
class SolutionTest {
  private static final Tensor MATRIX = Tensor.of(new float[][] {{4, 1}, {-2, 3}});
  private static final Tensor RIGHT = Tensor.of(1f, 2f);

  /// The answer is exact, but its own derivative is 0.
  private static Tensor root(Tensor a) {
    return Lax.customRoot(
        (Tensor x) -> x.mul(x).sub(a),
        Tensor.onesLike(a),
        (f, x) -> a.sqrt().stopGradient(),
        (g, b) -> b.div(g.apply(Tensor.onesLike(b))));
  }

  /// The matrix by columns.
  private static Tensor dense(Fn1<Tensor, Tensor> matvec, Tensor b) {
    var columns = Nnx.vmap(matvec).apply(Jnp.eye(2)).transpose();
    return Linalg.solve(columns, b).stopGradient();
  }

  private static Tensor solve(Tensor m, Tensor b) {
    Fn2<Fn1<Tensor, Tensor>, Tensor, Tensor> solve = (matvec, y) -> dense(matvec, y);
    return Lax.customLinearSolve((Tensor x) -> m.matmul(x), b, solve, solve);
  }

  @Test
  void derivativesOfRootsAreTheImplicitFunctions() {
    var a = Tensor.of(4f, 9f);
    assertArrayEquals(new float[] {2, 3}, root(a).toFloatArray());
    Fn1<Tensor, Tensor> slope = Nnx.grad((Tensor x) -> root(x).sum());
    var first = new float[] {1f / 4, 1f / 6};
    assertArrayEquals(first, slope.apply(a).toFloatArray(), 1e-7f);
    assertArrayEquals(first, Nnx.jit(slope).apply(a).toFloatArray(), 1e-7f);
    var each = Nnx.grad((Tensor t) -> Nnx.vmap((Tensor x) -> root(x)).apply(t).sum());
    assertArrayEquals(first, each.apply(a).toFloatArray(), 1e-7f);
    var second = new float[] {-1f / 32, -1f / 108};
    var twice = Nnx.grad((Tensor t) -> slope.apply(t).sum());
    assertArrayEquals(second, twice.apply(a).toFloatArray(), 1e-7f);
  }

  @Test
  void guessesHaveNoDerivative() {
    var byGuess =
        Nnx.grad((Tensor guess) ->
            Lax.customRoot(
                (Tensor x) -> x.mul(x).sub(4),
                guess,
                (f, x) -> x.mul(2),
                (g, b) -> b.div(g.apply(Tensor.onesLike(b)))));
    assertEquals(0, byGuess.apply(Tensor.scalar(1f)).toFloat());
  }

  @Test
  void derivativesOfSystemsAreThoseOfTheirSolution() {
    var ct = Tensor.of(1f, 3f);
    Fn2<Tensor, Tensor, Tensor> ours = (m, b) -> solve(m, b).mul(ct).sum();
    Fn2<Tensor, Tensor, Tensor> exact = (m, b) -> Linalg.solve(m, b).mul(ct).sum();
    assertArrayEquals(
        Linalg.solve(MATRIX, RIGHT).toFloatArray(), solve(MATRIX, RIGHT).toFloatArray(), 1e-6f);
    assertArrayEquals(
        Nnx.grad((Tensor m) -> exact.apply(m, RIGHT)).apply(MATRIX).toFloatArray(),
        Nnx.grad((Tensor m) -> ours.apply(m, RIGHT)).apply(MATRIX).toFloatArray(),
        1e-6f);
    assertArrayEquals(
        Nnx.grad((Tensor b) -> exact.apply(MATRIX, b)).apply(RIGHT).toFloatArray(),
        Nnx.grad((Tensor b) -> ours.apply(MATRIX, b)).apply(RIGHT).toFloatArray(),
        1e-6f);
    Fn2<Tensor, Tensor, Tensor> square = (m, b) -> solve(m, b).square().sum();
    Fn2<Tensor, Tensor, Tensor> exactly = (m, b) -> Linalg.solve(m, b).square().sum();
    assertArrayEquals(
        Nnx.hessian((Tensor m) -> exactly.apply(m, RIGHT)).apply(MATRIX).toFloatArray(),
        Nnx.hessian((Tensor m) -> square.apply(m, RIGHT)).apply(MATRIX).toFloatArray(),
        1e-5f);
  }

  @Test
  void batchesOfSystemsDifferentiate() {
    var rights = Tensor.of(new float[][] {{1, 2}, {0, 1}, {3, -1}});
    var ours =
        Nnx.grad((Tensor m) -> Nnx.vmap((Tensor b) -> solve(m, b)).apply(rights).square().sum());
    var exact =
        Nnx.grad(
            (Tensor m) -> Nnx.vmap((Tensor b) -> Linalg.solve(m, b)).apply(rights).square().sum());
    assertArrayEquals(exact.apply(MATRIX).toFloatArray(), ours.apply(MATRIX).toFloatArray(), 1e-5f);
  }

  @Test
  void unknownsMayBeLists() {
    Fn2<Fn1<List<Tensor>, List<Tensor>>, List<Tensor>, List<Tensor>> halves =
        (g, b) -> List.of(b.get(0).div(2), b.get(1).div(4));
    var grad =
        Nnx.grad((Tensor x) -> {
          var y =
              Lax.customLinearSolve(
                  (List<Tensor> v) -> List.of(v.get(0).mul(2), v.get(1).mul(4)),
                  List.of(x, x.sum()),
                  halves,
                  halves);
          return y.get(0).sum().add(y.get(1));
        });
    assertArrayEquals(new float[] {0.75f, 0.75f}, grad.apply(RIGHT).toFloatArray());
  }

  @Test
  void misuseIsRefused() {
    var e =
        assertThrows(
            IrException.class,
            () ->
                Nnx.grad((Tensor b) ->
                        Lax.customLinearSolve(
                                (Tensor x) -> MATRIX.matmul(x), b, (f, y) -> dense(f, y))
                            .sum())
                    .apply(RIGHT));
    assertTrue(e.toString().contains("transposeSolve"), e.toString());
    e =
        assertThrows(
            IrException.class,
            () -> Lax.customLinearSolve((Tensor x) -> x, Tensor.of(1, 2), (f, y) -> y));
    assertTrue(e.toString().contains("floats"), e.toString());
    e =
        assertThrows(
            IrException.class,
            () -> Lax.customLinearSolve((Tensor x) -> x.sum(), RIGHT, (f, y) -> y));
    assertTrue(e.toString().contains("matvec"), e.toString());
    var count = new Param(Tensor.scalar(0f));
    e =
        assertThrows(
            IrException.class,
            () ->
                Lax.customLinearSolve(
                    (Tensor x) -> x,
                    RIGHT,
                    (f, y) -> {
                      count.set(count.value().add(1));
                      return y;
                    }));
    assertTrue(e.toString().contains("Param"), e.toString());
  }

  @Test
  void customRulesStayInBatches() {
    var x = Tensor.of(1f, 2f);
    var backward =
        Nnx.customVjp(
            (Tensor t, Tensor s) -> t.mul(s),
            (Tensor t, Tensor s) -> new Forward<>(t.mul(s), t),
            (Tensor t, Tensor ct) -> new Pair<>(ct.mul(100), ct.mul(10)));
    var shared = Tensor.scalar(3f);
    assertArrayEquals(
        new float[] {100, 100},
        Nnx.grad((Tensor t) -> Nnx.vmap((Tensor e) -> backward.apply(e, shared)).apply(t).sum())
            .apply(x)
            .toFloatArray());
    assertEquals(
        20,
        Nnx.grad((Tensor s) -> Nnx.vmap((Tensor e) -> backward.apply(e, s)).apply(x).sum())
            .apply(shared)
            .toFloat());
    var forward =
        Nnx.customJvp(
            (Tensor t) -> t.square(),
            (Tensor t, Tensor dt) -> new ValueAndTangent<>(t.square(), dt.mul(7)));
    assertArrayEquals(
        new float[] {7, 7},
        Nnx.grad((Tensor t) -> Nnx.vmap((Tensor e) -> forward.apply(e)).apply(t).sum())
            .apply(x)
            .toFloatArray());
  }
}
