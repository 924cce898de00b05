package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorMemoryTest {
  private static final Shape TWO = Shape.of(2);

  @ParameterizedTest
  @EnumSource
  void bytesComeBackForEveryType(DType dtype) {
    var x = Tensor.of(DType.I32, new long[] {0, 1, 1, 0, 1, 0}, Shape.of(2, 3)).astype(dtype);
    var bytes = new byte[6 * dtype.bytes()];
    TensorMemory.copyTo(x, MemorySegment.ofArray(bytes));
    var y = TensorMemory.copyOf(dtype, x.shape(), MemorySegment.ofArray(bytes));
    assertArrayEquals(new double[] {0, 1, 1, 0, 1, 0}, y.toDoubleArray());
    var z = TensorMemory.copyOf(dtype, x.shape(), ByteBuffer.wrap(bytes));
    assertArrayEquals(x.toDoubleArray(), z.toDoubleArray());
    var back = ByteBuffer.allocate(bytes.length);
    TensorMemory.copyTo(x, back);
    assertArrayEquals(bytes, back.array());
    var all = Jnp.array(new int[][] {{0, 1, 1}, {0, 1, 0}}, dtype);
    assertEquals(dtype, all.dtype());
    assertArrayEquals(x.toDoubleArray(), all.toDoubleArray());
  }

  @Test
  void buffersOfEveryWidth() {
    assertArrayEquals(
        new float[] {1, 2},
        TensorMemory.copyOf(DType.F32, TWO, FloatBuffer.wrap(new float[] {1, 2})).toFloatArray());
    assertArrayEquals(
        new double[] {1, 0.1},
        TensorMemory.copyOf(DType.F64, TWO, DoubleBuffer.wrap(new double[] {1, 0.1}))
            .toDoubleArray());
    assertArrayEquals(
        new int[] {-1, 7},
        TensorMemory.copyOf(DType.I32, TWO, IntBuffer.wrap(new int[] {-1, 7})).toIntArray());
    assertArrayEquals(
        new long[] {1L << 40, -3},
        TensorMemory.copyOf(DType.I64, TWO, LongBuffer.wrap(new long[] {1L << 40, -3}))
            .toLongArray());
    assertArrayEquals(
        new long[] {65535, 7},
        TensorMemory.copyOf(DType.U16, TWO, ShortBuffer.wrap(new short[] {-1, 7})).toLongArray());
    var direct = ByteBuffer.allocateDirect(12).order(ByteOrder.nativeOrder()).asFloatBuffer();
    direct.put(1, 5f).position(1);
    assertArrayEquals(
        new float[] {5, 0}, TensorMemory.copyOf(DType.F32, TWO, direct).toFloatArray());
  }

  @Test
  void refusesWhatDoesNotFit() {
    var three = FloatBuffer.allocate(3);
    assertThrows(IrException.class, () -> TensorMemory.copyOf(DType.F32, TWO, three));
    assertThrows(IrException.class, () -> TensorMemory.copyOf(DType.F64, TWO, three));
    var other =
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    var reversed = ByteBuffer.allocate(8).order(other).asFloatBuffer();
    assertThrows(IrException.class, () -> TensorMemory.copyOf(DType.F32, TWO, reversed));
    assertThrows(IrException.class, () -> TensorMemory.copyTo(Tensor.zeros(2), three));
    assertThrows(IrException.class, () -> Jnp.array(new int[] {300}, DType.U8));
    assertThrows(IrException.class, () -> Jnp.array(new int[] {-1}, DType.U32));
    assertThrows(IrException.class, () -> Tensor.nested(new long[] {1L << 40}));
    assertThrows(IrException.class, () -> Jnp.array(new float[] {0.5f}, DType.I32));
  }

  @Test
  void arraysOfJavasTypes() {
    assertArrayEquals(new float[] {1, 2}, (float[]) TensorMemory.toArray(Tensor.of(1f, 2f)));
    assertArrayEquals(
        new boolean[] {true, false}, (boolean[]) TensorMemory.toArray(Tensor.of(true, false)));
    assertArrayEquals(
        new short[] {0x3f80}, (short[]) TensorMemory.toArray(Tensor.of(DType.BF16, 1)));
    assertArrayEquals(new byte[] {-1}, (byte[]) TensorMemory.toArray(Tensor.of(DType.U8, 255)));
    assertArrayEquals(
        new float[][] {{0, 1, 2}, {3, 4, 5}},
        (float[][]) TensorMemory.toNested(Tensor.arange(6, DType.F32).reshape(2, 3)));
    assertArrayEquals(
        new int[][][] {{{0}, {1}}, {{2}, {3}}},
        (int[][][]) TensorMemory.toNested(Tensor.arange(4).reshape(2, 2, 1)));
    assertArrayEquals(
        new long[] {1L << 40},
        (long[]) TensorMemory.toArray(Jnp.array(new long[] {1L << 40}, DType.I64)));
  }

  @Test
  void overLooksAtTheMemoryItself() {
    var bytes = Arena.ofAuto().allocate(8, 8);
    bytes.set(ValueLayout.JAVA_FLOAT, 4, 3f);
    assertArrayEquals(
        new float[] {0, 3}, TensorMemory.over(DType.F32, TWO, false, bytes).toFloatArray());
  }

  @Test
  void numbersMeetWideTypesExactly() {
    var x = Tensor.of(DType.F64, 1, 3);
    assertArrayEquals(new double[] {0.1, 0.1 * 3}, x.mul(0.1).toDoubleArray());
    assertArrayEquals(new double[] {1 + 1e-12, 3 + 1e-12}, x.add(1e-12).toDoubleArray());
    assertEquals(0.1, Tensor.where(Tensor.scalar(true), 0.1, Tensor.of(DType.F64, 1)).toDouble());
    var wide = Tensor.of(DType.I64, new long[] {1}, Shape.of(1));
    assertEquals((1L << 40) + 1, wide.add(1L << 40).toLong());
    assertEquals(DType.F32, Tensor.of(1f).mul(0.1).dtype());
    var g = Nnx.jit((Tensor t) -> t.mul(0.1));
    assertArrayEquals(new double[] {0.1, 0.1 * 3}, g.apply(x).toDoubleArray());
  }
}
