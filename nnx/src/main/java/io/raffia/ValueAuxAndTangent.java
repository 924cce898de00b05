package io.raffia;

/// The value of a function, what else it told, and how the value changes in a direction.
public record ValueAuxAndTangent<R, X>(R value, X aux, R tangent) {}
