package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Axes;
import io.raffia.Filter;
import io.raffia.Fn2;
import io.raffia.In;
import io.raffia.Lax;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.StateAxes;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

class VmapTest {
  @Test
  void mapsTheFirstAxis() {
    var f = Nnx.vmap((Tensor x, Tensor w) -> x.dot(w), In.MAPPED, In.SHARED);
    var y = f.apply(Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}), Tensor.of(1f, 10f));
    assertArrayEquals(new float[] {21, 43, 65}, y.toFloatArray());
  }

  @Test
  void givesGradientsOfEachExample() {
    var f =
        Nnx.jit((Tensor x) ->
            Nnx.vmap((Tensor e) -> Nnx.grad((Tensor z) -> z.pow(2).sum()).apply(e)).apply(x));
    assertArrayEquals(
        new float[] {2, 4, 6, 8},
        f.apply(Tensor.of(new float[][] {{1, 2}, {3, 4}})).toFloatArray());
  }

  @Test
  void mapsAnEnsembleOfModules() {
    var layer = new Layer(2, 3);
    layer.kernel.set(Tensor.ones(4, 2, 3));
    layer.bias.set(Lax.broadcastedIota(io.raffia.ir.DType.F32, new int[] {4, 3}, 0));
    layer.calls.set(Tensor.zeros(io.raffia.ir.DType.I32, 4));
    var f = Nnx.vmap((Layer l, Tensor x) -> l.call(x), In.MAPPED, In.SHARED);
    var y = f.apply(layer, Tensor.ones(1, 2));
    assertEquals(Shape.of(4, 1, 3), y.shape());
    assertEquals(5, y.get(3, 0, 0).toFloat());
    assertArrayEquals(new int[] {1, 1, 1, 1}, layer.calls.value().toIntArray());
  }

  @Test
  void setsSharedVariablesOnlyToSharedValues() {
    var layer = new Layer(2, 3);
    Nnx.vmap((Layer l, Tensor x) -> l.call(x), In.SHARED, In.MAPPED)
        .apply(layer, Tensor.ones(5, 1, 2));
    assertEquals(1, layer.calls.value().toInt());
    var bad =
        Nnx.vmap(
            (Layer l, Tensor x) -> {
              l.bias.set(x);
              return x;
            },
            In.SHARED,
            In.MAPPED);
    assertThrows(IrException.class, () -> bad.apply(layer, Tensor.ones(5, 3)));
    assertEquals(Shape.of(3), layer.bias.value().shape());
  }

  @Test
  void refusesDifferentExtents() {
    var f = Nnx.vmap((Tensor x, Tensor y) -> x.add(y));
    assertThrows(IrException.class, () -> f.apply(Tensor.ones(2), Tensor.ones(3)));
    assertThrows(IrException.class, () -> f.apply(Tensor.ones(2), Tensor.scalar(1.0)));
  }

  private static void assertFails(String start, org.junit.jupiter.api.function.Executable run) {
    var e = assertThrows(IrException.class, run);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
  }

  @Test
  void mapsAnyAxis() {
    var x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    var sums = Nnx.vmap((Tensor e) -> e.sum(), In.axis(1)).apply(x);
    assertArrayEquals(new float[] {5, 7, 9}, sums.toFloatArray());
    var doubled = Nnx.vmap((Tensor e) -> e.mul(2), Axes.in(In.axis(-1)).out(In.axis(1))).apply(x);
    assertEquals(Shape.of(2, 3), doubled.shape());
    assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12}, doubled.toFloatArray());
    var pair =
        Nnx.vmap(
                (Tensor e, Tensor w) -> new Pair<>(e.mul(w), w.add(1)),
                Axes.in(In.axis(1), In.SHARED).out(In.axis(-1), In.SHARED))
            .apply(x, Tensor.of(1f, 10f));
    assertArrayEquals(new float[] {1, 2, 3, 40, 50, 60}, pair.first().toFloatArray());
    assertArrayEquals(new float[] {2, 11}, pair.second().toFloatArray());
  }

  @Test
  void nests() {
    var outer =
        Nnx.vmap(
            (Tensor a, Tensor b) -> Nnx.vmap((Tensor y) -> a.mul(y).sum()).apply(b),
            In.MAPPED,
            In.SHARED);
    var y =
        outer.apply(
            Tensor.of(new float[][] {{1, 2}, {3, 4}}),
            Tensor.of(new float[][] {{1, 0}, {0, 1}, {1, 1}}));
    assertArrayEquals(new float[] {1, 2, 3, 3, 4, 7}, y.toFloatArray());
  }

  @Test
  void mapsVariablesAsTheirStateAxesSay() {
    var layer = new Layer(2, 1);
    layer.kernel.set(Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}).expandDims(1));
    var axes =
        StateAxes.of(leaf -> leaf.path().toString().equals("kernel"), In.axis(-1))
            .and(Filter.EVERYTHING, In.SHARED);
    var f =
        Nnx.vmap(
            (Layer l, Tensor x) -> {
              l.kernel.set(l.kernel.value().mul(2));
              return l.call(x);
            },
            axes,
            In.SHARED);
    var y = f.apply(layer, Tensor.of(new float[][] {{1, 1}}));
    assertArrayEquals(new float[] {10, 14, 18}, y.toFloatArray());
    assertEquals(Shape.of(2, 1, 3), layer.kernel.value().shape());
    assertEquals(1, layer.calls.value().toInt());
  }

  @Test
  void makesAnEnsembleAndScansOverIt() {
    var made =
        Nnx.jit((Tensor keys) ->
                Nnx.vmap(
                        (Tensor k) -> {
                          var l = new Layer(2, 2);
                          l.bias.set(l.bias.value().add(k));
                          return l;
                        })
                    .apply(keys))
            .apply(Tensor.of(1f, 2f, 3f));
    assertEquals(Shape.of(3, 2, 2), made.kernel.value().shape());
    Fn2<Layer, Tensor, Tensor> forward = (l, x) -> l.call(x);
    var y =
        Nnx.scan(forward, Axes.in(In.MAPPED, In.CARRY).out(In.CARRY))
            .apply(made, Tensor.ones(1, 2));
    var x = Tensor.ones(1, 2);
    for (int i = 1; i <= 3; i++) {
      var one = new Layer(2, 2);
      x = x.matmul(one.kernel.value()).add(i);
    }
    assertArrayEquals(x.toFloatArray(), y.toFloatArray(), 1e-5f);
    assertArrayEquals(new int[] {1, 1, 1}, made.calls.value().toIntArray());
  }

  @Test
  void saysWhatDoesNotFit() {
    var f = Nnx.vmap((Tensor x, Tensor y) -> x);
    assertFails(
        """
        vmap got inconsistent sizes for array axes to be mapped:
          * one axis had size 3: axis 0 of argument 0 of type f32[3];
          * one axis had size 4: axis 0 of argument 1 of type f32[4];\
        """,
        () -> f.apply(Tensor.ones(3), Tensor.ones(4)));
    assertFails(
        "vmap must have at least one mapped argument",
        () -> Nnx.vmap((Tensor x) -> x, In.SHARED).apply(Tensor.ones(3)));
    assertFails(
        "vmap was requested to map argument 0 along axis 2, which implies that its rank should be"
            + " at least 3, but is only 2",
        () -> Nnx.vmap((Tensor x) -> x, In.axis(2)).apply(Tensor.ones(3, 2)));
    assertFails(
        "axis 3 is out of bounds for a result that is f32[] for each example",
        () -> Nnx.vmap((Tensor x) -> x, Axes.in().out(In.axis(3))).apply(Tensor.ones(3)));
    assertFails(
        "at vmap out axes of result 0, got axis spec SHARED but output was batched on axis 0",
        () -> Nnx.vmap((Tensor x) -> x, Axes.in().out(In.SHARED)).apply(Tensor.ones(3)));
    assertFails(
        "vmap got inconsistent sizes for array axes to be mapped:\n  * Axes.size was 5;",
        () -> Nnx.vmap((Tensor x) -> x, Axes.in().size(5)).apply(Tensor.ones(3)));
    var shared = new io.raffia.Param(Tensor.ones(3));
    assertFails(
        "Inconsistent aliasing detected.",
        () ->
            Nnx.vmap(
                    (io.raffia.Param x, io.raffia.Param y) -> x.value().add(y.value()),
                    In.MAPPED,
                    In.SHARED)
                .apply(shared, shared));
    var layer = new Layer(1, 1);
    assertFails(
        "No axis found for 'calls', a BatchStat",
        () ->
            Nnx.vmap((Layer l) -> l.bias.value(), StateAxes.of(io.raffia.Param.class, In.MAPPED))
                .apply(layer));
  }
}
