package io.raffia;

/// What one differentiates with respect to its Variables or leaves: gradients come as a [State].
public sealed interface Stateful permits Module, State, Variable {}
