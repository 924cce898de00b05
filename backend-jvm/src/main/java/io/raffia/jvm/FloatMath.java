package io.raffia.jvm;

import io.raffia.ir.DType;

/// Float functions that are no single instruction of the JVM and no elementary function (those are
/// in [ScalarMath]).
final class FloatMath {
  private FloatMath() {}

  static float signum(float x) {
    return Math.signum(x);
  }

  static double signum(double x) {
    return Math.signum(x);
  }

  static float floor(float x) {
    return (float) Math.floor(x);
  }

  static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  static float rint(float x) {
    return (float) Math.rint(x);
  }

  static float roundAwayFromZero(float x) {
    return (float) roundAwayFromZero((double) x);
  }

  static double roundAwayFromZero(double x) {
    double a = Math.abs(x);
    double down = Math.floor(a);
    return Math.copySign(a - down >= 0.5 ? down + 1 : down, x);
  }

  static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  static float tan(float x) {
    return (float) StrictMath.tan(x);
  }

  static double tan(double x) {
    return StrictMath.tan(x);
  }

  static float atan2(float y, float x) {
    return (float) StrictMath.atan2(y, x);
  }

  static double atan2(double y, double x) {
    return StrictMath.atan2(y, x);
  }

  static boolean isFinite(float x) {
    return Float.isFinite(x);
  }

  static boolean isFinite(double x) {
    return Double.isFinite(x);
  }

  static boolean ne(float x, float y) {
    return x != y;
  }

  static boolean ne(double x, double y) {
    return x != y;
  }

  static float nextAfter(float x, float to) {
    return Math.nextAfter(x, (double) to);
  }

  static double reducePrecision(double x, int exponentBits, int mantissaBits) {
    long raw = Double.doubleToRawLongBits(x);
    return Double.longBitsToDouble(DType.F64.reducePrecision(raw, exponentBits, mantissaBits));
  }

  static float reducePrecision(float x, int exponentBits, int mantissaBits) {
    long raw = Integer.toUnsignedLong(Float.floatToRawIntBits(x));
    return Float.intBitsToFloat((int) DType.F32.reducePrecision(raw, exponentBits, mantissaBits));
  }
}
