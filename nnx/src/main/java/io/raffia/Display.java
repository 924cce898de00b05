package io.raffia;

/// Modules as text.
final class Display {
  private Display() {}

  static String of(Object x) {
    return x.getClass().getSimpleName();
  }
}
