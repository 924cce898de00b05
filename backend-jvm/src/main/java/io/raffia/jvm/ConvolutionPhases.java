package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.ArrayList;
import java.util.List;

/// A convolution over an input whose elements are set apart, as convolutions without holes.
///
/// Where input elements lie d apart, the d output positions that follow each other see different
/// parts of the kernel, every dth element each, and all others see the same: one convolution for
/// each of d^n phases does one part in d^n of the products, as the others are with the zeros in
/// between (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", section 4).
/// The gradient by the input of a convolution with stride d is of this form.
public final class ConvolutionPhases {
  /// A phase: what it computes, and where its kernel and its output begin, in elements.
  public record Phase(ConvShape shape, long kernel, long out) {}

  private ConvolutionPhases() {}

  /// The phases of a convolution, itself alone where there are no holes.
  public static List<Phase> of(ConvShape shape) {
    var phases = List.of(new Phase(shape, 0, 0));
    for (int d = 0; d < shape.spatial().size(); d++) {
      var spatial = shape.spatial().get(d);
      if (spatial.lhsDilation() == 1 || spatial.stride() != 1) continue;
      var next = new ArrayList<Phase>();
      for (var phase : phases) {
        int count = Math.min(spatial.lhsDilation(), spatial.out());
        for (int i = 0; i < count; i++) next.add(phase(phase, d, i));
      }
      phases = next;
    }
    return phases;
  }

  /// Output positions `number`, `number + d`, and so on of dimension `dimension`.
  private static Phase phase(Phase of, int dimension, int number) {
    var s = of.shape.spatial().get(dimension);
    int d = s.lhsDilation();
    int out = Math.ceilDiv(s.out() - number, d);
    // Kernel element w meets an element of the input where number + w * rhsDilation - low is a
    // multiple of d.
    int first = 0;
    while (first < d && !meets(s, number, first)) first++;
    int step = 1;
    while ((long) step * s.rhsDilation() % d != 0) step++;
    long outStep = d * s.outStep();
    long outOffset = of.out + number * s.outStep();
    if (first >= Math.min(d, s.window())) {
      // Zeros: products of no features.
      var nothing =
          new Spatial(0, 1, 1, 0, out, 1, 1, s.reversed(), s.inStep(), s.kernelStep(), outStep);
      return new Phase(with(of.shape, 0, dimension, nothing), of.kernel, outOffset);
    }
    int window = Math.ceilDiv(s.window() - first, step);
    int rhsDilation = step * s.rhsDilation() / d;
    int low = (s.low() - number - first * s.rhsDilation()) / d;
    int high = out + (window - 1) * rhsDilation - s.in() - low;
    int lowest = s.reversed() ? s.window() - 1 - first - (window - 1) * step : first;
    var spatial =
        new Spatial(
            s.in(),
            window,
            1,
            low,
            high,
            1,
            rhsDilation,
            s.reversed(),
            s.inStep(),
            step * s.kernelStep(),
            outStep);
    return new Phase(
        with(of.shape, of.shape.features(), dimension, spatial),
        of.kernel + lowest * s.kernelStep(),
        outOffset);
  }

  private static boolean meets(Spatial s, int number, int w) {
    return (number + (long) w * s.rhsDilation() - s.low()) % s.lhsDilation() == 0;
  }

  private static ConvShape with(ConvShape shape, int features, int dimension, Spatial spatial) {
    var all = new ArrayList<>(shape.spatial());
    all.set(dimension, spatial);
    return new ConvShape(
        shape.batch(),
        features,
        shape.outFeatures(),
        shape.featureGroups(),
        shape.batchGroups(),
        shape.inBatch(),
        shape.inFeature(),
        shape.kernelIn(),
        shape.kernelOut(),
        shape.outBatch(),
        shape.outFeature(),
        all);
  }
}
