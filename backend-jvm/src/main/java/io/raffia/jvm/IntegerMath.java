package io.raffia.jvm;

/// Integer functions on canonical longs, as [io.raffia.ir.op.Binary] and [io.raffia.ir.op.Unary]
/// define them; the caller wraps results to the type's width.
final class IntegerMath {
  private IntegerMath() {}

  static long div(long x, long y) {
    return y == 0 ? -1 : x / y;
  }

  static long rem(long x, long y) {
    return y == 0 ? x : x % y;
  }

  static long divUnsigned(long x, long y) {
    return y == 0 ? -1 : Long.divideUnsigned(x, y);
  }

  static long remUnsigned(long x, long y) {
    return y == 0 ? x : Long.remainderUnsigned(x, y);
  }

  static long maxUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) < 0 ? y : x;
  }

  static long minUnsigned(long x, long y) {
    return Long.compareUnsigned(x, y) < 0 ? x : y;
  }

  static long pow(long x, long y) {
    if (y < 0) return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : x == 0 ? -1 : 0;
    return powUnsigned(x, y);
  }

  static long powUnsigned(long x, long y) {
    long z = 1;
    for (long base = x, e = y; e != 0; e >>>= 1, base *= base) if ((e & 1) != 0) z *= base;
    return z;
  }

  static long shiftLeft(long x, long y, int bits) {
    return y < 0 || y >= bits ? 0 : x << y;
  }

  static long shiftRightArithmetic(long x, long y, int bits) {
    return x << (64 - bits) >> (64 - bits) >> (y < 0 || y >= bits ? 63 : y);
  }

  static long shiftRightLogical(long x, long y, int bits) {
    return y < 0 || y >= bits ? 0 : (x & (-1L >>> (64 - bits))) >>> y;
  }

  static long popcnt(long x, int bits) {
    return Long.bitCount(x & (-1L >>> (64 - bits)));
  }

  static long countLeadingZeros(long x, int bits) {
    return (long) Long.numberOfLeadingZeros(x & (-1L >>> (64 - bits))) - (64 - bits);
  }

  static long sign(long x) {
    return Long.signum(x);
  }

  /// Truncates toward zero and saturates; NaN becomes 0.
  static long saturate(double x, long low, long high) {
    long y = (long) x;
    return y < low ? low : Math.min(y, high);
  }

  static long toU64(double x) {
    if (!(x > 0)) return 0;
    if (x >= 0x1p64) return -1;
    return x < 0x1p63 ? (long) x : (long) (x - 0x1p63) ^ Long.MIN_VALUE;
  }

  static double fromU64(long x) {
    return x < 0 ? ((x >>> 1) | (x & 1)) * 2.0 : x;
  }

  static float fromU64ToF32(long x) {
    return x < 0 ? ((x >>> 1) | (x & 1)) * 2f : x;
  }

  static boolean ne(long x, long y) {
    return x != y;
  }
}
