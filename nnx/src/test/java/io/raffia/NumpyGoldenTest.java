package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `jax.numpy` and its kin compute what JAX computes: types, shapes, values and gradients, called
/// at once and compiled.
class NumpyGoldenTest {
  @TestFactory
  Stream<DynamicTest> givesWhatJaxGives() {
    return NumpyGoldens.cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.call(), () -> check(c)));
  }

  private static void check(NumpyGoldens.Case c) {
    var found = c.run();
    assertEquals(c.results().size(), found.size(), "results");
    for (int i = 0; i < found.size(); i++) {
      var want = c.results().get(i);
      var have = found.get(i);
      assertEquals(want.type(), have.dtype() + "" + have.shape().dims());
      close(c, "result " + i, want.numbers(), have.toDoubleArray());
    }
    c.gradients()
        .forEach((input, want) ->
            close(c, "gradient by " + input, want, c.gradient(input).toDoubleArray()));
  }

  private static void close(NumpyGoldens.Case c, String what, List<Double> want, double[] have) {
    assertEquals(want.size(), have.length, what);
    double scale = 1;
    for (double w : want) if (Double.isFinite(w)) scale = Math.max(scale, Math.abs(w));
    for (int i = 0; i < have.length; i++) {
      double w = want.get(i);
      double h = have[i];
      if (w == h || Double.isNaN(w) && Double.isNaN(h)) continue;
      double error = Math.abs(w - h);
      int at = i;
      assertTrue(
          error <= c.tolerance() * scale,
          () -> "%s element %d: expected %s, found %s".formatted(what, at, w, h));
    }
  }
}
