package io.raffia.jvm;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Elementary functions of the lanes of a `float` vector of the preferred species: step by step
/// [ScalarMath], whose documentation gives the bounds; each lane has the bits that the scalar
/// function gives.
///
/// A function is 20 to 60 vector operations of some 200 nodes each for the JIT compiler, which
/// stops inlining at 18,000: a loop body can hold a few of them. Constants are static fields
/// because those are cheap, see [Horner].
public final class VectorMath {
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> I = S.withLanes(int.class);

  static final FloatVector ZERO = all(0f);
  static final FloatVector HALF = all(0.5f);
  static final FloatVector MINUS_HALF = all(-0.5f);
  static final FloatVector ONE = all(1f);
  static final FloatVector MINUS_ONE = all(-1f);
  static final FloatVector TWO = all(2f);
  static final FloatVector INFINITY = all(Float.POSITIVE_INFINITY);
  static final FloatVector MINUS_INFINITY = all(Float.NEGATIVE_INFINITY);
  static final FloatVector NAN = all(Float.NaN);
  static final FloatVector MIN_NORMAL = all(Float.MIN_NORMAL);
  static final IntVector SIGN = all(Integer.MIN_VALUE);

  static final FloatVector MAGIC = all(ScalarMath.MAGIC);
  static final IntVector MAGIC_BITS = all(ScalarMath.MAGIC_BITS);
  static final IntVector ONE_BITS = all(ScalarMath.ONE_BITS);

  static final FloatVector LOG2E = all(ScalarMath.LOG2E);
  static final FloatVector MINUS_LN2 = all(-ScalarMath.LN2);
  static final FloatVector MINUS_LN2_REST = all(-ScalarMath.LN2_REST);
  static final FloatVector MAGIC_64 = all(ScalarMath.MAGIC_64);
  static final FloatVector SCALE_MINUS_64 = all(0x1p-64f);
  static final FloatVector EXP_MAX = all(ScalarMath.EXP_MAX);
  static final FloatVector EXP_MIN = all(ScalarMath.EXP_MIN);
  static final Horner EXP =
      Horner.of(0.49999994f, 0.1666652f, 0.041668408f, 0.0083689215f, 0.0013814174f);

  static final FloatVector TWO_LOG2E = all(2 * ScalarMath.LOG2E);
  static final FloatVector MINUS_HALF_LN2 = all(-ScalarMath.LN2 / 2);
  static final Horner EXP_TWICE =
      Horner.of(
          2 * 0.49999994f,
          4 * 0.1666652f,
          8 * 0.041668408f,
          16 * 0.0083689215f,
          32 * 0.0013814174f);

  static final FloatVector EXPM1_MIN = all(-18f);
  static final FloatVector EXPM1_SMALL = all(0x1p-24f);
  static final IntVector HALF_BITS = all(ScalarMath.HALF_BITS);
  static final Horner EXPM1 =
      Horner.of(0.5f, 0.16666667f, 0.041666355f, 0.008333273f, 0.0013941126f, 1.9914335e-4f);

  static final IntVector SQRT_HALF_BITS = all(ScalarMath.SQRT_HALF_BITS);
  static final IntVector FRACTION_BITS = all(0x7fffff);
  static final FloatVector LN2_HIGH = all(ScalarMath.LN2_HIGH);
  static final FloatVector LN2_LOW = all(ScalarMath.LN2_LOW);
  static final FloatVector SCALE_23 = all(0x1p23f);
  static final FloatVector TWENTY_THREE = all(23f);
  static final FloatVector LOG1P_SMALL = all(0x1p-25f);
  static final Horner LOG =
      Horner.of(
          0.3333331f,
          -0.24999987f,
          0.20002227f,
          -0.16669251f,
          0.14218658f,
          -0.12384341f,
          0.1187297f,
          -0.11789853f,
          0.06915435f);

  static final FloatVector TANH_SMALL = all(ScalarMath.TANH_SMALL);
  static final FloatVector TANH_MAX = all(ScalarMath.TANH_MAX);
  static final Horner TANH =
      Horner.of(-0.33333284f, 0.13331491f, -0.053743497f, 0.020650586f, -0.0057170447f);

  static final FloatVector TRIG_MAX = all(ScalarMath.TRIG_MAX);
  static final FloatVector TWO_OVER_PI = all(ScalarMath.TWO_OVER_PI);
  static final FloatVector MINUS_PI_HALF_1 = all(-ScalarMath.PI_HALF_1);
  static final FloatVector MINUS_PI_HALF_2 = all(-ScalarMath.PI_HALF_2);
  static final FloatVector MINUS_PI_HALF_3 = all(-ScalarMath.PI_HALF_3);
  static final IntVector INT_0 = all(0);
  static final IntVector INT_1 = all(1);
  static final IntVector INT_2 = all(2);
  static final Horner SIN = Horner.of(-0.16666655f, 0.008332178f, -1.9517215e-4f);
  static final Horner COS = Horner.of(0.041666646f, -0.0013887367f, 2.4438357e-5f);

  static final FloatVector ERF_SMALL = all(ScalarMath.ERF_SMALL);
  static final FloatVector ERF_MAX = all(ScalarMath.ERF_MAX);
  static final Horner ERF_NEAR =
      Horner.of(
          0.12837915f, -0.37612495f, 0.112818025f, -0.026765568f, 0.004990981f, -5.976896e-4f);
  static final Horner ERF_FAR =
      Horner.of(
          -1.1286522f,
          -0.6351359f,
          -0.106263146f,
          0.023785345f,
          -0.0036537636f,
          3.2565257e-4f,
          -1.1522275e-5f);

  static final FloatVector TWO_AND_A_HALF = all(2.5f);
  static final FloatVector THREE = all(3f);
  static final FloatVector FIVE = all(5f);
  static final Horner ERF_INV_NEAR =
      Horner.of(
          1.5014094f,
          0.24664073f,
          -0.0041776816f,
          -0.001253725f,
          2.1858087e-4f,
          -4.3915065e-6f,
          -3.5233877e-6f,
          3.4327394e-7f,
          2.8102264e-8f);
  static final Horner ERF_INV_FAR =
      Horner.of(
          2.8329768f,
          1.001674f,
          0.0094388705f,
          -0.0076224613f,
          0.0057395077f,
          -0.0036734284f,
          0.0013493432f,
          1.0095056e-4f,
          -2.0021426e-4f);

  static final FloatVector SCALE_24 = all(0x1p24f);
  static final FloatVector SCALE_MINUS_24 = all(0x1p-24f);
  static final FloatVector SCALE_8 = all(0x1p8f);
  static final FloatVector SCALE_MINUS_8 = all(0x1p-8f);
  static final FloatVector CBRT_LARGE = all(0x1p120f);
  static final FloatVector THIRD = all(0.33333334f);
  static final IntVector CBRT_BITS = all(0x2a5137a0);

  private VectorMath() {}

  private static FloatVector all(float x) {
    return FloatVector.broadcast(S, x);
  }

  private static IntVector all(int x) {
    return IntVector.broadcast(I, x);
  }

  private static IntVector bits(FloatVector x) {
    return x.reinterpretAsInts();
  }

  /// e^x.
  public static FloatVector exp(FloatVector x) {
    FloatVector t = x.fma(LOG2E, MAGIC);
    FloatVector r = reduceExp(x, t.sub(MAGIC));
    IntVector half = bits(t).lanewise(LSHR, 1);
    FloatVector y = expPolynomial(r).mul(power(half)).mul(power(bits(t).sub(half)));
    y = y.blend(INFINITY, x.compare(GT, EXP_MAX));
    return y.blend(ZERO, x.compare(LT, EXP_MIN));
  }

  /// e^x where its error may be some ulps more the larger |x| is.
  private static FloatVector expInside(FloatVector x) {
    FloatVector t = x.fma(LOG2E, MAGIC);
    FloatVector r = t.sub(MAGIC).fma(MINUS_LN2, x);
    return expPolynomial(r).mul(power(bits(t)));
  }

  /// e^2x, the same; half of the exponent is reduced, so that nothing is doubled first.
  private static FloatVector expOfTwice(FloatVector x) {
    FloatVector t = x.fma(TWO_LOG2E, MAGIC);
    FloatVector r = t.sub(MAGIC).fma(MINUS_HALF_LN2, x);
    FloatVector z = r.mul(r);
    return EXP_TWICE.split4(r, z).fma(z, r).fma(TWO, ONE).mul(power(bits(t)));
  }

  private static FloatVector reduceExp(FloatVector x, FloatVector n) {
    return n.fma(MINUS_LN2_REST, n.fma(MINUS_LN2, x));
  }

  /// 2^n where `n` is in the low bits: the shift drops the others.
  private static FloatVector power(IntVector n) {
    return n.lanewise(LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
  }

  private static FloatVector expPolynomial(FloatVector r) {
    FloatVector z = r.mul(r);
    return EXP.split4(r, z).fma(z, r).add(ONE);
  }

  /// e^x - 1, accurate near 0.
  public static FloatVector expm1(FloatVector x) {
    FloatVector t = x.fma(LOG2E, MAGIC);
    FloatVector r = reduceExp(x, t.sub(MAGIC));
    FloatVector q = EXPM1.degree5(r).fma(r.mul(r), r);
    FloatVector scale = bits(t).lanewise(LSHL, 23).add(HALF_BITS).reinterpretAsFloats();
    FloatVector y = q.fma(scale, scale.sub(HALF)).mul(TWO);
    y = y.blend(x, x.abs().compare(LT, EXPM1_SMALL));
    y = y.blend(INFINITY, x.compare(GT, EXP_MAX));
    return y.blend(MINUS_ONE, x.compare(LT, EXPM1_MIN));
  }

  /// The natural logarithm.
  public static FloatVector log(FloatVector x) {
    VectorMask<Float> small = x.compare(LT, MIN_NORMAL);
    FloatVector y = x.blend(x.mul(SCALE_23), small);
    IntVector b = bits(y).sub(SQRT_HALF_BITS);
    FloatVector n = exponent(b).sub(ZERO.blend(TWENTY_THREE, small));
    FloatVector r = logPolynomial(fraction(b), n, ZERO);
    r = r.blend(MINUS_INFINITY, x.compare(VectorOperators.EQ, ZERO));
    r = r.blend(NAN, x.compare(LT, ZERO));
    return x.blend(r, x.compare(LT, INFINITY));
  }

  private static FloatVector exponent(IntVector b) {
    return b.lanewise(ASHR, 23).add(MAGIC_BITS).reinterpretAsFloats().sub(MAGIC);
  }

  private static FloatVector fraction(IntVector b) {
    return b.and(FRACTION_BITS).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(ONE);
  }

  private static FloatVector logPolynomial(FloatVector f, FloatVector n, FloatVector c) {
    FloatVector z = f.mul(f);
    FloatVector y = n.fma(LN2_LOW, z.mul(f).fma(LOG.degree8(f), c));
    return n.fma(LN2_HIGH, f.add(z.fma(MINUS_HALF, y)));
  }

  /// log(1 + x), accurate near 0.
  public static FloatVector log1p(FloatVector x) {
    FloatVector u = x.add(ONE);
    IntVector b = bits(u).sub(SQRT_HALF_BITS);
    FloatVector n = exponent(b);
    VectorMask<Float> near = n.compare(VectorOperators.EQ, ZERO);
    FloatVector lost = x.sub(u.sub(ONE));
    lost = lost.blend(ONE.sub(u.sub(x)), x.compare(GE, ONE)).div(u);
    FloatVector f = fraction(b).blend(x, near);
    FloatVector r = logPolynomial(f, n, lost.blend(ZERO, near));
    r = r.blend(x, x.abs().compare(LT, LOG1P_SMALL));
    r = r.blend(MINUS_INFINITY, x.compare(VectorOperators.EQ, MINUS_ONE));
    r = r.blend(NAN, x.compare(LT, MINUS_ONE));
    return x.blend(r, x.compare(LT, INFINITY));
  }

  /// The hyperbolic tangent.
  public static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector z = x.mul(x);
    FloatVector near = a.mul(z.fma(TANH.degree4(z), ONE));
    FloatVector c = a.blend(TANH_MAX, a.compare(GT, TANH_MAX));
    FloatVector far = ONE.sub(TWO.div(expOfTwice(c).add(ONE)));
    return signed(far.blend(near, a.compare(LT, TANH_SMALL)), x);
  }

  private static FloatVector signed(FloatVector magnitude, FloatVector sign) {
    return flip(magnitude, bits(sign).and(SIGN));
  }

  private static FloatVector flip(FloatVector x, IntVector sign) {
    return bits(x).lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
  }

  /// 1 / (1 + e^-x), as 1 - q or e - e q where e = e^-|x| and q = e / (1 + e).
  public static FloatVector logistic(FloatVector x) {
    FloatVector c = bits(x).or(SIGN).reinterpretAsFloats();
    c = c.blend(EXP_MIN, c.compare(LT, EXP_MIN));
    FloatVector t = c.fma(LOG2E, MAGIC_64);
    FloatVector r = reduceExp(c, t.sub(MAGIC_64));
    FloatVector e = expPolynomial(r).mul(power(bits(t))).mul(SCALE_MINUS_64);
    FloatVector u = ONE.blend(e, x.compare(LT, ZERO));
    return u.fma(e.div(MINUS_ONE.sub(e)), u);
  }

  /// The sine; lanes beyond 32768 by [StrictMath].
  public static FloatVector sin(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector y = signed(sinShifted(a, INT_0), x);
    return a.compare(LT, TRIG_MAX).allTrue() ? y : sinOutside(x);
  }

  static FloatVector sinOutside(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = ScalarMath.sin(lanes[i]);
    }
    return FloatVector.fromArray(S, lanes, 0);
  }

  /// The cosine; lanes beyond 32768 by [StrictMath].
  public static FloatVector cos(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector y = sinShifted(a, INT_1);
    return a.compare(LT, TRIG_MAX).allTrue() ? y : cosOutside(x);
  }

  static FloatVector cosOutside(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = ScalarMath.cos(lanes[i]);
    }
    return FloatVector.fromArray(S, lanes, 0);
  }

  private static FloatVector sinShifted(FloatVector a, IntVector quarters) {
    FloatVector t = a.fma(TWO_OVER_PI, MAGIC);
    FloatVector n = t.sub(MAGIC);
    FloatVector r = n.fma(MINUS_PI_HALF_2, n.fma(MINUS_PI_HALF_1, a));
    r = n.fma(MINUS_PI_HALF_3, r);
    FloatVector z = r.mul(r);
    FloatVector s = r.mul(z).fma(SIN.degree2(z), r);
    FloatVector c = z.mul(z).fma(COS.degree2(z), z.fma(MINUS_HALF, ONE));
    IntVector j = bits(t).add(quarters);
    VectorMask<Float> even = j.and(INT_1).compare(VectorOperators.EQ, INT_0).cast(S);
    return flip(c.blend(s, even), j.and(INT_2).lanewise(LSHL, 30));
  }

  /// The error function.
  public static FloatVector erf(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector near = a.fma(ERF_NEAR.degree5(x.mul(x)), a);
    FloatVector c = a.blend(ERF_MAX, a.compare(GT, ERF_MAX));
    FloatVector far = ONE.sub(expInside(ERF_FAR.degree6(c).mul(c)));
    return signed(far.blend(near, a.compare(LT, ERF_SMALL)), x);
  }

  /// The inverse of [#erf(FloatVector)].
  public static FloatVector erfInv(FloatVector x) {
    FloatVector w = log1p(x.mul(x).neg()).neg();
    FloatVector near = ERF_INV_NEAR.degree8(w.sub(TWO_AND_A_HALF));
    FloatVector far = ERF_INV_FAR.degree8(w.sqrt().sub(THREE));
    FloatVector y = far.blend(near, w.compare(LT, FIVE)).mul(x);
    return y.blend(x.mul(INFINITY), x.abs().compare(VectorOperators.EQ, ONE));
  }

  /// x^y, computed in `double`; lanes outside 0 < x < infinity, |y| < infinity by [StrictMath].
  public static FloatVector pow(FloatVector x, FloatVector y) {
    return VectorPower.pow(x, y);
  }

  /// 1 / sqrt(x).
  public static FloatVector rsqrt(FloatVector x) {
    return ONE.div(x.sqrt());
  }

  /// The cube root.
  public static FloatVector cbrt(FloatVector x) {
    FloatVector a = x.abs();
    VectorMask<Float> small = a.compare(LT, MIN_NORMAL);
    VectorMask<Float> large = a.compare(GT, CBRT_LARGE);
    FloatVector m = a.blend(a.mul(SCALE_24), small).blend(a.mul(SCALE_MINUS_24), large);
    FloatVector third = ((FloatVector) bits(m).convert(I2F, 0)).mul(THIRD);
    IntVector guess = ((IntVector) third.convert(F2I, 0)).add(CBRT_BITS);
    FloatVector y = cbrtStep(cbrtStep(guess.reinterpretAsFloats(), m), m);
    y = y.blend(y.mul(SCALE_MINUS_8), small).blend(y.mul(SCALE_8), large);
    VectorMask<Float> inside = a.compare(GT, ZERO).and(a.compare(LT, INFINITY));
    return signed(a.blend(y, inside), x);
  }

  private static FloatVector cbrtStep(FloatVector y, FloatVector m) {
    FloatVector c = y.mul(y).mul(y);
    return y.fma(m.sub(c).div(c.add(c).add(m)), y);
  }
}
