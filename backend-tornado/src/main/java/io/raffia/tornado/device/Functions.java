package io.raffia.tornado.device;

/// Scalar functions as a device computes them: in terms of its own elementary functions, and
/// without what TornadoVM has no code for, such as the bits of a float. They hold for NaN,
/// infinities and signed zeros what [io.raffia.ir.op.Unary] and [io.raffia.ir.op.Binary] say.
/// Integers are canonical.
///
/// TornadoVM writes some constants of floats wrongly (infinite doubles, NaN), so that none stands
/// here; of its functions of doubles some are those of floats, where [Math]'s are right.
///
/// Conditions are joined by `&` and `|`: TornadoVM has compiled joined jumps wrongly.
@SuppressWarnings("ShortCircuitBoolean")
public final class Functions {
  private static final float MIN_NORMAL = 0x1p-126f;
  private static final double MIN_NORMAL_DOUBLE = 0x1p-1022;

  private Functions() {}

  public static float abs(float x) {
    return x < 0 ? -x : x == 0 ? 0 : x;
  }

  public static double abs(double x) {
    return x < 0 ? -x : x == 0 ? 0 : x;
  }

  public static long abs(long x) {
    return x < 0 ? -x : x;
  }

  public static float max(float x, float y) {
    if (Float.isNaN(x)) return x;
    if (x > y) return x;
    if (x < y) return y;
    return x == y & x == 0 ? x + y : y;
  }

  public static double max(double x, double y) {
    if (Double.isNaN(x)) return x;
    if (x > y) return x;
    if (x < y) return y;
    return x == y & x == 0 ? x + y : y;
  }

  public static float min(float x, float y) {
    if (Float.isNaN(x)) return x;
    if (x < y) return x;
    if (x > y) return y;
    return x == y & x == 0 ? -(-x - y) : y;
  }

  public static double min(double x, double y) {
    if (Double.isNaN(x)) return x;
    if (x < y) return x;
    if (x > y) return y;
    return x == y & x == 0 ? -(-x - y) : y;
  }

  public static long max(long x, long y) {
    return x < y ? y : x;
  }

  public static long min(long x, long y) {
    return x < y ? x : y;
  }

  public static float signum(float x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
  }

  public static double signum(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
  }

  public static float floor(float x) {
    return TornadoMath.floor(x);
  }

  public static double floor(double x) {
    return TornadoMath.floor(x);
  }

  public static float ceil(float x) {
    return TornadoMath.ceil(x);
  }

  public static double ceil(double x) {
    return TornadoMath.ceil(x);
  }

  public static float rint(float x) {
    float down = TornadoMath.floor(x);
    float rest = x - down;
    boolean isEven = TornadoMath.floor(down * 0.5f) == down * 0.5f;
    float y = rest < 0.5f | !(rest > 0.5f) & isEven ? down : down + 1;
    return y == 0 ? x * 0 : y;
  }

  public static double rint(double x) {
    double down = TornadoMath.floor(x);
    double rest = x - down;
    boolean isEven = TornadoMath.floor(down * 0.5) == down * 0.5;
    double y = rest < 0.5 | !(rest > 0.5) & isEven ? down : down + 1;
    return y == 0 ? x * 0 : y;
  }

  public static float roundAwayFromZero(float x) {
    float a = abs(x);
    float down = TornadoMath.floor(a);
    float y = a - down >= 0.5f ? down + 1 : down;
    return x > 0 ? y : x < 0 ? -y : x;
  }

  public static double roundAwayFromZero(double x) {
    double a = abs(x);
    double down = TornadoMath.floor(a);
    double y = a - down >= 0.5 ? down + 1 : down;
    return x > 0 ? y : x < 0 ? -y : x;
  }

  public static float sqrt(float x) {
    return TornadoMath.sqrt(x);
  }

  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  public static float rsqrt(float x) {
    return 1 / TornadoMath.sqrt(x);
  }

  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }

  public static float exp(float x) {
    return TornadoMath.exp(x);
  }

  public static double exp(double x) {
    return Math.exp(x);
  }

  /// Near 0 by tanh(x/2), which loses nothing there.
  public static float expm1(float x) {
    if (x == 0) return x;
    if (x > 1 | x < -1) return TornadoMath.exp(x) - 1;
    float t = TornadoMath.tanh(x * 0.5f);
    return 2 * t / (1 - t);
  }

  public static double expm1(double x) {
    if (x == 0) return x;
    if (x > 1 | x < -1) return Math.exp(x) - 1;
    double t = Math.tanh(x * 0.5);
    return 2 * t / (1 - t);
  }

  public static float log(float x) {
    return TornadoMath.log(x);
  }

  public static double log(double x) {
    return Math.log(x);
  }

  /// Kahan's: the error of 1 + x cancels in the quotient.
  public static float log1p(float x) {
    float u = 1 + x;
    if (u == 1) return x;
    float y = TornadoMath.log(u);
    return u > 0 & u < Float.POSITIVE_INFINITY ? y * (x / (u - 1)) : y;
  }

  public static double log1p(double x) {
    double u = 1 + x;
    if (u == 1) return x;
    double y = Math.log(u);
    return u > 0 & u <= Double.MAX_VALUE ? y * (x / (u - 1)) : y;
  }

  public static float sin(float x) {
    return TornadoMath.sin(x);
  }

  public static double sin(double x) {
    return Math.sin(x);
  }

  public static float cos(float x) {
    return TornadoMath.cos(x);
  }

  public static double cos(double x) {
    return Math.cos(x);
  }

  public static float tan(float x) {
    return TornadoMath.tan(x);
  }

  public static double tan(double x) {
    return Math.tan(x);
  }

  public static float tanh(float x) {
    return TornadoMath.tanh(x);
  }

  public static double tanh(double x) {
    return Math.tanh(x);
  }

  public static float logistic(float x) {
    float e = TornadoMath.exp(-abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  public static double logistic(double x) {
    double e = Math.exp(-abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  public static float cbrt(float x) {
    float a = abs(x);
    if (!(a > 0 & a < Float.POSITIVE_INFINITY)) return x;
    float y = TornadoMath.pow(a, 0.33333334f);
    y = y - (y - a / y / y) / 3;
    return x < 0 ? -y : y;
  }

  public static double cbrt(double x) {
    double a = abs(x);
    if (!(a > 0 & a <= Double.MAX_VALUE)) return x;
    double y = Math.pow(a, 1.0 / 3);
    y = y - (y - a / y / y) / 3;
    return x < 0 ? -y : y;
  }

  public static float pow(float x, float y) {
    return TornadoMath.pow(x, y);
  }

  public static double pow(double x, double y) {
    return Math.pow(x, y);
  }

  public static float atan2(float y, float x) {
    return TornadoMath.atan2(y, x);
  }

  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  /// The polynomials of [io.raffia.jvm.ScalarMath#erf(float)].
  public static float erf(float x) {
    float a = abs(x);
    if (a < 0.93f) {
      float z = a * a;
      float p = -5.976896e-4f * z + 0.004990981f;
      p = p * z - 0.026765568f;
      p = p * z + 0.112818025f;
      p = p * z - 0.37612495f;
      p = p * z + 0.12837915f;
      return x * p + x;
    }
    float c = a > 4 ? 4 : a;
    float q = -1.1522275e-5f * c + 3.2565257e-4f;
    q = q * c - 0.0036537636f;
    q = q * c + 0.023785345f;
    q = q * c - 0.106263146f;
    q = q * c - 0.6351359f;
    q = q * c - 1.1286522f;
    float far = 1 - TornadoMath.exp(q * c);
    return x < 0 ? -far : far;
  }

  /// The polynomials of [io.raffia.jvm.ScalarMath#erfInv(float)].
  public static float erfInv(float x) {
    float w = -log1p(-(x * x));
    float p;
    if (w < 5) {
      float near = w - 2.5f;
      p = 2.8102264e-8f * near + 3.4327394e-7f;
      p = p * near - 3.5233877e-6f;
      p = p * near - 4.3915065e-6f;
      p = p * near + 2.1858087e-4f;
      p = p * near - 0.001253725f;
      p = p * near - 0.0041776816f;
      p = p * near + 0.24664073f;
      p = p * near + 1.5014094f;
    } else {
      float far = TornadoMath.sqrt(w) - 3;
      p = -2.0021426e-4f * far + 1.0095056e-4f;
      p = p * far + 0.0013493432f;
      p = p * far - 0.0036734284f;
      p = p * far + 0.0057395077f;
      p = p * far - 0.0076224613f;
      p = p * far + 0.0094388705f;
      p = p * far + 1.001674f;
      p = p * far + 2.8329768f;
    }
    return abs(x) == 1 ? x * Float.POSITIVE_INFINITY : p * x;
  }

  public static double acos(double x) {
    return Math.acos(x);
  }

  public static double asin(double x) {
    return Math.asin(x);
  }

  public static double atan(double x) {
    return Math.atan(x);
  }

  public static double sinh(double x) {
    double a = abs(x);
    double e = a < 700 ? expm1(a) : Math.exp(a * 0.5);
    double y = a < 700 ? (e + e / (e + 1)) * 0.5 : e * 0.5 * e;
    return x < 0 ? -y : x == 0 ? x : y;
  }

  public static double cosh(double x) {
    double a = abs(x);
    double e = a < 700 ? Math.exp(a) : Math.exp(a * 0.5);
    return a < 700 ? (e + 1 / e) * 0.5 : e * 0.5 * e;
  }

  public static boolean isFinite(float x) {
    return abs(x) < Float.POSITIVE_INFINITY;
  }

  public static boolean isFinite(double x) {
    return abs(x) <= Double.MAX_VALUE;
  }

  public static boolean ne(float x, float y) {
    return x != y;
  }

  public static boolean ne(double x, double y) {
    return x != y;
  }

  public static boolean ne(long x, long y) {
    return x != y;
  }

  public static int select(int condition, int yes, int no) {
    return condition != 0 ? yes : no;
  }

  public static long select(int condition, long yes, long no) {
    return condition != 0 ? yes : no;
  }

  public static float select(int condition, float yes, float no) {
    return condition != 0 ? yes : no;
  }

  public static double select(int condition, double yes, double no) {
    return condition != 0 ? yes : no;
  }

  /// `x >>> by` for 0 <= by < 64, which TornadoVM writes as a shift that keeps the sign.
  private static long shiftRight(long x, long by) {
    return by == 0 ? x : (x >> by) & (Long.MAX_VALUE >> (by - 1));
  }

  /// The lowest `bits` bits, at least one.
  private static long low(int bits) {
    return bits == 64 ? -1 : (1L << bits) - 1;
  }

  public static long sign(long x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
  }

  public static long popcnt(long x, int bits) {
    return ones(x & low(bits));
  }

  private static long ones(long x) {
    long pairs = x - (shiftRight(x, 1) & 0x5555555555555555L);
    long fours = (pairs & 0x3333333333333333L) + (shiftRight(pairs, 2) & 0x3333333333333333L);
    return shiftRight(
        ((fours + shiftRight(fours, 4)) & 0x0f0f0f0f0f0f0f0fL) * 0x0101010101010101L, 56);
  }

  public static long countLeadingZeros(long x, int bits) {
    long y = x & low(bits);
    y |= shiftRight(y, 1);
    y |= shiftRight(y, 2);
    y |= shiftRight(y, 4);
    y |= shiftRight(y, 8);
    y |= shiftRight(y, 16);
    y |= shiftRight(y, 32);
    return bits - ones(y);
  }

  // Every divisor is one that a device may divide by, whichever arm of a choice it computes.

  public static long div(long x, long y) {
    long q = x / (y == 0 | y == -1 ? 1 : y);
    return y == 0 ? -1 : y == -1 ? -x : q;
  }

  public static long rem(long x, long y) {
    long r = x % (y == 0 | y == -1 ? 1 : y);
    return y == 0 ? x : y == -1 ? 0 : r;
  }

  public static long divUnsigned(long x, long y) {
    long d = y <= 0 ? 1 : y;
    long half = (shiftRight(x, 1) / d) << 1;
    long q = half + (compareUnsigned(x - half * d, d) < 0 ? 0 : 1);
    long large = compareUnsigned(x, y) < 0 ? 0 : 1;
    return y == 0 ? -1 : y < 0 ? large : q;
  }

  public static long remUnsigned(long x, long y) {
    return y == 0 ? x : x - divUnsigned(x, y) * y;
  }

  public static long maxUnsigned(long x, long y) {
    return compareUnsigned(x, y) < 0 ? y : x;
  }

  public static long minUnsigned(long x, long y) {
    return compareUnsigned(x, y) < 0 ? x : y;
  }

  public static int compareUnsigned(long x, long y) {
    long a = x ^ Long.MIN_VALUE;
    long b = y ^ Long.MIN_VALUE;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  public static int compareUnsigned(int x, int y) {
    int a = x ^ Integer.MIN_VALUE;
    int b = y ^ Integer.MIN_VALUE;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  public static long toUnsignedLong(int x) {
    return x & 0xffffffffL;
  }

  public static long pow(long x, long y) {
    if (y < 0) return x == 1 ? 1 : x == -1 ? ((y & 1) == 0 ? 1 : -1) : x == 0 ? -1 : 0;
    return powUnsigned(x, y);
  }

  public static long powUnsigned(long x, long y) {
    long z = 1;
    long base = x;
    long e = y;
    for (int i = 0; i < 64; i++) {
      z = (e & 1) != 0 ? z * base : z;
      base = base * base;
      e = shiftRight(e, 1);
    }
    return z;
  }

  public static long shiftLeft(long x, long y, int bits) {
    return y < 0 | y >= bits ? 0 : x << y;
  }

  public static long shiftRightArithmetic(long x, long y, int bits) {
    // By arithmetic: a pair of shifts to extend the sign has been compiled wrongly.
    boolean isNegative = (x & (1L << (bits - 1))) != 0;
    long rest = shiftRight(isNegative ? ~x & low(bits) : x, y < 0 | y >= bits ? bits - 1 : y);
    return isNegative ? ~rest : rest;
  }

  public static long shiftRightLogical(long x, long y, int bits) {
    return y < 0 | y >= bits ? 0 : shiftRight(x & low(bits), y);
  }

  public static int toI32(float x) {
    return toI32((double) x);
  }

  public static int toI32(double x) {
    if (x >= 0x1p31) return Integer.MAX_VALUE;
    if (x <= -0x1p31) return Integer.MIN_VALUE;
    return Double.isNaN(x) ? 0 : (int) x;
  }

  public static long toI64(float x) {
    return toI64((double) x);
  }

  public static long toI64(double x) {
    if (x >= 0x1p63) return Long.MAX_VALUE;
    if (x <= -0x1p63) return Long.MIN_VALUE;
    return Double.isNaN(x) ? 0 : (long) x;
  }

  public static long saturate(double x, long low, long high) {
    long y = toI64(x);
    return y < low ? low : y < high ? y : high;
  }

  public static long toU64(double x) {
    if (!(x > 0)) return 0;
    if (x >= 0x1p64) return -1;
    return x < 0x1p63 ? (long) x : (long) (x - 0x1p63) ^ Long.MIN_VALUE;
  }

  public static double fromU64(long x) {
    return x < 0 ? (shiftRight(x, 1) | (x & 1)) * 2.0 : x;
  }

  public static float fromU64ToF32(long x) {
    return x < 0 ? (shiftRight(x, 1) | (x & 1)) * 2f : x;
  }

  /// The bits of `x`; those of every NaN are 0x7fc00000.
  public static int floatToRawIntBits(float x) {
    if (Float.isNaN(x)) return 0x7fc00000;
    float signed = x == 0 ? 1 / x : x;
    int sign = signed < 0 ? Integer.MIN_VALUE : 0;
    float v = abs(x);
    if (v == Float.POSITIVE_INFINITY) return sign | 0x7f800000;
    if (v < MIN_NORMAL) return sign | (int) (v * 0x1p100f * 0x1p49f);
    int e = 127;
    float up = 0x1p64f;
    float down = 0x1p-64f;
    int by = 64;
    for (int i = 0; i < 7; i++) {
      boolean large = v >= up;
      v = large ? v * down : v;
      e = large ? e + by : e;
      boolean small = v < down * 2;
      v = small ? v * up : v;
      e = small ? e - by : e;
      by = by >> 1;
      up = root(by);
      down = 1 / up;
    }
    return sign | (e << 23) | (int) ((v - 1) * 0x1p23f);
  }

  /// 2 to the power of 1, 2, 4 … 32; of 0: 1.
  private static float root(int power) {
    return power == 32
        ? 0x1p32f
        : power == 16 ? 0x1p16f : power == 8 ? 0x1p8f : power == 4 ? 16 : power == 2 ? 4 : 2;
  }

  public static float intBitsToFloat(int bits) {
    int e = (bits >> 23) & 255;
    int m = bits & 0x7fffff;
    if (e == 255) {
      float zero = m * 0f;
      return (m != 0 ? zero : bits < 0 ? -1 : 1) / zero;
    }
    float v = e == 0 ? m : m | 0x800000;
    int k = (e == 0 ? 1 : e) - 150;
    int n = k < 0 ? -k : k;
    float step = k < 0 ? 0.5f : 2;
    for (int i = 0; i < 7; i++) {
      v = (n & 1) != 0 ? v * step : v;
      step = i < 6 ? step * step : step;
      n = n >> 1;
    }
    v = (n & 1) != 0 ? v * step * step : v;
    return bits < 0 ? -v : v;
  }

  /// The bits of `x`; those of every NaN are 0x7ff8000000000000.
  public static long doubleToRawLongBits(double x) {
    if (Double.isNaN(x)) return 0x7ff8000000000000L;
    double signed = x == 0 ? 1 / x : x;
    long sign = signed < 0 ? Long.MIN_VALUE : 0;
    double v = abs(x);
    if (v > Double.MAX_VALUE) return sign | 0x7ff0000000000000L;
    if (v < MIN_NORMAL_DOUBLE) return sign | (long) (v * 0x1p1000 * 0x1p74);
    long e = 1023;
    for (int i = 0; i < 1023; i++) {
      boolean large = v >= 2;
      boolean small = v < 1;
      v = large ? v * 0.5 : small ? v * 2 : v;
      e = large ? e + 1 : small ? e - 1 : e;
    }
    return sign | (e << 52) | (long) ((v - 1) * 0x1p52);
  }

  public static double longBitsToDouble(long bits) {
    int e = (int) (bits >> 52) & 2047;
    long m = bits & 0xfffffffffffffL;
    if (e == 2047) {
      double zero = m * 0.0;
      return (m != 0 ? zero : bits < 0 ? -1 : 1) / zero;
    }
    double v = e == 0 ? m : m | 0x10000000000000L;
    int k = (e == 0 ? 1 : e) - 1075;
    int n = k < 0 ? -k : k;
    double step = k < 0 ? 0.5 : 2;
    for (int i = 0; i < 10; i++) {
      v = (n & 1) != 0 ? v * step : v;
      step = i < 9 ? step * step : step;
      n = n >> 1;
    }
    v = (n & 1) != 0 ? v * step * step : v;
    return bits < 0 ? -v : v;
  }

  // Floats of 8 and 16 bits, of which kernels hold exact floats, by their bits: so many stored
  // ones of the mantissa, and the greatest finite pattern.

  /// The bits of `x` rounded to nearest even; `above` is what follows the greatest finite pattern,
  /// and stands for whatever is greater.
  private static int narrow(
      float x, int mantissa, int bias, int greatest, int above, int nan, int sign) {
    int raw = floatToRawIntBits(x);
    int magnitude = raw & 0x7fffffff;
    int negative = raw < 0 ? sign : 0;
    int e = magnitude >> 23;
    int least = 128 - bias;
    // Subnormal numbers of the format lose more bits, up to all of them.
    int lost = 23 - mantissa + (e < least ? least - (e == 0 ? 1 : e) : 0);
    int dropped = lost > 25 ? 25 : lost;
    int whole = e < least ? (magnitude & 0x7fffff) | (e == 0 ? 0 : 0x800000) : magnitude;
    int shifted = e == 0 & least > 1 ? 0 : whole;
    int even = (shifted >> dropped) & 1;
    int rounded = (shifted + (1 << (dropped - 1)) - 1 + even) >> dropped;
    int bits = e < least ? rounded : rounded - ((127 - bias) << mantissa);
    int kept = bits > greatest ? above : bits;
    return negative | (Float.isNaN(x) ? nan : kept);
  }

  private static float wide(int bits, int mantissa, int bias, boolean infinities, int sign) {
    int magnitude = bits & (sign - 1);
    boolean negative = (bits & sign) != 0;
    int most = (sign >> mantissa) - 1;
    int e = magnitude >> mantissa;
    int fraction = magnitude & ((1 << mantissa) - 1);
    boolean special = infinities ? e == most : magnitude == sign - 1;
    int normal = (magnitude << (23 - mantissa)) + ((127 - bias) << 23);
    int raw =
        special ? (infinities & fraction == 0 ? 0x7f800000 : 0x7fc00000) : e == 0 ? 0 : normal;
    float x = intBitsToFloat(raw);
    float small = fraction * intBitsToFloat((128 - bias - mantissa) << 23);
    float y = e == 0 ? small : x;
    return negative ? -y : y;
  }

  public static int bitsF16(float x) {
    return narrow(x, 10, 15, 0x7bff, 0x7c00, 0x7e00, 0x8000);
  }

  public static int bitsBf16(float x) {
    return narrow(x, 7, 127, 0x7f7f, 0x7f80, 0x7fc0, 0x8000);
  }

  public static int bitsF8e4m3fn(float x) {
    return narrow(x, 3, 7, 0x7e, 0x7f, 0x7f, 0x80);
  }

  public static int bitsF8e5m2(float x) {
    return narrow(x, 2, 15, 0x7b, 0x7c, 0x7e, 0x80);
  }

  public static float ofF16(int bits) {
    return wide(bits & 0xffff, 10, 15, true, 0x8000);
  }

  public static float ofBf16(int bits) {
    return intBitsToFloat(bits << 16);
  }

  public static float ofF8e4m3fn(int bits) {
    return wide(bits & 0xff, 3, 7, false, 0x80);
  }

  public static float ofF8e5m2(int bits) {
    return wide(bits & 0xff, 2, 15, true, 0x80);
  }

  /// The float next to `x` that says on which side of it `x` lies, by a last bit that is odd: it
  /// rounds to a shorter format as `x` does.
  private static float toOdd(double x) {
    float f = (float) x;
    int raw = floatToRawIntBits(f);
    double rest = abs(x) - abs((double) f);
    boolean moves = rest != 0 & (raw & 1) == 0 & !Double.isNaN(x);
    return intBitsToFloat(moves ? (rest > 0 ? raw + 1 : raw - 1) : raw);
  }

  public static float roundF16(double x) {
    return roundF16(toOdd(x));
  }

  public static float roundBf16(double x) {
    return roundBf16(toOdd(x));
  }

  public static float roundF8e4m3fn(double x) {
    return roundF8e4m3fn(toOdd(x));
  }

  public static float roundF8e5m2(double x) {
    return roundF8e5m2(toOdd(x));
  }

  public static float roundF16(float x) {
    return ofF16(bitsF16(x));
  }

  public static float roundBf16(float x) {
    return ofBf16(bitsBf16(x));
  }

  public static float roundF8e4m3fn(float x) {
    return ofF8e4m3fn(bitsF8e4m3fn(x));
  }

  public static float roundF8e5m2(float x) {
    return ofF8e5m2(bitsF8e5m2(x));
  }
}
