package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionTest {
  /// Element type of `x * y`, and `*` where it is weak; rows and columns are [#operands()]. By jax
  /// 0.10, 32 bits.
  private static final String JAX =
      """
      i1 i8 i16 i32 ui8 ui16 ui32 f16 bf16 f32 i32* f32*
      i8 i8 i16 i32 i16 i32 i32 f16 bf16 f32 i8 f32*
      i16 i16 i16 i32 i16 i32 i32 f16 bf16 f32 i16 f32*
      i32 i32 i32 i32 i32 i32 i32 f16 bf16 f32 i32 f32*
      ui8 i16 i16 i32 ui8 ui16 ui32 f16 bf16 f32 ui8 f32*
      ui16 i32 i32 i32 ui16 ui16 ui32 f16 bf16 f32 ui16 f32*
      ui32 i32 i32 i32 ui32 ui32 ui32 f16 bf16 f32 ui32 f32*
      f16 f16 f16 f16 f16 f16 f16 f16 f32 f32 f16 f16
      bf16 bf16 bf16 bf16 bf16 bf16 bf16 f32 bf16 f32 bf16 bf16
      f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32 f32
      i32* i8 i16 i32 ui8 ui16 ui32 f16 bf16 f32 i32* f32*
      f32* f32* f32* f32* f32* f32* f32* f16 bf16 f32 f32* f32*
      """;

  private static List<Tensor> operands() {
    var all = new ArrayList<Tensor>();
    var types =
        List.of(
            DType.I1,
            DType.I8,
            DType.I16,
            DType.I32,
            DType.U8,
            DType.U16,
            DType.U32,
            DType.F16,
            DType.BF16,
            DType.F32);
    for (var t : types) all.add(Tensor.scalar(t, 1));
    all.add(Tensor.weak(1));
    all.add(Tensor.weak(1.0));
    return all;
  }

  @Test
  void agreesWithJax() {
    var table = new StringBuilder();
    for (var x : operands()) {
      var row = new ArrayList<String>();
      for (var y : operands()) {
        var z = x.mul(y);
        row.add(z.dtype() + (z.weakType() ? "*" : ""));
      }
      table.append(String.join(" ", row)).append('\n');
    }
    assertEquals(JAX, table.toString());
  }

  @Test
  void keepsWideTypesThatWereAskedFor() {
    assertEquals(DType.F64, Tensor.of(DType.F64, 1, 2).add(1).dtype());
    assertEquals(DType.I64, Tensor.zeros(DType.I64, 2).add(Tensor.zeros(DType.I32, 2)).dtype());
    assertEquals(DType.F32, Tensor.of(1.5, 2.5).dtype());
  }

  @Test
  void dividesIntegersAsFloats() {
    assertEquals(2.5f, Tensor.scalar(5).div(2).toFloat());
  }

  @Test
  void refusesTypesWithoutACommonOne() {
    var e =
        assertThrows(
            IrException.class, () -> Tensor.zeros(DType.F8E5M2, 1).add(Tensor.zeros(DType.F16, 1)));
    var expected =
        "element types [f8E5M2, f16] do not promote to a common one: convert one of them with"
            + " astype";
    assertEquals(expected, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  /// As `jnp.float64(1) * 0.1` in JAX with x64: no rounding to f32 on the way.
  @Test
  void numbersAreAsPreciseAsTheTensor() {
    var x = Tensor.of(DType.F64, 1, 0.1);
    assertArrayEquals(new double[] {0.1, 0.1 * 0.1}, x.mul(0.1).toDoubleArray());
    assertArrayEquals(new boolean[] {false, true}, booleans(x.eq(0.1)));
    assertEquals(DType.F64, x.mul(0.1).dtype());
    assertArrayEquals(new double[] {0.3, 0.1}, x.clip(0.1, 0.3).toDoubleArray());
    Fn1<Tensor, Tensor> f = t -> t.mul(0.1);
    assertArrayEquals(x.mul(0.1).toDoubleArray(), Nnx.jit(f).apply(x).toDoubleArray());
  }

  private static boolean[] booleans(Tensor x) {
    var ints = x.astype(DType.I32).toIntArray();
    var all = new boolean[ints.length];
    for (int i = 0; i < all.length; i++) all[i] = ints[i] == 1;
    return all;
  }
}
