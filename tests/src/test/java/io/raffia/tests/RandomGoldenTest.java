package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random numbers are JAX's: `golden/random.txt`, whose header describes it. Integers, booleans,
/// keys and uniform numbers are equal bit for bit, the others within 4 units in the last place.
class RandomGoldenTest {
  static List<GoldenLine> lines() {
    var lines = GoldenLine.read("random.txt");
    assertTrue(lines.size() > 300);
    return lines;
  }

  private static Tensor draw(GoldenLine line) {
    var key = Random.key(line.integer("seed"));
    return switch (line.name()) {
      case "key" -> key;
      case "fold_in" -> Random.foldIn(key, line.integer("data"));
      case "split" -> Random.split(key, line.shape());
      case "bits" -> Random.bits(key, line.shape(), line.dtype());
      case "uniform" ->
          Random.uniform(key, line.shape(), line.dtype(), line.number("min"), line.number("max"));
      case "normal" -> Random.normal(key, line.shape(), line.dtype());
      case "truncated_normal" ->
          Random.truncatedNormal(
              key, line.number("lower"), line.number("upper"), line.shape(), line.dtype());
      case "gumbel" -> Random.gumbel(key, line.shape(), line.dtype());
      case "exponential" -> Random.exponential(key, line.shape(), line.dtype());
      case "bernoulli" -> Random.bernoulli(key, line.number("p"), line.shape());
      case "randint" ->
          Random.randint(key, line.shape(), line.integer("min"), line.integer("max"), line.dtype());
      case "permutation" ->
          Random.permutation(key, (int) line.integer("n")).slice(0, (int) line.integer("first"));
      case "categorical" -> {
        var logits =
            Arrays.stream(line.text("logits").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        yield Random.categorical(key, Tensor.of(logits), 0, line.shape());
      }
      default -> throw new AssertionError("no function " + line.name());
    };
  }

  @ParameterizedTest
  @MethodSource("lines")
  void drawsWhatJaxDraws(GoldenLine line) {
    var drawn = draw(line);
    assertEquals(line.values().size(), drawn.size());
    if (drawn.dtype() == DType.I1) drawn = drawn.astype(DType.I32);
    if (drawn.dtype().isFloat()) checkFloats(line, drawn);
    else {
      var found = drawn.toLongArray();
      for (int i = 0; i < found.length; i++)
        assertEquals(Long.parseLong(line.values().get(i)), found[i], "element " + i);
    }
  }

  private static void checkFloats(GoldenLine line, Tensor drawn) {
    var dtype = drawn.dtype();
    int ulps = line.name().equals("uniform") ? 0 : 4;
    // The outer logarithm of a Gumbel number takes something near 1, of which only so much is
    // known.
    double least = line.name().equals("gumbel") ? 0x1p-23 : 0;
    var found = drawn.toDoubleArray();
    for (int i = 0; i < found.length; i++) {
      long bits = Long.parseLong(line.values().get(i), 16);
      double expected = dtype.toDouble(bits);
      double unit = Math.abs(dtype.toDouble(bits + 1) - expected);
      assertEquals(expected, found[i], ulps * Math.max(unit, least), "element " + i);
    }
  }
}
