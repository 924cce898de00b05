package io.raffia.tests.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What `docs/control-flow.md` says of Raffia.
class ControlFlowPageTest {
  private static int calls;
  private static float scale;

  // The page shows these as they stand here.

  static float processValue(float x, float threshold) {
    if (x > threshold) return x * 2;
    else return x + 1;
  }

  static float newton(float a) {
    float x = a;
    while (Math.abs(x * x - a) > 1e-4f) x = 0.5f * (x + a / x);
    return x;
  }

  static Tensor clipped(Tensor x, float limit) {
    float n = x.square().sum().sqrt().toFloat();
    return n > limit ? x.mul(limit / n) : x;
  }

  static float firstAbove(Tensor x, float limit) {
    for (int i = 0; i < 4; i++) {
      float v = x.get(i).toFloat();
      if (v > limit) return v * i;
    }
    return -1;
  }

  static float bucket(float x) {
    return switch ((int) x) {
      case 0 -> x;
      case 1 -> x * 10;
      default -> x * 100;
    };
  }

  static float repeated(float x) {
    for (int i = 0; i < 10_000; i++) x = x + 1;
    return x;
  }

  static Tensor counted(Tensor x) {
    calls++;
    return x.mul(2);
  }

  static Tensor printed(Tensor x) {
    System.out.println("x is " + x);
    return x.mul(2);
  }

  static Tensor scaled(Tensor x) {
    return x.mul(scale);
  }

  static Tensor noisy(Tensor x) {
    return x.add(Math.random());
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    var page = Files.readString(Path.of("../docs/control-flow.md"));
    var name = "ControlFlowPageTest.java";
    var source = Files.readString(Path.of("src/test/java/io/raffia/tests/control").resolve(name));
    for (var function :
        new String[] {"processValue", "newton", "clipped", "firstAbove", "bucket", "repeated"}) {
      int start =
          source.indexOf(
              "  static", source.lastIndexOf("\n", source.indexOf(" " + function + "(")));
      var text = source.substring(start, source.indexOf("\n  }\n", start) + 4);
      assertTrue(page.contains(text.stripIndent().strip()), function);
    }
  }

  @Test
  void branchesAndLoopsCompile() {
    assertEquals(10f, Nnx.jit(ControlFlowPageTest::processValue).apply(5f, 3f));
    assertEquals(1.4142157f, Nnx.jit(ControlFlowPageTest::newton).apply(2f), 1e-6f);
    var slope = Nnx.grad((Tensor a) -> Tensor.scalar(newton(a.toFloat())));
    assertEquals(0.35355f, slope.apply(Tensor.scalar(2.0)).toFloat(), 1e-3f);
    var x = Tensor.of(0.5f, 1.5f, 2.5f, 3.5f);
    assertEquals(5f, Nnx.jit(ControlFlowPageTest::firstAbove).apply(x, 2f));
    assertEquals(-1f, Nnx.jit(ControlFlowPageTest::firstAbove).apply(x, 9f));
    assertEquals(15f, Nnx.jit(ControlFlowPageTest::bucket).apply(1.5f));
    assertEquals(10_001f, Nnx.jit(ControlFlowPageTest::repeated).apply(1f));
  }

  @Test
  void clippingDifferentiatesAndVectorizes() {
    var x = Tensor.of(3f, 4f);
    var clip = Nnx.jit(ControlFlowPageTest::clipped);
    assertArrayEquals(new float[] {0.6f, 0.8f}, clip.apply(x, 1f).toFloatArray(), 1e-6f);
    assertArrayEquals(new float[] {3, 4}, clip.apply(x, 9f).toFloatArray());
    var slope = Nnx.grad((Tensor t) -> clipped(t, 9f).sum());
    assertArrayEquals(new float[] {1, 1}, slope.apply(x).toFloatArray());
    var rows = Nnx.vmap((Tensor t) -> clipped(t, 1f));
    assertArrayEquals(
        new float[] {0.6f, 0.8f, 0.3f, 0.4f},
        rows.apply(Tensor.of(new float[][] {{3, 4}, {0.3f, 0.4f}})).toFloatArray(),
        1e-6f);
  }

  private static void refused(Violation v, Fn1<Tensor, Tensor> function) {
    var f = Nnx.jit(function);
    var e = assertThrows(StagingException.class, () -> f.apply(Tensor.ones(1)));
    assertEquals(v, e.violation());
  }

  @Test
  void impurityIsRefused() {
    refused(Violation.STATIC_WRITE, ControlFlowPageTest::counted);
    assertEquals(0, calls);
    refused(Violation.IO, ControlFlowPageTest::printed);
    refused(Violation.RANDOM, ControlFlowPageTest::noisy);
  }

  @Test
  void settingsOutsideAreSeen() {
    scale = 2;
    var f = Nnx.jit(ControlFlowPageTest::scaled);
    assertEquals(2f, f.apply(Tensor.ones(1)).sum().toFloat());
    scale = 5;
    assertEquals(5f, f.apply(Tensor.ones(1)).sum().toFloat());
    var explained = Nnx.explain(f);
    assertTrue(
        explained.contains("changed: static field ControlFlowPageTest.scale = 2.0"), explained);
  }
}
