package io.raffia.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Location;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.Verifier;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Loops longer than their tape has places: states are dropped, and computed again, once or several
/// times.
class TapeTest {
  private static final TensorType X = TensorType.of(DType.F64);
  private static final TensorType N = TensorType.of(DType.I64);

  /// `x <- x + a sin(x)`, `rounds` times: its derivative is a product along the way.
  @ParameterizedTest
  @CsvSource({
    "0,4", "1,4", "3,4", "4,4", "5,4", "8,4", "9,4", "16,4", "17,4", "70,4", "100,2", "33,16",
    "300,4"
  })
  void gradientOfALongLoop(int rounds, int places) {
    var params =
        List.of(new Value(N, "n"), new Value(X, "a"), new Value(N, "i"), new Value(X, "x"));
    var cond =
        Func.of(
            "more", params, (b, p) -> List.of(b.compare(Compare.Direction.LT, p.get(2), p.get(0))));
    var body =
        Func.of(
            "next",
            params,
            (b, p) -> {
              var step = b.mul(p.get(1), b.emit(Unary.SIN, p.get(3)));
              return List.of(b.shift(p.get(2), 1), b.add(p.get(3), step));
            });
    var loop = new While(2, cond, body);
    var tape = new Tape(2, body, List.of(false, true, false, true), places);

    var b = new Builder();
    var out = List.of(new Value(N), new Value(X));
    var residuals = tape.record(b, loop, new Eqn(loop, params, out, Location.UNKNOWN));
    var tangents = List.of(new Value(X, "da"), new Value(X, "dx"));
    var linear =
        Func.of(
            "tangent", Marks.join(residuals, tangents), (inner, p) -> inner.emitAll(tape, p, "dy"));
    var back = TransposeLinear.transpose(linear, residuals.size());
    var results =
        Marks.<Value>join(out, Inline.inline(b, back, Marks.join(residuals, List.of(b.ones(X)))));
    var forwards = Inline.inline(b, linear, Marks.join(residuals, List.of(b.zeros(X), b.ones(X))));
    results.addAll(forwards);
    var f = b.func("grad", params, results);
    Verifier.verify(f);

    double a = 0.3;
    double x = 0.4;
    double dx = 1;
    double da = 0;
    for (int i = 0; i < rounds; i++) {
      da += Math.sin(x) + da * a * Math.cos(x);
      dx += dx * a * Math.cos(x);
      x += a * Math.sin(x);
    }
    var found =
        Interpreter.run(
            f,
            List.of(Literal.of(N, rounds), Literal.of(X, a), Literal.of(N, 0), Literal.of(X, 0.4)));
    assertEquals(rounds, found.get(0).bits(0));
    assertEquals(x, found.get(1).at(0), 1e-12);
    assertEquals(da, found.get(2).at(0), 1e-12 * (1 + Math.abs(da)), "da");
    assertEquals(dx, found.get(3).at(0), 1e-12 * (1 + Math.abs(dx)), "dx");
    assertEquals(dx, found.get(4).at(0), 1e-12 * (1 + Math.abs(dx)), "forwards");
  }
}
