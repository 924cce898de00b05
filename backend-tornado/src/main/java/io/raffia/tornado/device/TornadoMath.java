package io.raffia.tornado.device;

/// Stands for TornadoVM's class of that name, whose methods are the device's own functions.
final class TornadoMath {
  private TornadoMath() {}

  static float exp(float x) {
    return (float) Math.exp(x);
  }

  static float log(float x) {
    return (float) Math.log(x);
  }

  static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  static float sin(float x) {
    return (float) Math.sin(x);
  }

  static float cos(float x) {
    return (float) Math.cos(x);
  }

  static float tan(float x) {
    return (float) Math.tan(x);
  }

  static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  static float floor(float x) {
    return (float) Math.floor(x);
  }

  static double floor(double x) {
    return Math.floor(x);
  }

  static float ceil(float x) {
    return (float) Math.ceil(x);
  }

  static double ceil(double x) {
    return Math.ceil(x);
  }

  /// C's: 1 to any power is 1, and -1 to an infinite one.
  static float pow(float x, float y) {
    return x == 1 || x == -1 && Float.isInfinite(y) ? 1 : (float) Math.pow(x, y);
  }

  static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }
}
