package io.raffia.jvm;

/// Work that is cut into numbered parts; see [Workers].
@FunctionalInterface
public interface PartTask {
  /// Does part `part`; several threads call this at once, each with other parts.
  void run(int part);
}
