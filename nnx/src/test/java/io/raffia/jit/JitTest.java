package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.reflect.StagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JitTest {
  record Batch(Tensor x, Tensor y) {}

  private static float[] floats(Tensor x) {
    return x.toFloatArray();
  }

  @Test
  void computesWhatThePlainFunctionDoes() {
    var predict = Nnx.jit((Tensor w, Tensor b, Tensor x) -> w.matmul(x).add(b));
    for (int i = 1; i < 4; i++) {
      var y = predict.apply(Tensor.ones(3, 4), Tensor.ones(3), Tensor.ones(4).mul(i));
      assertArrayEquals(new float[] {4 * i + 1, 4 * i + 1, 4 * i + 1}, floats(y));
    }
  }

  @Test
  void stagesAgainForOtherShapesAndTypes() {
    var staged = new Staged();
    var f = Nnx.jit((Staged s, Tensor x) -> s.call(x));
    f.apply(staged, Tensor.ones(2));
    f.apply(staged, Tensor.zeros(2));
    var three = f.apply(staged, Tensor.ones(3));
    assertEquals(Shape.of(3), three.shape());
    assertEquals(io.raffia.ir.DType.I32, f.apply(staged, Tensor.of(1, 2)).dtype());
  }

  static final class Staged extends Module {
    Tensor call(Tensor x) {
      return x.add(x);
    }
  }

  @Test
  void setsVariablesOfArguments() {
    var layer = new Layer(2, 3);
    var f = Nnx.jit((Layer l, Tensor x) -> l.call(x));
    for (int i = 0; i < 3; i++) f.apply(layer, Tensor.ones(1, 2));
    assertEquals(3, layer.calls.value().toInt());
  }

  @Test
  void setsVariablesOfCapturedModules() {
    var layer = new Layer(2, 3);
    var f = Nnx.jit((Tensor x) -> layer.call(x));
    var first = f.apply(Tensor.ones(1, 2));
    layer.bias.set(Tensor.ones(3));
    var second = f.apply(Tensor.ones(1, 2));
    assertEquals(2, layer.calls.value().toInt());
    assertArrayEquals(floats(first.add(1)), floats(second));
  }

  @Test
  void seesAttributesChange() {
    var layer = new Layer(2, 3);
    var f = Nnx.jit((Layer l, Tensor x) -> l.call(x));
    var captured = Nnx.jit((Tensor x) -> layer.call(x));
    var once = f.apply(layer, Tensor.ones(1, 2));
    captured.apply(Tensor.ones(1, 2));
    layer.doubled = true;
    assertArrayEquals(floats(once.mul(2)), floats(f.apply(layer, Tensor.ones(1, 2))));
    assertArrayEquals(floats(once.mul(2)), floats(captured.apply(Tensor.ones(1, 2))));
    layer.doubled = false;
    assertArrayEquals(floats(once), floats(f.apply(layer, Tensor.ones(1, 2))));
  }

  @Test
  void worksOnAnotherModuleOfTheSameStructure() {
    var f = Nnx.jit((Layer l) -> l.bias.value().add(1));
    var a = new Layer(2, 2);
    var b = new Layer(2, 2);
    b.bias.set(Tensor.of(5f, 6f));
    assertArrayEquals(new float[] {1, 1}, floats(f.apply(a)));
    assertArrayEquals(new float[] {6, 7}, floats(f.apply(b)));
    assertArrayEquals(new float[] {1, 1}, floats(f.apply(a)));
  }

  @Test
  void leavesAllStateWhenTheFunctionFails() {
    var layer = new Layer(2, 3);
    Fn1<Layer, Tensor> broken =
        l -> {
          l.bias.set(Tensor.ones(3));
          l.staged = 99;
          throw new IllegalStateException("no");
        };
    var f = Nnx.jit(broken);
    var e = assertThrows(IllegalStateException.class, () -> f.apply(layer));
    assertEquals("no", e.getMessage());
    assertArrayEquals(new float[3], floats(layer.bias.value()));
    assertEquals(0, layer.staged);
  }

  @Test
  void keepsValuesThatWereReadBefore() {
    var layer = new Layer(1, 2);
    var add =
        Nnx.jit((Layer l) -> {
          l.bias.set(l.bias.value().add(1));
          return l.bias.value();
        });
    var seen = new ArrayList<Tensor>();
    for (int i = 0; i < 4; i++) {
      seen.add(layer.bias.value());
      seen.add(add.apply(layer));
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(i, seen.get(2 * i).toFloatArray()[0]);
      assertEquals(i + 1, seen.get(2 * i + 1).toFloatArray()[0]);
    }
  }

  @Test
  void swapsVariables() {
    var layer = new Layer(1, 1);
    layer.bias.set(Tensor.of(7f));
    layer.kernel.set(Tensor.of(3f));
    var swap =
        Nnx.jit((Layer l) -> {
          var bias = l.bias.value();
          l.bias.set(l.kernel.value());
          l.kernel.set(bias);
          return 0;
        });
    swap.apply(layer);
    swap.apply(layer);
    swap.apply(layer);
    assertEquals(3, layer.bias.value().toFloatArray()[0]);
    assertEquals(7, layer.kernel.value().toFloatArray()[0]);
    var add =
        Nnx.jit((Layer l) -> {
          l.bias.set(l.bias.value().add(1));
          return 0;
        });
    add.apply(layer);
    assertEquals(4, layer.bias.value().toFloatArray()[0]);
    assertEquals(7, layer.kernel.value().toFloatArray()[0]);
  }

  @Test
  void takesAndGivesRecordsListsAndMaps() {
    var f =
        Nnx.jit((Batch b, List<Tensor> more, Map<String, Tensor> named) ->
            Map.of("sum", b.x().add(b.y()).add(more.get(0)).sub(named.get("z")), "y", b.y()));
    var out =
        f.apply(
            new Batch(Tensor.of(1f), Tensor.of(2f)),
            List.of(Tensor.of(10f)),
            Map.of("z", Tensor.of(100f)));
    assertEquals(-87, out.get("sum").toFloatArray()[0]);
    assertEquals(2, out.get("y").toFloatArray()[0]);
  }

  @Test
  void givesBackTheSameModuleAndNewOnes() {
    var layer = new Layer(2, 3);
    assertSame(layer, Nnx.jit((Layer l) -> l).apply(layer));
    var make =
        Nnx.jit((Tensor x) -> {
          var made = new Layer(2, 3);
          made.bias.set(x);
          return made;
        });
    var a = make.apply(Tensor.of(1f, 2f, 3f));
    var b = make.apply(Tensor.of(4f, 5f, 6f));
    assertNotSame(a, b);
    assertArrayEquals(new float[] {1, 2, 3}, floats(a.bias.value()));
    assertArrayEquals(new float[] {4, 5, 6}, floats(b.bias.value()));
    assertEquals(0.5f, b.kernel.value().get(1, 2).toFloat());
  }

  static final class Grows extends Module {
    @org.jspecify.annotations.Nullable Param added;
    final Param sum = new Param(Tensor.zeros(2));
  }

  @Test
  void addsVariablesToModules() {
    var m = new Grows();
    var f =
        Nnx.jit((Grows g, Tensor x) -> {
          if (g.added == null) g.added = new Param(x);
          g.sum.set(g.sum.value().add(x));
          return g.sum.value();
        });
    f.apply(m, Tensor.of(1f, 2f));
    f.apply(m, Tensor.of(10f, 20f));
    assertTrue(m.added != null);
    assertArrayEquals(new float[] {1, 2}, floats(m.added.value()));
    assertArrayEquals(new float[] {11, 22}, floats(m.sum.value()));
  }

  @Test
  void sharesVariablesThatAreShared() {
    var shared = new Layer(1, 1);
    var f =
        Nnx.jit((Layer a, Layer b) -> {
          a.bias.set(a.bias.value().add(1));
          b.bias.set(b.bias.value().add(1));
          return 0;
        });
    f.apply(shared, shared);
    assertEquals(2, shared.bias.value().toFloatArray()[0]);
    var other = new Layer(1, 1);
    f.apply(shared, other);
    assertEquals(3, shared.bias.value().toFloatArray()[0]);
    assertEquals(1, other.bias.value().toFloatArray()[0]);
  }

  @Test
  void runsInsideAnotherJit() {
    var inner = Nnx.jit((Tensor x) -> x.mul(2));
    var outer = Nnx.jit((Tensor x) -> inner.apply(x).add(1));
    assertEquals(7, outer.apply(Tensor.of(3f)).toFloatArray()[0]);
  }

  @Test
  void refusesTheElementsOfATensor() {
    var f = Nnx.jit((Tensor x) -> x.mul(x.toFloatArray()[0]));
    var e = assertThrows(StagingException.class, () -> f.apply(Tensor.ones(2)));
    assertTrue(e.getMessage().contains("toFloatArray()"), e.getMessage());
    assertTrue(e.getMessage().contains("(JitTest.java:"), e.getMessage());
  }

  @Test
  void refusesALeakedTracer() {
    var f =
        Nnx.jit((Tensor x) -> {
          Leak.kept = x;
          return x;
        });
    assertThrows(RuntimeException.class, () -> f.apply(Tensor.ones(2)));
    assertArrayEquals(new float[1], floats(Leak.kept));
  }

  static final class Leak {
    static Tensor kept = Tensor.zeros(1);
  }

  @Test
  void isSafeFromSeveralThreads() throws InterruptedException {
    var layer = new Layer(1, 1);
    var add =
        Nnx.jit((Layer l) -> {
          l.bias.set(l.bias.value().add(1));
          return 0;
        });
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 4; t++) {
      var thread =
          new Thread(() -> {
            for (int i = 0; i < 50; i++) add.apply(layer);
          });
      thread.start();
      threads.add(thread);
    }
    for (var t : threads) t.join();
    assertEquals(200, layer.bias.value().toFloatArray()[0]);
  }

  @Test
  void namesTheLineOfAMistakeInside() {
    var f = Nnx.jit((Tensor x) -> Mistakes.unbroadcastable().add(x));
    var e = assertThrows(IrException.class, () -> f.apply(Tensor.ones(2)));
    assertTrue(e.getMessage().contains("(Mistakes.java:11)"), e.getMessage());
  }

  @Test
  void refusesStateInASet() {
    var f = Nnx.jit((java.util.Set<Tensor> x) -> x.size());
    assertThrows(IrException.class, () -> f.apply(java.util.Set.of(Tensor.ones(2))));
  }

  @Test
  void givesNewModulesWhileOtherStateIsRead() {
    var layer = new Layer(1, 1);
    var f = Nnx.jit((Layer l) -> new Param(l.bias.value().add(1)));
    for (int i = 0; i < 3; i++) assertEquals(1, f.apply(layer).value().toFloatArray()[0]);
  }
}
