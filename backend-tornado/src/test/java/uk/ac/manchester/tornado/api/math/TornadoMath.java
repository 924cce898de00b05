package uk.ac.manchester.tornado.api.math;

/// The functions of this device.
public final class TornadoMath {
  private TornadoMath() {}

  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  public static float log(float x) {
    return (float) Math.log(x);
  }

  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  public static double floor(double x) {
    return Math.floor(x);
  }

  public static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  public static double ceil(double x) {
    return Math.ceil(x);
  }

  /// C's: 1 to any power is 1, and -1 to an infinite one.
  public static float pow(float x, float y) {
    return x == 1 || x == -1 && Float.isInfinite(y) ? 1 : (float) Math.pow(x, y);
  }

  public static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }
}
