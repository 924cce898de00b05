package io.raffia;

/// The value of a function, and how it changes in a direction: a tangent for each tensor, zeros for
/// those that are not floats.
public record ValueAndTangent<R>(R value, R tangent) {}
