package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Carried;
import io.raffia.Fn1;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DebugTest {
  private static List<String> printed(Runnable body) {
    var before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      body.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> printed(Supplier<?> body) {
    return printed((Runnable) () -> assertNotNull(body.get()));
  }

  @Test
  void printsOutsideOfCompiledFunctions() {
    assertEquals(
        List.of("x is 1.50 and [1 2]"),
        printed(() -> Nnx.debugPrint("x is %.2f and %s", Tensor.scalar(1.5), Tensor.of(1, 2))));
  }

  @Test
  void printsEachTimeTheProgramRuns() {
    var f =
        Nnx.jit((Tensor x) -> {
          Nnx.debugPrint("before %.1f", x);
          var y = x.mul(2);
          Nnx.debugPrint("after %.1f of %s", y, "x");
          return y;
        });
    var lines =
        printed(() -> {
          assertEquals(6, f.apply(Tensor.scalar(3.0)).toFloat());
          assertEquals(8, f.apply(Tensor.scalar(4.0)).toFloat());
        });
    assertEquals(List.of("before 3.0", "after 6.0 of x", "before 4.0", "after 8.0 of x"), lines);
  }

  /// Neither the same print twice nor one without operands nor one whose value nobody uses is lost.
  @Test
  void nothingIsMergedOrDropped() {
    var f =
        Nnx.jit((Tensor x) -> {
          Nnx.debugPrint("here");
          Nnx.debugPrint("here");
          for (int i = 0; i < 2; i++) Nnx.debugPrint("%.1f", x.mul(x));
          return x;
        });
    assertEquals(List.of("here", "here", "4.0", "4.0"), printed(() -> f.apply(Tensor.scalar(2.0))));
  }

  static float newton(float a) {
    float x = a;
    int steps = 0;
    while (Math.abs(x * x - a) > 1e-3f) {
      x = 0.5f * (x + a / x);
      steps++;
      Nnx.debugPrint("step %d: %.4f", steps, x);
    }
    return x;
  }

  @Test
  void printsInLoopsOfJava() {
    var plain = printed(() -> newton(2f));
    assertEquals(3, plain.size());
    assertEquals(plain, printed(() -> Nnx.jit(DebugTest::newton).apply(2f)));
    assertEquals("step 1: 1.5000", plain.getFirst());
  }

  static int early(int n) {
    int i = 0;
    while (true) {
      Nnx.debugPrint("look at %d", i);
      if (i * i > n) {
        Nnx.debugPrint("found %d", i);
        return i;
      }
      if (i % 2 == 0) Nnx.debugPrint("even");
      i++;
      Nnx.debugPrint("on");
    }
  }

  @Test
  void printsInLoopsThatAreLeftEarly() {
    for (int n : new int[] {-1, 0, 3, 20}) {
      int plain = n;
      assertEquals(
          printed(() -> early(plain)), printed(() -> Nnx.jit(DebugTest::early).apply(plain)));
    }
  }

  static float branches(float x) {
    if (x > 0) {
      Nnx.debugPrint("positive");
      if (x > 10) return x;
      Nnx.debugPrint("small");
    } else if (x < -5) {
      Nnx.debugPrint("negative %.1f", x);
    }
    Nnx.debugPrint("end");
    return x * 2;
  }

  @Test
  void printsWhereABranchIsTaken() {
    var f = Nnx.jit(DebugTest::branches);
    for (float x : new float[] {1, 11, -1, -6}) {
      assertEquals(printed(() -> branches(x)), printed(() -> f.apply(x)));
    }
    // Each example takes its own branch, as in a loop over them.
    var xs = Tensor.of(1f, 11f, -1f, -6f);
    var mapped = Nnx.jit(Nnx.vmap((Tensor x) -> Tensor.scalar(branches(x.toFloat()))));
    var lines = printed(() -> assertEquals("[  2.  11.  -2. -12.]", mapped.apply(xs).toString()));
    assertEquals(1, lines.stream().filter("small"::equals).count());
    assertEquals(2, lines.stream().filter("positive"::equals).count());
    assertEquals(1, lines.stream().filter("negative -6.0"::equals).count());
    assertEquals(3, lines.stream().filter("end"::equals).count());
  }

  @Test
  void printsInLongLoopsAsOftenAsTheyRun() {
    var f =
        Nnx.jit((Tensor x) -> {
          var y = x;
          for (int i = 0; i < 1000; i++) {
            y = y.add(1);
            Nnx.debugPrint("invariant %.0f", x.exp());
          }
          return y;
        });
    var lines = printed(() -> assertEquals(1000, f.apply(Tensor.scalar(0.0)).toFloat()));
    assertEquals(1000, lines.size());
    assertEquals("invariant 1", lines.getFirst());
  }

  @Test
  void printsUnderDerivativesOnce() {
    var f =
        Nnx.jit(
            Nnx.grad((Tensor x) -> {
              var y = x.mul(x);
              Nnx.debugPrint("y %.1f", y);
              return y.mul(x);
            }));
    assertEquals(
        List.of("y 4.0"), printed(() -> assertEquals(12, f.apply(Tensor.scalar(2.0)).toFloat())));
    // Without jit too, and twice differentiated.
    var first =
        Nnx.grad((Tensor x) -> {
          Nnx.debugPrint("x %.1f", x);
          return x.mul(x).mul(x);
        });
    var second = Nnx.grad((Tensor x) -> first.apply(x));
    assertEquals(
        List.of("x 2.0"),
        printed(() -> assertEquals(12, second.apply(Tensor.scalar(2.0)).toFloat())));
  }

  @Test
  void printsOnceInLoopsThatAreDifferentiated() {
    var f = Nnx.jit(Nnx.grad((Tensor a) -> Tensor.scalar(newton(a.toFloat()))));
    var lines = printed(() -> assertEquals(0.35355, f.apply(Tensor.scalar(2.0)).toFloat(), 1e-4));
    assertEquals(printed(() -> newton(2f)), lines);
  }

  @Test
  void printsOnceUnderRemat() {
    var g =
        Nnx.remat((Tensor x) -> {
          Nnx.debugPrint("in %.1f", x);
          return x.sin().mul(x);
        });
    var f = Nnx.jit(Nnx.grad((Tensor x) -> g.apply(x)));
    assertEquals(List.of("in 1.0"), printed(() -> f.apply(Tensor.scalar(1.0))));
  }

  @Test
  void printsEachExample() {
    var f =
        Nnx.vmap((Tensor row) -> {
          Nnx.debugPrint("sum %.0f", row.sum());
          Nnx.debugPrint("shared");
          return row.sum();
        });
    var m = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    var lines = printed(() -> assertEquals("[ 3.  7. 11.]", f.apply(m).toString()));
    assertEquals(List.of("sum 3", "sum 7", "sum 11", "shared"), lines);
    assertEquals(lines, printed(() -> Nnx.jit(f).apply(m)));
  }

  static int countdown(int n) {
    while (n > 0) {
      Nnx.debugPrint("%d", n);
      n = n % 2 == 0 ? n / 2 : n - 1;
    }
    return n;
  }

  @Test
  void examplesOfALoopRunAsOftenAsTheyNeed() {
    var lines =
        printed(() ->
            Nnx.vmap((Tensor n) -> Tensor.scalar(countdown(n.toInt()))).apply(Tensor.of(3, 0, 5)));
    assertEquals(List.of("3", "2", "1", "5", "4", "2", "1"), lines);
  }

  @Test
  void printsInTheLibrarysControlFlow() {
    var scan =
        Nnx.scan((Tensor c, Tensor x) -> {
          Nnx.debugPrint("c %.0f x %.0f", c, x);
          return new Carried<>(c.add(x), c);
        });
    assertEquals(
        List.of("c 0 x 1", "c 1 x 2", "c 3 x 3"),
        printed(() -> scan.apply(Tensor.scalar(0.0), Tensor.of(1f, 2f, 3f))));
    var loop =
        Nnx.jit((Tensor x) ->
            Nnx.whileLoop(
                (Tensor y) -> y.lt(10),
                (Tensor y) -> {
                  Nnx.debugPrint("y %.0f", y);
                  return y.mul(3);
                },
                x));
    assertEquals(List.of("y 2", "y 6"), printed(() -> loop.apply(Tensor.scalar(2.0))));
    var cond =
        Nnx.jit((Tensor p, Tensor x) ->
            Nnx.cond(
                p,
                (Tensor y) -> {
                  Nnx.debugPrint("yes %.0f", y);
                  return y;
                },
                (Tensor y) -> y.neg(),
                x));
    assertEquals(
        List.of("yes 1"),
        printed(() -> {
          cond.apply(Tensor.scalar(true), Tensor.scalar(1.0));
          cond.apply(Tensor.scalar(false), Tensor.scalar(1.0));
        }));
  }

  @Test
  void conditionsOfLoopsPrintBeforeEachIteration() {
    Fn1<Tensor, Tensor> f =
        x ->
            Nnx.whileLoop(
                (Tensor y) -> {
                  Nnx.debugPrint("is %.0f small?", y);
                  return y.lt(10);
                },
                (Tensor y) -> {
                  Nnx.debugPrint("three times %.0f", y);
                  return y.mul(3);
                },
                x);
    var expected =
        List.of("is 2 small?", "three times 2", "is 6 small?", "three times 6", "is 18 small?");
    assertEquals(expected, printed(() -> assertEquals(18, f.apply(Tensor.scalar(2.0)).toFloat())));
    var compiled = Nnx.jit(f);
    assertEquals(expected, printed(() -> compiled.apply(Tensor.scalar(2.0))));
    assertEquals(List.of("is 12 small?"), printed(() -> compiled.apply(Tensor.scalar(12.0))));
    var gradient = Nnx.jit(Nnx.grad((Tensor x) -> f.apply(x)));
    assertEquals(
        expected, printed(() -> assertEquals(9, gradient.apply(Tensor.scalar(2.0)).toFloat())));
  }

  @Test
  void conditionsOfLoopsSetVariables() {
    var counter = new Counter();
    var f =
        Nnx.jit((Counter c, Tensor x) ->
            Nnx.whileLoop(
                (Tensor y) -> {
                  c.w.set(c.w.value().add(1));
                  return y.lt(10);
                },
                (Tensor y) -> y.mul(3),
                x));
    assertEquals(18, f.apply(counter, Tensor.scalar(2.0)).toFloat());
    assertEquals(4, counter.w.value().get(0).toFloat());
  }

  static final class Counter extends Module {
    final Param w = new Param(Tensor.of(1f, 2f));
    int calls;
  }

  @Test
  void showsModulesAndVariablesAsTheyAreThere() {
    var m = new Counter();
    var seen = new ArrayList<float[]>();
    var f =
        Nnx.jit((Counter c, Tensor x) -> {
          c.w.set(c.w.value().mul(x));
          Nnx.debugCallback((Counter k) -> seen.add(k.w.value().toFloatArray()), c);
          c.w.set(c.w.value().add(1));
          return x;
        });
    f.apply(m, Tensor.scalar(3.0));
    assertEquals("[3.0, 6.0]", java.util.Arrays.toString(seen.getFirst()));
    assertEquals("[4. 7.]", m.w.value().toString());
  }

  @Test
  void callsBack() {
    var seen = new ArrayList<String>();
    var f =
        Nnx.jit((Tensor x, Float k) -> {
          Nnx.debugCallback(() -> seen.add("begins"));
          Nnx.debugCallback((Tensor t) -> seen.add("x " + t), x);
          Nnx.debugCallback((Tensor t, Float v) -> seen.add(t + " and " + v), x.mul(k), k * 2);
          Nnx.debugCallback((List<Tensor> all) -> seen.add(all.toString()), List.of(x, x.neg()));
          return x;
        });
    f.apply(Tensor.of(1, 2), 3f);
    assertEquals(List.of("begins", "x [1 2]", "[3. 6.] and 6.0", "[[1 2], [-1 -2]]"), seen);
    Nnx.debugCallback((Tensor t) -> seen.add("now " + t), Tensor.of(5));
    assertEquals("now [5]", seen.getLast());
  }

  @Test
  void whatACallbackThrowsLeavesNothingHalfDone() {
    var m = new Counter();
    var f =
        Nnx.jit((Counter c, Tensor x) -> {
          c.w.set(c.w.value().add(x));
          c.calls++;
          Nnx.debugCallback(
              (Tensor t) -> {
                if (t.toFloat() < 0) throw new IllegalStateException("negative");
              },
              x);
          return c.w.value();
        });
    f.apply(m, Tensor.scalar(1.0));
    assertEquals(
        "negative",
        assertThrows(IllegalStateException.class, () -> f.apply(m, Tensor.scalar(-1.0)))
            .getMessage());
    assertEquals("[2. 3.]", m.w.value().toString());
    assertEquals(1, m.calls);
    assertEquals("[4. 5.]", f.apply(m, Tensor.scalar(2.0)).toString());
  }

  static float upTo(Tensor x) {
    float y = 0;
    while (y < 10) {
      y += x.toFloat();
      Nnx.debugCallback(
          (Float v) -> {
            if (v > 5) throw new ArithmeticException("beyond " + v);
          },
          y);
    }
    return y;
  }

  @Test
  void throwsOutOfLoops() {
    var f = Nnx.jit(DebugTest::upTo);
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "beyond 6.0",
          assertThrows(ArithmeticException.class, () -> f.apply(Tensor.scalar(2.0))).getMessage());
    }
  }

  @Test
  void whatACallbackHasCapturedIsKnown() {
    var e =
        assertThrows(
            IrException.class,
            () ->
                Nnx.jit(
                        (Tensor x) -> {
                          Nnx.debugCallback(() -> System.out.println(x));
                          return x;
                        })
                    .apply(Tensor.of(1)));
    assertTrue(e.getMessage().contains("give it to debugCallback as an argument"));
    assertTrue(e.getMessage().contains("DebugTest.java:"));
  }

  @Test
  void aFormatThatDoesNotFitIsRefusedWhileStaging() {
    var e =
        assertThrows(
            IrException.class,
            () ->
                Nnx.jit(
                        (Tensor x) -> {
                          Nnx.debugPrint("%d", x);
                          return x;
                        })
                    .apply(Tensor.scalar(1.0)));
    assertTrue(e.getMessage().contains("the format \"%d\" does not fit"), e.getMessage());
    assertThrows(IrException.class, () -> Nnx.debugPrint("%.1f", Tensor.of(1f, 2f)));
    assertThrows(IrException.class, () -> Nnx.debugPrint("%s %s", 1));
  }

  @Test
  void resultsAreTheSameWithAndWithoutPrints() {
    var with =
        Nnx.jit((Tensor x) -> {
          var y = x.sin();
          Nnx.debugPrint("%s", y);
          return y.mul(x).sum();
        });
    var without = Nnx.jit((Tensor x) -> x.sin().mul(x).sum());
    var x = Tensor.arange(1000).mul(0.37);
    printed(() -> assertEquals(without.apply(x).toFloat(), with.apply(x).toFloat()));
  }

  @Test
  void anEffectIsACallInTheText() {
    var f =
        Nnx.jit((Tensor x) -> {
          Nnx.debugPrint("x \"is\" %.1f", x);
          return x;
        });
    var lowered = f.lower(Tensor.scalar(1.0)).asText();
    assertTrue(
        lowered.contains(
            "= stablehlo.custom_call @raffia.debug_print(%1, %0) {backend_config = \"x \\22is\\22"
                + " %.1f\", has_side_effect = true} : (tensor<0x0xui4>, tensor<f32>) ->"
                + " tensor<0x0xui4>\n"),
        lowered);
  }
}
