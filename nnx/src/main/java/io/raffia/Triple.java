package io.raffia;

/// Three values: gradients by three arguments, three arguments at once.
public record Triple<A, B, C>(A first, B second, C third) {}
