package io.raffia.reflect;

/// Something outside that staging read and depended on. When it no longer holds, the staged program
/// is stale.
public sealed interface Guard
    permits Guards.StaticField, Guards.InstanceField, Guards.ArrayContents, Guards.Contents {
  /// Whether what was read is still there: equal for primitives, boxes and strings, the same object
  /// otherwise.
  boolean holds();

  /// What is guarded, in the user's terms: `static field Config.layers = 3`.
  String describe();
}
