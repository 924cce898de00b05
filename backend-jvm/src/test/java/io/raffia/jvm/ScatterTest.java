package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Updates that meet in one element.
class ScatterTest {
  private static final int UPDATES = 200_000;

  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  /// A race would lose some of the updates in most runs.
  @Test
  void noUpdateIsLostBetweenThreads() {
    var x = new Value(TensorType.of(DType.I32, 4), "x");
    var at = new Value(TensorType.of(DType.I32, UPDATES), "at");
    var updates = new Value(TensorType.of(DType.I32, UPDATES), "updates");
    var add = new Scatter(Monoid.ADD, Ints.of(), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 1);
    var f =
        Func.of(
            "count",
            List.of(x, at, updates),
            (b, p) -> List.of(b.emit(add, p.get(0), p.get(1), p.get(2))));
    var args =
        List.of(
            Literal.generate(x.type(), i -> 0),
            Literal.generate(at.type(), i -> i * 7 % 4),
            Literal.generate(updates.type(), i -> i % 3));
    var expected = Interpreter.run(f, args);
    Workers.threads(2);
    for (int i = 0; i < 20; i++) {
      Runs.assertSame(expected, Runs.run(f, args, Tier.BOTH), "run " + i);
    }
  }

  /// Rows of updates, some of them out of bounds, some to the same row; as vectors too.
  @Test
  void rowsAreAddedInOrder() {
    for (int width : new int[] {5, 16, 33}) {
      var x = new Value(TensorType.of(DType.F32, 7, width), "x");
      var at = new Value(TensorType.of(DType.I32, 300), "at");
      var updates = new Value(TensorType.of(DType.F32, 300, width), "updates");
      for (var monoid : new Monoid[] {Monoid.ADD, Monoid.MAX, null}) {
        var op = new Scatter(monoid, Ints.of(1), Ints.of(0), Ints.of(), Ints.of(), Ints.of(0), 1);
        var f =
            Func.of(
                "rows",
                List.of(x, at, updates),
                (b, p) -> List.of(b.emit(op, p.get(0), p.get(1), p.get(2))));
        var args =
            List.of(
                Literal.generate(x.type(), i -> DType.F32.fromDouble((double) i)),
                Literal.generate(at.type(), i -> i * 5 % 11 - 2),
                Literal.generate(updates.type(), i -> DType.F32.fromDouble(0.1 * i)));
        var expected = Interpreter.run(f, args);
        for (var tier : Tier.values()) {
          Runs.assertSame(expected, Runs.run(f, args, tier), monoid + " " + width + " " + tier);
        }
      }
    }
  }
}
