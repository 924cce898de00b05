package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.View;
import java.util.ArrayList;
import java.util.function.ToIntFunction;

/// A convolution kernel as a step.
final class ConvolutionStep {
  private ConvolutionStep() {}

  static FusedStep.Blocks of(Kernel.Convolve kernel, ToIntFunction<Value> slot) {
    var convolution = new Convolution(shape(kernel));
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

  private static ConvShape shape(Kernel.Convolve kernel) {
    var op = kernel.op();
    var d = op.dims();
    var w = op.window();
    View in = kernel.input();
    View filter = kernel.filter();
    var out = kernel.to().shape();
    var outStrides = out.strides();
    var spatial = new ArrayList<ConvShape.Spatial>();
    for (int i = 0; i < w.rank(); i++) {
      int a = d.inputSpatial().get(i);
      int k = d.kernelSpatial().get(i);
      spatial.add(
          new ConvShape.Spatial(
              in.shape().dim(a),
              w.sizes().get(i),
              w.strides().get(i),
              w.low().get(i),
              w.high().get(i),
              w.baseDilation().get(i),
              w.windowDilation().get(i),
              w.reversed().get(i) == 1,
              in.stride(a),
              filter.stride(k),
              outStrides[d.outputSpatial().get(i)]));
    }
    return new ConvShape(
        in.shape().dim(d.inputBatch()),
        in.shape().dim(d.inputFeature()),
        out.dim(d.outputFeature()),
        op.featureGroups(),
        op.batchGroups(),
        in.stride(d.inputBatch()),
        in.stride(d.inputFeature()),
        filter.stride(d.kernelInputFeature()),
        filter.stride(d.kernelOutputFeature()),
        outStrides[d.outputBatch()],
        outStrides[d.outputFeature()],
        spatial);
  }
}
