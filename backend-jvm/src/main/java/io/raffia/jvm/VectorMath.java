package io.raffia.jvm;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.F2I;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Elementary functions of the lanes of a `float` vector of the preferred species: step by step [ScalarMath], whose
/// documentation gives the bounds; each lane has the bits that the scalar function gives.
public final class VectorMath {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = S.withLanes(int.class);
  private static final VectorSpecies<Double> D = S.withLanes(double.class);
  private static final VectorSpecies<Long> J = S.withLanes(long.class);

  private VectorMath() {}

  private static FloatVector all(float x) {
    return FloatVector.broadcast(S, x);
  }

  private static IntVector all(int x) {
    return IntVector.broadcast(I, x);
  }

  private static FloatVector fma(FloatVector a, FloatVector b, float c) {
    return a.fma(b, all(c));
  }

  private static IntVector bits(FloatVector x) {
    return x.reinterpretAsInts();
  }

  /// e^x.
  public static FloatVector exp(FloatVector x) {
    FloatVector t = fma(x, all(ScalarMath.LOG2E), ScalarMath.MAGIC);
    FloatVector r = reduceExp(x, t.sub(all(ScalarMath.MAGIC)));
    IntVector n = bits(t).sub(all(ScalarMath.MAGIC_BITS));
    IntVector half = n.lanewise(ASHR, 1);
    FloatVector y = expPolynomial(r).mul(power(half)).mul(power(n.sub(half)));
    y = y.blend(all(Float.POSITIVE_INFINITY), x.compare(GT, all(ScalarMath.EXP_MAX)));
    return y.blend(all(0f), x.compare(LT, all(ScalarMath.EXP_MIN)));
  }

  private static FloatVector expInside(FloatVector x) {
    FloatVector t = fma(x, all(ScalarMath.LOG2E), ScalarMath.MAGIC);
    FloatVector r = reduceExp(x, t.sub(all(ScalarMath.MAGIC)));
    return expPolynomial(r).mul(power(bits(t).sub(all(ScalarMath.MAGIC_BITS))));
  }

  private static FloatVector reduceExp(FloatVector x, FloatVector n) {
    return n.fma(all(-ScalarMath.LN2_REST), n.fma(all(-ScalarMath.LN2), x));
  }

  private static FloatVector power(IntVector n) {
    return n.add(all(127)).lanewise(LSHL, 23).reinterpretAsFloats();
  }

  private static FloatVector expPolynomial(FloatVector r) {
    FloatVector p = fma(all(1.991856e-4f), r, 0.0013946203f);
    p = fma(p, r, 0.008333264f);
    p = fma(p, r, 0.04166627f);
    p = fma(p, r, 0.16666667f);
    p = fma(p, r, 0.5f);
    return p.fma(r.mul(r), r).add(all(1f));
  }

  /// e^x - 1, accurate near 0.
  public static FloatVector expm1(FloatVector x) {
    FloatVector t = fma(x, all(ScalarMath.LOG2E), ScalarMath.MAGIC);
    FloatVector r = reduceExp(x, t.sub(all(ScalarMath.MAGIC)));
    FloatVector p = fma(all(1.9914335e-4f), r, 0.0013941126f);
    p = fma(p, r, 0.008333273f);
    p = fma(p, r, 0.041666355f);
    p = fma(p, r, 0.16666667f);
    p = fma(p, r, 0.5f);
    FloatVector q = p.fma(r.mul(r), r);
    FloatVector scale = power(bits(t).sub(all(ScalarMath.MAGIC_BITS + 1)));
    FloatVector y = q.fma(scale, scale.sub(all(0.5f))).mul(all(2f));
    y = y.blend(x, x.abs().compare(LT, all(0x1p-24f)));
    y = y.blend(all(Float.POSITIVE_INFINITY), x.compare(GT, all(ScalarMath.EXP_MAX)));
    return y.blend(all(-1f), x.compare(LT, all(-18f)));
  }

  /// The natural logarithm.
  public static FloatVector log(FloatVector x) {
    VectorMask<Float> small = x.compare(LT, all(Float.MIN_NORMAL));
    FloatVector y = x.blend(x.mul(all(0x1p23f)), small);
    IntVector b = bits(y).sub(all(ScalarMath.SQRT_HALF_BITS));
    FloatVector n = exponent(b).sub(all(0f).blend(all(23f), small));
    FloatVector r = logPolynomial(fraction(b), n, all(0f));
    r = r.blend(all(Float.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, all(0f)));
    r = r.blend(all(Float.NaN), x.compare(LT, all(0f)));
    return x.blend(r, x.compare(LT, all(Float.POSITIVE_INFINITY)));
  }

  private static FloatVector exponent(IntVector b) {
    IntVector n = b.lanewise(ASHR, 23).add(all(ScalarMath.MAGIC_BITS));
    return n.reinterpretAsFloats().sub(all(ScalarMath.MAGIC));
  }

  private static FloatVector fraction(IntVector b) {
    IntVector m = b.and(all(0x7fffff)).add(all(ScalarMath.SQRT_HALF_BITS));
    return m.reinterpretAsFloats().sub(all(1f));
  }

  private static FloatVector logPolynomial(FloatVector f, FloatVector n, FloatVector c) {
    FloatVector p = fma(all(0.06915435f), f, -0.11789853f);
    p = fma(p, f, 0.1187297f);
    p = fma(p, f, -0.12384341f);
    p = fma(p, f, 0.14218658f);
    p = fma(p, f, -0.16669251f);
    p = fma(p, f, 0.20002227f);
    p = fma(p, f, -0.24999987f);
    p = fma(p, f, 0.3333331f);
    FloatVector z = f.mul(f);
    FloatVector y = n.fma(all(ScalarMath.LN2_LOW), z.mul(f).fma(p, c));
    return n.fma(all(ScalarMath.LN2_HIGH), f.add(z.fma(all(-0.5f), y)));
  }

  /// log(1 + x), accurate near 0.
  public static FloatVector log1p(FloatVector x) {
    FloatVector u = x.add(all(1f));
    IntVector b = bits(u).sub(all(ScalarMath.SQRT_HALF_BITS));
    FloatVector n = exponent(b);
    VectorMask<Float> near = n.compare(VectorOperators.EQ, all(0f));
    FloatVector lost = x.sub(u.sub(all(1f)));
    lost = lost.blend(all(1f).sub(u.sub(x)), x.compare(GE, all(1f))).div(u);
    FloatVector f = fraction(b).blend(x, near);
    FloatVector r = logPolynomial(f, n, lost.blend(all(0f), near));
    r = r.blend(x, x.abs().compare(LT, all(0x1p-25f)));
    r = r.blend(all(Float.NEGATIVE_INFINITY), x.compare(VectorOperators.EQ, all(-1f)));
    r = r.blend(all(Float.NaN), x.compare(LT, all(-1f)));
    return x.blend(r, x.compare(LT, all(Float.POSITIVE_INFINITY)));
  }

  /// The hyperbolic tangent.
  public static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector z = a.mul(a);
    FloatVector p = fma(all(-0.0057170447f), z, 0.020650586f);
    p = fma(p, z, -0.053743497f);
    p = fma(p, z, 0.13331491f);
    p = fma(p, z, -0.33333284f);
    FloatVector near = a.mul(z).fma(p, a);
    FloatVector c = a.blend(all(ScalarMath.TANH_MAX), a.compare(GT, all(ScalarMath.TANH_MAX)));
    FloatVector e = expInside(c.add(c)).add(all(1f));
    FloatVector far = all(1f).sub(all(2f).div(e));
    return signed(far.blend(near, a.compare(LT, all(ScalarMath.TANH_SMALL))), x);
  }

  private static FloatVector signed(FloatVector magnitude, FloatVector sign) {
    IntVector s = bits(sign).and(all(Integer.MIN_VALUE));
    return flip(magnitude, s);
  }

  private static FloatVector flip(FloatVector x, IntVector sign) {
    return bits(x).lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
  }

  /// 1 / (1 + e^-x).
  public static FloatVector logistic(FloatVector x) {
    FloatVector e = exp(flip(x.abs(), all(Integer.MIN_VALUE)));
    return all(1f).blend(e, x.compare(LT, all(0f))).div(e.add(all(1f)));
  }

  /// The sine; lanes beyond 32768 by [StrictMath].
  public static FloatVector sin(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector y = signed(sinShifted(a, 0), x);
    VectorMask<Float> inside = a.compare(LT, all(ScalarMath.TRIG_MAX));
    return inside.allTrue() ? y : sinOutside(x);
  }

  private static FloatVector sinOutside(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = ScalarMath.sin(lanes[i]);
    }
    return FloatVector.fromArray(S, lanes, 0);
  }

  /// The cosine; lanes beyond 32768 by [StrictMath].
  public static FloatVector cos(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector y = sinShifted(a, 1);
    VectorMask<Float> inside = a.compare(LT, all(ScalarMath.TRIG_MAX));
    return inside.allTrue() ? y : cosOutside(x);
  }

  private static FloatVector cosOutside(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = ScalarMath.cos(lanes[i]);
    }
    return FloatVector.fromArray(S, lanes, 0);
  }

  private static FloatVector sinShifted(FloatVector a, int quarters) {
    FloatVector t = fma(a, all(ScalarMath.TWO_OVER_PI), ScalarMath.MAGIC);
    FloatVector n = t.sub(all(ScalarMath.MAGIC));
    FloatVector r = n.fma(all(-ScalarMath.PI_HALF_1), a);
    r = n.fma(all(-ScalarMath.PI_HALF_3), n.fma(all(-ScalarMath.PI_HALF_2), r));
    FloatVector z = r.mul(r);
    FloatVector s = fma(fma(all(-1.9517215e-4f), z, 0.008332178f), z, -0.16666655f);
    s = r.mul(z).fma(s, r);
    FloatVector c = fma(fma(all(2.4438357e-5f), z, -0.0013887367f), z, 0.041666646f);
    c = z.mul(z).fma(c, fma(z, all(-0.5f), 1f));
    IntVector j = bits(t).add(all(quarters));
    VectorMask<Float> even = j.and(all(1)).compare(VectorOperators.EQ, all(0)).cast(S);
    return flip(c.blend(s, even), j.and(all(2)).lanewise(LSHL, 30));
  }

  /// The error function.
  public static FloatVector erf(FloatVector x) {
    FloatVector a = x.abs();
    FloatVector z = a.mul(a);
    FloatVector p = fma(all(8.345227e-5f), z, -8.137438e-4f);
    p = fma(p, z, 0.0052006342f);
    p = fma(p, z, -0.02685927f);
    p = fma(p, z, 0.11283694f);
    p = fma(p, z, -0.37612635f);
    p = fma(p, z, 0.12837917f);
    FloatVector near = a.fma(p, a);
    FloatVector c = a.blend(all(ScalarMath.ERF_MAX), a.compare(GT, all(ScalarMath.ERF_MAX)));
    FloatVector q = fma(all(-4.8065203e-6f), c, 4.4000506e-5f);
    q = fma(q, c, 5.751034e-5f);
    q = fma(q, c, -0.0029516644f);
    q = fma(q, c, 0.022708287f);
    q = fma(q, c, -0.105294436f);
    q = fma(q, c, -0.63560927f);
    q = fma(q, c, -0.1285552f);
    FloatVector far = all(1f).sub(expInside(q.fma(c, flip(c, all(Integer.MIN_VALUE)))));
    return signed(far.blend(near, a.compare(LT, all(ScalarMath.ERF_SMALL))), x);
  }

  /// The inverse of [#erf(FloatVector)].
  public static FloatVector erfInv(FloatVector x) {
    IntVector minus = all(Integer.MIN_VALUE);
    FloatVector w = flip(log1p(flip(x.mul(x), minus)), minus);
    FloatVector near = w.sub(all(2.5f));
    FloatVector p = fma(all(2.8102264e-8f), near, 3.4327394e-7f);
    p = fma(p, near, -3.5233877e-6f);
    p = fma(p, near, -4.3915065e-6f);
    p = fma(p, near, 2.1858087e-4f);
    p = fma(p, near, -0.001253725f);
    p = fma(p, near, -0.0041776816f);
    p = fma(p, near, 0.24664073f);
    p = fma(p, near, 1.5014094f);
    FloatVector far = w.sqrt().sub(all(3f));
    FloatVector q = fma(all(-2.0021426e-4f), far, 1.0095056e-4f);
    q = fma(q, far, 0.0013493432f);
    q = fma(q, far, -0.0036734284f);
    q = fma(q, far, 0.0057395077f);
    q = fma(q, far, -0.0076224613f);
    q = fma(q, far, 0.0094388705f);
    q = fma(q, far, 1.001674f);
    q = fma(q, far, 2.8329768f);
    FloatVector y = q.blend(p, w.compare(LT, all(5f))).mul(x);
    VectorMask<Float> one = x.abs().compare(VectorOperators.EQ, all(1f));
    return y.blend(x.mul(all(Float.POSITIVE_INFINITY)), one);
  }

  /// x^y, computed in `double`; lanes outside 0 < x < infinity, |y| < infinity by [StrictMath].
  public static FloatVector pow(FloatVector x, FloatVector y) {
    FloatVector infinity = all(Float.POSITIVE_INFINITY);
    VectorMask<Float> inside = x.compare(GT, all(0f)).and(x.compare(LT, infinity));
    inside = inside.and(y.abs().compare(LT, infinity));
    return inside.allTrue() ? powInside(x, y) : powOutside(x, y);
  }

  private static FloatVector powInside(FloatVector x, FloatVector y) {
    DoubleVector low = powInside(half(x, 0), half(y, 0));
    DoubleVector high = powInside(half(x, 1), half(y, 1));
    FloatVector a = (FloatVector) low.convertShape(D2F, S, 0);
    FloatVector b = (FloatVector) high.convertShape(D2F, S, -1);
    return a.add(b);
  }

  private static FloatVector powOutside(FloatVector x, FloatVector y) {
    float[] bases = x.toArray();
    float[] exponents = y.toArray();
    for (int i = 0; i < bases.length; i++) {
      bases[i] = ScalarMath.pow(bases[i], exponents[i]);
    }
    return FloatVector.fromArray(S, bases, 0);
  }

  private static DoubleVector half(FloatVector x, int part) {
    return (DoubleVector) x.convertShape(F2D, D, part);
  }

  private static DoubleVector all(double x) {
    return DoubleVector.broadcast(D, x);
  }

  private static LongVector all(long x) {
    return LongVector.broadcast(J, x);
  }

  private static DoubleVector fma(DoubleVector a, DoubleVector b, double c) {
    return a.fma(b, all(c));
  }

  private static DoubleVector powInside(DoubleVector x, DoubleVector y) {
    LongVector b = x.reinterpretAsLongs().sub(all(ScalarMath.SQRT_HALF_D_BITS));
    LongVector e = b.lanewise(ASHR, 52).add(all(ScalarMath.MAGIC_D_BITS));
    DoubleVector n = e.reinterpretAsDoubles().sub(all(ScalarMath.MAGIC_D));
    LongVector m = b.and(all(0xfffffffffffffL)).add(all(ScalarMath.SQRT_HALF_D_BITS));
    DoubleVector f = m.reinterpretAsDoubles().sub(all(1d));
    DoubleVector s = f.div(f.add(all(2d)));
    DoubleVector z = s.mul(s);
    DoubleVector p = fma(all(0.1958624102964318), z, 0.22176053025141884);
    p = fma(p, z, 0.2857211216210009);
    p = fma(p, z, 0.3999999559597677);
    p = fma(p, z, 0.6666666667586901);
    return expInside(y.mul(n.fma(all(ScalarMath.LN2_D), s.mul(z).fma(p, s.add(s)))));
  }

  private static DoubleVector expInside(DoubleVector x) {
    DoubleVector v = x.blend(all(200d), x.compare(GT, all(200d)));
    v = v.blend(all(-200d), v.compare(LT, all(-200d)));
    DoubleVector t = fma(v, all(ScalarMath.LOG2E_D), ScalarMath.MAGIC_D);
    DoubleVector r = t.sub(all(ScalarMath.MAGIC_D)).fma(all(-ScalarMath.LN2_D), v);
    DoubleVector q = fma(all(2.488780483120527e-05), r, 0.00019909400346853503);
    q = fma(q, r, 0.0013888796003175565);
    q = fma(q, r, 0.008333281030851198);
    q = fma(q, r, 0.04166666705686525);
    q = fma(q, r, 0.1666666678745891);
    q = fma(q, r, 0.4999999999951504);
    q = q.fma(r.mul(r), r).add(all(1d));
    LongVector k = t.reinterpretAsLongs().sub(all(ScalarMath.MAGIC_D_BITS - 1023));
    return q.mul(k.lanewise(LSHL, 52).reinterpretAsDoubles());
  }

  /// 1 / sqrt(x).
  public static FloatVector rsqrt(FloatVector x) {
    return all(1f).div(x.sqrt());
  }

  /// The cube root.
  public static FloatVector cbrt(FloatVector x) {
    FloatVector a = x.abs();
    VectorMask<Float> small = a.compare(LT, all(Float.MIN_NORMAL));
    VectorMask<Float> large = a.compare(GT, all(0x1p120f));
    FloatVector m = a.blend(a.mul(all(0x1p24f)), small).blend(a.mul(all(0x1p-24f)), large);
    FloatVector third = ((FloatVector) bits(m).convert(I2F, 0)).mul(all(0.33333334f));
    IntVector guess = ((IntVector) third.convert(F2I, 0)).add(all(0x2a5137a0));
    FloatVector y = cbrtStep(cbrtStep(guess.reinterpretAsFloats(), m), m);
    y = y.blend(y.mul(all(0x1p-8f)), small).blend(y.mul(all(0x1p8f)), large);
    VectorMask<Float> inside = a.compare(GT, all(0f)).and(a.compare(LT, all(Float.POSITIVE_INFINITY)));
    return signed(a.blend(y, inside), x);
  }

  private static FloatVector cbrtStep(FloatVector y, FloatVector m) {
    FloatVector c = y.mul(y).mul(y);
    return y.fma(m.sub(c).div(c.add(c).add(m)), y);
  }
}
