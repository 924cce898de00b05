package io.raffia.jvm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `float` convolution of one [ConvShape]; make it once, run it often, from any thread.
public final class Convolution {
  /// A product, and where its kernel and its output begin, in bytes.
  private record Part(ConvolutionProduct product, long kernel, long out) {}

  private final List<Part> parts = new ArrayList<>();
  private final double flops;

  /// Prepares the convolution of a shape.
  public Convolution(ConvShape shape) {
    double flops = 0;
    for (var phase : ConvolutionPhases.of(shape)) {
      var part = phase.shape();
      flops +=
          2.0
              * part.positions()
              * part.groups()
              * part.taps()
              * (part.outFeatures() / (double) part.groups());
      parts.add(
          new Part(
              new ConvolutionProduct(new ConvolutionPlan(part)),
              phase.kernel() * Lanes.BYTES,
              phase.out() * Lanes.BYTES));
    }
    this.flops = flops;
    Warmup.CONVOLUTION.prepare(flops);
  }

  /// Computes the output at address `out` from the input and the kernel; it must not overlap them.
  public void run(long in, long kernel, long out) {
    run(in, kernel, out, null);
  }

  /// The same, then `epilogue` on each finished block: its rows are output positions in the order
  /// of the output's memory, its columns output features.
  public void run(long in, long kernel, long out, @Nullable Epilogue epilogue) {
    run(in, kernel, out, epilogue, Warmup.CONVOLUTION.hot(flops));
  }

  void run(long in, long kernel, long out, @Nullable Epilogue epilogue, boolean vector) {
    for (var part : parts) {
      part.product.multiply(in, kernel + part.kernel, out + part.out, epilogue, vector);
    }
  }
}
