package io.raffia.examples;

/// What became of a program that checks itself, and why.
record Outcome(Kind kind, String reason) {
  /// From best to worst.
  enum Kind {
    pass,
    unsupported,
    fail
  }
}
