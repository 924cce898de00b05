package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import org.jspecify.annotations.Nullable;

/// Normalizes each example's features to mean 0 and variance 1, then scales and shifts them:
/// `flax.nnx.LayerNorm` (Ba, Kiros and Hinton, 2016).
///
/// Inputs have any shape with `numFeatures` in the last axis (or the `featureAxes`); `scale` and
/// `bias` are `[numFeatures]`.
public class LayerNorm extends Module implements Layer {
  public final @Nullable Param scale;
  public final @Nullable Param bias;
  private final Ints numFeatures;
  private final Ints reductionAxes;
  private final Ints featureAxes;
  private final double epsilon;
  private final boolean useFastVariance;
  private final @Nullable String axisName;
  private final @Nullable DType dtype;

  /// What layer normalization has besides its size.
  public static final class Options extends ShiftedNormOptions<Options> {
    private Ints reductionAxes = Ints.of(-1);
    private Ints featureAxes = Ints.of(-1);

    private Options() {}

    /// The axes that statistics are taken over. Default -1.
    public Options reductionAxes(int... axes) {
      reductionAxes = Ints.of(axes);
      return this;
    }

    /// The axes that scale and bias have. Default -1.
    public Options featureAxes(int... axes) {
      featureAxes = Ints.of(axes);
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public LayerNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public LayerNorm(int numFeatures, Options options, Rngs rngs) {
    this.numFeatures = Ints.of(numFeatures);
    scale = options.scale(this.numFeatures, rngs);
    bias = options.bias(this.numFeatures, rngs);
    reductionAxes = options.reductionAxes;
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
    var features = Normalization.axes("layer normalization", input, featureAxes, numFeatures);
    var factor = Normalization.value(scale);
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, input, factor, shift);
    var x = input.astype(to);
    var reduced = Reductions.axes("layer normalization", x.shape(), reductionAxes.toArray());
    var moments = Moments.of(x, reduced.toArray(), useFastVariance, mask, axisName);
    return new Normalization(reduced, features, epsilon, to).apply(x, moments, factor, shift);
  }
}
