package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

/// Tensors full of a number that is not known while a function is staged.
class FullTest {
  @Test
  void isOfTheNumberOfEachCall() {
    var f =
        Nnx.jit((Tensor x) -> {
          double most = x.max().toDouble();
          var two = Jnp.full(Shape.of(1, 2), most, DType.BF16).astype(DType.F32);
          return Jnp.full(Shape.of(2, 2), most).add(two);
        });
    assertArrayEquals(new float[] {10, 10, 10, 10}, f.apply(Tensor.of(1f, 5f)).toFloatArray());
    assertArrayEquals(new float[] {6, 6, 6, 6}, f.apply(Tensor.of(3f, 2f)).toFloatArray());
  }
}
