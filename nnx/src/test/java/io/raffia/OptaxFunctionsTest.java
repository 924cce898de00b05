package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Microbatching.Accumulation;
import io.raffia.Microbatching.Accumulator;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.optax.Assignment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Optax has besides optimizers: assignments and microbatches.
class OptaxFunctionsTest {
  private static Tensor costs(int rows, int columns, long seed) {
    return Random.normal(Random.key(seed), Shape.of(rows, columns));
  }

  private static void assertSame(Assignment known, Assignment found) {
    assertArrayEquals(known.rows().toIntArray(), found.rows().toIntArray());
    assertArrayEquals(known.columns().toIntArray(), found.columns().toIntArray());
  }

  @Test
  void assignmentsInCompiledFunctions() {
    var f = Nnx.jit((Tensor c) -> Optax.hungarianAlgorithm(c));
    for (var shape : List.of(Shape.of(6, 6), Shape.of(3, 7), Shape.of(7, 3), Shape.of(1, 1))) {
      for (int seed = 0; seed < 5; seed++) {
        var c = costs(shape.dim(0), shape.dim(1), seed);
        assertSame(Optax.hungarianAlgorithm(c), f.apply(c));
      }
    }
  }

  @Test
  void assignmentsOfABatch() {
    var c = costs(20, 4, 1).reshape(4, 5, 4);
    var all = Nnx.vmap((Tensor x) -> Optax.hungarianAlgorithm(x)).apply(c);
    for (int i = 0; i < 4; i++) {
      assertSame(
          Optax.hungarianAlgorithm(c.get(i)),
          new Assignment(all.rows().get(i), all.columns().get(i)));
    }
  }

  @Test
  void noAssignmentOfFiniteCost() {
    var c = Tensor.of(new float[][] {{1, Float.POSITIVE_INFINITY}, {2, Float.POSITIVE_INFINITY}});
    var f = Nnx.jit((Tensor x) -> Optax.hungarianAlgorithm(x));
    for (var e :
        List.of(
            assertThrows(RuntimeException.class, () -> f.apply(c)),
            assertThrows(RuntimeException.class, () -> Optax.hungarianAlgorithm(c)))) {
      assertTrue(String.valueOf(e.getMessage()).contains("no assignment of finite cost"));
    }
  }

  /// The greatest of all.
  private record Greatest() implements Accumulator {
    @Override
    public Tensor init(Tensor like, int n) {
      return Jnp.full(like.shape(), Double.NEGATIVE_INFINITY, like.dtype());
    }

    @Override
    public Tensor update(Tensor before, Tensor now, Tensor i) {
      return before.maximum(now);
    }
  }

  private static Triple<Tensor, Tensor, List<Tensor>> statistics(Tensor x) {
    return new Triple<>(x.add(1), x.sum(), List.of(x.max(), x.max().neg()));
  }

  @Test
  void microbatchesWithAnAccumulatorEach() {
    var x = Tensor.of(3f, 1f, 4f, 1f, 5f, 9f);
    var how =
        Microbatching.of(2, 0).accumulating(Accumulation.CONCAT, Accumulation.SUM, new Greatest());
    var r = Optax.microbatch((Tensor y) -> statistics(y), how).apply(x);
    assertArrayEquals(x.add(1).toFloatArray(), r.first().toFloatArray());
    assertEquals(23, r.second().toFloat());
    assertEquals(9, r.third().get(0).toFloat());
    assertEquals(-3, r.third().get(1).toFloat());
    var compiled =
        Nnx.jit((Tensor z) -> Optax.microbatch((Tensor y) -> statistics(y), how).apply(z));
    assertEquals(9, compiled.apply(x).third().get(0).toFloat());
  }

  @Test
  void microbatchesSayWhatDoesNotFit() {
    var two = Microbatching.of(2, 0).accumulating(Accumulation.SUM, Accumulation.MEAN);
    var e =
        assertThrows(
            IrException.class,
            () -> Optax.microbatch((Tensor y) -> y.sum(), two).apply(Tensor.ones(4)));
    assertTrue(String.valueOf(e.getMessage()).contains("a record of 2 components"));
    var mean = Microbatching.of(2, 0).accumulating(Accumulation.MEAN);
    assertThrows(
        IrException.class,
        () -> Optax.microbatch((Tensor y) -> y.sum(), mean).apply(Tensor.arange(4)));
    assertThrows(IrException.class, () -> Microbatching.of(2, 0).accumulating());
  }

  @Test
  void variablesHaveShapeAndType() {
    var v = new Param(Tensor.ones(DType.BF16, 2, 3));
    assertEquals(Shape.of(2, 3), v.shape());
    assertEquals(DType.BF16, v.dtype());
  }
}
