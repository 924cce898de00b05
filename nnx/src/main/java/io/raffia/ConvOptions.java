package io.raffia;

import io.raffia.ir.Ints;
import org.jspecify.annotations.Nullable;

/// What [Conv] and [ConvTranspose] may both be told besides their sizes.
///
/// @param <O> the layer's own options
public abstract sealed class ConvOptions<O extends ConvOptions<O>> extends WeightOptions<O>
    permits Conv.Options, ConvTranspose.Options {
  Ints strides = Ints.of(1);
  Padding padding = Padding.SAME;
  Ints kernelDilation = Ints.of(1);
  @Nullable Tensor mask;

  ConvOptions() {}

  /// The window's step along each spatial axis; of a transposed convolution, how far apart the
  /// input's elements come to lie. One number serves all axes. Default 1.
  public final O strides(int... steps) {
    strides = Ints.of(steps);
    return self();
  }

  /// Default [Padding#SAME].
  public final O padding(Padding borders) {
    padding = borders;
    return self();
  }

  /// Spaces the kernel's elements. Default 1.
  public final O kernelDilation(int... steps) {
    kernelDilation = Ints.of(steps);
    return self();
  }

  /// Multiplies the kernel, whose shape it has, at every call. Default none.
  public final O mask(Tensor factors) {
    mask = factors;
    return self();
  }
}
