package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import java.util.function.ToIntFunction;

/// A convolution kernel as a step.
final class ConvolutionStep {
  private ConvolutionStep() {}

  static FusedStep.Blocks of(Kernel.Convolve kernel, ToIntFunction<Value> slot) {
    var convolution = new Convolution(ConvShape.of(kernel));
    long input = 8L * slot.applyAsInt(kernel.input().array());
    long filter = 8L * slot.applyAsInt(kernel.filter().array());
    long to = 8L * slot.applyAsInt(kernel.to());
    long inputOffset = kernel.input().offset() * Float.BYTES;
    long filterOffset = kernel.filter().offset() * Float.BYTES;
    return (table, epilogue) ->
        convolution.run(
            Cells.getI64(table + input) + inputOffset,
            Cells.getI64(table + filter) + filterOffset,
            Cells.getI64(table + to),
            epilogue);
  }

  /// Whether the rows of an epilogue's blocks are contiguous: output features are last.
  static boolean hasBlocks(Kernel.Convolve kernel) {
    var shape = kernel.to().shape();
    int feature = kernel.op().dims().outputFeature();
    return shape.strides()[feature] == 1 || shape.dim(feature) == 1;
  }
}
