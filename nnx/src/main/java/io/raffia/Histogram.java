package io.raffia;

/// How many elements fell between neighbouring edges: one count fewer than edges.
public record Histogram(Tensor counts, Tensor edges) {}
