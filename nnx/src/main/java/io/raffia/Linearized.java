package io.raffia;

/// The value of a function at a point, and its derivative there: a linear function from tangents of
/// the arguments to tangents of the result, which may be called often.
public record Linearized<A, R>(R value, Fn1<A, R> tangent) {}
