package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What `jax.numpy` and its kin give: `numpy.txt`, which says how its lines are read.
public final class NumpyGoldens {
  private static final List<String> LINES = Resource.lines("numpy.txt");
  private static final Map<String, Tensor> INPUTS = inputs();

  private NumpyGoldens() {}

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
  public record Values(DType dtype, Shape shape, List<Double> numbers) {
    private static Values parse(String text) {
      var words = text.strip().split(" ", -1);
      int open = words[0].indexOf('[');
      var dims = words[0].substring(open + 1, words[0].length() - 1);
      var shape =
          dims.isEmpty()
              ? Shape.SCALAR
              : Shape.of(Stream.of(dims.split(",", -1)).mapToInt(Integer::parseInt).toArray());
      return new Values(DType.parse(words[0].substring(0, open)), shape, numbersAfter(words));
    }

    private static List<Double> numbersAfter(String... words) {
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

    private Tensor tensor() {
      return Tensor.of(dtype, numbers.stream().mapToDouble(x -> x).toArray(), shape);
    }

    /// As a type and a shape.
    public String type() {
      return dtype + "" + shape.dims();
    }
  }

  /// One call.
  ///
  /// @param name the function in JAX
  /// @param call the call in Java
  /// @param results what JAX gives
  /// @param gradients of the inputs that the weighted sum of the results depends on
  /// @param tolerance the error that is allowed, of the greatest number of each result, or of 1
  public record Case(
      String name,
      String call,
      List<Values> results,
      Map<String, List<Double>> gradients,
      double tolerance) {
    private static Case parse(String line) {
      int mark = line.lastIndexOf(" ~");
      double tolerance = mark < 0 ? 2e-6 : Double.parseDouble(line.substring(mark + 2));
      var parts = (mark < 0 ? line : line.substring(0, mark)).split(" \\| ?", -1);
      var gradients = new HashMap<String, List<Double>>();
      for (var gradient : parts[3].split(";", -1)) {
        var words = gradient.strip().split(" ", -1);
        if (!gradient.isBlank()) gradients.put(words[0], Values.numbersAfter(words));
      }
      return new Case(
          parts[0],
          parts[1],
          Stream.of(parts[2].split(";", -1)).map(Values::parse).toList(),
          gradients,
          tolerance);
    }

    /// The results here, called at once.
    public List<Tensor> run() {
      return NumpyCall.run(call, INPUTS);
    }

    /// The gradient by an input, compiled.
    public Tensor gradient(String input) {
      var x = Objects.requireNonNull(INPUTS.get(input));
      return Nnx.jit(Nnx.grad((Tensor t) -> weighted(run(input, t)))).apply(x);
    }

    private List<Tensor> run(String input, Tensor x) {
      var inputs = new HashMap<>(INPUTS);
      inputs.put(input, x);
      return NumpyCall.run(call, inputs);
    }
  }

  /// All of them.
  public static List<Case> cases() {
    return LINES.stream()
        .filter(l -> !l.startsWith("#") && !l.startsWith("= "))
        .map(Case::parse)
        .toList();
  }

  private static Tensor weighted(List<Tensor> results) {
    var parts = new ArrayList<Tensor>();
    for (var r : results) {
      if (!r.dtype().isFloat()) continue;
      var weights = new float[(int) r.size()];
      for (int i = 0; i < weights.length; i++) weights[i] = new float[] {1, -2, 3}[i % 3];
      parts.add(r.mul(Tensor.of(weights, r.shape()).astype(r.dtype())).sum().astype(DType.F32));
    }
    return parts.stream().reduce(Tensor.scalar(0.0), Tensor::add);
  }
}
