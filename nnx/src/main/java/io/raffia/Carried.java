package io.raffia;

/// What an iteration of [Nnx#scan] gives, and what the whole scan does: what is carried on, and
/// what is stacked.
public record Carried<C, Y>(C carry, Y y) {}
