package io.raffia.jvm;

import jdk.incubator.vector.FloatVector;

/// A polynomial whose coefficients, lowest first, are broadcast once.
///
/// Vectors in constant fields (fields of records included) cost the JIT compiler a few nodes, where
/// broadcasting each literal in place makes a function of thirty of them exceed its inlining
/// budget.
record Horner(
    FloatVector c0,
    FloatVector c1,
    FloatVector c2,
    FloatVector c3,
    FloatVector c4,
    FloatVector c5,
    FloatVector c6,
    FloatVector c7,
    FloatVector c8) {

  /// At most nine coefficients.
  static Horner of(float... c) {
    FloatVector[] v = new FloatVector[9];
    for (int i = 0; i < v.length; i++) {
      v[i] = FloatVector.broadcast(Lanes.S, i < c.length ? c[i] : 0f);
    }
    return new Horner(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
  }

  FloatVector degree2(FloatVector x) {
    return c2.fma(x, c1).fma(x, c0);
  }

  FloatVector degree4(FloatVector x) {
    return c4.fma(x, c3).fma(x, c2).fma(x, c1).fma(x, c0);
  }

  /// Degree 4, where `z` is x²: a shorter chain of operations.
  FloatVector split4(FloatVector x, FloatVector z) {
    return c4.fma(z, c3.fma(x, c2)).fma(z, c1.fma(x, c0));
  }

  FloatVector degree5(FloatVector x) {
    return c5.fma(x, c4).fma(x, c3).fma(x, c2).fma(x, c1).fma(x, c0);
  }

  FloatVector degree6(FloatVector x) {
    return c6.fma(x, c5).fma(x, c4).fma(x, c3).fma(x, c2).fma(x, c1).fma(x, c0);
  }

  FloatVector degree8(FloatVector x) {
    FloatVector p = c8.fma(x, c7).fma(x, c6).fma(x, c5).fma(x, c4);
    return p.fma(x, c3).fma(x, c2).fma(x, c1).fma(x, c0);
  }
}
