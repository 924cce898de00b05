package io.raffia.jvm;

/// One of two values.
final class Blend {
  private Blend() {}

  static int select(int condition, int yes, int no) {
    return condition != 0 ? yes : no;
  }

  static long select(int condition, long yes, long no) {
    return condition != 0 ? yes : no;
  }

  static float select(int condition, float yes, float no) {
    return condition != 0 ? yes : no;
  }

  static double select(int condition, double yes, double no) {
    return condition != 0 ? yes : no;
  }
}
