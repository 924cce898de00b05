package io.raffia.tutorial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.BatchStat;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.State;
import io.raffia.Tensor;
import org.junit.jupiter.api.Test;

/// Expected values: flax 0.12.8, `nnx.Rngs(0)`.
class CnnTest {
  private static final Tensor ONES = Tensor.ones(1, 28, 28, 1);

  private static long scalars(State state) {
    return state.leaves().stream().mapToLong(l -> l.value().size()).sum();
  }

  @Test
  void hasFlaxsParameters() {
    var model = new Cnn(new Rngs(0));
    assertEquals(824650, scalars(Nnx.state(model, Param.class)));
    assertEquals(192, scalars(Nnx.state(model, BatchStat.class)));
    var kernel = Nnx.state(model).get("linear1", "kernel").reshape(-1).slice(0, 2);
    assertArrayEquals(new float[] {-0.012431846931576729f, -0.028087275102734566f}, kernel.toFloatArray(), 4e-9f);
  }

  @Test
  void computesFlaxsLogits() {
    var model = new Cnn(new Rngs(0));
    float[] training = {
      0.11406711f, 0.45456478f, -0.64210796f, -0.12120087f, -0.22857818f, 0.13615596f, 1.0126849f, -0.036235955f,
      0.6132378f, -0.06019113f
    };
    assertArrayEquals(training, model.call(ONES, new Rngs(0)).toFloatArray(), 1e-5f);
  }

  @Test
  void computesFlaxsLogitsInEvaluation() {
    var model = new Cnn(new Rngs(0));
    model.eval();
    float[] evaluation = {
      -0.08172765f, -0.02261818f, -0.6460468f, 0.053730633f, 0.12843427f, 0.48270294f, 0.58250427f, -0.33715934f,
      -0.11557905f, -0.08406395f
    };
    assertArrayEquals(evaluation, model.call(ONES, null).toFloatArray(), 1e-5f);
  }
}
