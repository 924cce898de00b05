package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected values: numpy and jax.numpy.
class TensorTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, -2, 3}, {4, 5, -6}});

  private static void is(Tensor x, Shape shape, double... values) {
    assertEquals(shape, x.shape());
    assertArrayEquals(values, x.toDoubleArray(), 1e-6);
  }

  @Test
  void broadcastsAsNumpy() {
    is(X.add(Tensor.of(10f, 20f, 30f)), Shape.of(2, 3), 11, 18, 33, 14, 25, 24);
    is(X.mul(Tensor.of(new float[][] {{2}, {3}})), Shape.of(2, 3), 2, -4, 6, 12, 15, -18);
    is(Tensor.ones(2, 1).add(Tensor.ones(3)), Shape.of(2, 3), 2, 2, 2, 2, 2, 2);
  }

  @Test
  void computesElementwise() {
    is(X.abs().sqrt().slice(0, 1), Shape.of(1, 3), 1, Math.sqrt(2), Math.sqrt(3));
    is(Tensor.of(-7f, 7f).rem(3), Shape.of(2), -1, 1);
    is(Tensor.of(-7f, 7f).mod(3), Shape.of(2), 2, 1);
    is(Tensor.of(2f, 3f).pow(-2), Shape.of(2), 0.25, 1.0 / 9);
    is(Tensor.of(2, 3).pow(3), Shape.of(2), 8, 27);
    is(Tensor.of(0.5f, 1.5f, 2.5f, -0.5f).round(), Shape.of(4), 0, 2, 2, -0.0);
    is(X.clip(-1, 4), Shape.of(2, 3), 1, -1, 3, 4, 4, -1);
    is(Tensor.of(0xF0, 3).shiftRightLogical(4), Shape.of(2), 15, 0);
  }

  @Test
  void comparesAndChooses() {
    var positive = X.gt(0);
    assertEquals(DType.I1, positive.dtype());
    is(Tensor.where(positive, X, 0), Shape.of(2, 3), 1, 0, 3, 4, 5, 0);
    is(positive.not().sum(), Shape.of(), 2);
  }

  @Test
  void reducesOverAxes() {
    is(X.sum(), Shape.of(), 5);
    is(X.sum(0), Shape.of(3), 5, 3, -3);
    is(X.sum(-1), Shape.of(2), 2, 3);
    is(X.mean(true, 1), Shape.of(2, 1), 2.0 / 3, 1);
    is(X.var(), Shape.of(), 521.0 / 36);
    is(X.max(0), Shape.of(3), 4, 5, 3);
    is(X.min(), Shape.of(), -6);
    is(X.prod(1), Shape.of(2), -6, -120);
    is(X.gt(4).any(1), Shape.of(2), 0, 1);
    is(X.gt(-7).all(), Shape.of(), 1);
    is(Tensor.of(true, true).sum(), Shape.of(), 2);
  }

  @Test
  void findsTheFirstExtremeAndNanFirst() {
    is(X.argmax(1), Shape.of(2), 2, 1);
    is(X.argmin(0), Shape.of(3), 0, 0, 1);
    is(X.argmax(), Shape.of(), 4);
    is(Tensor.of(1f, 3f, 3f).argmax(0), Shape.of(), 1);
    is(Tensor.of(1f, Float.NaN, 3f).argmax(0), Shape.of(), 1);
  }

  @Test
  void sumsNarrowFloatsInF32() {
    assertEquals(3000, Tensor.ones(DType.BF16, 3000).sum().toFloat(), 8);
    assertEquals(DType.BF16, Tensor.ones(DType.BF16, 3000).sum().dtype());
    assertEquals(DType.I32, Tensor.ones(DType.I8, 300).sum().dtype());
  }

  @Test
  void multipliesMatricesAsNumpy() {
    is(X.matmul(X.transpose()), Shape.of(2, 2), 14, -24, -24, 77);
    is(X.matmul(Tensor.of(1f, 1f, 1f)), Shape.of(2), 2, 3);
    is(Tensor.of(1f, 1f).matmul(X), Shape.of(3), 5, 3, -3);
    is(Tensor.of(1f, 2f).matmul(Tensor.of(3f, 4f)), Shape.of(), 11);
    is(Tensor.ones(4, 1, 2, 3).matmul(Tensor.ones(5, 3, 1)).sum(), Shape.of(), 4 * 5 * 2 * 3);
    is(Tensor.ones(3).matmul(Tensor.ones(2, 3, 4)), Shape.of(2, 4), 3, 3, 3, 3, 3, 3, 3, 3);
  }

  @Test
  void rearranges() {
    is(X.reshape(-1, 2), Shape.of(3, 2), 1, -2, 3, 4, 5, -6);
    is(X.transpose(), Shape.of(3, 2), 1, 4, -2, 5, 3, -6);
    is(X.swapaxes(0, -1), Shape.of(3, 2), 1, 4, -2, 5, 3, -6);
    assertEquals(Shape.of(2, 1, 3, 1), X.expandDims(1, -1).shape());
    assertEquals(Shape.of(2, 3), X.expandDims(1, -1).squeeze().shape());
    is(X.flip(1), Shape.of(2, 3), 3, -2, 1, -6, 5, 4);
    is(Jnp.concatenate(List.of(X, X.neg())).sum(0), Shape.of(3), 0, 0, 0);
    assertEquals(Shape.of(2, 2, 3), Jnp.stack(List.of(X, X), 1).shape());
    is(Tensor.of(1f).pad(new int[] {1}, new int[] {2}, 7), Shape.of(4), 7, 1, 7, 7);
    is(Tensor.of(1f, 2f).broadcastTo(2, 2), Shape.of(2, 2), 1, 2, 1, 2);
  }

  @Test
  void takesParts() {
    is(X.get(1), Shape.of(3), 4, 5, -6);
    is(X.get(-1, 0), Shape.of(), 4);
    is(X.sliceAxis(1, 1, 3), Shape.of(2, 2), -2, 3, 5, -6);
    is(X.sliceAxis(1, 0, 3, 2), Shape.of(2, 2), 1, 3, 4, -6);
    is(X.take(Tensor.of(2, 0), 1), Shape.of(2, 2), 3, 1, -6, 4);
    is(X.take(Tensor.of(new int[][] {{0}, {-1}}), 0), Shape.of(2, 1, 3), 1, -2, 3, 4, 5, -6);
    is(X.takeAlongAxis(Tensor.of(new int[][] {{2}, {0}}), -1), Shape.of(2, 1), 3, 4);
    is(Nnx.oneHot(Tensor.of(1, 0), 3), Shape.of(2, 3), 0, 1, 0, 1, 0, 0);
    is(Jnp.eye(2), Shape.of(2, 2), 1, 0, 0, 1);
  }

  @Test
  void takesNanFromOutside() {
    assertTrue(Double.isNaN(X.take(Tensor.of(7), 1).toDoubleArray()[0]));
    assertTrue(
        Double.isNaN(X.takeAlongAxis(Tensor.of(new int[][] {{3}, {0}}), 1).toDoubleArray()[0]));
  }

  @Test
  void convertsToAndFromJava() {
    assertArrayEquals(new int[] {1, -2}, Tensor.of(1.9, -2.9).astype(DType.I32).toIntArray());
    assertEquals(3, Tensor.of(3.7f).toInt());
    assertEquals(-1, Tensor.of(DType.U32, new long[] {0xFFFFFFFFL}, Shape.of(1)).toIntArray()[0]);
    assertEquals(0x3f800000, Tensor.scalar(1.0).view(DType.I32).toInt());
    assertEquals(2.0, Tensor.scalar(2.0).item());
    assertEquals(2L, Tensor.scalar(2).item());
  }

  @Test
  void namesShapesAndTheLineInErrors() {
    var e = assertThrows(IrException.class, () -> io.raffia.jit.Mistakes.unbroadcastable());
    assertEquals(
        "shapes [2] and [3] do not broadcast: aligned at their last axes, extents must be equal or"
            + " 1\n"
            + "  at io.raffia.jit.Mistakes.unbroadcastable(Mistakes.java:11)\n"
            + "      return Tensor.ones(2).add(Tensor.ones(3));\n"
            + "  operand 0: f32[2]\n"
            + "  operand 1: f32[3]\n"
            + "  remedy: reshape, transpose, slice or broadcast one of the tensors; shape() says"
            + " what it has\n"
            + "  see docs/errors.md#shapes",
        e.getMessage());
    var m = assertThrows(IrException.class, () -> io.raffia.jit.Mistakes.mismatchedProduct());
    assertEquals(
        "matmul: the last axis of f32[2,3] and axis 0 of f32[2,3] must be equal, found 3 and 2\n"
            + "  at io.raffia.jit.Mistakes.mismatchedProduct(Mistakes.java:15)\n"
            + "      return Tensor.ones(2, 3).matmul(Tensor.ones(2, 3));\n"
            + "  remedy: reshape, transpose, slice or broadcast one of the tensors; shape() says"
            + " what it has\n"
            + "  see docs/errors.md#shapes",
        m.getMessage());
    var r = assertThrows(IrException.class, () -> X.reshape(4, -1));
    assertTrue(
        String.valueOf(r.getMessage()).startsWith("cannot reshape [2, 3] (6 elements) to [4, -1]"),
        r.getMessage());
    assertThrows(IrException.class, () -> X.sum(2));
    assertThrows(IrException.class, () -> X.sum(0, 0));
    assertThrows(IrException.class, () -> X.toFloat());
    assertThrows(IrException.class, () -> X.toIntArray());
    assertThrows(IrException.class, () -> Tensor.of(new float[][] {{1}, {1, 2}}));
  }

  @Test
  void tellsItsSizes() {
    assertEquals(2, X.ndim());
    assertEquals(24, X.nbytes());
    assertEquals(2, X.astype(DType.BF16).itemsize());
    assertEquals(6, X.gt(0).nbytes());
    assertTrue(Tensor.weak(1).weakType());
    assertFalse(X.weakType());
    assertTrue(TensorMemory.isKnown(X));
    assertFalse(TensorMemory.isKnown(Nnx.evalShape(() -> X.add(1))));
  }
}
