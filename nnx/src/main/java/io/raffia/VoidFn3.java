package io.raffia;

import java.io.Serializable;

/// A function of three arguments that returns nothing, whose code Raffia can read: it sets
/// Variables. (It is serializable because that is how a lambda tells what it runs; nothing is
/// serialized.)
@FunctionalInterface
public interface VoidFn3<A, B, C> extends Serializable {
  void apply(A a, B b, C c);

  /// The program that a call with such arguments runs, without running it: `lower` of `jax.jit`.
  default Lowered lower(A a, B b, C c) {
    return Lowered.of(this, a, b, c);
  }
}
