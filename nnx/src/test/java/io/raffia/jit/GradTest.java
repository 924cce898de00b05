package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Aux;
import io.raffia.BatchStat;
import io.raffia.DiffState;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import org.junit.jupiter.api.Test;

class GradTest {
  @Test
  void differentiatesByATensor() {
    var g = Nnx.grad((Tensor x) -> x.pow(3).sum());
    assertArrayEquals(new float[] {3, 12}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
  }

  @Test
  void differentiatesTwice() {
    var g = Nnx.grad((Tensor x) -> Nnx.grad((Tensor y) -> y.pow(3).sum()).apply(x).sum());
    assertArrayEquals(new float[] {6, 12}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
  }

  @Test
  void differentiatesByTheParamsOfAModule() {
    var layer = new Layer(2, 2);
    var g =
        Nnx.valueAndGrad((Layer l, Tensor x) -> l.call(x).sum())
            .apply(layer, Tensor.of(new float[][] {{1, 2}}));
    assertEquals(2, g.grads().size());
    assertArrayEquals(new float[] {1, 1}, g.grads().get("bias").toFloatArray());
    assertArrayEquals(new float[] {1, 1, 2, 2}, g.grads().get("kernel").toFloatArray());
    assertEquals(0.1f + 2 * (0.2f + 0.3f), g.value().toFloat(), 1e-6f);
  }

  @Test
  void setsOtherVariablesInside() {
    var layer = new Layer(2, 2);
    var g = Nnx.grad((Layer l, Tensor x) -> l.call(x).sum());
    g.apply(layer, Tensor.ones(1, 2));
    g.apply(layer, Tensor.ones(1, 2));
    assertEquals(2, layer.calls.value().toInt());
  }

  /// Flax's probe: grad of a^2 b with b set to 1.5 a inside, at a = 3.
  @Test
  void seesWhatTheFunctionSets() {
    var layer = new Layer(1, 1);
    layer.kernel.set(Tensor.scalar(3.0));
    layer.bias.set(Tensor.scalar(0.0));
    var byKernel = new DiffState(0, leaf -> leaf.path().toString().equals("kernel"));
    var g =
        Nnx.grad(
                (Layer l) -> {
                  l.bias.set(l.kernel.value().mul(1.5));
                  return l.kernel.value().square().mul(l.bias.value());
                },
                byKernel)
            .apply(layer);
    assertEquals(40.5f, g.get("kernel").toFloat());
    assertEquals(4.5f, layer.bias.value().toFloat());
    assertEquals(1, g.size());
  }

  @Test
  void tellsMoreThanTheLoss() {
    var layer = new Layer(2, 2);
    var r =
        Nnx.valueAuxAndGrad(
                (Layer l, Tensor x) -> {
                  var y = l.call(x);
                  return new Aux<>(y.mean(), y);
                })
            .apply(layer, Tensor.ones(1, 2));
    assertArrayEquals(new float[] {0.2f, 0.4f}, r.aux().toFloatArray(), 1e-6f);
    assertEquals(0.3f, r.value().toFloat(), 1e-6f);
    assertArrayEquals(new float[] {0.5f, 0.5f}, r.grads().get("bias").toFloatArray());
  }

  @Test
  void trainsInsideJit() {
    var layer = new Layer(2, 1);
    var step =
        Nnx.jit((Layer l, Tensor x, Tensor y) -> {
          var r = Nnx.valueAndGrad((Layer m) -> m.call(x).sub(y).square().mean()).apply(l);
          l.kernel.set(l.kernel.value().sub(r.grads().get("kernel").mul(0.1)));
          l.bias.set(l.bias.value().sub(r.grads().get("bias").mul(0.1)));
          return r.value();
        });
    var x = Tensor.of(new float[][] {{1, 0}, {0, 1}, {1, 1}});
    var y = Tensor.of(new float[][] {{2}, {3}, {5}});
    float first = step.apply(layer, x, y).toFloat();
    float last = first;
    for (int i = 0; i < 400; i++) last = step.apply(layer, x, y).toFloat();
    assertTrue(last < 1e-3 && first > 1, first + " to " + last);
    assertEquals(401, layer.calls.value().toInt());
  }

  @Test
  void usesTensorsFromOutside() {
    var w = Tensor.of(2f, 3f);
    var f = Nnx.jit((Tensor x) -> Nnx.grad((Tensor y) -> y.mul(w).mul(x).sum()).apply(x));
    assertArrayEquals(new float[] {2, 6}, f.apply(Tensor.of(1f, 2f)).toFloatArray());
  }

  @Test
  void refusesALossThatIsNoScalar() {
    var g = Nnx.grad((Tensor x) -> x.mul(2));
    var e = assertThrows(IrException.class, () -> g.apply(Tensor.ones(3)));
    assertTrue(
        e.getMessage()
            .startsWith("gradient only defined for scalar-output functions: the loss is f32[3]"),
        e.getMessage());
  }

  @Test
  void refusesIntegersAndNothing() {
    var layer = new Layer(1, 1);
    assertThrows(
        IrException.class,
        () ->
            Nnx.grad((Tensor x) -> x.sum().astype(io.raffia.ir.DType.F32)).apply(Tensor.of(1, 2)));
    var byStats = Nnx.grad((Layer l) -> l.bias.value().sum(), DiffState.of(0, BatchStat.class));
    assertThrows(IrException.class, () -> byStats.apply(layer));
    var none = Nnx.grad((Layer l) -> l.bias.value().sum(), DiffState.of(0, io.raffia.Cache.class));
    assertTrue(
        assertThrows(IrException.class, () -> none.apply(layer))
            .getMessage()
            .contains("DiffState"));
    assertEquals(2, Nnx.state(layer, Param.class).size());
  }
}
