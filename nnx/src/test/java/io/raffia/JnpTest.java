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
    assertSame(square.mul(Tensor.eye(3)).sum(), Jnp.einsum("ii", square));
    assertSame(square.mul(Tensor.eye(3)).sum(1), Jnp.einsum("ii->i", square));
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
}
