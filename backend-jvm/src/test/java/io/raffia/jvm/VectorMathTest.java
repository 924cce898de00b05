package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorMathTest {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  interface Scalar {
    float apply(float x);
  }

  record Case(
      String name,
      Scalar scalar,
      UnaryOperator<FloatVector> vector,
      DoubleUnaryOperator exact,
      double ulps) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> functions() {
    return Stream.of(
        new Case("exp", ScalarMath::exp, VectorMath::exp, StrictMath::exp, 2),
        new Case("expm1", ScalarMath::expm1, VectorMath::expm1, StrictMath::expm1, 2),
        new Case("log", ScalarMath::log, VectorMath::log, StrictMath::log, 2),
        new Case("log1p", ScalarMath::log1p, VectorMath::log1p, StrictMath::log1p, 2),
        new Case("tanh", ScalarMath::tanh, VectorMath::tanh, StrictMath::tanh, 2),
        new Case(
            "logistic", ScalarMath::logistic, VectorMath::logistic, VectorMathTest::logistic, 2),
        new Case("sin", ScalarMath::sin, VectorMath::sin, StrictMath::sin, 2),
        new Case("cos", ScalarMath::cos, VectorMath::cos, StrictMath::cos, 2),
        new Case("erf", ScalarMath::erf, VectorMath::erf, ErrorFunction::erf, 2),
        new Case("erfInv", ScalarMath::erfInv, VectorMath::erfInv, VectorMathTest::giles, 4),
        new Case("rsqrt", ScalarMath::rsqrt, VectorMath::rsqrt, x -> 1 / StrictMath.sqrt(x), 2),
        new Case("cbrt", ScalarMath::cbrt, VectorMath::cbrt, StrictMath::cbrt, 2));
  }

  private static double logistic(double x) {
    return x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
  }

  /// XLA's formula with everything but x² in double precision.
  private static double giles(double x) {
    float square = (float) x * (float) x;
    double w = -StrictMath.log1p(-square);
    double[] near = {
      2.81022636e-08,
      3.43273939e-07,
      -3.5233877e-06,
      -4.39150654e-06,
      0.00021858087,
      -0.00125372503,
      -0.00417768164,
      0.246640727,
      1.50140941
    };
    double[] far = {
      -0.000200214257,
      0.000100950558,
      0.00134934322,
      -0.00367342844,
      0.00573950773,
      -0.0076224613,
      0.00943887047,
      1.00167406,
      2.83297682
    };
    double at = w < 5 ? w - 2.5 : Math.sqrt(w) - 3;
    double p = 0;
    for (double c : w < 5 ? near : far) {
      p = p * at + c;
    }
    return Math.abs(x) == 1 ? x * Double.POSITIVE_INFINITY : p * x;
  }

  @Test
  void erfInvIsNearTheTrueInverseAwayFromOne() {
    for (float x = -0.99f; x <= 0.99f; x += 0.00037f) {
      double off = ulps(ScalarMath.erfInv(x), ErrorFunction.inverse(x));
      assertTrue(off <= 6, "erfInv(" + x + "): " + off + " ulp");
    }
  }

  /// Where 1 + e^x rounds most of e^x away.
  @Test
  void logisticOfSmallNegativeNumbersIsWithinTwoUlps() {
    for (float x = -6; x < -2; x += 3e-6f) {
      double off = ulps(ScalarMath.logistic(x), logistic(x));
      assertTrue(off <= 2, "logistic(" + x + "): " + off + " ulp");
    }
  }

  /// Every some thousandth float; `-Draffia.ulp=1` takes all.
  @ParameterizedTest
  @MethodSource("functions")
  void staysWithinItsUlpsOverTheWholeRange(Case f) {
    double worst = 0;
    float at = 0;
    int stride = Integer.getInteger("raffia.ulp", f.name.startsWith("erf") ? 60_011 : 6_007);
    for (long b = Integer.MIN_VALUE; b <= Integer.MAX_VALUE; b += stride) {
      float x = Float.intBitsToFloat((int) b);
      double off = ulps(f.scalar.apply(x), f.exact.applyAsDouble(x));
      if (!(off <= worst)) {
        worst = off;
        at = x;
      }
    }
    for (float x : special()) {
      double off = ulps(f.scalar.apply(x), f.exact.applyAsDouble(x));
      if (!(off <= worst)) {
        worst = off;
        at = x;
      }
    }
    if (stride < 6_007) System.out.printf("%s: %.3f ulp at %s%n", f.name, worst, at);
    assertTrue(
        worst <= f.ulps,
        f.name
            + "("
            + at
            + ") = "
            + f.scalar.apply(at)
            + ", expected "
            + f.exact.applyAsDouble(at)
            + ": "
            + worst
            + " ulp");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void lanesHaveTheBitsOfTheScalarFunction(Case f) {
    float[] x = new float[S.length()];
    SplittableRandom random = new SplittableRandom(7);
    float[] special = special();
    for (int round = 0; round < 20_000; round++) {
      for (int i = 0; i < x.length; i++) {
        x[i] =
            switch (round % 3) {
              case 0 -> Float.intBitsToFloat(random.nextInt());
              case 1 -> (float) ((random.nextDouble() - 0.5) * 40);
              default -> special[random.nextInt(special.length)];
            };
      }
      float[] y = f.vector.apply(FloatVector.fromArray(S, x, 0)).toArray();
      for (int i = 0; i < x.length; i++) {
        float expected = f.scalar.apply(x[i]);
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(y[i])) {
          assertEquals(expected, y[i], f.name + "(" + x[i] + ")");
        }
      }
    }
  }

  @Test
  void powStaysWithinTwoUlpsAndLanesHaveTheBitsOfTheScalarFunction() {
    float[] x = new float[S.length()];
    float[] y = new float[S.length()];
    SplittableRandom random = new SplittableRandom(8);
    float[] special = special();
    for (int round = 0; round < 60_000; round++) {
      for (int i = 0; i < x.length; i++) {
        switch (round % 4) {
          case 0 -> {
            x[i] = Float.intBitsToFloat(random.nextInt());
            y[i] = Float.intBitsToFloat(random.nextInt());
          }
          case 1 -> {
            x[i] = (float) Math.exp((random.nextDouble() - 0.5) * 20);
            y[i] = (float) ((random.nextDouble() - 0.5) * 18);
          }
          case 2 -> {
            x[i] = Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(Float.MAX_VALUE)) + 1);
            y[i] = (float) ((random.nextDouble() - 0.5) * 4);
          }
          default -> {
            x[i] = special[random.nextInt(special.length)];
            y[i] = random.nextInt(9) - 4;
          }
        }
      }
      float[] z =
          VectorMath.pow(FloatVector.fromArray(S, x, 0), FloatVector.fromArray(S, y, 0)).toArray();
      for (int i = 0; i < x.length; i++) {
        float scalar = ScalarMath.pow(x[i], y[i]);
        if (Float.floatToIntBits(scalar) != Float.floatToIntBits(z[i])) {
          assertEquals(scalar, z[i], "pow(" + x[i] + ", " + y[i] + ")");
        }
        double off = ulps(scalar, StrictMath.pow(x[i], y[i]));
        assertTrue(off <= 2, "pow(" + x[i] + ", " + y[i] + "): " + off + " ulp");
      }
    }
  }

  @Test
  void doubleErrorFunctionsHaveKnownValues() {
    assertEquals(0.5204998778130465, ScalarMath.erf(0.5), 2e-16);
    assertEquals(0.9999779095030014, ScalarMath.erf(3.0), 2e-16);
    assertEquals(0.4769362762044699, ScalarMath.erfInv(0.5), 2e-16);
    assertEquals(-1.1630871536766743, ScalarMath.erfInv(-0.9), 5e-16);
    assertEquals(3.4589107372795, ScalarMath.erfInv(0.999999), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, ScalarMath.erfInv(1.0));
    assertTrue(Double.isNaN(ScalarMath.erfInv(1.5)));
    assertTrue(Double.isNaN(ScalarMath.erf(Double.NaN)));
    assertEquals(-1, ScalarMath.erf(Double.NEGATIVE_INFINITY));
    for (double x = -0.999; x < 1; x += 0.0101) {
      assertEquals(x, ScalarMath.erf(ScalarMath.erfInv(x)), 1e-15);
    }
  }

  private static float[] special() {
    return new float[] {
      0f,
      -0f,
      1f,
      -1f,
      0.5f,
      -0.5f,
      2f,
      -2f,
      3f,
      -3f,
      1e-7f,
      -1e-7f,
      1e-30f,
      -1e-30f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      1e-40f,
      -1e-40f,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN,
      88.72283f,
      88.72284f,
      88.8f,
      -87.4f,
      -103.9f,
      -104f,
      -105f,
      0.625f,
      0.93f,
      0.99999994f,
      1.0000001f,
      3.1415927f,
      1.5707964f,
      4.712389f,
      32767f,
      32768f,
      1e10f,
      8f,
      27f
    };
  }

  /// The distance of `actual` from `exact` in units of the last place of a float of that size; 0
  /// for equal specials, signed zeros included.
  static double ulps(float actual, double exact) {
    float rounded = (float) exact;
    if (Float.floatToIntBits(actual) == Float.floatToIntBits(rounded)) {
      return 0;
    }
    if (Float.isNaN(actual) || Float.isNaN(rounded) || actual == 0 && rounded == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double bounded = Float.isInfinite(actual) ? Math.copySign(0x1p128, actual) : actual;
    return Math.abs(bounded - exact) / Math.ulp((float) Math.min(Math.abs(exact), Float.MAX_VALUE));
  }
}
