package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.Fn3;
import io.raffia.JitOptions;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Java's own control flow on the values of tensors, under jit, grad and vmap.
class ControlFlowTest {
  static float processValue(float x, float threshold) {
    if (x > threshold) return x * 2;
    else return x + 1;
  }

  static Tensor clippedOrNegated(Tensor x) {
    return x.sum().toFloat() > 0 ? x.mul(2) : x.neg();
  }

  static Tensor doubledUntilLarge(Tensor x) {
    var y = x;
    while (y.sum().toFloat() < 10) y = y.mul(2);
    return y.sum();
  }

  @Test
  void theSlidesFunctionCompiles() {
    var f = Nnx.jit(ControlFlowTest::processValue);
    assertEquals(10f, f.apply(5f, 3f));
    assertEquals(2f, f.apply(1f, 3f));
  }

  @Test
  void numbersAreInputs() {
    var f = Nnx.jit((Tensor x, Float t, Integer n, Boolean b) -> b ? x.mul(t).add(n) : x);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          new float[] {2 * i + i}, f.apply(Tensor.of(2f), (float) i, i, true).toFloatArray());
    }
  }

  @Test
  void lambdasTakePrimitives() {
    var scaled = Nnx.jit((Tensor x, float t) -> t > 1 ? x.mul(t) : x);
    assertArrayEquals(new float[] {6}, scaled.apply(Tensor.of(2f), 3f).toFloatArray());
    assertArrayEquals(new float[] {2}, scaled.apply(Tensor.of(2f), 0.5f).toFloatArray());
    var powers =
        Nnx.jit((double x, double y) -> {
          double r = 1;
          for (int i = 0; i < (int) y; i++) r *= x;
          return r;
        });
    assertEquals(32, powers.apply(2, 5));
    var added = Nnx.jit((Tensor x, int n) -> x.add(n));
    assertArrayEquals(new float[] {5}, added.apply(Tensor.of(2f), 3).toFloatArray());
    var kept = Nnx.jit((Tensor x, boolean negate) -> negate ? x.neg() : x);
    assertArrayEquals(new float[] {-2}, kept.apply(Tensor.of(2f), true).toFloatArray());
  }

  static Tensor scaled(Model m, Tensor x, int n) {
    return m.scale.value().mul(x).mul(n);
  }

  @Test
  void lambdasTakePrimitivesBesideModules() {
    var m = new Model();
    var x = Tensor.of(3f);
    var times = Nnx.jit((Model model, int n) -> model.scale.value().mul(n));
    for (int n = 1; n < 4; n++) assertEquals(n, times.apply(m, n).toFloat());
    assertTrue(Nnx.explain(times).contains("compiled once"), Nnx.explain(times));
    var traced = Nnx.jit((Model model, Tensor t, int n) -> n > 1 ? scaled(model, t, n) : t);
    assertEquals(3, traced.apply(m, x, 1).toFloat());
    assertEquals(6, traced.apply(m, x, 2).toFloat());
    var rate =
        Nnx.jit((Model model, Tensor t, Tensor u, double lr) -> {
          model.scale.set(model.scale.value().sub(t.add(u).mul(lr)));
          return model.scale.value();
        });
    assertEquals(-2, rate.apply(m, x, x, 0.5).toFloat());
    assertEquals(-2, m.scale.value().toFloat());
    var flag = Nnx.jit((Model model, Tensor t, boolean train) -> train ? t : t.neg());
    assertEquals(-3, flag.apply(m, x, false).toFloat());
    var wide = Nnx.jit((Model model, long n) -> n * 4_000_000_000L);
    assertEquals(8_000_000_000L, wide.apply(m, 2));
    Fn3<Model, Tensor, Integer, Tensor> target = Nnx.jit((model, t, n) -> scaled(model, t, n));
    assertEquals(-12, target.apply(m, x, 2).toFloat());
    Fn3<Model, Tensor, Integer, Tensor> reference = Nnx.jit(ControlFlowTest::scaled);
    assertEquals(-12, reference.apply(m, x, 2).toFloat());
    var nothing =
        Nnx.jit((Model model, Integer n) -> {
          model.scale.set(Tensor.of((float) n));
        });
    nothing.apply(m, 7);
    assertEquals(7, m.scale.value().toFloat());
  }

  @Test
  void optionsMakePrimitivesStatic() {
    var shape =
        Nnx.jit(
            (Model m, int n) -> Tensor.ones(n).mul(m.scale.value()), JitOptions.staticArgnums(1));
    var m = new Model();
    assertEquals(2, shape.apply(m, 2).size());
    assertEquals(3, shape.apply(m, 3).size());
    Fn2<Model, Integer, Tensor> boxed = shape;
    assertEquals(2, boxed.apply(m, 2).size());
    assertTrue(Nnx.explain(shape).contains("compiled 2 times"), Nnx.explain(shape));
  }

  @Test
  void codeThatNeedsANumberIsSpecialized() {
    var f = Nnx.jit((Tensor x, Integer n) -> x.add(Tensor.ones(n)));
    assertEquals(2, f.apply(Tensor.ones(1), 2).size());
    assertEquals(3, f.apply(Tensor.ones(1), 3).size());
  }

  @Test
  void branchesDifferentiate() {
    var g = Nnx.grad((Tensor x) -> clippedOrNegated(x).sum());
    assertArrayEquals(new float[] {2, 2}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
    assertArrayEquals(new float[] {-1, -1}, g.apply(Tensor.of(-1f, -2f)).toFloatArray());
  }

  @Test
  void loopsDifferentiate() {
    var g = Nnx.grad((Tensor x) -> doubledUntilLarge(x));
    assertArrayEquals(new float[] {4, 4}, g.apply(Tensor.of(1f, 2f)).toFloatArray());
    assertArrayEquals(new float[] {1, 1}, g.apply(Tensor.of(10f, 2f)).toFloatArray());
  }

  @Test
  void examplesGoTheirOwnWays() {
    var x = Tensor.of(new float[][] {{1, 2}, {-1, -2}});
    assertArrayEquals(
        new float[] {2, 4, 1, 2},
        Nnx.vmap((Tensor t) -> clippedOrNegated(t)).apply(x).toFloatArray());
    var y = Tensor.of(new float[][] {{1, 2}, {100, 2}});
    assertArrayEquals(
        new float[] {12, 102},
        Nnx.vmap((Tensor t) -> doubledUntilLarge(t)).apply(y).toFloatArray());
  }

  static final class Model extends Module {
    final Param scale = new Param(Tensor.of(1f));
    int steps;
  }

  @Test
  void variablesAndFieldsAreSetInBranches() {
    var m = new Model();
    var f =
        Nnx.jit((Model model, Tensor x) -> {
          if (x.sum().toFloat() > 0) {
            model.scale.set(model.scale.value().add(x));
            model.steps++;
          }
          return model.scale.value();
        });
    f.apply(m, Tensor.of(2f));
    f.apply(m, Tensor.of(-5f));
    assertArrayEquals(new float[] {3}, m.scale.value().toFloatArray());
    assertEquals(1, m.steps);
  }

  @Test
  void variablesAreSetInLoops() {
    var m = new Model();
    var f =
        Nnx.jit((Model model) -> {
          while (model.scale.value().sum().toFloat() < 100) {
            model.scale.set(model.scale.value().mul(3));
          }
          return 0;
        });
    f.apply(m);
    assertArrayEquals(new float[] {243}, m.scale.value().toFloatArray());
  }

  @Test
  void leavesALoopOverLayersEarly() {
    var layers = List.of(new Layer(2, 2), new Layer(2, 2), new Layer(2, 2));
    for (var l : layers) l.bias.set(Tensor.of(1f, 1f));
    var f =
        Nnx.jit((Tensor x) -> {
          var y = x;
          for (var layer : layers) {
            y = layer.call(y);
            if (y.sum().toFloat() > 5) break;
          }
          return y;
        });
    var eager = Tensor.ones(1, 2);
    for (var layer : layers) {
      eager = eager.matmul(layer.kernel.value()).add(layer.bias.value());
      if (eager.sum().toFloat() > 5) break;
    }
    assertArrayEquals(eager.toFloatArray(), f.apply(Tensor.ones(1, 2)).toFloatArray());
  }

  @Test
  void aLongLoopIsRolled() {
    var f =
        Nnx.jit((Tensor x) -> {
          var y = x;
          for (int i = 0; i < 10_000; i++) y = y.add(1);
          return y;
        });
    assertArrayEquals(new float[] {10_001}, f.apply(Tensor.of(1f)).toFloatArray());
  }

  @Test
  void gradOfVmapOfALoop() {
    var inner = Nnx.vmap((Tensor t) -> doubledUntilLarge(t));
    var g = Nnx.grad((Tensor x) -> inner.apply(x).sum());
    var x = Tensor.of(new float[][] {{1, 2}, {100, 2}});
    assertArrayEquals(new float[] {4, 4, 1, 1}, g.apply(x).toFloatArray());
  }

  /// A number that compiled code computes has no type of its own, like any other of Java's.
  @Test
  void numbersThatAreComputedAreWeakToo() {
    var x = Tensor.of(3f, 4f);
    Fn1<Tensor, Tensor> scaled = t -> t.mul(t.square().sum().toDouble() / 5);
    Fn1<Tensor, Tensor> added = t -> t.astype(DType.BF16).add(t.sum().toFloat());
    Fn1<Tensor, Tensor> counted = t -> t.astype(DType.I8).add(t.sum().toInt());
    Fn1<Tensor, Tensor> mixed = t -> t.astype(DType.I32).mul(t.sum().toDouble());
    for (var f : List.of(scaled, added, counted, mixed)) {
      var eager = f.apply(x);
      var compiled = Nnx.jit(f).apply(x);
      assertEquals(eager.dtype(), compiled.dtype());
      assertArrayEquals(
          eager.astype(DType.F64).toDoubleArray(), compiled.astype(DType.F64).toDoubleArray());
    }
    assertEquals(DType.F32, Nnx.jit(scaled).apply(x).dtype());
  }
}
