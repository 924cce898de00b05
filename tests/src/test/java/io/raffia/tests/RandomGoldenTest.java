package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random numbers are JAX's: `golden/random.txt`, whose header describes it. Integers, booleans, keys and uniform numbers are
/// equal bit for bit, the others within 4 units in the last place.
class RandomGoldenTest {
  private record Line(String function, Map<String, String> arguments, List<String> values) {
    static Line parse(String text) {
      int colon = text.indexOf(" :");
      var words = text.substring(0, colon).split(" ");
      var arguments = new HashMap<String, String>();
      for (var word : Arrays.asList(words).subList(1, words.length)) {
        arguments.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
      var values = text.substring(colon + 2).strip();
      return new Line(words[0], arguments, values.isEmpty() ? List.of() : List.of(values.split(" ")));
    }

    String text(String name) {
      return Objects.requireNonNull(arguments.get(name), name);
    }

    long integer(String name) {
      return Long.parseLong(text(name));
    }

    double number(String name) {
      return Double.parseDouble(text(name));
    }

    Shape shape() {
      var dims = text("shape");
      return dims.isEmpty() ? Shape.SCALAR : Shape.of(Arrays.stream(dims.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    DType dtype() {
      return DType.valueOf(text("dtype").toUpperCase(Locale.ROOT));
    }

    Tensor draw() {
      var key = Random.key(integer("seed"));
      return switch (function) {
        case "key" -> key;
        case "fold_in" -> Random.foldIn(key, integer("data"));
        case "split" -> Random.split(key, shape());
        case "bits" -> Random.bits(key, shape(), dtype());
        case "uniform" -> Random.uniform(key, shape(), dtype(), number("min"), number("max"));
        case "normal" -> Random.normal(key, shape(), dtype());
        case "truncated_normal" ->
            Random.truncatedNormal(key, number("lower"), number("upper"), shape(), dtype());
        case "gumbel" -> Random.gumbel(key, shape(), dtype());
        case "exponential" -> Random.exponential(key, shape(), dtype());
        case "bernoulli" -> Random.bernoulli(key, number("p"), shape());
        case "randint" -> Random.randint(key, shape(), integer("min"), integer("max"), dtype());
        case "permutation" ->
            Random.permutation(key, (int) integer("n")).slice(0, (int) integer("first"));
        case "categorical" -> {
          var logits = Arrays.stream(text("logits").split(",")).mapToDouble(Double::parseDouble).toArray();
          yield Random.categorical(key, Tensor.of(logits), 0, shape());
        }
        default -> throw new AssertionError("no function " + function);
      };
    }

    @Override
    public String toString() {
      return function + " " + arguments;
    }
  }

  static Stream<Line> lines() throws IOException {
    try (var in = RandomGoldenTest.class.getResourceAsStream("/golden/random.txt")) {
      var text = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8);
      var lines = new BufferedReader(text).lines().filter(l -> !l.startsWith("#")).map(Line::parse).toList();
      assertTrue(lines.size() > 300);
      return lines.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void drawsWhatJaxDraws(Line line) {
    var drawn = line.draw();
    assertEquals(line.values.size(), drawn.size());
    if (drawn.dtype() == DType.I1) drawn = drawn.astype(DType.I32);
    if (drawn.dtype().isFloat()) checkFloats(line, drawn);
    else {
      var found = drawn.toLongArray();
      for (int i = 0; i < found.length; i++) assertEquals(Long.parseLong(line.values.get(i)), found[i], "element " + i);
    }
  }

  private static void checkFloats(Line line, Tensor drawn) {
    var dtype = drawn.dtype();
    int ulps = line.function.equals("uniform") ? 0 : 4;
    // The outer logarithm of a Gumbel number takes something near 1, of which only so much is known.
    double least = line.function.equals("gumbel") ? 0x1p-23 : 0;
    var found = drawn.toDoubleArray();
    for (int i = 0; i < found.length; i++) {
      long bits = Long.parseLong(line.values.get(i), 16);
      double expected = dtype.toDouble(bits);
      double unit = Math.abs(dtype.toDouble(bits + 1) - expected);
      assertEquals(expected, found[i], ulps * Math.max(unit, least), "element " + i);
    }
  }
}
