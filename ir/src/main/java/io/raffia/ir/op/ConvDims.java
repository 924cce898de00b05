package io.raffia.ir.op;

import io.raffia.ir.Ints;

/// Which axis is what in a convolution's operands and result.
public record ConvDims(
    int inputBatch,
    int inputFeature,
    Ints inputSpatial,
    int kernelInputFeature,
    int kernelOutputFeature,
    Ints kernelSpatial,
    int outputBatch,
    int outputFeature,
    Ints outputSpatial) {

  /// Flax's layout for `spatial` axes: inputs `N...C`, kernels `...IO`, outputs `N...C`.
  public static ConvDims channelsLast(int spatial) {
    var middle = Ints.range(1, spatial + 1);
    return new ConvDims(
        0, spatial + 1, middle,
        spatial, spatial + 1, Ints.range(0, spatial),
        0, spatial + 1, middle);
  }
}
