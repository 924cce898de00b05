package io.raffia;

/// A [Vjp] of a function that has more to tell than its value, which is `aux`.
public record VjpWithAux<R, X, G>(R value, X aux, Fn1<R, G> pullback) {}
