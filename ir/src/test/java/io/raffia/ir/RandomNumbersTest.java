package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `stablehlo.rng`: what its distributions promise.
class RandomNumbersTest {
  private static final int N = 4000;

  private static String statement(String name, String distribution, String type) {
    return "%"
        + name
        + " = \"stablehlo.rng\"(%a, %b, %shape) <{rng_distribution ="
        + " #stablehlo<rng_distribution "
        + distribution
        + ">}> : (tensor<"
        + type
        + ">, tensor<"
        + type
        + ">, tensor<1xi64>) -> tensor<"
        + N
        + "x"
        + type
        + ">\n";
  }

  private static List<Literal> run(String distribution, String type, String a, String b) {
    var text =
        "func.func @main() -> (tensor<"
            + N
            + "x"
            + type
            + ">, tensor<"
            + N
            + "x"
            + type
            + ">) {\n"
            + "%a = stablehlo.constant dense<"
            + a
            + "> : tensor<"
            + type
            + ">\n"
            + "%b = stablehlo.constant dense<"
            + b
            + "> : tensor<"
            + type
            + ">\n"
            + "%shape = stablehlo.constant dense<"
            + N
            + "> : tensor<1xi64>\n"
            + statement("x", distribution, type)
            + statement("y", distribution, type)
            + "return %x, %y : tensor<"
            + N
            + "x"
            + type
            + ">, tensor<"
            + N
            + "x"
            + type
            + ">\n}";
    var f = Parser.parse(text);
    var results = Interpreter.run(f, List.of());
    assertEquals(results, Interpreter.run(f, List.of()), "the same numbers in every run");
    assertNotEquals(results.get(0), results.get(1), "other numbers of another statement");
    return results;
  }

  @Test
  void uniformFloats() {
    for (var type : List.of("f32", "f64", "bf16", "f16")) {
      for (var x : run("UNIFORM", type, "2.0", "5.0")) {
        var stats = Arrays.stream(x.toDoubles()).summaryStatistics();
        boolean wide = x.type().dtype().bits() >= 32;
        assertTrue(stats.getMin() >= 2 && (wide ? stats.getMax() < 5 : stats.getMax() <= 5), type);
        assertEquals(3.5, stats.getAverage(), 0.06, type);
        assertTrue(stats.getMin() < 2.02 && stats.getMax() > 4.98, type);
      }
    }
  }

  @Test
  void uniformIntegersAndBooleans() {
    for (var x : run("UNIFORM", "i8", "-100", "100")) {
      var stats = Arrays.stream(x.toDoubles()).summaryStatistics();
      assertEquals(-100, stats.getMin());
      assertEquals(99, stats.getMax());
      assertEquals(-0.5, stats.getAverage(), 4);
    }
    for (var x : run("UNIFORM", "ui32", "7", "10")) {
      assertEquals(
          List.of(7.0, 8.0, 9.0),
          Arrays.stream(x.toDoubles()).distinct().sorted().boxed().toList());
    }
    for (var x : run("UNIFORM", "i1", "false", "true")) {
      assertEquals(0.5, Arrays.stream(x.toDoubles()).average().orElseThrow(), 0.04);
    }
  }

  @Test
  void normalFloats() {
    for (var type : List.of("f32", "f64", "bf16")) {
      for (var x : run("NORMAL", type, "1.0", "2.0")) {
        var numbers = x.toDoubles();
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double variance = Arrays.stream(numbers).map(v -> (v - mean) * (v - mean)).sum() / N;
        assertEquals(1, mean, 0.12, type);
        assertEquals(4, variance, 0.4, type);
        // The share within one deviation.
        double near = Arrays.stream(numbers).filter(v -> Math.abs(v - 1) < 2).count() / (double) N;
        assertEquals(0.6827, near, 0.03, type);
      }
    }
  }

  @Test
  void normalIntegersAreRefused() {
    assertThrows(IrException.class, () -> run("NORMAL", "i32", "0", "1"));
  }
}
