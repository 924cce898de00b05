package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.Fn1;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What staged code reads from outside of its arguments, and what it must not do there.
class GuardTest {
  private static int scale = 2;

  private static final class Trainer {
    private final Layer model = new Layer(1, 1);
    private float rate = 0.5f;
    private final Fn1<Tensor, Tensor> step = Nnx.jit((Tensor x) -> model.call(x).mul(rate));
  }

  private static float first(Tensor x) {
    return x.toFloatArray()[0];
  }

  @Test
  void seesStaticFieldsChange() {
    var f = Nnx.jit((Tensor x) -> x.mul(scale));
    scale = 2;
    assertEquals(2, first(f.apply(Tensor.ones(1))));
    scale = 5;
    assertEquals(5, first(f.apply(Tensor.ones(1))));
    scale = 2;
    assertEquals(2, first(f.apply(Tensor.ones(1))));
  }

  @Test
  void seesFieldsAndModulesOfTheUsersObjectsChange() {
    var trainer = new Trainer();
    trainer.model.bias.set(Tensor.of(4f));
    assertEquals(2, first(trainer.step.apply(Tensor.zeros(1, 1))));
    trainer.rate = 2;
    assertEquals(8, first(trainer.step.apply(Tensor.zeros(1, 1))));
    trainer.model.bias.set(Tensor.of(5f));
    trainer.model.doubled = true;
    assertEquals(20, first(trainer.step.apply(Tensor.zeros(1, 1))));
    assertEquals(3, trainer.model.calls.value().toInt());
  }

  @Test
  void seesCapturedListsAndArraysChange() {
    var list = new ArrayList<>(List.of(1f, 2f));
    var array = new float[] {10};
    var f =
        Nnx.jit((Tensor x) -> {
          var y = x;
          for (var item : list) y = y.add(item);
          return y.add(array[0]);
        });
    assertArrayEquals(new float[] {13}, f.apply(Tensor.zeros(1)).toFloatArray());
    list.add(100f);
    array[0] = 20;
    assertArrayEquals(new float[] {123}, f.apply(Tensor.zeros(1)).toFloatArray());
  }

  private static Violation refused(Fn1<Tensor, Tensor> function) {
    var f = Nnx.jit(function);
    return assertThrows(StagingException.class, () -> f.apply(Tensor.ones(1))).violation();
  }

  @Test
  void refusesSideEffects() {
    var seen = new ArrayList<Tensor>();
    assertEquals(
        Violation.OUTSIDE_COLLECTION,
        refused(x -> {
          seen.add(x);
          return x;
        }));
    assertEquals(
        Violation.STATIC_WRITE,
        refused(x -> {
          scale = 7;
          return x;
        }));
    assertEquals(0, seen.size());
    assertEquals(2, scale);
  }

  private static final io.raffia.Dropout DROPOUT =
      new io.raffia.Dropout(0.5, new io.raffia.Rngs(0));

  @Test
  void seesModulesInStaticFieldsChange() {
    var f = Nnx.jit((Tensor x) -> DROPOUT.call(x).sum());
    DROPOUT.train();
    float dropped = f.apply(Tensor.ones(1000)).toFloat();
    DROPOUT.eval();
    assertEquals(1000, f.apply(Tensor.ones(1000)).toFloat());
    DROPOUT.train();
    float again = f.apply(Tensor.ones(1000)).toFloat();
    assertEquals(1000, dropped, 200);
    assertEquals(1000, again, 200);
    org.junit.jupiter.api.Assertions.assertNotEquals(dropped, again);
  }
}
