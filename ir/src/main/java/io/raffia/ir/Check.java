package io.raffia.ir;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An expectation that a program states of its own values (StableHLO's `check` dialect): what
/// `kind` asks of the elements of an actual and an expected array. `place` is its line and column.
public record Check(Kind kind, double least, double most, String place) {
  /// How elements are compared.
  public enum Kind {
    /// They are equal; zeros are, NaN is not.
    EQ,
    /// They differ by at most `most`; NaN is like NaN.
    ALMOST_EQ,
    /// There are `least` to `most` steps of the float format between them; NaN is like NaN.
    CLOSE
  }

  /// Null where the elements are as expected; else the first one that is not.
  public @Nullable String fault(Literal actual, Literal expected) {
    for (long i = 0; i < actual.type().size(); i++) {
      if (!holds(actual.type().dtype(), actual.bits(i), expected.bits(i))) {
        return "%s: expect_%s: element %d of %s is %s, not %s"
            .formatted(
                place,
                kind.name().toLowerCase(Locale.ROOT),
                i,
                actual.type().brief(),
                Dense.element(actual.type().dtype(), actual.bits(i)),
                Dense.element(actual.type().dtype(), expected.bits(i)));
      }
    }
    return null;
  }

  private boolean holds(DType t, long actual, long expected) {
    double x = t.toDouble(actual);
    double y = t.toDouble(expected);
    boolean nan = Double.isNaN(x) && Double.isNaN(y);
    return switch (kind) {
      case EQ -> t.isFloat() ? x == y : actual == expected;
      case ALMOST_EQ -> x == y || nan || Math.abs(x - y) <= most;
      case CLOSE -> {
        if (nan) yield least <= 0;
        double steps = steps(t, actual, expected);
        yield steps >= least && steps <= most;
      }
    };
  }

  /// How many floats there are from one to the other; infinitely many from a finite to an infinite
  /// one.
  private static double steps(DType t, long x, long y) {
    if (x == y) return 0;
    if (!Double.isFinite(t.toDouble(x)) || !Double.isFinite(t.toDouble(y)))
      return Double.POSITIVE_INFINITY;
    return Math.abs((double) (position(t, x) - position(t, y)));
  }

  /// The number of a finite float, counted from zero.
  private static long position(DType t, long bits) {
    long sign = 1L << (t.bits() - 1);
    return (bits & sign) == 0 ? bits : -(bits & ~sign);
  }
}
