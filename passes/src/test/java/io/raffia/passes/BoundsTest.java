package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.While;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Loops about which nothing can be known are left as they are.
class BoundsTest {
  private static final TensorType N = TensorType.of(DType.I32);

  /// `for (i = 0; i < 4; i++) x = next(x)`.
  private static Func loop(TensorType t, BiFunction<Builder, Value, Value> next) {
    var state = List.of(new Value(N, "i"), new Value(t, "x"));
    var cond =
        Func.of(
            "more", state, (b, p) -> List.of(b.compare(Direction.LT, p.getFirst(), b.splat(N, 4))));
    var body =
        Func.of("next", state, (b, p) -> List.of(b.shift(p.get(0), 1), next.apply(b, p.get(1))));
    return Func.of(
        "loop",
        List.of(new Value(t, "x")),
        (b, p) ->
            List.of(b.emitAll(new While(0, cond, body), List.of(b.zeros(N), p.get(0)), "").get(1)));
  }

  @Test
  void arraysWithoutElements() {
    var t = TensorType.of(DType.I32, 0);
    var f = loop(t, (b, x) -> b.add(x, b.constant(Literal.generate(t, i -> 1))));
    assertEquals(f, Bounds.decide(f));
  }

  @Test
  void resultsOfOpsWithSeveral() {
    var t = TensorType.of(DType.I4, 3);
    var s = TensorType.of(DType.I4);
    var less =
        Func.of(
            "less",
            List.of(new Value(s), new Value(s), new Value(s), new Value(s)),
            (b, p) -> List.of(b.compare(Direction.LT, p.get(0), p.get(1))));
    var f = loop(t, (b, x) -> b.emitAll(new Sort(0, less), List.of(x, b.neg(x)), "").get(1));
    var decided =
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Bounds.decide(f));
    assertEquals(f, decided);
  }
}
