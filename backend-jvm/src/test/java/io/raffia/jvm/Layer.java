package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.ArrayList;
import java.util.List;

/// Convolution shapes for tests: dense tensors in given dimension orders.
final class Layer {
  /// The batch of the input and output, the input features of the kernel.
  static final int FIRST = -1;

  /// The features of the input and output, the output features of the kernel.
  static final int SECOND = -2;

  private Layer() {}

  /// A shape whose tensors are dense with their dimensions in these orders, outermost first.
  static ConvShape laidOut(
      int batch,
      int features,
      int outFeatures,
      int featureGroups,
      int batchGroups,
      List<Spatial> spatial,
      List<Integer> in,
      List<Integer> kernel,
      List<Integer> out) {
    int nd = spatial.size();
    long[] a = steps(in, batch, features, spatial.stream().map(Spatial::in).toList());
    long[] b =
        steps(
            kernel,
            features / featureGroups,
            outFeatures,
            spatial.stream().map(Spatial::window).toList());
    long[] c =
        steps(out, batch / batchGroups, outFeatures, spatial.stream().map(Spatial::out).toList());
    List<Spatial> strided = new ArrayList<>();
    for (int d = 0; d < nd; d++) {
      Spatial s = spatial.get(d);
      strided.add(
          new Spatial(
              s.in(),
              s.window(),
              s.stride(),
              s.low(),
              s.high(),
              s.lhsDilation(),
              s.rhsDilation(),
              s.reversed(),
              a[d],
              b[d],
              c[d]));
    }
    return new ConvShape(
        batch,
        features,
        outFeatures,
        featureGroups,
        batchGroups,
        a[nd],
        a[nd + 1],
        b[nd],
        b[nd + 1],
        c[nd],
        c[nd + 1],
        strided);
  }

  /// Steps of the spatial dimensions, then of FIRST and SECOND.
  private static long[] steps(List<Integer> order, int first, int second, List<Integer> sizes) {
    int nd = sizes.size();
    long[] steps = new long[nd + 2];
    long step = 1;
    for (int i = order.size() - 1; i >= 0; i--) {
      int d = order.get(i);
      steps[d >= 0 ? d : nd - 1 - d] = step;
      step *= d >= 0 ? sizes.get(d) : d == FIRST ? first : second;
    }
    return steps;
  }

  /// A 3 x 3 SAME layer in NHWC and HWIO: forward, gradient of the input, gradient of the kernel.
  static List<ConvShape> directions(int batch, int size, int in, int out) {
    long row = size;
    long inBatch = row * size * in;
    long outBatch = row * size * out;
    ConvShape forward =
        new ConvShape(
            batch,
            in,
            out,
            1,
            1,
            inBatch,
            1,
            out,
            1,
            outBatch,
            1,
            List.of(
                new Spatial(size, 3, 1, 1, 1, 1, 1, false, row * in, 3L * in * out, row * out),
                new Spatial(size, 3, 1, 1, 1, 1, 1, false, in, (long) in * out, out)));
    ConvShape input =
        new ConvShape(
            batch,
            out,
            in,
            1,
            1,
            outBatch,
            1,
            1,
            out,
            inBatch,
            1,
            List.of(
                new Spatial(size, 3, 1, 1, 1, 1, 1, true, row * out, 3L * in * out, row * in),
                new Spatial(size, 3, 1, 1, 1, 1, 1, true, out, (long) in * out, in)));
    ConvShape kernel =
        new ConvShape(
            in,
            batch,
            out,
            1,
            1,
            1,
            inBatch,
            outBatch,
            1,
            out,
            1,
            List.of(
                new Spatial(size, size, 1, 1, 1, 1, 1, false, row * in, row * out, 3L * in * out),
                new Spatial(size, size, 1, 1, 1, 1, 1, false, in, out, (long) in * out)));
    return List.of(forward, input, kernel);
  }
}
