package io.raffia.jvm;

/// The error function in double precision, by its series and its continued fraction (Abramowitz and
/// Stegun 7.1.6, 7.1.14): slow, and accurate to a few ulp.
final class ErrorFunction {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
  private static final double SERIES_MAX = 2.5;

  private ErrorFunction() {}

  static double erf(double x) {
    double a = Math.abs(x);
    return a < SERIES_MAX ? series(x) : Math.copySign(1 - fraction(a), x);
  }

  /// 1 - erf(a) for a >= 0, without cancellation.
  private static double erfc(double a) {
    return a < SERIES_MAX ? 1 - series(a) : fraction(a);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
  }

  private static double fraction(double a) {
    double f = a;
    for (int n = 120; n > 0; n--) {
      f = a + n / 2.0 / f;
    }
    return Double.isNaN(a) ? a : Math.exp(-a * a) / f / Math.sqrt(Math.PI);
  }

  static double inverse(double x) {
    double a = Math.abs(x);
    if (!(a < 1)) {
      return a == 1 ? x * Double.POSITIVE_INFINITY : Double.NaN;
    }
    if (a < 1e-9) {
      return x / TWO_OVER_SQRT_PI;
    }
    double l = Math.log1p(-a * a);
    double b = 2 / (Math.PI * 0.147) + l / 2;
    double y = Math.sqrt(Math.sqrt(b * b - l / 0.147) - b); // Winitzki's first guess
    for (int i = 0; i < 4; i++) {
      double off = a < 0.5 ? erf(y) - a : (1 - a) - erfc(y);
      double step = off / (TWO_OVER_SQRT_PI * Math.exp(-y * y));
      y -= step / (1 + y * step);
    }
    return Math.copySign(y, x);
  }
}
