package io.raffia;

/// How many points of the plane fell between neighbouring edges: `x` along the first axis.
public record Histogram2d(Tensor counts, Tensor xEdges, Tensor yEdges) {}
