package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.BatchNorm;
import io.raffia.BatchStat;
import io.raffia.Dropout;
import io.raffia.Ema;
import io.raffia.Filter;
import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.TrainState;
import io.raffia.Variable;
import io.raffia.ir.IrException;
import org.junit.jupiter.api.Test;

class EmaTest {
  @Test
  void averagesInCompiledSteps() {
    var model = new Linear(2, 1, new Rngs(0));
    model.kernel.set(Tensor.of(new float[][] {{1}, {2}}));
    var optimizer = new Optimizer(model, Optax.sgd(1), Param.class);
    var ema = new Ema(model, 0.75);
    var averaged = ema.applyTo(model);
    var step =
        Nnx.jit((Linear m, Optimizer opt, Ema e, Tensor x) -> {
          opt.update(m, Nnx.grad((Linear n) -> n.call(x).sum()).apply(m));
          e.update(m);
          return opt.step.value();
        });
    step.apply(model, optimizer, ema, Tensor.of(new float[][] {{4, 8}}));
    assertArrayEquals(new float[] {-3, -6}, model.kernel.value().toFloatArray());
    assertArrayEquals(new float[] {0, 0}, averaged.kernel.value().toFloatArray());
    step.apply(model, optimizer, ema, Tensor.of(new float[][] {{4, 8}}));
    assertArrayEquals(new float[] {-7 / 4f, -14 / 4f}, averaged.kernel.value().toFloatArray());
    // The bias goes 0, -1, -2.
    assertArrayEquals(new float[] {-0.25f * 0.75f - 0.5f}, averaged.bias.value().toFloatArray());
    assertSame(ema.params.get("kernel"), averaged.kernel);
  }

  @Test
  void leavesOthersWithTheModel() {
    var norm = new BatchNorm(2, new Rngs(0));
    var ema = new Ema(norm, 0.5, Filter.of(Param.class));
    var averaged = ema.applyTo(norm);
    assertSame(norm.mean, averaged.mean);
    norm.scale.set(Tensor.of(3f, 5f));
    ema.update(norm);
    assertArrayEquals(new float[] {2, 3}, averaged.scale.value().toFloatArray());
    assertEquals(2, Nnx.state(averaged, BatchStat.class).size());
  }

  @Test
  void refusesWhatHasNoAverage() {
    var e = assertThrows(IrException.class, () -> new Ema(new Dropout(0.5, new Rngs(0)), 0.9));
    assertTrue(e.getMessage().contains("an average is of floats"), e.getMessage());
    var ema = new Ema(new Linear(2, 1, new Rngs(0)), 0.9);
    var other = assertThrows(IrException.class, () -> ema.update(new BatchNorm(2, new Rngs(0))));
    assertTrue(
        other.getMessage().startsWith("the average is of [bias, kernel]"), other.getMessage());
  }

  @Test
  void trainStateGoesInAndComesOut() {
    var split = Nnx.split(new Linear(2, 1, new Rngs(0)));
    var start = TrainState.create(split.graphdef(), split.state(), Optax.adam(0.1));
    var x = Tensor.of(new float[][] {{1, 2}});
    var step =
        Nnx.jit((TrainState<Linear> s) -> {
          var grads =
              Nnx.grad((io.raffia.State params) -> s.apply(params, m -> m.call(x)).square().sum())
                  .apply(s.params());
          return s.applyGradients(grads);
        });
    float before = start.apply(m -> m.call(x)).square().sum().toFloat();
    var state = start;
    for (int i = 0; i < 40; i++) state = step.apply(state);
    assertEquals(40, state.step().toInt());
    assertEquals(40, state.optState().get(0, "count").toInt());
    assertTrue(state.apply(m -> m.call(x)).square().sum().toFloat() < 1e-2 * before);
    assertEquals(0, start.step().toInt());
    assertEquals(before, start.apply(m -> m.call(x)).square().sum().toFloat());
  }

  @Test
  void averagedVariablesKeepTheirClass() {
    var ema = new Ema(new Linear(2, 1, new Rngs(0)), 0.9);
    assertEquals(Param.class, ((Variable) ema.params.get("kernel")).getClass());
    assertEquals(2, Nnx.state(ema, Param.class).size());
  }
}
