package io.raffia.tests;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A program that JAX lowered, with inputs and what JAX computes from them: the format of
/// `goldens/program.py`. Data is by kind (`in`, `out`, `tangent`, `jvp`, `cotangent`, `vjp`,
/// `batched-in`, `batched-out`) and index.
record GoldenProgram(
    String name, double tolerance, Func func, Map<String, Map<Integer, Literal>> data) {

  static GoldenProgram read(Path file) {
    var text = Repository.read(file);
    var name = "";
    double tolerance = 0;
    var data = new TreeMap<String, Map<Integer, Literal>>();
    for (var line : text.lines().toList()) {
      if (!line.startsWith("// ")) break;
      var sides = line.substring(3).split(" =", 2);
      var words = sides[0].split(" ", -1);
      var value = sides[1].strip();
      switch (words[0]) {
        case "name" -> name = value;
        case "tolerance" -> tolerance = Double.parseDouble(value);
        default ->
            data.computeIfAbsent(words[0], _ -> new TreeMap<>())
                .put(Integer.parseInt(words[1]), literal(words[2], value));
      }
    }
    return new GoldenProgram(name, tolerance, Parser.parse(text), data);
  }

  Map<Integer, Literal> of(String kind) {
    return data.getOrDefault(kind, Map.of());
  }

  private static Literal literal(String type, String values) {
    int bracket = type.indexOf('[');
    var element = type.substring(0, bracket);
    var dims = type.substring(bracket + 1, type.length() - 1);
    var shape =
        new Shape(
            Ints.of(
                Stream.of(dims.split(",", -1))
                    .filter(d -> !d.isEmpty())
                    .mapToInt(Integer::parseInt)));
    var dtype = DType.parse(element.replaceFirst("^u", "ui"));
    var numbers = values.isEmpty() ? new String[0] : values.split(" ", -1);
    var doubles = Stream.of(numbers).mapToDouble(GoldenProgram::number).toArray();
    return Literal.of(new TensorType(dtype, shape), doubles);
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
