package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `jax.numpy` and its kin compute what JAX computes: types, shapes, values and gradients, called
/// at once and compiled. `numpy.txt` says how its lines are read.
class NumpyGoldenTest {
  static final List<String> LINES = Resource.lines("numpy.txt");
  static final Map<String, Tensor> INPUTS = inputs();

  private static Map<String, Tensor> inputs() {
    var inputs = new HashMap<String, Tensor>();
    for (var line : LINES) {
      if (!line.startsWith("= ")) continue;
      var rest = line.substring(2);
      int space = rest.indexOf(' ');
      inputs.put(rest.substring(0, space), Values.parse(rest.substring(space + 1)).tensor());
    }
    return inputs;
  }

  /// A type, a shape and numbers.
  private record Values(DType dtype, Shape shape, List<Double> numbers) {
    static Values parse(String text) {
      var words = text.strip().split(" ", -1);
      int open = words[0].indexOf('[');
      var dims = words[0].substring(open + 1, words[0].length() - 1);
      var shape =
          dims.isEmpty()
              ? Shape.SCALAR
              : Shape.of(Stream.of(dims.split(",", -1)).mapToInt(Integer::parseInt).toArray());
      return new Values(DType.parse(words[0].substring(0, open)), shape, numbers(words));
    }

    /// All words but the first.
    static List<Double> numbers(String... words) {
      return Stream.of(words).skip(1).map(Values::number).toList();
    }

    private static double number(String word) {
      return switch (word) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(word);
      };
    }

    Tensor tensor() {
      return Tensor.of(dtype, numbers.stream().mapToDouble(x -> x).toArray(), shape);
    }
  }

  record Case(String name, String call, String results, String gradients, double tolerance) {
    static Case parse(String line) {
      int mark = line.lastIndexOf(" ~");
      double tolerance = mark < 0 ? 2e-6 : Double.parseDouble(line.substring(mark + 2));
      var parts = (mark < 0 ? line : line.substring(0, mark)).split(" \\| ?", -1);
      return new Case(parts[0], parts[1], parts[2], parts[3], tolerance);
    }

    List<Tensor> run(Map<String, Tensor> inputs) {
      return NumpyCall.run(call, inputs);
    }
  }

  static List<Case> cases() {
    return LINES.stream()
        .filter(l -> !l.startsWith("#") && !l.startsWith("= "))
        .map(Case::parse)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> givesWhatJaxGives() {
    return cases().stream().map(c -> DynamicTest.dynamicTest(c.call(), () -> check(c)));
  }

  private static void check(Case c) {
    var expected = c.results().split(";", -1);
    var found = c.run(INPUTS);
    assertEquals(expected.length, found.size(), "results");
    for (int i = 0; i < expected.length; i++) {
      var want = Values.parse(expected[i]);
      var have = found.get(i);
      assertEquals(want.dtype + "" + want.shape.dims(), have.dtype() + "" + have.shape().dims());
      close(c, "result " + i, want.numbers, have.toDoubleArray());
    }
    if (c.gradients().isEmpty()) return;
    for (var gradient : c.gradients().split(";", -1)) {
      var words = gradient.strip().split(" ", -1);
      var x = Objects.requireNonNull(INPUTS.get(words[0]));
      var g = Nnx.jit(Nnx.grad((Tensor t) -> weighted(c.run(with(words[0], t))))).apply(x);
      close(c, "gradient by " + words[0], Values.numbers(words), g.toDoubleArray());
    }
  }

  private static Map<String, Tensor> with(String name, Tensor x) {
    var inputs = new HashMap<>(INPUTS);
    inputs.put(name, x);
    return inputs;
  }

  static Tensor weighted(List<Tensor> results) {
    var parts = new ArrayList<Tensor>();
    for (var r : results) {
      if (!r.dtype().isFloat()) continue;
      var weights = new float[(int) r.size()];
      for (int i = 0; i < weights.length; i++) weights[i] = new float[] {1, -2, 3}[i % 3];
      parts.add(r.mul(Tensor.of(weights, r.shape()).astype(r.dtype())).sum().astype(DType.F32));
    }
    return parts.stream().reduce(Tensor.scalar(0.0), Tensor::add);
  }

  private static void close(Case c, String what, List<Double> want, double[] have) {
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
