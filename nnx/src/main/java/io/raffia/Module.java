package io.raffia;

import java.util.Map;

/// Base class of layers, models, optimizers and whatever holds state. A Module's fields are plain:
/// Variables and tensors are its state; Modules, lists, maps, arrays and records of those are its
/// structure; all else (numbers, strings, enums, ...) are static attributes, which a compiled
/// function is specialized for.
///
/// Fields are visited sorted by name. The same Module or Variable in several places is one (shared
/// weights), and cycles are allowed.
public abstract non-sealed class Module implements Stateful {
  /// Sets this Module and all inside it to training: dropout drops, normalization uses the batch.
  public void train() {
    setAttributes(Map.of("deterministic", false, "useRunningAverage", false), false);
  }

  /// Sets this Module and all inside it to evaluation.
  public void eval() {
    setAttributes(Map.of("deterministic", true, "useRunningAverage", true), false);
  }

  /// Sets fields by name, in this Module and all inside it that have them; throws
  /// [IllegalArgumentException] for a name that none has.
  public void setAttributes(Map<String, ?> attributes) {
    setAttributes(attributes, true);
  }

  private void setAttributes(Map<String, ?> attributes, boolean strict) {
    Attributes.set(this, attributes, strict);
  }

  /// As [Nnx#display] shows it.
  @Override
  public String toString() {
    return Display.of(this);
  }
}
