package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Axes;
import io.raffia.BatchNorm;
import io.raffia.In;
import io.raffia.Lax;
import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

/// What examples compute together; the numbers are compared with JAX's in the conformance table.
class CollectivesTest {
  private static final Axes BATCH = Axes.in(In.MAPPED).axisName("batch");

  private static void assertFails(String text, org.junit.jupiter.api.function.Executable run) {
    var e = assertThrows(IrException.class, run);
    assertTrue(e.getMessage().contains(text), e.getMessage());
  }

  @Test
  void averagesGradientsOfWholeStates() {
    var model = new Linear(2, 1, new Rngs(0));
    var x = Tensor.of(new float[][] {{1, 2}, {3, 5}});
    var mean =
        Nnx.vmap(
                (Linear m, Tensor e) -> {
                  State grads = Nnx.grad((Linear l) -> l.call(e).sum()).apply(m);
                  return Lax.pmean(grads, "batch");
                },
                Axes.in(In.SHARED, In.MAPPED).out(In.SHARED).axisName("batch"))
            .apply(model, x);
    assertArrayEquals(new float[] {2, 3.5f}, mean.get("kernel").reshape(2).toFloatArray());
  }

  @Test
  void compiledAndDifferentiated() {
    var f =
        Nnx.jit(
            Nnx.grad((Tensor x) ->
                Nnx.vmap((Tensor e) -> e.mul(Lax.psum(e, "batch")), BATCH).apply(x).sum()));
    assertArrayEquals(new float[] {12, 12, 12}, f.apply(Tensor.of(1f, 2f, 3f)).toFloatArray());
  }

  /// The innermost axis of a name is the one that is meant.
  @Test
  void innerNamesHideOuterOnes() {
    var f =
        Nnx.vmap(
            (Tensor row) -> Nnx.vmap((Tensor e) -> Lax.psum(e, "batch"), BATCH).apply(row), BATCH);
    assertArrayEquals(
        new float[] {3, 3, 7, 7},
        f.apply(Tensor.of(new float[][] {{1, 2}, {3, 4}})).reshape(4).toFloatArray());
  }

  @Test
  void whatNobodySendsIsZero() {
    var f = Nnx.vmap((Tensor e) -> Lax.ppermute(e, "batch", new int[][] {{0, 2}}), BATCH);
    assertArrayEquals(new float[] {0, 0, 1}, f.apply(Tensor.of(1f, 2f, 3f)).toFloatArray());
    assertFails(
        "each once on either side",
        () ->
            Nnx.vmap((Tensor e) -> Lax.ppermute(e, "batch", new int[][] {{0, 2}, {1, 2}}), BATCH)
                .apply(Tensor.ones(3)));
  }

  @Test
  void statisticsAreThoseOfTheWholeBatch() {
    var x = Tensor.arange(24).reshape(4, 3, 2).astype(io.raffia.ir.DType.F32).sin();
    var one = new BatchNorm(2, new Rngs(0));
    var each = new BatchNorm(2, BatchNorm.options().axisName("batch"), new Rngs(0));
    var whole = one.call(x);
    var y =
        Nnx.vmap(
                (BatchNorm m, Tensor e) -> m.call(e),
                Axes.in(In.SHARED, In.MAPPED).axisName("batch"))
            .apply(each, x);
    assertArrayEquals(whole.toFloatArray(), y.toFloatArray(), 1e-6f);
    assertArrayEquals(one.var.value().toFloatArray(), each.var.value().toFloatArray(), 1e-6f);
    assertEquals(Shape.of(2), each.mean.value().shape());
  }

  @Test
  void saysWhichNamesThereAre() {
    assertFails(
        "there is no axis \"batch\" here: name it", () -> Lax.psum(Tensor.ones(2), "batch"));
    assertFails(
        "there is no axis \"row\" here (there is batch)",
        () -> Nnx.vmap((Tensor e) -> Lax.psum(e, "row"), BATCH).apply(Tensor.ones(2)));
    assertFails(
        "there is no axis \"batch\" here",
        () ->
            new BatchNorm(2, BatchNorm.options().axisName("batch"), new Rngs(0))
                .call(Tensor.ones(3, 2)));
  }

  @Test
  void scansHaveNoNames() {
    assertFails(
        "axisName is for vmap", () -> Nnx.scan((Tensor e) -> e, BATCH).apply(Tensor.ones(2)));
  }

  @Test
  void extentsMustDivide() {
    assertFails(
        "does not divide among the 3 examples",
        () ->
            Nnx.vmap((Tensor e) -> Lax.psumScatter(e, "batch", 0, true), BATCH)
                .apply(Tensor.ones(3, 4)));
  }

  @Test
  void effectsOfExamplesThatDifferHaveNothingTogether() {
    assertFails(
        "effects here run for one example after another",
        () ->
            Nnx.vmap(
                    (Tensor e) ->
                        Nnx.cond(
                            e.gt(0),
                            () -> {
                              Nnx.debugPrint("%s", e);
                              return Lax.psum(e, "batch");
                            },
                            () -> e),
                    BATCH)
                .apply(Tensor.ones(3)));
  }
}
