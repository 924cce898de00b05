package io.raffia.tests.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.reflect.StagingException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small Java programs: compiled they give what Java gives, their gradients are the slopes, and
/// vectorized they are a loop; or the diagnostic says why not.
class ControlFlowCorpusTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/raffia/tests/control/RefusedPrograms.java");
  private static final double[][] POINTS = {
    {0.73, 1.31}, {2.37, -0.58}, {-1.13, 0.47}, {3.21, 2.87}
  };
  private static final int[][] WHOLE = {{12, 18}, {-7, 3}, {97, -5}, {0, 4}, {30, 30}};
  private static final double[][] VECTORS = {
    {0.7, 1.3, -0.2, 0.4}, {-1.4, 0.3, -2.1, 0.9}, {2.4, -0.6, 1.8, 0.1}
  };

  static Stream<Method> numeric() {
    return Programs.in(
        BranchPrograms.class, LoopPrograms.class, AlgorithmPrograms.class, ObjectPrograms.class)
        .stream();
  }

  static Stream<Method> whole() {
    return Programs.in(IntegerPrograms.class).stream();
  }

  static Stream<Method> tensors() {
    return Programs.in(TensorPrograms.class).stream();
  }

  static Stream<Method> refused() {
    return Programs.in(RefusedPrograms.class).stream();
  }

  @Test
  void thereAreTwoHundred() {
    long n = numeric().count() + whole().count() + tensors().count() + refused().count();
    assertTrue(n >= 200, () -> n + " programs");
  }

  private static void close(double expected, double actual, double tolerance, String what) {
    assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), what);
  }

  @ParameterizedTest
  @MethodSource("numeric")
  void numbersAgree(Method program) {
    Fn2<Double, Double, Double> f = Programs.two(program);
    var compiled = Nnx.jit(f);
    for (var p : POINTS) {
      var what = program.getName() + "(" + p[0] + ", " + p[1] + ")";
      close(f.apply(p[0], p[1]), compiled.apply(p[0], p[1]), 1e-9, what);
    }
  }

  static Stream<Method> smooth() {
    return numeric().filter(m -> !m.isAnnotationPresent(NotSmooth.class));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void gradientsAreSlopes(Method program) {
    Fn2<Double, Double, Double> f = Programs.two(program);
    var gradient =
        Nnx.grad((Tensor v) -> scalar(f.apply(v.get(0).toDouble(), v.get(1).toDouble())));
    for (var p : POINTS) {
      var g = gradient.apply(vector(p)).toDoubleArray();
      double h = 1e-6;
      double dx = (f.apply(p[0] + h, p[1]) - f.apply(p[0] - h, p[1])) / (2 * h);
      double dy = (f.apply(p[0], p[1] + h) - f.apply(p[0], p[1] - h)) / (2 * h);
      var what = program.getName() + "(" + p[0] + ", " + p[1] + ")";
      close(dx, g[0], 2e-5, what);
      close(dy, g[1], 2e-5, what);
    }
  }

  @ParameterizedTest
  @MethodSource("numeric")
  void vectorizedIsALoop(Method program) {
    Fn2<Double, Double, Double> f = Programs.two(program);
    var all =
        Nnx.vmap((Tensor v) -> scalar(f.apply(v.get(0).toDouble(), v.get(1).toDouble())))
            .apply(Tensor.nested(POINTS).astype(DType.F64))
            .toDoubleArray();
    for (int i = 0; i < POINTS.length; i++) {
      // The points reach the program rounded to f32.
      double x = (float) POINTS[i][0];
      double y = (float) POINTS[i][1];
      close(f.apply(x, y), all[i], 1e-9, program.getName() + "(" + x + ", " + y + ")");
    }
  }

  private static Tensor scalar(double x) {
    return Tensor.scalar(DType.F64, x);
  }

  private static Tensor vector(double[] x) {
    return Tensor.of(DType.F64, x);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void wholeNumbersAgree(Method program) {
    Fn2<Integer, Integer, Integer> f = Programs.two(program);
    var compiled = Nnx.jit(f);
    for (var p : WHOLE) {
      var what = program.getName() + "(" + p[0] + ", " + p[1] + ")";
      assertEquals(f.apply(p[0], p[1]), compiled.apply(p[0], p[1]), what);
    }
  }

  @ParameterizedTest
  @MethodSource("whole")
  void wholeNumbersVectorize(Method program) {
    Fn2<Integer, Integer, Integer> f = Programs.two(program);
    var all =
        Nnx.vmap((Tensor v) -> Tensor.scalar(f.apply(v.get(0).toInt(), v.get(1).toInt())))
            .apply(Tensor.nested(WHOLE))
            .toIntArray();
    for (int i = 0; i < WHOLE.length; i++) {
      var what = program.getName() + "(" + WHOLE[i][0] + ", " + WHOLE[i][1] + ")";
      assertEquals(f.apply(WHOLE[i][0], WHOLE[i][1]), all[i], what);
    }
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void tensorProgramsAgree(Method program) {
    Fn1<Tensor, Tensor> f = Programs.one(program);
    var compiled = Nnx.jit(f);
    var all = Nnx.vmap(f).apply(Tensor.nested(VECTORS).astype(DType.F64));
    for (int i = 0; i < VECTORS.length; i++) {
      var expected = f.apply(vector(VECTORS[i])).toDoubleArray();
      assertArrayEquals(expected, compiled.apply(vector(VECTORS[i])).toDoubleArray(), 1e-9);
      assertArrayEquals(expected, all.get(i).toDoubleArray(), 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void tensorGradientsAreSlopes(Method program) {
    Fn1<Tensor, Tensor> f = Programs.one(program);
    var gradient = Nnx.grad((Tensor x) -> f.apply(x).sum());
    for (var v : VECTORS) {
      var g = gradient.apply(vector(v)).toDoubleArray();
      for (int i = 0; i < v.length; i++) {
        double h = 1e-6;
        var up = v.clone();
        var down = v.clone();
        up[i] += h;
        down[i] -= h;
        double slope =
            (f.apply(vector(up)).sum().toDouble() - f.apply(vector(down)).sum().toDouble())
                / (2 * h);
        close(slope, g[i], 2e-5, program.getName());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithTheLineAndTheReason(Method program) throws IOException {
    Fn1<Tensor, Tensor> f = Programs.one(program);
    var compiled = Nnx.jit(f);
    var e = assertThrows(StagingException.class, () -> compiled.apply(vector(VECTORS[0])));
    var expected = Objects.requireNonNull(program.getAnnotation(Refused.class));
    var message = String.valueOf(e.getMessage());
    assertEquals(expected.value(), e.violation(), message);
    assertTrue(message.contains(expected.says()), message);
    int line = line(program.getName());
    assertTrue(message.contains("(RefusedPrograms.java:" + line + ")"), line + ": " + message);
    assertEquals(RefusedPrograms.class.getName(), e.getStackTrace()[0].getClassName());
  }

  private static int line(String name) throws IOException {
    var lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("// <- " + name)) return i + 1;
    }
    throw new AssertionError("no line is marked " + name);
  }
}
