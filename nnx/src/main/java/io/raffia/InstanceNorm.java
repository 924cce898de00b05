package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import org.jspecify.annotations.Nullable;

/// Normalizes each feature of each example to mean 0 and variance 1 over the spatial axes, then
/// scales and shifts it: `flax.nnx.InstanceNorm` (Ulyanov, Vedaldi and Lempitsky, 2016).
///
/// Inputs have shape `[batch, ...spatial, numFeatures]`, or the features in other axes; `scale` and
/// `bias` are `[numFeatures]`.
public class InstanceNorm extends Module implements Layer {
  public final @Nullable Param scale;
  public final @Nullable Param bias;
  private final Ints numFeatures;
  private final Ints featureAxes;
  private final double epsilon;
  private final boolean useFastVariance;
  private final @Nullable String axisName;
  private final @Nullable DType dtype;

  /// What instance normalization has besides its size.
  public static final class Options extends ShiftedNormOptions<Options> {
    private Ints featureAxes = Ints.of(-1);

    private Options() {}

    /// The axes of the features, not the first. Default -1.
    public Options featureAxes(int... axes) {
      featureAxes = Ints.of(axes);
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public InstanceNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public InstanceNorm(int numFeatures, Options options, Rngs rngs) {
    this.numFeatures = Ints.of(numFeatures);
    scale = options.scale(this.numFeatures, rngs);
    bias = options.bias(this.numFeatures, rngs);
    featureAxes = options.featureAxes;
    epsilon = options.epsilon;
    useFastVariance = options.useFastVariance;
    axisName = options.axisName;
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    return normalize(x, null);
  }

  /// With statistics of the elements where `mask`, which broadcasts to `x`, holds.
  public Tensor call(Tensor x, Tensor mask) {
    return normalize(x, mask);
  }

  private Tensor normalize(Tensor input, @Nullable Tensor mask) {
    var features = Normalization.axes("instance normalization", input, featureAxes, numFeatures);
    if (features.contains(0)) {
      throw Errors.located(
          new IrException(
              "the features cannot be in the first axis, which is the batch: found featureAxes "
                  + featureAxes));
    }
    var factor = Normalization.value(scale);
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, input, factor, shift);
    var x = input.astype(to);
    var reduced = Ints.range(1, x.rank()).filter(a -> !features.contains(a));
    var moments = Moments.of(x, reduced.toArray(), useFastVariance, mask, axisName);
    return new Normalization(reduced, features, epsilon, to).apply(x, moments, factor, shift);
  }
}
