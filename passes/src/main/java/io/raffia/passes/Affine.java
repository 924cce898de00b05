package io.raffia.passes;

import io.raffia.ir.Scalar;
import java.util.IdentityHashMap;

/// An index as `constant + sum of coefficient x atom`. Atoms are axes, or scalars of another form;
/// none has the coefficient 0. Arithmetic is modulo 2^64, as that of `i64` is.
public record Affine(long constant, IdentityHashMap<Scalar, Long> terms) {
  static Affine constant(long c) {
    return new Affine(c, new IdentityHashMap<>());
  }

  static Affine atom(Scalar s) {
    var terms = new IdentityHashMap<Scalar, Long>();
    terms.put(s, 1L);
    return new Affine(0, terms);
  }

  /// `this + factor x other`.
  public Affine plus(Affine other, long factor) {
    var sum = new IdentityHashMap<Scalar, Long>();
    terms.forEach(sum::put);
    other.terms.forEach((atom, c) -> sum.merge(atom, c * factor, Long::sum));
    sum.values().removeIf(c -> c == 0L);
    return new Affine(constant + factor * other.constant, sum);
  }

  Affine times(long factor) {
    return constant(0).plus(this, factor);
  }

  /// The coefficient of an atom; 0 when it does not occur.
  public long coefficient(Scalar atom) {
    return terms.getOrDefault(atom, 0L);
  }

  /// Whether both are one index.
  boolean same(Affine other) {
    var difference = plus(other, -1);
    return difference.constant == 0 && difference.terms.isEmpty();
  }

  boolean isConstant() {
    return terms.isEmpty();
  }
}
