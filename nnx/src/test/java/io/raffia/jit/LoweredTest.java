package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.JitOptions;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import org.junit.jupiter.api.Test;

class LoweredTest {
  @Test
  void showsTheProgram() {
    var f = Nnx.jit((Tensor x, Tensor y) -> x.matmul(y).tanh());
    var lowered = f.lower(Tensor.ones(2, 3), Tensor.ones(3, 5));
    assertTrue(lowered.asText().contains("stablehlo.dot_general"), lowered.asText());
    assertTrue(lowered.compile().asText().contains("stablehlo.tanh"));
    assertEquals(2.0 * 2 * 3 * 5, lowered.costAnalysis().flops());
    assertEquals(10, lowered.costAnalysis().transcendentals());
    assertEquals(4.0 * (6 + 15 + 10), lowered.compile().costAnalysis().bytesAccessed());
  }

  @Test
  void countsIterations() {
    var f = Nnx.jit((Tensor x) -> Nnx.foriLoop(0, 7, (Tensor i, Tensor y) -> y.mul(x).add(x), x));
    assertEquals(7 * 2 * 3, f.lower(Tensor.ones(3)).costAnalysis().flops());
  }

  @Test
  void runsNothingAndKeepsTheProgram() {
    var layer = new Layer(2, 2);
    var f =
        Nnx.jit((Layer l, Tensor x) -> {
          l.staged++;
          return l.call(x);
        });
    assertTrue(f.lower(layer, Tensor.ones(1, 2)).asText().contains("stablehlo.add"));
    assertEquals(0, layer.calls.value().toInt());
    assertEquals(0, layer.staged);
  }

  @Test
  void specializesForStaticArguments() {
    var f = Nnx.jit((Tensor x, Integer n) -> x.mul(n), JitOptions.staticArgnums(1));
    assertEquals(6, f.apply(Tensor.scalar(2.0), 3).toFloat());
    assertEquals(8, f.apply(Tensor.scalar(2.0), 4).toFloat());
    var text = f.lower(Tensor.scalar(2.0), 3).asText();
    assertTrue(text.contains("(%0: tensor<f32>) -> tensor<f32>"), text);
    var plain = Nnx.jit((Tensor x, Integer n) -> x.mul(n));
    assertTrue(plain.lower(Tensor.scalar(2.0), 3).asText().contains("%1: tensor<i32>) -> "));
    var e =
        assertThrows(
            IrException.class,
            () -> Nnx.jit((Tensor x) -> x, JitOptions.staticArgnums(0)).apply(Tensor.scalar(1.0)));
    assertTrue(e.getMessage().startsWith("argument 0 is static but holds tensors"));
  }

  @Test
  void bindsTheFirstArgument() {
    var layer = new Layer(2, 1);
    var f = Nnx.jitPartial((Layer l, Tensor x) -> l.call(x).sum(), layer);
    assertEquals(0.1f, f.apply(Tensor.ones(1, 2)).toFloat(), 1e-6f);
    layer.bias.set(Tensor.of(1f));
    assertEquals(1.1f, f.apply(Tensor.ones(1, 2)).toFloat(), 1e-6f);
    assertEquals(2, layer.calls.value().toInt());
    var g = Nnx.jitPartial((Layer l, Layer other) -> other.call(l.bias.value()), layer);
    var e = assertThrows(IrException.class, () -> g.apply(layer));
    assertTrue(
        e.getMessage().startsWith("Found Variable in non-partial arguments, in a Layer"),
        e.getMessage());
  }
}
