package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts of points by all their coordinates.
final class Histograms {
  private Histograms() {}

  static HistogramDd of(Tensor sample, int... bins) {
    requirePoints(sample);
    int axes = sample.dim(1);
    if (bins.length != 1 && bins.length != axes) {
      throw Errors.ofShapes(
          "histogramdd takes one number of bins, or one of each of %d coordinates, found %d",
          axes, bins.length);
    }
    var edges = new ArrayList<Tensor>();
    for (int d = 0; d < axes; d++) {
      edges.add(Search.edges(sample.get(Index.ALL, d), bins[bins.length == 1 ? 0 : d]));
    }
    return of(sample, edges, null, false);
  }

  private static void requirePoints(Tensor sample) {
    if (sample.rank() == 2) return;
    throw Errors.ofShapes(
        "histogramdd counts the rows of a matrix, found %s", sample.type().brief());
  }

  static HistogramDd of(
      Tensor sample, List<Tensor> edges, @Nullable Tensor weights, boolean density) {
    requirePoints(sample);
    int axes = sample.dim(1);
    if (edges.size() != axes) {
      throw Errors.ofShapes(
          "histogramdd needs edges of each of %d coordinates, found %d", axes, edges.size());
    }
    var dims = Ints.range(0, axes).map(d -> edges.get(d).dim(0) - 1);
    int all = dims.stream().reduce(1, (a, b) -> a * b);
    var place = Tensor.scalar(0);
    var inside = Tensor.scalar(true);
    for (int d = 0; d < axes; d++) {
      int bins = dims.get(d);
      var at = Search.bins(sample.get(Index.ALL, d), edges.get(d));
      inside = inside.and(at.lt(bins));
      place = place.mul(bins).add(at);
    }
    var each = weights == null ? Tensor.ones(DType.I32, sample.dim(0)) : weights;
    var counts =
        Tensor.zeros(each.dtype(), all)
            .at(Tensor.where(inside, place, all))
            .add(each)
            .reshape(dims.toArray());
    if (!density) return new HistogramDd(counts, edges);
    var shares = Elementwise.inexact(counts).div(counts.sum());
    for (int d = 0; d < axes; d++) {
      var tail = Ints.range(0, axes - 1 - d).map(k -> k + 1).toArray();
      shares = shares.div(Jnp.diff(edges.get(d)).expandDims(tail));
    }
    return new HistogramDd(shares, edges);
  }

  static Histogram2d plane(HistogramDd h) {
    return new Histogram2d(h.counts(), h.edges().get(0), h.edges().get(1));
  }
}
