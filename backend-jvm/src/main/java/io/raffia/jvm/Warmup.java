package io.raffia.jvm;

/// Whether the vector code is compiled yet.
final class Warmup {
  private Warmup() {}

  static boolean hot() {
    return true;
  }
}
