package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import org.jspecify.annotations.Nullable;

/// Divides each example's features by their root mean square, then scales them: `flax.nnx.RMSNorm`
/// (Zhang and Sennrich, 2019).
///
/// Inputs have any shape with `numFeatures` in the last axis (or the `featureAxes`); `scale` is
/// `[numFeatures]`.
public class RmsNorm extends Module implements Layer {
  public final @Nullable Param scale;
  private final Ints numFeatures;
  private final Ints reductionAxes;
  private final Ints featureAxes;
  private final double epsilon;
  private final @Nullable String axisName;
  private final @Nullable DType dtype;

  /// What RMS normalization has besides its size; of a bias and the mean there are none.
  public static final class Options extends NormOptions<Options> {
    private Ints reductionAxes = Ints.of(-1);
    private Ints featureAxes = Ints.of(-1);

    private Options() {}

    /// The axes that the mean square is taken over. Default -1.
    public Options reductionAxes(int... axes) {
      reductionAxes = Ints.of(axes);
      return this;
    }

    /// The axes that the scale has. Default -1.
    public Options featureAxes(int... axes) {
      featureAxes = Ints.of(axes);
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public RmsNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public RmsNorm(int numFeatures, Options options, Rngs rngs) {
    this.numFeatures = Ints.of(numFeatures);
    scale = options.scale(this.numFeatures, rngs);
    reductionAxes = options.reductionAxes;
    featureAxes = options.featureAxes;
    epsilon = options.epsilon;
    axisName = options.axisName;
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    return normalize(x, null);
  }

  /// With the mean square of the elements where `mask`, which broadcasts to `x`, holds.
  public Tensor call(Tensor x, Tensor mask) {
    return normalize(x, mask);
  }

  private Tensor normalize(Tensor input, @Nullable Tensor mask) {
    var features = Normalization.axes("RMS normalization", input, featureAxes, numFeatures);
    var factor = Normalization.value(scale);
    var to = ComputeType.of(dtype, input, factor);
    var x = input.astype(to);
    var reduced = Reductions.axes("RMS normalization", x.shape(), reductionAxes.toArray());
    var moments = Moments.ofSquares(x, reduced.toArray(), mask, axisName);
    return new Normalization(reduced, features, epsilon, to).apply(x, moments, factor, null);
  }
}
