package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tensors whose bits a formula gives, the same here and in `tests/exchange/exchange.py`: element i
/// is the top bits of (i + 1) * 0x9E3779B97F4A7C15, so that all kinds of NaN occur.
final class Patterns {
  private Patterns() {}

  static Tensor of(DType dtype, int... dims) {
    return TensorMemory.filled(
        dtype,
        Shape.of(dims),
        false,
        bytes -> {
          int width = dtype.bytes();
          for (long i = 0; i * width < bytes.byteSize(); i++) {
            long bits = ((i + 1) * 0x9E3779B97F4A7C15L) >>> (64 - dtype.bits());
            if (!dtype.isFloat()) bits = dtype.wrap(bits);
            for (int b = 0; b < width; b++) {
              bytes.set(ValueLayout.JAVA_BYTE, i * width + b, (byte) (bits >> (8 * b)));
            }
          }
        });
  }

  /// A name for Python.
  static String name(DType dtype) {
    return switch (dtype) {
      case I1 -> "bool";
      case F8E4M3FN -> "float8_e4m3fn";
      case F8E5M2 -> "float8_e5m2";
      case BF16 -> "bfloat16";
      default ->
          (dtype.isFloat() ? "float" : dtype.kind() == DType.Kind.SIGNED ? "int" : "uint")
              + dtype.bits();
    };
  }

  /// A matrix, a scalar and an empty tensor of every type.
  static Map<String, Object> tree() {
    var tree = new LinkedHashMap<String, Object>();
    for (var d : DType.values()) {
      tree.put(
          name(d),
          Map.of("matrix", new Param(of(d, 3, 5)), "scalar", new Param(of(d)), "plain", of(d, 7)));
    }
    tree.put("empty", new Param(of(DType.F32, 0, 2)));
    return tree;
  }

  static byte[] bytes(Tensor x) {
    return TensorMemory.read(x, bytes -> bytes.toArray(ValueLayout.JAVA_BYTE));
  }

  static void assertSame(Tensor expected, Tensor found, String what) {
    assertEquals(expected.dtype(), found.dtype(), what);
    assertEquals(expected.shape(), found.shape(), what);
    assertEquals(expected.weakType(), found.weakType(), what);
    assertArrayEquals(bytes(expected), bytes(found), what);
  }
}
