package io.raffia;

/// How [Nnx#vmap] takes an argument.
public enum In {
  /// One example a position of the first axis; of a Module, all its Variables.
  MAPPED,
  /// The same for all examples.
  SHARED
}
