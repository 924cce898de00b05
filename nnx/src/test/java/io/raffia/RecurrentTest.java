package io.raffia;

import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

/// What the goldens do not cover of recurrence.
class RecurrentTest {
  private static final Tensor X = ramp(10, 2, 5, 3);

  @Test
  void compiledIsTheSame() {
    var rnn = new Rnn<>(new OptimizedLstmCell(3, 4, new Rngs(0)));
    var lengths = Tensor.of(5, 2);
    var plain = rnn.run(X, Rnn.<LstmCarry>arguments().seqLengths(lengths));
    var jitted =
        Nnx.jit((Rnn<LstmCarry> r, Tensor x, Tensor n) ->
                r.run(x, Rnn.<LstmCarry>arguments().seqLengths(n)))
            .apply(rnn, X, lengths);
    assertArrayEquals(plain.output().toFloatArray(), jitted.output().toFloatArray(), 1e-6f);
    assertArrayEquals(plain.carry().c().toFloatArray(), jitted.carry().c().toFloatArray(), 1e-6f);
    // The first example's last time is 4, the second's 1.
    assertArrayEquals(
        plain.output().get(0, 4).toFloatArray(), plain.carry().h().get(0).toFloatArray());
    assertArrayEquals(
        plain.output().get(1, 1).toFloatArray(), plain.carry().h().get(1).toFloatArray());
  }

  @Test
  void startsWithAGivenCarry() {
    var rnn = new Rnn<>(new GruCell(3, 4, new Rngs(0)));
    var first = rnn.run(X.sliceAxis(1, 0, 2));
    var second = rnn.run(X.sliceAxis(1, 2, 5), Rnn.<Tensor>arguments().initialCarry(first.carry()));
    assertArrayEquals(rnn.run(X).carry().toFloatArray(), second.carry().toFloatArray(), 1e-6f);
  }

  @Test
  void paddingStaysBehindWhenSequencesAreReversed() {
    var x = Tensor.of(new int[][] {{1, 0, 0}, {2, 3, 0}, {4, 5, 6}});
    var flipped = Rnn.flipped(x, Tensor.of(1, 2, 3), 1);
    assertArrayEquals(new int[] {1, 0, 0, 3, 2, 0, 6, 5, 4}, flipped.toIntArray());
    var major = Rnn.flipped(x.transpose(), Tensor.of(1, 2, 3), 0).transpose();
    assertArrayEquals(flipped.toIntArray(), major.toIntArray());
  }

  @Test
  void needsTimeAndARandomStream() {
    var cell = new SimpleCell(3, 4, new Rngs(0));
    assertThrows(IrException.class, () -> new Rnn<>(cell).call(Tensor.ones(3)));
    assertThrows(IrException.class, () -> new Rnn<>(cell, Rnn.options(), null).call(X));
    assertEquals(
        Shape.of(5, 4), new Rnn<>(cell).call(Tensor.ones(5, 3)).shape(), "without a batch");
  }

  @Test
  void orthogonalKernelsAreOrthonormal() {
    for (var shape : new Shape[] {Shape.of(5, 3), Shape.of(3, 5), Shape.of(2, 3, 4)}) {
      var q = Initializers.orthogonal().init(Random.key(3), shape, DType.F32);
      int columns = q.dim(-1);
      var m = q.reshape(-1, columns);
      var gram = m.dim(0) >= columns ? m.transpose().matmul(m) : m.matmul(m.transpose());
      var eye = Jnp.eye(gram.dim(0));
      assertEquals(0, gram.sub(eye).abs().max().toFloat(), 1e-6);
      var traced =
          Nnx.jit((Tensor key) -> Initializers.orthogonal().init(key, shape, DType.F32))
              .apply(Random.key(3));
      assertArrayEquals(q.toFloatArray(), traced.toFloatArray(), 2e-6f);
    }
  }
}
