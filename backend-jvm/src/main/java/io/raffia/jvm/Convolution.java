package io.raffia.jvm;

import org.jspecify.annotations.Nullable;

/// The `float` convolution of one [ConvShape]; make it once, run it often, from any thread.
public final class Convolution {
  private final ConvolutionProduct product;
  private final double flops;

  /// Prepares the convolution of a shape.
  public Convolution(ConvShape shape) {
    flops =
        2.0
            * shape.positions()
            * shape.groups()
            * shape.taps()
            * (shape.outFeatures() / (double) shape.groups());
    Warmup.CONVOLUTION.prepare(flops);
    product = new ConvolutionProduct(new ConvolutionPlan(shape));
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
    product.multiply(in, kernel, out, epilogue, vector);
  }
}
