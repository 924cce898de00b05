package io.raffia.jvm;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// x^y of `float` lanes by exp(y log x) in `double`, half of the lanes at a time: a loop, so that
/// the code of one half is compiled once and the whole stays within the JIT compiler's inlining
/// budget.
final class VectorPower {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> D = S.withLanes(double.class);
  private static final VectorSpecies<Long> J = S.withLanes(long.class);
  private static final VectorShuffle<Float> SWAP = VectorShuffle.iota(S, S.length() / 2, 1, true);

  private static final FloatVector ZERO = FloatVector.zero(S);
  private static final FloatVector INFINITY = FloatVector.broadcast(S, Float.POSITIVE_INFINITY);
  private static final DoubleVector MAGIC = all(ScalarMath.MAGIC_D);
  private static final LongVector MAGIC_BITS = all(ScalarMath.MAGIC_D_BITS);
  private static final LongVector SQRT_HALF_BITS = all(ScalarMath.SQRT_HALF_D_BITS);
  private static final LongVector FRACTION_BITS = all(0xfffffffffffffL);
  private static final LongVector POWER_BITS = all(ScalarMath.MAGIC_D_BITS - 1023);
  private static final DoubleVector ONE = all(1d);
  private static final DoubleVector TWO = all(2d);
  private static final DoubleVector MAX = all(200d);
  private static final DoubleVector MIN = all(-200d);
  private static final DoubleVector LN2 = all(ScalarMath.LN2_D);
  private static final DoubleVector MINUS_LN2 = all(-ScalarMath.LN2_D);
  private static final DoubleVector LOG2E = all(ScalarMath.LOG2E_D);
  private static final DoubleVector LOG_0 = all(0.6666666667586901);
  private static final DoubleVector LOG_1 = all(0.3999999559597677);
  private static final DoubleVector LOG_2 = all(0.2857211216210009);
  private static final DoubleVector LOG_3 = all(0.22176053025141884);
  private static final DoubleVector LOG_4 = all(0.1958624102964318);
  private static final DoubleVector EXP_0 = all(0.4999999999951504);
  private static final DoubleVector EXP_1 = all(0.1666666678745891);
  private static final DoubleVector EXP_2 = all(0.04166666705686525);
  private static final DoubleVector EXP_3 = all(0.008333281030851198);
  private static final DoubleVector EXP_4 = all(0.0013888796003175565);
  private static final DoubleVector EXP_5 = all(0.00019909400346853503);
  private static final DoubleVector EXP_6 = all(2.488780483120527e-05);

  private VectorPower() {}

  private static DoubleVector all(double x) {
    return DoubleVector.broadcast(D, x);
  }

  private static LongVector all(long x) {
    return LongVector.broadcast(J, x);
  }

  static FloatVector pow(FloatVector x, FloatVector y) {
    VectorMask<Float> inside =
        x.compare(VectorOperators.GT, ZERO).and(x.compare(VectorOperators.LT, INFINITY));
    inside = inside.and(y.abs().compare(VectorOperators.LT, INFINITY));
    return inside.allTrue() ? powInside(x, y) : powOutside(x, y);
  }

  private static FloatVector powInside(FloatVector x, FloatVector y) {
    FloatVector result = ZERO;
    for (int half = 0; half < 2; half++) {
      DoubleVector log = log((DoubleVector) x.convertShape(F2D, D, 0));
      DoubleVector z = exp(((DoubleVector) y.convertShape(F2D, D, 0)).mul(log));
      result = result.add((FloatVector) z.convertShape(D2F, S, 0)).rearrange(SWAP);
      x = x.rearrange(SWAP);
      y = y.rearrange(SWAP);
    }
    return result;
  }

  private static FloatVector powOutside(FloatVector x, FloatVector y) {
    float[] bases = x.toArray();
    float[] exponents = y.toArray();
    for (int i = 0; i < bases.length; i++) {
      bases[i] = ScalarMath.pow(bases[i], exponents[i]);
    }
    return FloatVector.fromArray(S, bases, 0);
  }

  private static DoubleVector log(DoubleVector x) {
    LongVector b = x.reinterpretAsLongs().sub(SQRT_HALF_BITS);
    DoubleVector n = b.lanewise(ASHR, 52).add(MAGIC_BITS).reinterpretAsDoubles().sub(MAGIC);
    DoubleVector f = b.and(FRACTION_BITS).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(ONE);
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector p = LOG_4.fma(z, LOG_3).fma(z, LOG_2).fma(z, LOG_1).fma(z, LOG_0);
    return n.fma(LN2, s.mul(z).fma(p, s.add(s)));
  }

  private static DoubleVector exp(DoubleVector x) {
    DoubleVector v = x.min(MAX).max(MIN);
    DoubleVector t = v.fma(LOG2E, MAGIC);
    DoubleVector r = t.sub(MAGIC).fma(MINUS_LN2, v);
    DoubleVector q = EXP_6.fma(r, EXP_5).fma(r, EXP_4).fma(r, EXP_3);
    q = q.fma(r, EXP_2).fma(r, EXP_1).fma(r, EXP_0);
    q = q.fma(r.mul(r), r).add(ONE);
    LongVector k = t.reinterpretAsLongs().sub(POWER_BITS);
    return q.mul(k.lanewise(LSHL, 52).reinterpretAsDoubles());
  }
}
