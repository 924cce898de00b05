package io.raffia;

/// What the forward rule of [Nnx#customVjp] gives: the function's value, and what its backward rule
/// needs.
public record Forward<R, S>(R value, S residuals) {}
