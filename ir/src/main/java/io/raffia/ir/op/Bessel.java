package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import java.util.function.DoubleUnaryOperator;

/// Modified Bessel functions of the first kind, scaled by `exp(-|x|)`, in double precision.
public final class Bessel {
  private static final double ASYMPTOTIC = 25; // beyond, the series in 1/x is exact
  private static final double SPLIT = 8;
  private static final double[] NEAR = chebyshev(30, y -> i0e(SPLIT / 2 * (y + 1)));
  private static final double[] FAR =
      chebyshev(25, y -> i0e(2 * SPLIT / (y + 1)) * Math.sqrt(2 * SPLIT / (y + 1)));

  private Bessel() {}

  /// `exp(-|x|) I1(x)`.
  public static double i1e(double x) {
    return Math.copySign(scaled(1, Math.abs(x)), x);
  }

  /// `exp(-|x|) I0(x)`.
  static double i0e(double x) {
    return scaled(0, Math.abs(x));
  }

  private static double scaled(int order, double x) {
    if (Double.isNaN(x)) return x;
    if (x > ASYMPTOTIC) {
      // DLMF 10.40.1
      double term = 1;
      double sum = 1;
      for (int k = 1; Math.abs(term) > 1e-18; k++) {
        double odd = 2 * k - 1;
        term *= (odd * odd - 4.0 * order * order) / (8 * k * x);
        sum += term;
      }
      return sum / Math.sqrt(2 * Math.PI * x);
    }
    // DLMF 10.25.2: every term is positive.
    double term = order == 0 ? 1 : x / 2;
    double sum = term;
    for (int k = 1; term > sum * 1e-18; k++) {
      term *= x * x / 4 / (k * (double) (k + order));
      sum += term;
    }
    return StrictMath.exp(-x) * sum;
  }

  /// Equations for [#i0e], which is no op of StableHLO or CHLO: Chebyshev's series in `x/4 - 1` up
  /// to 8, and in `16/x - 1`, over the root of x, beyond.
  static Value i0e(Builder b, Value x) {
    var t = x.type();
    var a = b.emit(Unary.ABS, x);
    var near = sum(b, b.shift(b.scale(a, 2 / SPLIT), -1), NEAR);
    var far = sum(b, b.shift(b.div(b.splat(t, 2 * SPLIT), a), -1), FAR);
    return b.select(
        b.compare(Direction.LE, a, b.splat(t, SPLIT)), near, b.div(far, b.emit(Unary.SQRT, a)));
  }

  /// Clenshaw's recurrence, DLMF 3.11.15.
  private static Value sum(Builder b, Value y, double[] c) {
    var twice = b.scale(y, 2);
    var next = b.zeros(y.type());
    var now = b.splat(y.type(), c[c.length - 1]);
    for (int k = c.length - 2; k > 0; k--) {
      var above = next;
      next = now;
      now = b.shift(b.sub(b.mul(twice, now), above), c[k]);
    }
    return b.shift(b.sub(b.mul(y, now), next), c[0]);
  }

  /// The coefficients of `f` on -1 ... 1, from its values in Chebyshev's points (DLMF 3.11.11).
  private static double[] chebyshev(int n, DoubleUnaryOperator f) {
    var c = new double[n];
    for (int j = 0; j < n; j++) {
      double at = Math.PI * (j + 0.5) / n;
      double y = f.applyAsDouble(StrictMath.cos(at));
      for (int k = 0; k < n; k++) c[k] += (k == 0 ? 1.0 : 2.0) / n * y * StrictMath.cos(k * at);
    }
    return c;
  }
}
