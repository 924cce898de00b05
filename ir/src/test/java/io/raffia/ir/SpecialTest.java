package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.Chlo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// CHLO's functions have the values of `golden/special.txt`: exact ones that mpmath computed, and
/// XLA's at the edges.
class SpecialTest {
  private static double tolerance(Chlo f, double[] x, double expected) {
    boolean hasZeros = f == Chlo.LGAMMA || f == Chlo.DIGAMMA;
    // Next to their zeros at irrational points, a logarithm's error is absolute.
    return 1e-13 * (hasZeros && (x[0] < 0.5 || f == Chlo.DIGAMMA) ? 1 : 0)
        + 1e-13 * Math.abs(expected);
  }

  @Test
  void doublesAreExactToThirteenDigits() throws IOException {
    int checked = 0;
    for (var line : Golden.lines("special.txt")) {
      var f = Chlo.valueOf(line.head().getFirst().toUpperCase(Locale.ROOT));
      var x = line.head().stream().skip(1).mapToDouble(Double::parseDouble).toArray();
      double expected = Double.parseDouble(line.value());
      double y = apply(f, DType.F64, x);
      boolean same = Double.compare(y, expected) == 0;
      assertTrue(
          same || Math.abs(y - expected) <= tolerance(f, x, expected),
          f + Arrays.toString(x) + " is " + y + ", not " + expected);
      checked++;
    }
    assertTrue(checked > 350);
  }

  private static double apply(Chlo f, DType t, double... x) {
    var bits = Arrays.stream(x).mapToLong(t::fromDouble).toArray();
    return t.toDouble(f.apply(List.of(t, t), bits));
  }

  @Test
  void narrowTypesRoundTheExactValue() {
    assertEquals(0x1.18p0, apply(Chlo.LGAMMA, DType.BF16, 0.3), 0);
    assertEquals(0x1.02p0, apply(Chlo.NEXT_AFTER, DType.BF16, 1, 2), 0);
    assertEquals(-448, apply(Chlo.NEXT_AFTER, DType.F8E4M3FN, -416, -448), 0);
    assertEquals(1.4e-45, apply(Chlo.NEXT_AFTER, DType.F32, 0, 1), 1e-46);
  }

  @Test
  void whatHasNoDerivativeSaysSo() {
    for (var f : List.of(Chlo.NEXT_AFTER, Chlo.POLYGAMMA, Chlo.ZETA)) {
      var b = new Builder();
      var t = TensorType.of(DType.F64);
      var x = new Value(t, "x");
      var e = assertThrows(IrException.class, () -> f.jvp(b, 0, x, List.of(x, x), x));
      assertTrue(String.valueOf(e.getMessage()).startsWith(f.mnemonic() + " has no derivative by"));
    }
  }

  /// By central differences of what is itself exact to thirteen digits.
  @Test
  void polygammaAndZetaHaveDerivativesByTheirLastOperand() {
    for (var f : List.of(Chlo.POLYGAMMA, Chlo.ZETA)) {
      for (double order : new double[] {2, 3}) {
        for (double at : new double[] {0.7, 3.3, 11}) {
          var b = new Builder();
          var t = TensorType.of(DType.F64);
          var n = new Value(t, "n");
          var x = new Value(t, "x");
          var out = b.emit(f, n, x);
          var slope = f.jvp(b, 1, b.ones(t), List.of(n, x), out);
          assertTrue(slope != null);
          var args = List.of(Literal.of(t, order), Literal.of(t, at));
          double d =
              Interpreter.run(b.func("f", List.of(n, x), List.of(slope)), args).getFirst().at(0);
          double h = 1e-5;
          double expected =
              (apply(f, DType.F64, order, at + h) - apply(f, DType.F64, order, at - h)) / (2 * h);
          assertEquals(expected, d, 1e-7 * (1 + Math.abs(expected)), f + " " + order + " " + at);
        }
      }
    }
  }
}
