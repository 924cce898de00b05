package io.raffia;

/// What a function under [Nnx#capture] returned, and what the Modules recorded meanwhile: a leaf
/// for each value, at the path of the Module, then the name, then its number (unless values of that
/// name were reduced to one).
public record Captured<R>(R result, State state) {}
