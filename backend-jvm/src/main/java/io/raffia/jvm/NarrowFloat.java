package io.raffia.jvm;

import io.raffia.ir.DType;

/// Floats of 8 and 16 bits, which kernels hold as `float`s that are exactly representable.
final class NarrowFloat {
  private NarrowFloat() {}

  static float bf16(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /// The bits of `x` rounded to nearest even.
  static int bits(DType t, float x) {
    if (t == DType.BF16 && !Float.isNaN(x)) {
      int raw = Float.floatToRawIntBits(x);
      return (raw + 0x7fff + (raw >>> 16 & 1)) >>> 16;
    }
    if (t == DType.F16 && !Float.isNaN(x)) return Float.floatToFloat16(x) & 0xffff;
    return (int) t.fromDouble(x);
  }

  static float roundBf16(float x) {
    return !Float.isNaN(x) ? bf16(bits(DType.BF16, x)) : x;
  }

  static float roundF16(float x) {
    return Float.float16ToFloat(Float.floatToFloat16(x));
  }

  static float roundF8e4m3fn(float x) {
    return round(DType.F8E4M3FN, x);
  }

  static float roundF8e5m2(float x) {
    return round(DType.F8E5M2, x);
  }

  static float roundBf16(double x) {
    return round(DType.BF16, x);
  }

  static float roundF16(double x) {
    return round(DType.F16, x);
  }

  static float roundF8e4m3fn(double x) {
    return round(DType.F8E4M3FN, x);
  }

  static float roundF8e5m2(double x) {
    return round(DType.F8E5M2, x);
  }

  private static float round(DType t, double x) {
    return (float) t.toDouble(t.fromDouble(x));
  }

  static int bitsBf16(float x) {
    return bits(DType.BF16, x);
  }

  static int bitsF16(float x) {
    return bits(DType.F16, x);
  }

  static int bitsF8e4m3fn(float x) {
    return bits(DType.F8E4M3FN, x);
  }

  static int bitsF8e5m2(float x) {
    return bits(DType.F8E5M2, x);
  }

  static float ofBf16(int bits) {
    return bf16(bits);
  }

  static float ofF16(int bits) {
    return Float.float16ToFloat((short) bits);
  }

  static float ofF8e4m3fn(int bits) {
    return (float) DType.F8E4M3FN.toDouble(bits & 0xff);
  }

  static float ofF8e5m2(int bits) {
    return (float) DType.F8E5M2.toDouble(bits & 0xff);
  }

  static float nextAfter(float x, float to, DType t) {
    return (float) t.toDouble(t.nextAfter(bits(t, x), bits(t, to)));
  }

  static float reducePrecision(float x, int exponentBits, int mantissaBits, DType t) {
    return (float) t.toDouble(t.reducePrecision(bits(t, x), exponentBits, mantissaBits));
  }
}
