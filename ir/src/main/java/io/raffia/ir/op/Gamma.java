package io.raffia.ir.op;

import java.util.function.IntToDoubleFunction;

/// The gamma function's relatives in double precision, from the formulas of the Digital Library of
/// Mathematical Functions (DLMF). At poles and outside of the domain the values are XLA's.
public final class Gamma {
  /// Bernoulli numbers B2, B4, ... (DLMF 24.2).
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330
  };

  private static final double EULER = 0.5772156649015329;
  private static final double ASYMPTOTIC =
      12; // beyond, the series in 1/x are exact to the last bit
  private static final double NEAR = 0.5; // to 1 or 2, where the logarithm has zeros
  private static final double LOG_SQRT_TWO_PI = 0.9189385332046728;

  /// What multiplies `y^(1 - 2 k)` in the asymptotic series of the logarithm (DLMF 5.11.1).
  private static final double[] STIRLING = series(k -> 1 / (2.0 * k * (2 * k - 1)));

  /// What multiplies `y^(-2 k)` in that of its derivative (DLMF 5.11.2).
  private static final double[] STIRLING_SLOPE = series(k -> 1 / (2.0 * k));

  /// Euler and Maclaurin's `B2k / (2 k)!`.
  private static final double[] EULER_MACLAURIN = series(Gamma::inverseFactorial);

  /// What multiplies `e^k` in `log gamma(2 + e)` from the second power on (DLMF 5.7.3).
  private static final double[] NEAR_TWO = nearTwo();

  private Gamma() {}

  private static double[] series(IntToDoubleFunction factor) {
    var all = new double[BERNOULLI.length];
    for (int k = 1; k <= all.length; k++) all[k - 1] = BERNOULLI[k - 1] * factor.applyAsDouble(k);
    return all;
  }

  private static double inverseFactorial(int k) {
    double f = 1;
    for (int i = 2; i <= 2 * k; i++) f /= i;
    return f;
  }

  private static double[] nearTwo() {
    var all =
        new double[28]; // zeta(k, 2) / k falls as 2^-k, and so do the powers: 1e-17 at the end
    for (int k = 2; k < all.length + 2; k++) {
      all[k - 2] = (k % 2 == 0 ? 1 : -1) * zeta(k, 2) / k;
    }
    return all;
  }

  /// `sum(k: coefficients[k] x^k)`.
  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k];
    return sum;
  }

  /// `log |gamma(x)|`; infinite at 0, at negative integers and at both infinities.
  public static double lgamma(double x) {
    if (Double.isNaN(x)) return x;
    if (Double.isInfinite(x) || isPole(x)) return Double.POSITIVE_INFINITY;
    if (x < 0.5) {
      // DLMF 5.5.3
      double sine = Math.abs(StrictMath.sin(Math.PI * (x - Math.rint(x))));
      return StrictMath.log(Math.PI / sine) - lgamma(1 - x);
    }
    if (Math.abs(x - 2) <= NEAR) return nearTwo(x - 2);
    if (Math.abs(x - 1) <= NEAR) return nearTwo(x - 1) - StrictMath.log1p(x - 1);
    double shift = 1;
    double y = x;
    while (y < ASYMPTOTIC) shift *= y++;
    double series = polynomial(STIRLING, 1 / (y * y)) / y;
    return (y - 0.5) * StrictMath.log(y) - y + LOG_SQRT_TWO_PI + series - StrictMath.log(shift);
  }

  private static boolean isPole(double x) {
    return x <= 0 && x == Math.rint(x);
  }

  /// `log gamma(2 + e)`: DLMF 5.7.3 with the part of 1 + e taken out.
  private static double nearTwo(double e) {
    return e * (1 - EULER + e * polynomial(NEAR_TWO, e));
  }

  /// The derivative of [#lgamma]; NaN at its poles and at minus infinity.
  public static double digamma(double x) {
    if (Double.isNaN(x) || isPole(x)) return Double.NaN;
    if (x == Double.POSITIVE_INFINITY) return x;
    // DLMF 5.5.4
    if (x < 0) return digamma(1 - x) - Math.PI / StrictMath.tan(Math.PI * (x - Math.rint(x)));
    double shift = 0;
    double y = x;
    while (y < ASYMPTOTIC) shift += 1 / y++;
    double square = 1 / (y * y);
    double series = square * polynomial(STIRLING_SLOPE, square);
    return StrictMath.log(y) - 0.5 / y - series - shift;
  }

  /// The `n`-th derivative of [#digamma]; NaN when `n` is negative or not an integer.
  public static double polygamma(double n, double x) {
    if (n == 0) return digamma(x);
    if (!(n > 0) || n != Math.rint(n) || Double.isInfinite(n)) return Double.NaN;
    double sign = n % 2 == 0 ? -1 : 1;
    return sign * StrictMath.exp(lgamma(n + 1)) * zeta(n + 1, x); // DLMF 5.15.2, 25.11.12
  }

  /// Hurwitz's zeta function, the sum of `(q + k)^-s` over all k; infinite at s = 1; NaN where the
  /// sum does not converge or is not real.
  public static double zeta(double s, double q) {
    if (s == 1) return Double.POSITIVE_INFINITY;
    if (!(s > 1) || Double.isNaN(q) || Double.isInfinite(s) || Double.isInfinite(q))
      return Double.NaN;
    boolean even = s % 2 == 0;
    if (isPole(q)) return even ? Double.POSITIVE_INFINITY : Double.NaN;
    if (q > 0) return zetaOfPositive(s, q);
    if (s != Math.rint(s)) return Double.NaN;
    // The terms with a negative base are those of two sums with a positive one.
    double m = Math.ceil(-q);
    double f = q + m;
    double below = zetaOfPositive(s, 1 - f) - zetaOfPositive(s, m + 1 - f);
    return zetaOfPositive(s, f) + (even ? below : -below);
  }

  /// Euler and Maclaurin's formula, DLMF 25.11.28.
  private static double zetaOfPositive(double s, double q) {
    double sum = 0;
    double y = q;
    while (y < ASYMPTOTIC + s) {
      double term = inversePower(y++, s);
      sum += term;
      if (term < sum * 1e-18) return sum;
    }
    double last = inversePower(y, s);
    sum += last * y / (s - 1) + last / 2;
    double factor = s * last / y;
    double square = 1 / (y * y);
    for (int k = 1; k <= EULER_MACLAURIN.length; k++) {
      sum += EULER_MACLAURIN[k - 1] * factor;
      factor *= (s + 2 * k - 1) * (s + 2 * k) * square;
    }
    return sum;
  }

  /// `y^-s`: of the small integers that [#polygamma] needs, a few products.
  private static double inversePower(double y, double s) {
    if (s > 8 || s != Math.rint(s)) return Math.pow(y, -s);
    double power = y;
    for (int k = (int) s; k > 1; k--) power *= y;
    return 1 / power;
  }
}
