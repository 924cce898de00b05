package io.raffia.ir;

/// Element types: StableHLO's integers and floats (ml_dtypes' set), without complex and quantized
/// ones.
///
/// A scalar of any of them travels as a canonical `long`: integers sign- or zero-extended, booleans
/// 0 or 1, floats as their raw bits zero-extended. Equal scalars have equal bits (NaN payloads and
/// the sign of zero included).
public enum DType {
  I1("i1", Kind.BOOL, 1),
  I4("i4", Kind.SIGNED, 4),
  I8("i8", Kind.SIGNED, 8),
  I16("i16", Kind.SIGNED, 16),
  I32("i32", Kind.SIGNED, 32),
  I64("i64", Kind.SIGNED, 64),
  U4("ui4", Kind.UNSIGNED, 4),
  U8("ui8", Kind.UNSIGNED, 8),
  U16("ui16", Kind.UNSIGNED, 16),
  U32("ui32", Kind.UNSIGNED, 32),
  U64("ui64", Kind.UNSIGNED, 64),
  F8E4M3FN("f8E4M3FN", Kind.FLOAT, 8),
  F8E5M2("f8E5M2", Kind.FLOAT, 8),
  F16("f16", Kind.FLOAT, 16),
  BF16("bf16", Kind.FLOAT, 16),
  F32("f32", Kind.FLOAT, 32),
  F64("f64", Kind.FLOAT, 64);

  /// What arithmetic a type has.
  public enum Kind {
    BOOL,
    SIGNED,
    UNSIGNED,
    FLOAT
  }

  private final String text;
  private final Kind kind;
  private final int bits;

  DType(String text, Kind kind, int bits) {
    this.text = text;
    this.kind = kind;
    this.bits = bits;
  }

  /// StableHLO's name of the type.
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }

  /// The width in bits; booleans have 1.
  public int bits() {
    return bits;
  }

  /// The bytes that an element takes in memory: sub-byte types take a whole one.
  public int bytes() {
    return Math.max(1, bits / 8);
  }

  public boolean isFloat() {
    return kind == Kind.FLOAT;
  }

  public boolean isInteger() {
    return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
  }

  /// The canonical bits of the integer `value` reduced modulo 2^width (of booleans: `value != 0`).
  public long wrap(long value) {
    return switch (kind) {
      case BOOL -> value != 0 ? 1 : 0;
      case SIGNED -> value << (64 - bits) >> (64 - bits);
      case UNSIGNED -> bits == 64 ? value : value & ((1L << bits) - 1);
      case FLOAT -> throw new IllegalStateException(text + " is not an integer type");
    };
  }

  /// The scalar as a double: exact but for 64-bit integers, which round to nearest even.
  public double toDouble(long scalar) {
    return switch (kind) {
      case BOOL, SIGNED -> scalar;
      case UNSIGNED -> this == U64 && scalar < 0 ? unsignedToDouble(scalar) : scalar;
      case FLOAT -> FloatFormat.of(this).decode(scalar);
    };
  }

  /// The canonical bits of `value`: floats round to nearest even; integers truncate toward zero and
  /// saturate, NaN becomes 0 (as XLA on a CPU converts); booleans are `value != 0`.
  public long fromDouble(double value) {
    return switch (kind) {
      case BOOL -> value != 0 ? 1 : 0;
      case SIGNED -> bits == 64 ? (long) value : (long) Math.clamp(value, minValue(), maxValue());
      case UNSIGNED ->
          bits == 64
              ? unsignedFromDouble(value)
              : (long) Math.clamp(nanToZero(value), 0, maxValue());
      case FLOAT -> FloatFormat.of(this).encode(value);
    };
  }

  private double minValue() {
    return -(double) (1L << (bits - 1));
  }

  private double maxValue() {
    return kind == Kind.SIGNED ? (double) ((1L << (bits - 1)) - 1) : (double) ((1L << bits) - 1);
  }

  private static double nanToZero(double x) {
    return Double.isNaN(x) ? 0 : x;
  }

  private static double unsignedToDouble(long x) {
    return ((x >>> 1) | (x & 1)) * 2.0;
  }

  private static long unsignedFromDouble(double x) {
    if (!(x > 0)) return 0;
    if (x >= 0x1p64) return -1;
    return x < 0x1p63 ? (long) x : (long) (x - 0x1p63) ^ Long.MIN_VALUE;
  }

  /// The float `x` rounded to nearest even to fewer bits of exponent and mantissa, in its own type:
  /// what exceeds the range becomes infinite, what falls below the normal numbers of a narrower
  /// exponent zero, and NaN infinite when there is no mantissa to tell them apart.
  public long reducePrecision(long x, int exponentBits, int mantissaBits) {
    return FloatFormat.of(this).reducePrecision(x, exponentBits, mantissaBits);
  }

  /// The neighbour of the float `x` in the direction of `to`: `to` itself when they are equal, NaN
  /// when one is NaN.
  public long nextAfter(long x, long to) {
    double a = toDouble(x);
    double b = toDouble(to);
    if (Double.isNaN(a) || Double.isNaN(b)) return fromDouble(Double.NaN);
    if (a == b) return to;
    if (a == 0) return b > 0 ? 1 : 1L << (bits - 1) | 1;
    return b > a == a > 0 ? x + 1 : x - 1;
  }

  /// The least scalar of the type: of floats minus infinity (or the most negative number).
  public long lowest() {
    return switch (kind) {
      case BOOL, UNSIGNED -> 0;
      case SIGNED -> bits == 64 ? Long.MIN_VALUE : -(1L << (bits - 1));
      case FLOAT -> FloatFormat.of(this).infinity(true);
    };
  }

  /// The greatest scalar of the type: of floats infinity (or the greatest number).
  public long highest() {
    return switch (kind) {
      case BOOL -> 1;
      case UNSIGNED -> bits == 64 ? -1 : (1L << bits) - 1;
      case SIGNED -> bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
      case FLOAT -> FloatFormat.of(this).infinity(false);
    };
  }

  /// The type that StableHLO calls `text`; throws [IrException] for another.
  public static DType parse(String text) {
    for (var t : values()) if (t.text.equals(text)) return t;
    throw new IrException("unknown element type '" + text + "'");
  }

  @Override
  public String toString() {
    return text;
  }
}
