package io.raffia;

import java.io.Serializable;

/// A function of two arguments that returns nothing, whose code Raffia can read: it sets Variables.
/// (It is serializable because that is how a lambda tells what it runs; nothing is serialized.)
@FunctionalInterface
public interface VoidFn2<A, B> extends Serializable {
  void apply(A a, B b);

  /// The program that a call with such arguments runs, without running it: `lower` of `jax.jit`.
  default Lowered lower(A a, B b) {
    return Lowered.of(this, a, b);
  }
}
