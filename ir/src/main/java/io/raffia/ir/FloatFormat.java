package io.raffia.ir;

/// A binary floating-point format: `mantissa` stored bits, exponent `bias`, and whether all-ones
/// exponents mean infinity and NaN (`f8E4M3FN` has no infinity and a single NaN pattern a sign).
/// Conversions round to nearest, ties to even, as ml_dtypes does.
record FloatFormat(int bits, int mantissa, int bias, boolean infinities) {
  private static final FloatFormat F8E4M3FN = new FloatFormat(8, 3, 7, false);
  private static final FloatFormat F8E5M2 = new FloatFormat(8, 2, 15, true);
  private static final FloatFormat F16 = new FloatFormat(16, 10, 15, true);
  private static final FloatFormat BF16 = new FloatFormat(16, 7, 127, true);
  private static final FloatFormat F32 = new FloatFormat(32, 23, 127, true);
  private static final FloatFormat F64 = new FloatFormat(64, 52, 1023, true);

  static FloatFormat of(DType dtype) {
    return switch (dtype) {
      case F8E4M3FN -> F8E4M3FN;
      case F8E5M2 -> F8E5M2;
      case F16 -> F16;
      case BF16 -> BF16;
      case F32 -> F32;
      case F64 -> F64;
      case I1, I4, I8, I16, I32, I64, U4, U8, U16, U32, U64 ->
          throw new IllegalStateException(dtype + " is not a float type");
    };
  }

  private int exponents() {
    return (1 << (bits - 1 - mantissa)) - 1;
  }

  double decode(long raw) {
    if (bits == 64) return Double.longBitsToDouble(raw);
    if (bits == 32) return Float.intBitsToFloat((int) raw);
    boolean negative = (raw >>> (bits - 1) & 1) != 0;
    int exponent = (int) (raw >>> mantissa) & exponents();
    long fraction = raw & ((1L << mantissa) - 1);
    double magnitude;
    if (exponent == exponents() && infinities) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == exponents() && fraction == (1L << mantissa) - 1) {
      magnitude = Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, 1 - bias - mantissa);
    } else {
      magnitude = Math.scalb((double) (fraction | 1L << mantissa), exponent - bias - mantissa);
    }
    return negative ? -magnitude : magnitude;
  }

  long encode(double value) {
    if (bits == 64) return Double.doubleToRawLongBits(value);
    if (bits == 32) return Integer.toUnsignedLong(Float.floatToRawIntBits((float) value));
    long sign = Double.doubleToRawLongBits(value) >>> 63 << (bits - 1);
    if (Double.isNaN(value)) return sign | nan();
    double magnitude = Math.abs(value);
    if (magnitude == 0) return sign;
    if (Double.isInfinite(magnitude)) return sign | (infinities ? magnitudeOfInfinity() : nan());
    int exponent = Math.max(Math.getExponent(magnitude), 1 - bias);
    // Scaled so that the last stored bit is the unit; rint then rounds to nearest even.
    long rounded = (long) Math.rint(Math.scalb(magnitude, mantissa - exponent));
    long packed =
        rounded < 1L << mantissa
            ? rounded
            : ((long) (exponent + bias - 1) << mantissa) + rounded; // a carry moves the exponent on
    return sign | (packed > greatest() ? (infinities ? magnitudeOfInfinity() : nan()) : packed);
  }

  private long nan() {
    long ones = (long) exponents() << mantissa;
    return infinities ? ones | 1L << (mantissa - 1) : ones | ((1L << mantissa) - 1);
  }

  private long magnitudeOfInfinity() {
    return (long) exponents() << mantissa;
  }

  /// The bits of the greatest finite magnitude.
  long greatest() {
    long ones = (long) exponents() << mantissa;
    return infinities ? ones - 1 : (ones | ((1L << mantissa) - 1)) - 1;
  }

  /// Infinity, or the greatest number of a format that has none.
  long infinity(boolean negative) {
    return (negative ? 1L << (bits - 1) : 0) | (infinities ? magnitudeOfInfinity() : greatest());
  }

  /// Rounds the bits themselves, as XLA does: the unit is a place of the stored mantissa, also of
  /// subnormal numbers, and a tie goes to the even pattern.
  long reducePrecision(long raw, int toExponentBits, int toMantissa) {
    long sign = raw & 1L << (bits - 1);
    double x = decode(raw);
    if (Double.isNaN(x)) return toMantissa > 0 ? raw : sign | infinity(false);
    if (Double.isInfinite(x)) return raw;
    long magnitude = raw ^ sign;
    if (toMantissa < mantissa) {
      int dropped = mantissa - toMantissa;
      long tie = (1L << (dropped - 1)) - 1 + (magnitude >>> dropped & 1);
      magnitude = (magnitude + tie) >>> dropped << dropped;
    }
    long overflow = infinities ? magnitudeOfInfinity() : nan();
    if (magnitude > greatest()) return sign | overflow;
    if (toExponentBits >= bits - 1 - mantissa) return sign | magnitude;
    long exponent = (magnitude >>> mantissa) - bias;
    long most = (1L << (toExponentBits - 1)) - 1;
    return sign | (exponent > most ? overflow : exponent <= -most ? 0 : magnitude);
  }
}
