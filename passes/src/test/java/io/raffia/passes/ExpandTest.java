package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Window;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpandTest {
  /// A prefix (or suffix) of `n` elements takes a number of equations that grows with its
  /// logarithm, on arrays that halve.
  @ParameterizedTest
  @CsvSource({"17, false", "64, true", "100, false", "101, true", "1000, false"})
  void longCumulativeReductionsAreScansOfLinearWork(int n, boolean suffix) {
    for (var monoid : List.of(Monoid.ADD, Monoid.MAX, Monoid.XOR)) {
      var low = Ints.of(0, suffix ? 0 : n - 1);
      var high = Ints.of(0, suffix ? n - 1 : 0);
      var window = Window.of(Ints.of(1, n), Ints.of(1, 1)).withPadding(low, high);
      var x = new Value(TensorType.of(DType.I32, 2, n), "x");
      var b = new Builder();
      var f = b.func("f", List.of(x), List.of(b.emit(new ReduceWindow(monoid, window), x)));
      var g = Check.wellFormed(Expand.expand(f));
      assertTrue(g.eqns().stream().noneMatch(e -> e.op() instanceof ReduceWindow));
      long work = g.eqns().stream().mapToLong(e -> e.out().getFirst().type().size()).sum();
      assertTrue(work < 2L * n * 20, "elements written: " + work);
      var arg = Literal.generate(x.type(), i -> DType.I32.wrap((i * 2654435761L) >> 7));
      assertEquals(Interpreter.run(f, List.of(arg)), Interpreter.run(g, List.of(arg)));
    }
  }
}
