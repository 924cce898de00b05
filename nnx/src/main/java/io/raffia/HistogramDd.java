package io.raffia;

import java.util.List;

/// How many points fell into each box between neighbouring edges: an axis and a vector of edges for
/// each coordinate.
public record HistogramDd(Tensor counts, List<Tensor> edges) {
  public HistogramDd {
    edges = List.copyOf(edges);
  }
}
