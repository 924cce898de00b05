package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final Tensor SIGNS =
      Tensor.where(Tensor.arange(120).mod(3).eq(0), Tensor.scalar(-1.0), 1.0);
  private static final Tensor X = ramp(50, 2, 5, 6, 2).mul(SIGNS.reshape(2, 5, 6, 2));
  private static final Shape TWO = Shape.of(2, 2);
  private static final Shape THREE = Shape.of(3, 3);

  @Test
  void averages() {
    assertGolden("pool.avg", Nnx.avgPool(X, TWO, TWO));
    assertGolden("pool.avg_default", Nnx.avgPool(X, Shape.of(2, 3), Shape.of(1, 1)));
    assertGolden("pool.avg_same", Nnx.avgPool(X, THREE, TWO, Padding.SAME, true));
  }

  @Test
  void countsOnlyRealElementsWhenAsked() {
    assertGolden("pool.avg_same_uncounted", Nnx.avgPool(X, THREE, TWO, Padding.SAME, false));
  }

  @Test
  void takesExtremes() {
    assertGolden("pool.max", Nnx.maxPool(X, TWO, TWO));
    assertGolden("pool.max_same", Nnx.maxPool(X, Shape.of(3, 2), Shape.of(2, 1), Padding.SAME));
    var borders = Padding.of(new int[][] {{1, 0}, {0, 2}});
    assertGolden("pool.min_pairs", Nnx.minPool(X, THREE, Shape.of(1, 2), borders));
  }

  @Test
  void worksWithoutBatch() {
    assertGolden("pool.max_no_batch", Nnx.maxPool(X.get(0), TWO, Shape.of(1, 2)));
  }

  @Test
  void rejectsWhatDoesNotFit() {
    assertThrows(IrException.class, () -> Nnx.maxPool(ramp(0, 3, 3), TWO, TWO));
    assertThrows(IrException.class, () -> Nnx.maxPool(X, TWO, Shape.of(1)));
    assertThrows(IrException.class, () -> Nnx.maxPool(X, TWO, TWO, Padding.CIRCULAR));
  }
}
