package io.raffia;

/// What a function under [Nnx#checkify] gives: whether a check failed, and its value, which is not
/// to be trusted then.
public record Checked<R>(CheckError error, R value) {}
