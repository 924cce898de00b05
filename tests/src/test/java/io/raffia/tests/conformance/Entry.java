package io.raffia.tests.conformance;

import java.util.List;
import java.util.function.Supplier;

/// A row of the conformance table: one function, in as many cases as there are goldens of it.
///
/// @param name the name in JAX, Flax or Optax
/// @param allowed the error that is allowed
/// @param unit what errors are measured in
public record Entry(String name, double allowed, Unit unit, List<Case> cases) {
  /// What an error is measured in.
  public enum Unit {
    /// Units in the last place of the expected number.
    ULP,
    /// The expected number, or 1 where it is less.
    RELATIVE,
    /// The greatest expected number of the case, or 1 where it is less.
    SCALED
  }

  /// One golden: what is expected, and how Raffia computes it.
  public record Case(String label, List<Double> expected, Supplier<double[]> found) {}

  /// The greatest error of a case: 0 where all numbers are equal, infinite where one is missing.
  double error(Case c) {
    var found = c.found.get();
    if (found.length != c.expected.size()) return Double.POSITIVE_INFINITY;
    double scale = 1;
    for (double x : c.expected) if (Double.isFinite(x)) scale = Math.max(scale, Math.abs(x));
    double worst = 0;
    for (int i = 0; i < found.length; i++)
      worst = Math.max(worst, error(c.expected.get(i), found[i], scale));
    return worst;
  }

  private double error(double expected, double found, double scale) {
    if (Double.compare(expected, found) == 0 || expected == found) return 0;
    double apart = Math.abs(expected - found);
    if (Double.isNaN(apart)) return Double.POSITIVE_INFINITY;
    return switch (unit) {
      case ULP -> apart / Math.ulp((float) expected);
      case RELATIVE -> apart / Math.max(1, Math.abs(expected));
      case SCALED -> apart / scale;
    };
  }
}
