package io.raffia;

/// Something inside a Module, and where it was met first.
public record Located<T>(Path path, T value) {}
