package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.In;
import io.raffia.Nnx;
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
    layer.bias.set(Tensor.iota(io.raffia.ir.DType.F32, 0, 4, 3));
    layer.calls.set(Tensor.zeros(io.raffia.ir.DType.I32, 4));
    var f = Nnx.vmap((Layer l, Tensor x) -> l.call(x), In.MAPPED, In.SHARED);
    var y = f.apply(layer, Tensor.ones(1, 2));
    assertEquals(Shape.of(4, 1, 3), y.shape());
    assertEquals(5, y.at(3, 0, 0).toFloat());
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
}
