package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reductions that keep the last axis: read row by row, with the results of plain loops.
class ColumnFoldTest {
  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  @Test
  void eachColumnIsFolded() {
    check(Monoid.ADD, Ints.of(0), 64, 512);
    check(Monoid.ADD, Ints.of(0), 400, 100);
    check(Monoid.MAX, Ints.of(0), 33, 1024);
    check(Monoid.MIN, Ints.of(1), 3, 200, 77);
    check(Monoid.ADD, Ints.of(0, 1), 12, 64, 128);
    check(Monoid.ADD, Ints.of(0, 2), 5, 4, 40, 70);
    check(Monoid.ADD, Ints.of(0), 24, 3, 512);
  }

  /// A number of rows that are folded four at a time, and one that is not.
  @Test
  void anExpressionIsNotPutIntoMemory() {
    for (int rows : new int[] {64, 65}) {
      var type = TensorType.of(DType.F32, rows, 512);
      var f =
          Func.of(
              "fold",
              List.of(new Value(type, "x"), new Value(type, "y")),
              (b, p) -> {
                var sum = b.add(p.get(0), p.get(1));
                return List.of(b.reduce(Monoid.ADD, b.mul(sum, p.get(1)), Ints.of(0)));
              });
      var fused = Fuse.fuse(f);
      assertEquals(1, fused.kernels().size(), fused.toString());
      assertTrue(fused.kernels().getFirst() instanceof Kernel.Accumulate);
      var x = Literal.generate(type, i -> DType.F32.fromDouble((double) (i * 7 % 31 - 15)));
      var y = Literal.generate(type, i -> DType.F32.fromDouble((double) (i * 5 % 17 - 8)));
      var expected = Runs.run(Fuse.unfused(f), List.of(x, y), Tier.SCALAR, false);
      for (var tier : Tier.values()) {
        Runs.assertSame(expected, Runs.run(fused, List.of(x, y), tier, false), rows + " rows");
      }
    }
  }

  private static void check(Monoid monoid, Ints axes, int... shape) {
    var type = TensorType.of(DType.F32, shape);
    var f =
        Func.of(
            "fold",
            List.of(new Value(type, "x")),
            (b, p) -> List.of(b.reduce(monoid, p.getFirst(), axes)));
    var fused = Fuse.fuse(f);
    assertEquals(
        axes.size(), fused.kernels().stream().filter(k -> k instanceof Kernel.Accumulate).count());
    // Whole numbers: every order of additions has the same sum.
    var x = Literal.generate(type, i -> DType.F32.fromDouble((double) (i * 7 % 31 - 15)));
    var expected = Runs.run(Fuse.unfused(f), List.of(x), Tier.SCALAR, false);
    for (int threads = 1; threads <= 2; threads++) {
      Workers.threads(threads);
      for (var tier : Tier.values()) {
        Runs.assertSame(expected, Runs.run(fused, List.of(x), tier, false), axes + " " + type);
      }
    }
  }
}
