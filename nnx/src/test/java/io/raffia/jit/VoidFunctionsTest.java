package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.BatchStat;
import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.JitOptions;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.VoidFn1;
import io.raffia.VoidFn2;
import io.raffia.reflect.StagingException;
import org.junit.jupiter.api.Test;

/// Functions that return nothing, in each way that a lambda may be written.
class VoidFunctionsTest {
  static final class Count extends Module {
    final BatchStat n = new BatchStat(Tensor.scalar(0));

    void add(Tensor x) {
      n.set(n.value().add(x));
    }

    Tensor added(Tensor x) {
      add(x);
      return n.value();
    }
  }

  static void addOne(Count c) {
    c.add(Tensor.scalar(1));
  }

  private final VoidFn2<Count, Tensor> field =
      Nnx.jit((c, x) -> {
        c.add(x);
      });
  private final Fn2<Count, Tensor, Tensor> returning = Nnx.jit((c, x) -> c.added(x));

  @Test
  void aTrainingStep() {
    var model = new Linear(2, 1, new Rngs(0));
    var optimizer = new Optimizer(model, Optax.sgd(0.1), Param.class);
    var same = new Linear(2, 1, new Rngs(0));
    var step =
        Nnx.jit((Linear m, Optimizer opt, Tensor x) -> {
          opt.update(m, Nnx.grad((Linear l) -> l.call(x).sum()).apply(m));
        });
    var x = Tensor.of(new float[][] {{1, 2}});
    step.apply(model, optimizer, x);
    step.apply(model, optimizer, x);
    assertEquals(2, optimizer.step.value().toInt());
    assertArrayEquals(
        same.kernel.value().reshape(2).sub(Tensor.of(0.2f, 0.4f)).toFloatArray(),
        model.kernel.value().reshape(2).toFloatArray(),
        1e-6f);
  }

  @Test
  void lambdasOfEveryForm() {
    var c = new Count();
    var one = Tensor.scalar(1);
    Nnx.jit(
            () -> {
              c.add(one);
            })
        .apply();
    Nnx.jit(
            (Count k) -> {
              k.add(one);
            })
        .apply(c);
    Nnx.jit((Count k) -> k.add(one)).apply(c);
    Nnx.jit(VoidFunctionsTest::addOne).apply(c);
    Nnx.jit((Count k, Tensor x) -> k.add(x)).apply(c, one);
    Nnx.jit(
            (Count k, Tensor x) -> {
              k.added(x);
            })
        .apply(c, one);
    Nnx.jit(
            (Count k, Tensor x, Tensor y) -> {
              k.add(x.mul(y));
            })
        .apply(c, one, one);
    Nnx.jit((Count k, Tensor x, Tensor y, Integer n) -> k.add(x.mul(y).mul(n)))
        .apply(c, one, one, 1);
    VoidFn1<Count> braces =
        Nnx.jit(k -> {
          k.add(one);
        });
    braces.apply(c);
    field.apply(c, one);
    assertEquals(10, c.n.value().toInt());
  }

  /// What may return a value, does.
  @Test
  void valuesAreNotLost() {
    var c = new Count();
    Fn1<Count, Tensor> f = Nnx.jit(k -> k.added(Tensor.scalar(2)));
    assertEquals(2, f.apply(c).toInt());
    assertEquals(5, Nnx.jit((Count k) -> k.added(Tensor.scalar(3))).apply(c).toInt());
    assertEquals(9, returning.apply(c, Tensor.scalar(4)).toInt());
  }

  @Test
  void staticArguments() {
    var c = new Count();
    var f =
        Nnx.jit(
            (Count k, Integer n) -> {
              for (int i = 0; i < n; i++) k.add(Tensor.ones(n).sum());
            },
            JitOptions.staticArgnums(1));
    f.apply(c, 3);
    assertEquals(9, c.n.value().toInt());
  }

  @Test
  void insideOfOthers() {
    var c = new Count();
    var inner =
        Nnx.jit((Count k, Tensor x) -> {
          k.add(x);
        });
    var outer =
        Nnx.jit((Count k, Tensor x) -> {
          inner.apply(k, x);
          inner.apply(k, x.mul(10));
          return k.n.value();
        });
    assertEquals(22, outer.apply(c, Tensor.scalar(2)).toInt());
  }

  @Test
  void textAndSideEffects() {
    var text =
        Nnx.jit(
                (Count k) -> {
                  k.add(Tensor.scalar(1));
                })
            .lower(new Count())
            .asText();
    assertTrue(text.contains("stablehlo.add"), text);
    var seen = new java.util.ArrayList<Tensor>();
    var bad =
        Nnx.jit((Tensor x) -> {
          seen.add(x);
        });
    assertThrows(StagingException.class, () -> bad.apply(Tensor.ones(1)));
    assertEquals(0, seen.size());
  }
}
