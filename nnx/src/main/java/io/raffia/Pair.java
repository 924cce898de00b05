package io.raffia;

/// Two values: gradients by two arguments, two arguments at once.
public record Pair<A, B>(A first, B second) {}
