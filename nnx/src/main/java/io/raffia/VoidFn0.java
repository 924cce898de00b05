package io.raffia;

import java.io.Serializable;

/// A function of no arguments that returns nothing, whose code Raffia can read: it sets Variables.
/// (It is serializable because that is how a lambda tells what it runs; nothing is serialized.)
@FunctionalInterface
public interface VoidFn0 extends Serializable {
  void apply();

  /// The program that a call with such arguments runs, without running it: `lower` of `jax.jit`.
  default Lowered lower() {
    return Lowered.of(this);
  }
}
