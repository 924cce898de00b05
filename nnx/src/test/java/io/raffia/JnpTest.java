package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JnpTest {
  private static final Tensor X = Golden.ramp(2, 2, 3);
  private static final Tensor Y = Golden.ramp(5, 3, 4);

  private static void assertSame(Tensor expected, Tensor found) {
    assertEquals(expected.shape(), found.shape());
    assertEquals(expected.dtype(), found.dtype());
    assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 1e-6f);
  }

  @Test
  void einsumOfTwo() {
    assertSame(X.matmul(Y), Jnp.einsum("ij,jk->ik", X, Y));
    assertSame(X.matmul(Y).transpose(), Jnp.einsum("ij, jk -> ki", X, Y));
    assertSame(X.matmul(Y), Jnp.einsum("ij,jk", X, Y));
    assertSame(X.matmul(Y).sum(), Jnp.einsum("ij,jk->", X, Y));
    assertSame(X.mul(X).sum(1), Jnp.einsum("ij,ij->i", X, X));
    assertSame(X.mul(X), Jnp.einsum("ij,ij->ij", X, X));
    assertSame(X.sum(0).expandDims(1).mul(Y.sum(0)), Jnp.einsum("ij,kl->jl", X, Y));
  }

  @Test
  void einsumOfOne() {
    var square = Golden.ramp(4, 3, 3);
    assertSame(X.transpose(), Jnp.einsum("ij->ji", X));
    assertSame(X.transpose(), Jnp.einsum("ji", X));
    assertSame(X.sum(1), Jnp.einsum("ij->i", X));
    assertSame(square.mul(Jnp.eye(3)).sum(), Jnp.einsum("ii", square));
    assertSame(square.mul(Jnp.eye(3)).sum(1), Jnp.einsum("ii->i", square));
  }

  @Test
  void einsumBroadcastsEllipses() {
    var a = Golden.ramp(3, 5, 1, 2, 3);
    var b = Golden.ramp(7, 4, 3, 2);
    assertSame(a.matmul(b), Jnp.einsum("...ij,...jk->...ik", a, b));
    assertSame(a.matmul(b), Jnp.einsum("...ij,...jk", a, b));
    assertSame(a.mul(2), Jnp.einsum("...,...->...", a, Tensor.scalar(2.0)));
    assertSame(
        a.squeeze(1).matmul(b.get(0)).sum(0),
        Jnp.einsum("nij,njk->ik", a.squeeze(1), b.slice(0, 1)));
  }

  @Test
  void einsumKeepsTypes() {
    var half = X.astype(DType.BF16);
    assertEquals(DType.BF16, Jnp.einsum("ij,jk->ik", half, Y.astype(DType.BF16)).dtype());
    assertEquals(DType.F32, Jnp.einsum("ij,jk->ik", half, Y).dtype());
    var whole = Tensor.arange(6).reshape(2, 3);
    assertSame(Tensor.of(5, 50), Jnp.einsum("ij,ij->i", whole, whole));
  }

  @Test
  void einsumContractsInTheCheapestOrder() {
    var shapes = List.of(Shape.of(2, 100), Shape.of(100, 100), Shape.of(100, 3));
    var left = EinsumEquation.parse("ij,jk,kl->il", shapes);
    // ij,jk takes 20,000 multiplications and leaves 600; jk,kl would take 30,000 first.
    var first = EinsumPath.of(left).getFirst();
    assertEquals(1, first.left() + first.right());
    assertEquals(2, EinsumPath.of(left).size());
    var z = Golden.ramp(4, 4, 2);
    assertSame(X.matmul(Y).matmul(z), Jnp.einsum("ij,jk,kl->il", X, Y, z));
    assertSame(X.sum(1), Jnp.einsum("ij,k,l,m->i", X, one(), one(), one()));
  }

  private static Tensor one() {
    return Tensor.ones(1);
  }

  @Test
  void einsumOfManyGoesGreedily() {
    var all = new Tensor[10];
    java.util.Arrays.fill(all, Golden.ramp(1, 2, 2));
    var expected = all[0];
    for (int i = 1; i < all.length; i++) expected = expected.matmul(all[i]);
    assertSame(expected, Jnp.einsum("ab,bc,cd,de,ef,fg,gh,hi,ij,jk->ak", all));
  }

  @Test
  void einsumNamesWhatDoesNotFit() {
    for (var wrong :
        List.of(
            "ij->ij", "ij,kj->ik", "ijk,jk->i", "ij,jk->iz", "ij,jk->ii", "i1,jk->i", "a->b->c")) {
      var e = assertThrows(IrException.class, () -> Jnp.einsum(wrong, X, Y), wrong);
      assertTrue(String.valueOf(e.getMessage()).contains(wrong), e.getMessage());
    }
    assertThrows(IrException.class, () -> Jnp.einsum("...j,jk->k", X, Y));
  }

  @Test
  void einsumIsDifferentiated() {
    var g = Nnx.grad((Tensor x) -> Jnp.einsum("ij,jk,kl->il", x, Y, Golden.ramp(4, 4, 2)).sum());
    assertSame(Jnp.einsum("jk,kl->j", Y, Golden.ramp(4, 4, 2)).broadcastTo(2, 3), g.apply(X));
  }

  @Test
  void tensordot() {
    assertSame(X.matmul(Y), Jnp.tensordot(X, Y, 1));
    assertSame(X.transpose().matmul(X), Jnp.tensordot(X, X, new int[] {0}, new int[] {0}));
    assertSame(X.mul(X).sum(), Jnp.tensordot(X, X, 2));
  }

  @Test
  void movesSplitsRepeats() {
    assertEquals(Shape.of(3, 4, 2), Jnp.moveaxis(Tensor.zeros(2, 3, 4), 0, -1).shape());
    assertEquals(Shape.of(4, 2, 3), Jnp.moveaxis(Tensor.zeros(2, 3, 4), 2, 0).shape());
    assertSame(Tensor.of(3f, 4f), Jnp.split(Tensor.of(1f, 2f, 3f, 4f), 2, 0).get(1));
    assertThrows(IrException.class, () -> Jnp.split(X, 2, 1));
    assertSame(Tensor.of(1f, 1f, 2f, 2f), Jnp.repeat(Tensor.of(1f, 2f), 2, 0));
    assertSame(Tensor.of(new float[][] {{1, 0, 0}, {1, 1, 0}}), Jnp.tril(Tensor.ones(2, 3), 0));
    assertSame(Tensor.of(new float[][] {{0, 1, 1}, {0, 0, 1}}), Jnp.triu(Tensor.ones(2, 3), 1));
    assertThrows(IrException.class, () -> Jnp.tril(Tensor.ones(2), 0));
  }

  private static void assertRefused(String part, Executable call) {
    var e = assertThrows(IrException.class, call);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  @Test
  void saysWhatDoesNotFit() {
    var bytes = Tensor.of(DType.U8, new double[] {1, 2}, Shape.of(2));
    assertRefused("found 'middle'", () -> Jnp.unpackbits(bytes, 0, "middle"));
    assertRefused("packbits takes integers", () -> Jnp.packbits(X));
    assertRefused("unpackbits takes bytes", () -> Jnp.unpackbits(Tensor.of(1, 2)));
    assertRefused("place needs", () -> Jnp.place(X, X.gt(0), Tensor.zeros(0)));
    assertRefused("put's mode", () -> Jnp.put(X, Tensor.of(0), Tensor.of(1f), "drop"));
    assertRefused("trims 'f'", () -> Jnp.trimZeros(X, "left"));
    assertRefused("one of each of 3", () -> Jnp.histogramdd(X, 2, 2));
    assertRefused("the rows of a matrix", () -> Jnp.histogramdd(Tensor.of(1f), 2));
    assertRefused("a vector of roots", () -> Jnp.poly(X));
    assertRefused("divides vectors", () -> Jnp.polydiv(X, Tensor.of(1f)));
    assertRefused("keeps an axis", () -> Jnp.applyOverAxes((x, _) -> x.sum(), X, 0));
    assertRefused("integers or booleans", () -> Lax.reduceXor(X, 0));
    assertRefused("2 groups but 1", () -> Lax.raggedDot(X, Tensor.zeros(2, 3, 1), Tensor.of(2)));
    assertRefused(
        "of which axis 1 is in blocks",
        () -> Lax.scaledDot(X, Y, Tensor.ones(2, 2), null, DType.F32));
    assertRefused(
        "a local convolution",
        () ->
            Lax.convGeneralDilatedLocal(
                Tensor.zeros(1, 2, 4),
                Tensor.zeros(1, 4, 4),
                new int[] {1},
                new int[1][2],
                new int[] {2}));
  }

  @Test
  void trimsAllZerosToNothing() {
    assertEquals(Shape.of(0), Jnp.trimZeros(Tensor.zeros(3), "b").shape());
    assertEquals(Shape.of(0, 0), Jnp.trimZeros(Tensor.zeros(2, 3)).shape());
  }

  /// Neighbours stay neighbours, so a function that is not commutative is one too.
  @Test
  void reducesInOrder() {
    var x = Tensor.of(new float[][] {{2, 1}, {3, 4}, {-1, 2}, {0.5f, 5}, {4, -3}});
    var composed =
        Lax.reduce(
            List.of(x.get(Index.ALL, 0), x.get(Index.ALL, 1)),
            List.of(Tensor.scalar(1.0), Tensor.scalar(0.0)),
            (f, g) -> List.of(f.get(0).mul(g.get(0)), f.get(1).mul(g.get(0)).add(g.get(1))),
            0);
    double b = 0;
    for (int i = 0; i < 5; i++) b = b * x.get(i, 0).toFloat() + x.get(i, 1).toFloat();
    assertEquals(-12, composed.get(0).toFloat());
    assertEquals((float) b, composed.get(1).toFloat());
    assertEquals(7, Lax.reduce(Tensor.zeros(0), Tensor.scalar(7.0), Tensor::add).toFloat());
  }

  @Test
  void scaledDotTakesOneScale() {
    var half = Jnp.full(Shape.of(2, 3), 0.5, DType.F32);
    assertSame(X.mul(half).matmul(Y), Lax.scaledDot(X, Y, half, null, DType.F32));
    assertEquals(DType.BF16, Lax.scaledDot(X, Y, null, null, DType.BF16).dtype());
  }
}
