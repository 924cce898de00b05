package io.raffia;

/// The value of a function at a point, and its transposed derivative there: a linear function from
/// cotangents of the result to cotangents of the arguments, which may be called often.
public record Vjp<R, G>(R value, Fn1<R, G> pullback) {}
