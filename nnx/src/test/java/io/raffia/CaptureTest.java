package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureTest {
  static final class Block extends Module {
    final Param w = new Param(Tensor.of(3f));

    Tensor call(Tensor x) {
      sow(Intermediate.class, "in", x);
      sow(Intermediate.class, "sum", x.sum(), Tensor.scalar(0.0), Tensor::add);
      var y = perturb("middle", x.mul(w.value()));
      return y.mul(y);
    }
  }

  static final class Net extends Module {
    final Block block = new Block();

    Tensor call(Tensor x) {
      return block.call(block.call(x)).sum();
    }
  }

  private static final Tensor X = Tensor.of(2f);

  @Test
  void recordsEachValueOfAName() {
    var net = new Net();
    var captured = Nnx.capture((Net n, Tensor x) -> n.call(x), Intermediate.class).apply(net, X);
    assertEquals(net.call(X).toFloat(), captured.result().toFloat());
    assertEquals(
        List.of("block.in.0", "block.in.1", "block.sum"),
        captured.state().paths().stream().map(Path::toString).toList());
    assertEquals(36, captured.state().get("block", "in", 1).toFloat());
    assertEquals(38, captured.state().get("block", "sum").toFloat());
  }

  @Test
  void recordsOnlyUnderACaptureOfTheType() {
    var net = new Net();
    assertFalse(net.sow(Intermediate.class, "x", X));
    var none = Nnx.capture((Net n, Tensor x) -> n.call(x), Cache.class).apply(net, X);
    assertEquals(0, none.state().size());
  }

  @Test
  void recordsInsideOfCompiledAndDifferentiatedFunctions() {
    var net = new Net();
    var jitted =
        Nnx.jit((Net m, Tensor t) ->
            Nnx.capture((Net n, Tensor x) -> n.call(x), Intermediate.class).apply(m, t));
    for (int i = 0; i < 2; i++) {
      assertEquals(36, jitted.apply(net, X).state().get("block", "in", 1).toFloat());
    }
    var grad =
        Nnx.jit((Net m, Tensor t) ->
            Nnx.capture(
                    (Net n, Tensor x) -> Nnx.grad((Net k) -> k.call(x)).apply(n),
                    Intermediate.class)
                .apply(m, t));
    assertEquals(36, grad.apply(net, X).state().get("block", "in", 1).toFloat());
  }

  @Test
  void refusesToLoseValues() {
    var net = new Net();
    var jitted = Nnx.jit((Net n, Tensor x) -> n.call(x));
    var around = Nnx.capture((Net n, Tensor x) -> jitted.apply(n, x), Intermediate.class);
    assertThrows(IrException.class, () -> around.apply(net, X));
    jitted.apply(net, X);
    var e = assertThrows(IrException.class, () -> around.apply(net, X));
    assertTrue(String.valueOf(e.getMessage()).contains("inside"), e.getMessage());
    assertEquals(11664, jitted.apply(net, X).toFloat());
  }

  @Test
  void perturbationsHaveTheGradientsOfValues() {
    var block = new Block();
    var zeros =
        Nnx.capture((Block b, Tensor x) -> b.call(x), Perturbation.class).apply(block, X).state();
    assertEquals(0, zeros.get("middle").toFloat());
    var grads =
        Nnx.grad((State p, Block b, Tensor x) ->
                Nnx.capture((Block c, Tensor y) -> c.call(y).sum(), p, Intermediate.class)
                    .apply(b, x)
                    .result())
            .apply(zeros, block, X);
    // d(y^2) / dy at y = 6.
    assertArrayEquals(new float[] {12}, grads.get("middle").toFloatArray());
    var moved =
        Nnx.capture((Block b, Tensor x) -> b.call(x), zeros.map(z -> z.add(1)), Intermediate.class)
            .apply(block, X);
    assertEquals(49, moved.result().toFloat());
  }

  @Test
  void namesAreOfOneKind() {
    var net = new Net();
    var wrong =
        Nnx.capture(
            (Net n) -> {
              n.sow(Intermediate.class, "a", X);
              return n.sow(Intermediate.class, "a", X, X, Tensor::add);
            },
            Intermediate.class);
    assertThrows(IrException.class, () -> wrong.apply(net));
  }
}
