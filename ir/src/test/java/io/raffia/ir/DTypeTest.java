package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.op.Convert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
  /// Ties go to the even neighbour, what is too large to infinity (or NaN where there is none),
  /// what is small to subnormals; the bits are ml_dtypes'.
  @ParameterizedTest
  @CsvSource({
    "BF16, 1.0, 3F80",
    "BF16, 1.00390625, 3F80",
    "BF16, 1.01171875, 3F82",
    "BF16, 3.4e38, 7F80",
    "BF16, 3.3895313892515355e38, 7F7F",
    "BF16, 9.183549615799121e-41, 0001",
    "BF16, 4.6e-41, 0001",
    "BF16, 4.5e-41, 0000",
    "BF16, -0.0, 8000",
    "BF16, NaN, 7FC0",
    "BF16, -Infinity, FF80",
    "F16, 1.0, 3C00",
    "F16, 2049.0, 6800",
    "F16, 2051.0, 6802",
    "F16, 65504.0, 7BFF",
    "F16, 65519.0, 7BFF",
    "F16, 65520.0, 7C00",
    "F16, 5.960464477539063e-8, 0001",
    "F16, 2.980232238769531e-8, 0000",
    "F16, 8.940696716308594e-8, 0002",
    "F16, 6.103515625e-5, 0400",
    "F16, 6.0975551605224609e-5, 03FF",
    "F16, NaN, 7E00",
    "F8E4M3FN, 448.0, 7E",
    "F8E4M3FN, 464.0, 7E",
    "F8E4M3FN, 465.0, 7F",
    "F8E4M3FN, Infinity, 7F",
    "F8E4M3FN, -Infinity, FF",
    "F8E4M3FN, 0.001953125, 01",
    "F8E4M3FN, 0.0009765625, 00",
    "F8E4M3FN, 17.0, 58",
    "F8E4M3FN, 19.0, 5A",
    "F8E4M3FN, -1.0, B8",
    "F8E5M2, 57344.0, 7B",
    "F8E5M2, 61439.0, 7B",
    "F8E5M2, 61440.0, 7C",
    "F8E5M2, 1.125, 3C",
    "F8E5M2, 1.375, 3E",
    "F8E5M2, 1.52587890625e-5, 01",
    "F8E5M2, NaN, 7E",
    "F32, 16777217.0, 4B800000",
    "F32, 1e-46, 00000000",
    "F32, 1e39, 7F800000"
  })
  void floatsRoundToNearestEven(DType t, double x, String bits) {
    assertEquals(
        bits,
        "%X"
            .formatted(t.fromDouble(x))
            .indent(0)
            .strip()
            .transform(s -> "0".repeat(bits.length() - s.length()) + s));
  }

  @ParameterizedTest
  @EnumSource(names = {"F8E4M3FN", "F8E5M2", "F16", "BF16"})
  void everyPatternDecodesAndEncodesToItself(DType t) {
    for (long bits = 0; bits < 1L << t.bits(); bits++) {
      double x = t.toDouble(bits);
      if (!Double.isNaN(x)) assertEquals(bits, t.fromDouble(x), "bits " + bits);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "I8, 127.9, 127",
    "I8, 128, 127",
    "I8, -200, -128",
    "I8, NaN, 0",
    "I4, 9, 7",
    "I4, -1.9, -1",
    "U4, 16, 15",
    "U8, -3, 0",
    "U8, 255.5, 255",
    "U8, NaN, 0",
    "I32, 1e10, 2147483647",
    "I64, 1e30, 9223372036854775807",
    "U64, 1.8446744073709552e19, -1",
    "U64, 9223372036854775808, -9223372036854775808",
    "U32, 4294967295, 4294967295",
    "I1, 0.5, 1",
    "I1, 0, 0",
    "I1, NaN, 1"
  })
  void floatsTruncateAndSaturateToIntegers(DType t, double x, long expected) {
    assertEquals(expected, t.fromDouble(x));
  }

  @ParameterizedTest
  @CsvSource({
    "I8, U8, -1, 255",
    "U8, I8, 200, -56",
    "I32, I4, 23, 7",
    "I32, I4, 24, -8",
    "U64, I32, -1, -1",
    "I32, I1, 6, 1",
    "I1, I32, 1, 1"
  })
  void integersConvertModuloTheirWidth(DType from, DType to, long x, long expected) {
    assertEquals(expected, new Convert(to).apply(List.of(from), x));
  }

  @Test
  void wideIntegersRoundOnceToFloat() {
    // 2^60 + 2^36 + 1 is above the midpoint of two floats; a double would put it on it.
    long x = (1L << 60) + (1L << 36) + 1;
    assertEquals(
        Float.floatToIntBits((float) x), new Convert(DType.F32).apply(List.of(DType.I64), x));
    assertEquals(
        Float.floatToIntBits(0x1p64f), new Convert(DType.F32).apply(List.of(DType.U64), -1L));
  }

  @Test
  void unknownNamesAreErrors() {
    var e = assertThrows(IrException.class, () -> DType.parse("f31"));
    assertEquals("unknown element type 'f31'", e.getMessage());
  }
}
