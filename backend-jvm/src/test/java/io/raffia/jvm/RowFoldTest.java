package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.passes.Fuse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Reductions of the last axis: the same bits in scalar and vector code, in the documented order.
class RowFoldTest {
  private static final int ROWS = 5;

  @Test
  void aRowIsAddedUpInTheDocumentedOrder() {
    for (int extent : new int[] {4, 31, 63, 64, 65, 71, 96, 100, 127, 128, 1000}) {
      var type = TensorType.of(DType.F32, ROWS, extent);
      var x = random(type);
      for (var tier : Tier.values()) {
        var sums = Runs.run(fold(type, Monoid.ADD, Ints.of(1)), List.of(x), tier).getFirst();
        for (int r = 0; r < ROWS; r++) {
          float expected = sum(x, (long) r * extent, extent);
          assertEquals(expected, (float) sums.at(r), tier + " of " + extent);
        }
      }
    }
  }

  @Test
  void allTiersAgreeOnSeveralAxesAndAllFolds() {
    for (int extent : new int[] {24, 64, 70, 96, 1100}) {
      var type = TensorType.of(DType.F32, 3, 7, extent);
      var x = random(type);
      for (var monoid : List.of(Monoid.ADD, Monoid.MUL, Monoid.MAX, Monoid.MIN)) {
        for (var axes : List.of(Ints.of(2), Ints.of(0, 2), Ints.of(0, 1, 2))) {
          var f = fold(type, monoid, axes);
          var expected = Runs.run(f, List.of(x), Tier.SCALAR);
          var plain = Runs.run(Fuse.unfused(f), List.of(x), Tier.SCALAR, false);
          Runs.assertClose(plain, expected, 64, monoid + " of " + type);
          for (var tier : Tier.values()) {
            Runs.assertSame(expected, Runs.run(f, List.of(x), tier), monoid + " of " + type);
          }
        }
      }
    }
  }

  private static float sum(Literal x, long from, int extent) {
    var partial = new float[(extent >= 8 * Simd.L ? 4 : 1) * Simd.L];
    for (int i = 0; i < extent; i++) partial[i % partial.length] += (float) x.at(from + i);
    for (int n = partial.length / 2; n > 0; n /= 2) {
      for (int i = 0; i < n; i++) partial[i] += partial[i + n];
    }
    return partial[0];
  }

  private static Func fold(TensorType type, Monoid monoid, Ints axes) {
    return Func.of(
        "fold",
        List.of(new Value(type, "x")),
        (b, p) -> List.of(b.reduce(monoid, p.getFirst(), axes)));
  }

  private static Literal random(TensorType type) {
    var random = new Random(1);
    return Literal.generate(type, i -> DType.F32.fromDouble(random.nextDouble() + 0.5));
  }
}
