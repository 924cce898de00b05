package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.ConvShape;
import io.raffia.jvm.ConvolutionPhases;
import io.raffia.passes.Kernel;
import io.raffia.passes.ProductLayout;
import io.raffia.passes.ProductLayout.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Products of matrices whose elements lie wherever [MatrixIndex] says: those of strided operands,
/// and convolutions, as products of windows of the input and the kernel. Windows are in no memory.
///
/// @param batch how many products there are, and how far apart
record Matrices(
    int rows,
    int columns,
    int depth,
    List<Batch> batch,
    Value left,
    Value right,
    Value to,
    MatrixIndex leftIndex,
    MatrixIndex rightIndex,
    MatrixIndex toIndex) {
  Matrices {
    batch = List.copyOf(batch);
  }

  /// The number of products.
  long count() {
    return batch.stream().mapToLong(Batch::extent).reduce(1, (a, b) -> a * b);
  }

  static Matrices of(Kernel.Product product) {
    var layout = product.layout();
    return new Matrices(
        layout.rows(),
        layout.columns(),
        layout.depth(),
        layout.batch(),
        product.lhs().array(),
        product.rhs().array(),
        product.to(),
        MatrixIndex.strided(product.lhs().offset(), layout.leftRow(), layout.leftDepth()),
        MatrixIndex.strided(product.rhs().offset(), layout.rightDepth(), layout.rightColumn()),
        MatrixIndex.strided(0, layout.toRow(), 1));
  }

  /// A product for each phase of a convolution, and for each of its groups.
  static List<Matrices> of(Kernel.Convolve kernel) {
    var all = new ArrayList<Matrices>();
    for (var phase : ConvolutionPhases.of(ConvShape.of(kernel))) {
      if (phase.shape().positions() > 0 && phase.shape().outFeatures() > 0) {
        all.add(of(kernel, phase));
      }
    }
    return all;
  }

  private static Matrices of(Kernel.Convolve kernel, ConvolutionPhases.Phase phase) {
    var shape = phase.shape();
    int groups = shape.groups();
    int columns = shape.outFeatures() / groups;
    int features = shape.features() / shape.featureGroups();
    int batch = shape.batch() / shape.batchGroups();
    // Number 0 is the batch of a result, and the features of a sum.
    int n = shape.spatial().size() + 1;
    var extents = new int[n];
    var steps = new long[n];
    var taps = new int[n];
    var tapSteps = new long[n];
    extents[0] = batch;
    steps[0] = shape.outBatch();
    taps[0] = features;
    tapSteps[0] = shape.inFeature();
    for (int d = 1; d < n; d++) {
      var s = shape.spatial().get(d - 1);
      extents[d] = s.out();
      steps[d] = s.outStep();
      taps[d] = s.window();
      tapSteps[d] = s.inStep() * s.rhsDilation();
    }
    var row = digits(extents, steps);
    var tap = digits(taps, tapSteps);
    var left = new MatrixIndex(kernel.input().offset());
    var right = new MatrixIndex(kernel.filter().offset() + phase.kernel());
    var to = new MatrixIndex(phase.out());
    left.first(row.get(0), shape.inBatch());
    left.second(tap.get(0), shape.inFeature());
    right.first(tap.get(0), shape.kernelIn());
    to.first(row.get(0), shape.outBatch());
    for (int d = 1; d < n; d++) {
      var s = shape.spatial().get(d - 1);
      left.window(row.get(d), tap.get(d), s);
      if (s.reversed()) right.move((s.window() - 1) * s.kernelStep());
      right.first(tap.get(d), s.reversed() ? -s.kernelStep() : s.kernelStep());
      to.first(row.get(d), s.outStep());
    }
    var column = new MatrixIndex.Digit(1, columns, true);
    right.second(column, shape.kernelOut());
    to.second(column, shape.outFeature());
    var group =
        new Batch(
            groups,
            shape.batchGroups() > 1 ? batch * shape.inBatch() : features * shape.inFeature(),
            columns * shape.kernelOut(),
            columns * shape.outFeature());
    return new Matrices(
        shape.positions(),
        columns,
        shape.taps(),
        List.of(group),
        kernel.input().array(),
        kernel.filter().array(),
        kernel.to(),
        left,
        right,
        to);
  }

  /// Numbers of axes as digits of one number: those of the largest steps first, so that neighbours
  /// in memory have numbers that follow each other.
  private static List<MatrixIndex.Digit> digits(int[] extents, long[] steps) {
    var axes =
        IntStream.range(0, extents.length)
            .filter(d -> extents[d] > 1)
            .boxed()
            .sorted(Comparator.comparingLong(d -> Math.abs(steps[d])))
            .toList();
    var digits = new ArrayList<>(Collections.nCopies(extents.length, MatrixIndex.Digit.ONE));
    int below = 1;
    for (int d : axes) {
      boolean isLast = d == axes.getLast();
      digits.set(d, new MatrixIndex.Digit(below, extents[d], isLast));
      below *= extents[d];
    }
    return digits;
  }

  /// Whether a convolution is better computed in tiles: where groups have few features, tiles would
  /// be mostly empty, which matters where there are many.
  static boolean suits(Kernel.Convolve kernel) {
    var shape = ConvShape.of(kernel);
    return shape.outFeatures() / shape.groups() >= 4 || kernel.to().type().size() < 4096;
  }
}
