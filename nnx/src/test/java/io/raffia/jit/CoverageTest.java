package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Classes that JaCoCo has instrumented before they are loaded, so that the probes are in the bytes
/// that the loader gives: in a dynamic constant (class files of Java 11 and later), in a static
/// field (older ones), in a field of an interface.
class CoverageTest {
  private static final String SOURCE =
      """
      import io.raffia.Fn1;
      import io.raffia.Nnx;
      import io.raffia.Tensor;
      import java.util.ArrayList;
      import java.util.List;

      public class Covered {
        public static final Fn1<Tensor, Tensor> RUN = Covered::run;
        public static final Fn1<Tensor, Tensor> IMPURE = t -> impure(t);
        interface Shape {
          float area(float x);
          default float twice(float x) { return 2 * area(x); }
          static float half(float x) { return x / 2; }
        }
        static class Square implements Shape {
          final float side;
          Square(float side) { this.side = side; }
          public float area(float x) { return x > side ? side * side : x * x; }
        }
        static float helper(float x, boolean positive) {
          if (positive) return x;
          return -x;
        }
        public static Tensor run(Tensor t) {
          float x = t.toFloat();
          float y = 0;
          int steps = 0;
          while (y < x) {
            if (steps % 2 == 0) y += 1.5f;
            else y += helper(0.25f, x > 2);
            steps++;
            if (steps > 20) break;
          }
          List<Shape> shapes = new ArrayList<>();
          shapes.add(new Square(2));
          for (Shape s : shapes) y += s.twice(y) + Shape.half(x);
          Fn1<Tensor, Tensor> square = z -> z.mul(z).sum();
          Tensor g = Nnx.grad((Tensor z) -> square.apply(z)).apply(t);
          return g.add(y).add(switched(steps));
        }
        static int switched(int n) {
          switch (n) {
            case 0: return 10;
            case 1: return 20;
            default: return n;
          }
        }
        static boolean[] mine = new boolean[1];
        public static Tensor impure(Tensor t) {
          mine[0] = true;
          return t;
        }
      }
      """;

  private final IRuntime runtime = new LoggerRuntime();
  private final RuntimeData data = new RuntimeData();

  @BeforeEach
  void start() throws Exception {
    runtime.startup(data);
  }

  @AfterEach
  void stop() {
    runtime.shutdown();
  }

  private Class<?> instrumented(String release) throws ClassNotFoundException {
    var instrumenter = new Instrumenter(runtime);
    UnaryOperator<byte[]> change =
        bytes -> {
          try {
            return instrumenter.instrument(bytes, "Covered");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return InMemory.compile("Covered", SOURCE, change, "-source", release, "-target", release);
  }

  @SuppressWarnings("unchecked") // the field has this type
  private static Fn1<Tensor, Tensor> function(Class<?> type, String name)
      throws ReflectiveOperationException {
    return (Fn1<Tensor, Tensor>) Objects.requireNonNull(type.getField(name).get(null));
  }

  /// How many probes have been hit.
  private int hits() {
    var store = new ExecutionDataStore();
    data.collect(store, new SessionInfoStore(), false);
    int n = 0;
    for (var d : store.getContents()) for (boolean p : d.getProbes()) n += p ? 1 : 0;
    return n;
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "11", "25"})
  void instrumentedCodeLifts(String release) throws ReflectiveOperationException {
    var type = instrumented(release);
    boolean dynamic = !release.equals("8");
    assertTrue(
        Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals("$jacocoInit")));
    assertEquals(
        dynamic,
        Arrays.stream(type.getDeclaredFields()).noneMatch(f -> f.getName().equals("$jacocoData")));
    var plain = InMemory.compile("Covered", SOURCE, bytes -> bytes);
    var run = function(type, "RUN");
    var compiled = Nnx.jit(run);
    var expected = function(plain, "RUN");
    int before = hits();
    for (float x : new float[] {0, 1, 3, 10}) {
      var t = Tensor.scalar(x);
      assertEquals(expected.apply(t).toFloat(), compiled.apply(t).toFloat(), "at " + x);
    }
    assertTrue(hits() > before, "staging covers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "25"})
  void theUsersOwnArraysAreStillGuarded(String release) throws ReflectiveOperationException {
    var f = Nnx.jit(function(instrumented(release), "IMPURE"));
    var e = assertThrows(StagingException.class, () -> f.apply(Tensor.scalar(1)));
    assertEquals(Violation.OUTSIDE_ARRAY, e.violation());
  }
}
