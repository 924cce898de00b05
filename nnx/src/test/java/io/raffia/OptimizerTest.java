package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final Tensor ONES = Tensor.ones(2, 3);

  private static Linear model() {
    return new Linear(2, 3, new Rngs(0));
  }

  private static State gradients(Linear model) {
    return Nnx.state(model, Param.class).map(Tensor::onesLike);
  }

  @Test
  void updatesInPlaceAndReturnsTheUpdates() {
    var model = model();
    var before = model.kernel.value();
    var optimizer = new Optimizer(model, Optax.sgd(0.5), Param.class);
    var updates = optimizer.update(model, gradients(model));
    assertArrayEquals(ONES.mul(-0.5).toFloatArray(), updates.get("kernel").toFloatArray());
    assertArrayEquals(before.sub(0.5).toFloatArray(), model.kernel.value().toFloatArray());
    assertEquals(1, optimizer.step.value().toInt());
  }

  @Test
  void keepsItsStateInVariables() {
    var model = model();
    var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
    optimizer.update(model, gradients(model));
    var state = optimizer.state();
    assertEquals(1, state.get(0, "count").toInt());
    assertArrayEquals(
        ONES.mul(0.1).toFloatArray(), state.get(0, "mu", "kernel").toFloatArray(), 1e-7f);
    assertArrayEquals(
        new float[] {0.001f, 0.001f, 0.001f}, state.get(0, "nu", "bias").toFloatArray(), 1e-8f);
    assertEquals(4, Nnx.state(optimizer, OptVariable.class).size());
    assertEquals(6, Nnx.state(optimizer, OptState.class).size());
  }

  @Test
  void updatesOnlyTheVariablesAskedFor() {
    var model = new Sequential(model(), new BatchNorm(3, new Rngs(0)));
    var optimizer = new Optimizer(model, Optax.sgd(1), Param.class);
    optimizer.update(model, Nnx.state(model).map(Tensor::onesLike));
    var norm = (BatchNorm) model.layers.get(1);
    assertArrayEquals(new float[] {0, 0, 0}, norm.mean.value().toFloatArray());
    assertArrayEquals(new float[] {-1, -1, -1}, Nnx.state(norm).get("bias").toFloatArray());
  }

  @Test
  void copiesAreIndependent() {
    var model = model();
    var optimizer = new Optimizer(model, Optax.adam(0.1), Param.class);
    var copy = Nnx.clone(optimizer);
    copy.update(model, gradients(model));
    assertEquals(0, optimizer.step.value().toInt());
    assertEquals(1, copy.step.value().toInt());
    assertEquals(
        Nnx.graphdef(optimizer), Nnx.graphdef(new Optimizer(model, Optax.adam(0.1), Param.class)));
  }

  @Test
  void rejectsGradientsOfSomethingElse() {
    var model = model();
    var optimizer = new Optimizer(model, Optax.sgd(1), Param.class);
    var some = new State(List.of(gradients(model).leaves().getFirst()));
    var e = assertThrows(IrException.class, () -> optimizer.update(model, some));
    assertTrue(e.toString().contains("kernel"), e.toString());
  }
}
