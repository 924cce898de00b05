package io.raffia.jvm;

/// Elementary functions of one `float`: the same polynomials, step by step, as a lane of
/// [VectorMath], so that scalar and vector code give the same bits. Within 2 ulp over the whole
/// range (but see [#erfInv(float)]), with the values of C's `<math.h>` for infinities, NaN and
/// signed zeros.
///
/// The `double` overloads are those of [Math], and series where it has none.
public final class ScalarMath {
  static final float MAGIC =
      0x1.8p23f; // adding it rounds to an integer, which stands in the low bits
  static final int MAGIC_BITS = Float.floatToRawIntBits(MAGIC);
  static final float MAGIC_64 = MAGIC + 64; // the integer is 64 more
  static final int ONE_BITS = Float.floatToRawIntBits(1f);
  static final int HALF_BITS = Float.floatToRawIntBits(0.5f);
  static final float LOG2E = 1.442695f;
  static final float LN2 = 0.6931472f;
  static final float LN2_REST = -1.9046542e-9f;
  static final float LN2_HIGH =
      0.69311523f; // 14 bits, so that its product with an exponent is exact
  static final float LN2_LOW = 3.1946183e-5f;
  static final int SQRT_HALF_BITS = 0x3f3504f3;
  static final float EXP_MAX = 88.72284f;
  static final float EXP_MIN = -104f;
  static final float TWO_OVER_PI = 0.63661975f;
  static final float PI_HALF_1 = 1.5707964f;
  static final float PI_HALF_2 = -4.371139e-8f;
  static final float PI_HALF_3 = -1.7151245e-15f;
  static final float TRIG_MAX = 32768f; // beyond, three words of pi/2 are too few
  static final float TANH_SMALL = 0.625f;
  static final float TANH_MAX = 10f;
  static final float ERF_SMALL = 0.93f;
  static final float ERF_MAX = 4f;
  static final double LN2_D = 0.6931471805599453;
  static final double LOG2E_D = 1.4426950408889634;
  static final double MAGIC_D = 0x1.8p52;
  static final long MAGIC_D_BITS = Double.doubleToRawLongBits(MAGIC_D);
  static final long SQRT_HALF_D_BITS = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private ScalarMath() {}

  /// e^x.
  public static float exp(float x) {
    float t = Math.fma(x, LOG2E, MAGIC);
    float r = reduceExp(x, t - MAGIC);
    int n = Float.floatToRawIntBits(t);
    int half = n >>> 1;
    float y = expPolynomial(r) * power(half) * power(n - half);
    y = x > EXP_MAX ? Float.POSITIVE_INFINITY : y;
    return x < EXP_MIN ? 0 : y;
  }

  /// e^x for |x| < 87, where its error may be some ulps more the larger |x| is.
  private static float expInside(float x) {
    float t = Math.fma(x, LOG2E, MAGIC);
    float r = Math.fma(t - MAGIC, -LN2, x);
    return expPolynomial(r) * power(Float.floatToRawIntBits(t));
  }

  /// e^2x, the same; half of the exponent is reduced, so that nothing is doubled first.
  private static float expOfTwice(float x) {
    float t = Math.fma(x, 2 * LOG2E, MAGIC);
    float r = Math.fma(t - MAGIC, -LN2 / 2, x);
    float z = r * r;
    float high = Math.fma(32 * 0.0013814174f, z, Math.fma(16 * 0.0083689215f, r, 8 * 0.041668408f));
    float p = Math.fma(high, z, Math.fma(4 * 0.1666652f, r, 2 * 0.49999994f));
    return Math.fma(Math.fma(p, z, r), 2, 1) * power(Float.floatToRawIntBits(t));
  }

  private static float reduceExp(float x, float n) {
    return Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
  }

  /// 2^n where `n` is in the low bits: the shift drops the others.
  private static float power(int n) {
    return Float.intBitsToFloat((n << 23) + ONE_BITS);
  }

  private static float expPolynomial(float r) {
    float z = r * r;
    float high = Math.fma(0.0013814174f, z, Math.fma(0.0083689215f, r, 0.041668408f));
    float p = Math.fma(high, z, Math.fma(0.1666652f, r, 0.49999994f));
    return Math.fma(p, z, r) + 1;
  }

  /// e^x - 1, accurate near 0.
  public static float expm1(float x) {
    float t = Math.fma(x, LOG2E, MAGIC);
    float r = reduceExp(x, t - MAGIC);
    float p = Math.fma(1.9914335e-4f, r, 0.0013941126f);
    p = Math.fma(p, r, 0.008333273f);
    p = Math.fma(p, r, 0.041666355f);
    p = Math.fma(p, r, 0.16666667f);
    p = Math.fma(p, r, 0.5f);
    float q = Math.fma(p, r * r, r);
    // Half of 2^n, which may overflow.
    float scale = Float.intBitsToFloat((Float.floatToRawIntBits(t) << 23) + HALF_BITS);
    float y = Math.fma(q, scale, scale - 0.5f) * 2;
    y = Math.abs(x) < 0x1p-24f ? x : y;
    y = x > EXP_MAX ? Float.POSITIVE_INFINITY : y;
    return x < -18f ? -1 : y;
  }

  /// The natural logarithm.
  public static float log(float x) {
    boolean small = x < Float.MIN_NORMAL;
    float y = small ? x * 0x1p23f : x;
    int b = Float.floatToRawIntBits(y) - SQRT_HALF_BITS;
    float f = Float.intBitsToFloat((b & 0x7fffff) + SQRT_HALF_BITS) - 1;
    float n = exponent(b) - (small ? 23f : 0f);
    float r = logPolynomial(f, n, 0);
    r = x == 0 ? Float.NEGATIVE_INFINITY : r;
    r = x < 0 ? Float.NaN : r;
    return x < Float.POSITIVE_INFINITY ? r : x;
  }

  private static float exponent(int b) {
    return Float.intBitsToFloat((b >> 23) + MAGIC_BITS) - MAGIC;
  }

  /// log(1 + f) + n log(2) + c.
  private static float logPolynomial(float f, float n, float c) {
    float p = Math.fma(0.06915435f, f, -0.11789853f);
    p = Math.fma(p, f, 0.1187297f);
    p = Math.fma(p, f, -0.12384341f);
    p = Math.fma(p, f, 0.14218658f);
    p = Math.fma(p, f, -0.16669251f);
    p = Math.fma(p, f, 0.20002227f);
    p = Math.fma(p, f, -0.24999987f);
    p = Math.fma(p, f, 0.3333331f);
    float z = f * f;
    float y = Math.fma(n, LN2_LOW, Math.fma(z * f, p, c));
    return Math.fma(n, LN2_HIGH, f + Math.fma(z, -0.5f, y));
  }

  /// log(1 + x), accurate near 0.
  public static float log1p(float x) {
    float u = 1 + x;
    int b = Float.floatToRawIntBits(u) - SQRT_HALF_BITS;
    float n = exponent(b);
    boolean near = n == 0;
    float lost = (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u;
    float f = near ? x : Float.intBitsToFloat((b & 0x7fffff) + SQRT_HALF_BITS) - 1;
    float r = logPolynomial(f, n, near ? 0 : lost);
    r = Math.abs(x) < 0x1p-25f ? x : r;
    r = x == -1 ? Float.NEGATIVE_INFINITY : r;
    r = x < -1 ? Float.NaN : r;
    return x < Float.POSITIVE_INFINITY ? r : x;
  }

  /// The hyperbolic tangent.
  public static float tanh(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float p = Math.fma(-0.0057170447f, z, 0.020650586f);
    p = Math.fma(p, z, -0.053743497f);
    p = Math.fma(p, z, 0.13331491f);
    p = Math.fma(p, z, -0.33333284f);
    float near = a * Math.fma(z, p, 1);
    float c = a > TANH_MAX ? TANH_MAX : a;
    float far = 1 - 2 / (expOfTwice(c) + 1);
    return signed(a < TANH_SMALL ? near : far, x);
  }

  private static float signed(float magnitude, float sign) {
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(magnitude) ^ (Float.floatToRawIntBits(sign) & Integer.MIN_VALUE));
  }

  /// 1 / (1 + e^-x), as 1 - q or e - e q where e = e^-|x| and q = e / (1 + e).
  public static float logistic(float x) {
    float c = -Math.abs(x);
    c = c < EXP_MIN ? EXP_MIN : c;
    float t = Math.fma(c, LOG2E, MAGIC_64);
    float r = reduceExp(c, t - MAGIC_64);
    float e = expPolynomial(r) * power(Float.floatToRawIntBits(t)) * 0x1p-64f;
    float u = x < 0 ? e : 1;
    return Math.fma(u, e / (-1 - e), u);
  }

  /// The sine; beyond 32768 by [StrictMath].
  public static float sin(float x) {
    float a = Math.abs(x);
    return a < TRIG_MAX ? signed(sinShifted(a, 0), x) : (float) StrictMath.sin(x);
  }

  /// The cosine; beyond 32768 by [StrictMath].
  public static float cos(float x) {
    float a = Math.abs(x);
    return a < TRIG_MAX ? sinShifted(a, 1) : (float) StrictMath.cos(x);
  }

  /// sin(a + quarters pi/2) for 0 <= a < TRIG_MAX.
  private static float sinShifted(float a, int quarters) {
    float t = Math.fma(a, TWO_OVER_PI, MAGIC);
    float n = t - MAGIC;
    float r = Math.fma(n, -PI_HALF_3, Math.fma(n, -PI_HALF_2, Math.fma(n, -PI_HALF_1, a)));
    float z = r * r;
    float s = Math.fma(Math.fma(-1.9517215e-4f, z, 0.008332178f), z, -0.16666655f);
    s = Math.fma(r * z, s, r);
    float c = Math.fma(Math.fma(2.4438357e-5f, z, -0.0013887367f), z, 0.041666646f);
    c = Math.fma(z * z, c, Math.fma(z, -0.5f, 1));
    int j = Float.floatToRawIntBits(t) + quarters;
    return Float.intBitsToFloat(Float.floatToRawIntBits((j & 1) == 0 ? s : c) ^ ((j & 2) << 30));
  }

  /// The error function.
  public static float erf(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float p = Math.fma(-5.976896e-4f, z, 0.004990981f);
    p = Math.fma(p, z, -0.026765568f);
    p = Math.fma(p, z, 0.112818025f);
    p = Math.fma(p, z, -0.37612495f);
    p = Math.fma(p, z, 0.12837915f);
    float near = Math.fma(a, p, a);
    float c = a > ERF_MAX ? ERF_MAX : a;
    float q = Math.fma(-1.1522275e-5f, c, 3.2565257e-4f);
    q = Math.fma(q, c, -0.0036537636f);
    q = Math.fma(q, c, 0.023785345f);
    q = Math.fma(q, c, -0.106263146f);
    q = Math.fma(q, c, -0.6351359f);
    q = Math.fma(q, c, -1.1286522f);
    float far = 1 - expInside(q * c);
    return signed(a < ERF_SMALL ? near : far, x);
  }

  /// The inverse of [#erf(float)]; infinite at -1 and 1, NaN beyond.
  ///
  /// By Giles's polynomials in log(1 - x²) as XLA evaluates them, so that normal random numbers
  /// agree with JAX's: within 4 ulp of these formulas. As XLA rounds x², it is off by more than
  /// that from the true inverse near -1 and 1.
  public static float erfInv(float x) {
    float w = -log1p(-(x * x));
    float near = w - 2.5f;
    float p = Math.fma(2.8102264e-8f, near, 3.4327394e-7f);
    p = Math.fma(p, near, -3.5233877e-6f);
    p = Math.fma(p, near, -4.3915065e-6f);
    p = Math.fma(p, near, 2.1858087e-4f);
    p = Math.fma(p, near, -0.001253725f);
    p = Math.fma(p, near, -0.0041776816f);
    p = Math.fma(p, near, 0.24664073f);
    p = Math.fma(p, near, 1.5014094f);
    float far = (float) Math.sqrt(w) - 3;
    float q = Math.fma(-2.0021426e-4f, far, 1.0095056e-4f);
    q = Math.fma(q, far, 0.0013493432f);
    q = Math.fma(q, far, -0.0036734284f);
    q = Math.fma(q, far, 0.0057395077f);
    q = Math.fma(q, far, -0.0076224613f);
    q = Math.fma(q, far, 0.0094388705f);
    q = Math.fma(q, far, 1.001674f);
    q = Math.fma(q, far, 2.8329768f);
    float y = (w < 5 ? p : q) * x;
    return Math.abs(x) == 1 ? x * Float.POSITIVE_INFINITY : y;
  }

  /// x^y, computed in `double`; arguments outside 0 < x < infinity, |y| < infinity by [StrictMath].
  public static float pow(float x, float y) {
    boolean inside = x > 0 && x < Float.POSITIVE_INFINITY && Math.abs(y) < Float.POSITIVE_INFINITY;
    return inside ? (float) powInside(x, y) : powOutside(x, y);
  }

  static float powOutside(float x, float y) {
    return (float) StrictMath.pow(x, y);
  }

  private static double powInside(double x, double y) {
    long b = Double.doubleToRawLongBits(x) - SQRT_HALF_D_BITS;
    double n = Double.longBitsToDouble((b >> 52) + MAGIC_D_BITS) - MAGIC_D;
    double f = Double.longBitsToDouble((b & 0xfffffffffffffL) + SQRT_HALF_D_BITS) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double p = Math.fma(0.1958624102964318, z, 0.22176053025141884);
    p = Math.fma(p, z, 0.2857211216210009);
    p = Math.fma(p, z, 0.3999999559597677);
    p = Math.fma(p, z, 0.6666666667586901);
    double log = Math.fma(n, LN2_D, Math.fma(s * z, p, s + s));
    double v = y * log;
    v = v > 200 ? 200 : v;
    v = v < -200 ? -200 : v;
    double t = Math.fma(v, LOG2E_D, MAGIC_D);
    double r = Math.fma(t - MAGIC_D, -LN2_D, v);
    double q = Math.fma(2.488780483120527e-05, r, 0.00019909400346853503);
    q = Math.fma(q, r, 0.0013888796003175565);
    q = Math.fma(q, r, 0.008333281030851198);
    q = Math.fma(q, r, 0.04166666705686525);
    q = Math.fma(q, r, 0.1666666678745891);
    q = Math.fma(q, r, 0.4999999999951504);
    q = Math.fma(q, r * r, r) + 1;
    long k = Double.doubleToRawLongBits(t) - MAGIC_D_BITS;
    return q * Double.longBitsToDouble((k + 1023) << 52);
  }

  /// 1 / sqrt(x).
  public static float rsqrt(float x) {
    return 1 / (float) Math.sqrt(x);
  }

  /// The cube root.
  public static float cbrt(float x) {
    float a = Math.abs(x);
    boolean small = a < Float.MIN_NORMAL;
    boolean large = a > 0x1p120f;
    float m = small ? a * 0x1p24f : large ? a * 0x1p-24f : a;
    float third = (float) Float.floatToRawIntBits(m) * 0.33333334f;
    float y = Float.intBitsToFloat((int) third + 0x2a5137a0);
    y = cbrtStep(cbrtStep(y, m), m);
    y = small ? y * 0x1p-8f : large ? y * 0x1p8f : y;
    y = a > 0 && a < Float.POSITIVE_INFINITY ? y : a;
    return signed(y, x);
  }

  private static float cbrtStep(float y, float m) {
    float c = y * y * y;
    return Math.fma(y, (m - c) / (c + c + m), y);
  }

  /// e^x.
  public static double exp(double x) {
    return Math.exp(x);
  }

  /// e^x - 1.
  public static double expm1(double x) {
    return Math.expm1(x);
  }

  /// The natural logarithm.
  public static double log(double x) {
    return Math.log(x);
  }

  /// log(1 + x).
  public static double log1p(double x) {
    return Math.log1p(x);
  }

  /// The hyperbolic tangent.
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  /// 1 / (1 + e^-x).
  public static double logistic(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /// The sine.
  public static double sin(double x) {
    return Math.sin(x);
  }

  /// The cosine.
  public static double cos(double x) {
    return Math.cos(x);
  }

  /// x^y.
  public static double pow(double x, double y) {
    return Math.pow(x, y);
  }

  /// 1 / sqrt(x).
  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }

  /// The cube root.
  public static double cbrt(double x) {
    return Math.cbrt(x);
  }

  /// The error function.
  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  /// The inverse of [#erf(double)]; infinite at -1 and 1, NaN beyond.
  public static double erfInv(double x) {
    return ErrorFunction.inverse(x);
  }
}
