package io.raffia.tests.conformance;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Param;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.tests.GoldenLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The goldens of `golden/optax.txt` and the inputs that they were made of.
final class OptaxGoldens {
  private static final List<GoldenLine> LINES = GoldenLine.read("optax.txt");

  private OptaxGoldens() {}

  /// Makes the row of a function from its goldens.
  interface Make<T> {
    Entry entry(String name, T function, List<GoldenLine> lines);
  }

  /// A row for each function of a family of `optax.txt`.
  static <T> List<Entry> rows(String family, Map<String, T> functions, Make<T> make) {
    var goldens =
        LINES.stream()
            .filter(l -> l.name().equals(family))
            .collect(Collectors.groupingBy(l -> l.words().getFirst()));
    return rows(goldens, functions, make);
  }

  /// A row for each function; fails unless goldens and functions have the same names.
  static <T> List<Entry> rows(
      Map<String, List<GoldenLine>> goldens, Map<String, T> functions, Make<T> make) {
    assertEquals(goldens.keySet(), functions.keySet(), "goldens and functions differ");
    return functions.entrySet().stream()
        .map(e -> make.entry(e.getKey(), e.getValue(), requireNonNull(goldens.get(e.getKey()))))
        .toList();
  }

  static List<Double> values(GoldenLine line) {
    var values = new ArrayList<Double>();
    for (float x : line.floats()) values.add((double) x);
    return values;
  }

  /// `(step i mod modulus - modulus / 2) / by` for the row-major numbers i.
  static Tensor grid(int step, int modulus, double by, int... shape) {
    var dims = Shape.of(shape);
    var data = new double[Math.toIntExact(dims.size())];
    for (int i = 0; i < data.length; i++) data[i] = (i * step % modulus - modulus / 2) / by;
    return Tensor.of(DType.F32, data, dims);
  }

  static State params() {
    return new State(
        List.of(
            leaf(grid(5, 7, 8, 3), "b"),
            leaf(grid(7, 13, 8, 2, 2, 2, 2), "layer", "k"),
            leaf(grid(3, 11, 4, 2, 3), "layer", "w")));
  }

  private static State.Leaf leaf(Tensor value, Object... path) {
    return new State.Leaf(Path.of(path), Param.class, Map.of(), value);
  }

  private static Tensor offset(int t, Tensor p) {
    return grid(2 * t + 3, 17, 16, p.shape().dims().toArray());
  }

  static State gradient(State params, int t) {
    return params.map(p -> p.mul(0.5).add(offset(t, p)));
  }

  static Tensor loss(State params, int t) {
    return params.leaves().stream()
        .map(State.Leaf::value)
        .map(p -> p.square().mul(0.25).add(offset(t, p).mul(p)).sum())
        .reduce(Tensor::add)
        .orElseThrow();
  }

  /// The loss with a curvature that is not the same everywhere.
  static Tensor curved(State params, int t) {
    return params.leaves().stream()
        .map(l -> l.value().pow(4).sum().div(16.0))
        .reduce(loss(params, t), Tensor::add);
  }

  static State offsets(State params, int t) {
    return params.map(p -> offset(t, p));
  }
}
