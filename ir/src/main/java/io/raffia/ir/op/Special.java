package io.raffia.ir.op;

/// Functions that the JDK lacks, in double precision, slow and obvious.
public final class Special {
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  private Special() {}

  /// The error function: its all-positive series `2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (2n+1)!!`
  /// near zero, 1 - [#tail] beyond (Abramowitz and Stegun 7.1.6).
  static double erf(double x) {
    if (Double.isNaN(x)) return x;
    double a = Math.abs(x);
    if (a > 6) return Math.copySign(1, x);
    if (a > 2.5) return Math.copySign(1 - tail(a), x);
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / SQRT_PI * StrictMath.exp(-x * x) * sum;
  }

  /// The complement of [#erf].
  public static double erfc(double x) {
    return x > 2 ? tail(x) : 1 - erf(x);
  }

  /// The complement for x > 2, by its continued fraction (Abramowitz and Stegun 7.1.14).
  private static double tail(double x) {
    double fraction = 0;
    for (int k = 120; k >= 1; k--) fraction = k / 2.0 / (x + fraction);
    return StrictMath.exp(-x * x) / SQRT_PI / (x + fraction);
  }

  /// The inverse of [#erf]: a rational start (Winitzki) and Halley steps on the tail that loses
  /// nothing.
  static double erfInv(double y) {
    double a = Math.abs(y);
    if (Double.isNaN(y) || a > 1) return Double.NaN;
    if (a == 1) return Math.copySign(Double.POSITIVE_INFINITY, y);
    if (a == 0) return y;
    double log = StrictMath.log1p(-a * a);
    double t = 2 / (Math.PI * 0.147) + log / 2;
    double x = Math.sqrt(Math.max(0, Math.sqrt(t * t - log / 0.147) - t));
    for (int i = 0; i < 4; i++) {
      double miss = x > 2.5 ? (1 - a) - tail(x) : erf(x) - a;
      double step = miss * SQRT_PI / 2 * StrictMath.exp(x * x);
      x -= step / (1 + x * step);
    }
    return Math.copySign(x, y);
  }

  /// The inverse of cosh; NaN below 1.
  public static double acosh(double x) {
    if (x > 0x1p28) return StrictMath.log(x) + StrictMath.log(2);
    double t = x - 1;
    return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /// The inverse of sinh.
  public static double asinh(double x) {
    double a = Math.abs(x);
    double y =
        a > 0x1p28
            ? StrictMath.log(a) + StrictMath.log(2)
            : StrictMath.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
    return Math.copySign(y, x);
  }

  /// The inverse of tanh; NaN outside of -1 ... 1.
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(StrictMath.log1p(2 * a / (1 - a)) / 2, x);
  }
}
