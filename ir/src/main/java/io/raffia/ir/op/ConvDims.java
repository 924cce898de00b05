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
        0,
        spatial + 1,
        middle,
        spatial,
        spatial + 1,
        Ints.range(0, spatial),
        0,
        spatial + 1,
        middle);
  }

  /// The input's axes in this order: batch, feature, spatial.
  public Ints inputAxes() {
    return inputSpatial.prepend(inputFeature).prepend(inputBatch);
  }

  /// The kernel's axes in this order: output feature, input feature, spatial.
  public Ints kernelAxes() {
    return kernelSpatial.prepend(kernelInputFeature).prepend(kernelOutputFeature);
  }

  /// The result's axes in this order: batch, feature, spatial.
  public Ints outputAxes() {
    return outputSpatial.prepend(outputFeature).prepend(outputBatch);
  }
}
