package io.raffia;

/// What a function to be differentiated returns when it has more to tell than its loss.
public record Aux<A>(Tensor loss, A aux) {}
