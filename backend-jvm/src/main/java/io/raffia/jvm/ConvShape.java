package io.raffia.jvm;

import io.raffia.passes.Kernel;
import io.raffia.passes.View;
import java.util.ArrayList;
import java.util.List;

/// What is fixed of a convolution: sizes, and distances in elements for every logical dimension, so
/// that any layout, and the two backward passes with batch and features exchanged, are of this
/// form.
///
/// out[n, y…, o] = sum over w…, i of in[n, (y stride + w rhsDilation - low) / lhsDilation…, i]
/// kernel[w…, i, o], where in is zero outside its bounds and between dilated elements, as in XLA's
/// ConvGeneralDilated. With feature groups, group g of the output features sees group g of the
/// input features; with batch groups, group g of the batch.
///
/// @param batch size of the input's batch dimension
/// @param features number of input features, all groups together
/// @param outFeatures number of output features, all groups together
/// @param featureGroups number of feature groups; 1 for none
/// @param batchGroups number of batch groups; 1 for none
/// @param inBatch distance of batch neighbours in the input
/// @param inFeature distance of feature neighbours in the input
/// @param kernelIn distance of input-feature neighbours in the kernel
/// @param kernelOut distance of output-feature neighbours in the kernel
/// @param outBatch distance of batch neighbours in the output
/// @param outFeature distance of feature neighbours in the output; 1 is fastest
/// @param spatial the spatial dimensions
public record ConvShape(
    int batch,
    int features,
    int outFeatures,
    int featureGroups,
    int batchGroups,
    long inBatch,
    long inFeature,
    long kernelIn,
    long kernelOut,
    long outBatch,
    long outFeature,
    List<Spatial> spatial) {

  /// A spatial dimension.
  ///
  /// @param in size of the input
  /// @param window size of the kernel
  /// @param stride window stride
  /// @param low padding before the first element, negative to cut
  /// @param high padding after the last element, negative to cut
  /// @param lhsDilation distance that input elements are set apart
  /// @param rhsDilation distance that kernel elements are set apart
  /// @param reversed whether the kernel is read from its end
  /// @param inStep distance of neighbours in the input
  /// @param kernelStep distance of neighbours in the kernel
  /// @param outStep distance of neighbours in the output
  public record Spatial(
      int in,
      int window,
      int stride,
      int low,
      int high,
      int lhsDilation,
      int rhsDilation,
      boolean reversed,
      long inStep,
      long kernelStep,
      long outStep) {
    /// Checks the sizes.
    public Spatial {
      atLeast(0, in, "input size");
      atLeast(0, window, "window size");
      atLeast(1, stride, "stride");
      atLeast(1, lhsDilation, "lhs dilation");
      atLeast(1, rhsDilation, "rhs dilation");
    }

    /// The size of the output.
    public int out() {
      long padded = (long) dilated() + low + high;
      long wide = window == 0 ? 0 : (window - 1L) * rhsDilation + 1;
      return padded <= 0 || padded < wide ? 0 : Math.toIntExact((padded - wide) / stride + 1);
    }

    /// The size of the dilated input.
    int dilated() {
      return in == 0 ? 0 : Math.addExact(Math.multiplyExact(in - 1, lhsDilation), 1);
    }
  }

  /// Checks the sizes and groups.
  public ConvShape {
    atLeast(0, batch, "batch size");
    atLeast(0, features, "number of input features");
    atLeast(0, outFeatures, "number of output features");
    atLeast(1, featureGroups, "number of feature groups");
    atLeast(1, batchGroups, "number of batch groups");
    if (featureGroups > 1 && batchGroups > 1) {
      throw new IllegalArgumentException(
          "convolution must not have both feature groups and batch groups, found "
              + featureGroups
              + " and "
              + batchGroups
              + ": set one of them to 1");
    }
    divides(featureGroups, features, "input features", "feature groups");
    divides(featureGroups, outFeatures, "output features", "feature groups");
    divides(batchGroups, batch, "batch", "batch groups");
    divides(batchGroups, outFeatures, "output features", "batch groups");
    spatial = List.copyOf(spatial);
  }

  /// The form of a kernel, without the offsets of its operands.
  public static ConvShape of(Kernel.Convolve kernel) {
    var op = kernel.op();
    var d = op.dims();
    var w = op.window();
    View in = kernel.input();
    View filter = kernel.filter();
    var out = kernel.to().shape();
    var outStrides = out.strides();
    var spatial = new ArrayList<Spatial>();
    for (int i = 0; i < w.rank(); i++) {
      int a = d.inputSpatial().get(i);
      int k = d.kernelSpatial().get(i);
      spatial.add(
          new Spatial(
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

  /// The number of groups of either kind.
  public int groups() {
    return featureGroups * batchGroups;
  }

  /// The number of output positions, over the batch of a group.
  public int positions() {
    long all = batch / batchGroups;
    for (Spatial s : spatial) {
      all = Math.multiplyExact(all, (long) s.out());
    }
    return Math.toIntExact(all);
  }

  /// The number of products in the sum for an output element.
  public int taps() {
    long all = features / featureGroups;
    for (Spatial s : spatial) {
      all = Math.multiplyExact(all, (long) s.window());
    }
    return Math.toIntExact(all);
  }

  private static void atLeast(int least, int size, String what) {
    if (size < least) {
      throw new IllegalArgumentException(
          "convolution's "
              + what
              + " must be at least "
              + least
              + ", found "
              + size
              + ": check the shapes");
    }
  }

  private static void divides(int groups, int size, String what, String by) {
    if (size % groups != 0) {
      throw new IllegalArgumentException(
          "convolution's "
              + what
              + " must be a multiple of its "
              + by
              + ", found "
              + size
              + " and "
              + groups
              + ": check the shapes");
    }
  }
}
