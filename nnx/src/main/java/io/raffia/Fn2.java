package io.raffia;

import java.io.Serializable;

/// A function of two arguments whose code Raffia can read. (It is serializable because that is how
/// a lambda tells what it runs; nothing is serialized.)
@FunctionalInterface
public interface Fn2<A, B, R> extends Serializable {
  R apply(A a, B b);

  /// The program that a call with such arguments runs, without running it: `lower` of `jax.jit`.
  default Lowered lower(A a, B b) {
    return Lowered.of(this, a, b);
  }
}
