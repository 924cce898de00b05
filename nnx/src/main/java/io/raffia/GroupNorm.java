package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import org.jspecify.annotations.Nullable;

/// Normalizes each example's groups of features to mean 0 and variance 1, then scales and shifts
/// each feature: `flax.nnx.GroupNorm` (Wu and He, 2018).
///
/// Inputs have shape `[batch, ...spatial, numFeatures]`; `scale` and `bias` are `[numFeatures]`.
public class GroupNorm extends Module implements Layer {
  public final @Nullable Param scale;
  public final @Nullable Param bias;
  private final Ints numFeatures;
  private final int numGroups;
  private final int groupSize;
  private final @Nullable Ints reductionAxes;
  private final double epsilon;
  private final boolean useFastVariance;
  private final @Nullable String axisName;
  private final @Nullable DType dtype;

  /// What group normalization has besides its size.
  public static final class Options extends ShiftedNormOptions<Options> {
    private int numGroups = 32;
    private int groupSize;
    private @Nullable Ints reductionAxes;

    private Options() {}

    /// Default 32.
    public Options numGroups(int groups) {
      numGroups = groups;
      groupSize = 0;
      return this;
    }

    /// The number of features in a group, in place of the number of groups.
    public Options groupSize(int features) {
      groupSize = features;
      numGroups = 0;
      return this;
    }

    /// The axes that statistics are taken over, the last one being the features of a group. Default
    /// all but the first.
    public Options reductionAxes(int... axes) {
      reductionAxes = Ints.of(axes);
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  /// With 32 groups.
  public GroupNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public GroupNorm(int numFeatures, int numGroups, Rngs rngs) {
    this(numFeatures, options().numGroups(numGroups), rngs);
  }

  public GroupNorm(int numFeatures, Options options, Rngs rngs) {
    int divisor = options.groupSize > 0 ? options.groupSize : options.numGroups;
    if (divisor <= 0 || numFeatures % divisor != 0) {
      throw IrException.ofShapes(
          "%d features do not divide into %s: give another numGroups or groupSize"
              .formatted(
                  numFeatures,
                  options.groupSize > 0 ? "groups of " + divisor : divisor + " groups"));
    }
    this.numFeatures = Ints.of(numFeatures);
    groupSize = options.groupSize > 0 ? divisor : numFeatures / divisor;
    numGroups = numFeatures / groupSize;
    scale = options.scale(this.numFeatures, rngs);
    bias = options.bias(this.numFeatures, rngs);
    reductionAxes = options.reductionAxes;
    epsilon = options.epsilon;
    useFastVariance = options.useFastVariance;
    axisName = options.axisName;
    dtype = options.dtype;
  }

  @Override
  public Tensor call(Tensor x) {
    return normalize(x, null);
  }

  /// With statistics of the elements where `mask`, which broadcasts to `x` and has all features,
  /// holds.
  public Tensor call(Tensor x, Tensor mask) {
    return normalize(x, mask);
  }

  private Tensor normalize(Tensor input, @Nullable Tensor mask) {
    int last = input.rank() - 1;
    if (last < 1) {
      throw Errors.ofShapes(
          "group normalization takes inputs with a batch axis and features, found %s",
          input.type().brief());
    }
    var features = Normalization.axes("group normalization", input, Ints.of(-1), numFeatures);
    var chosen = reductionAxes == null ? Ints.range(1, last + 1) : reductionAxes;
    var spatial =
        Reductions.axes("group normalization", input.shape(), chosen.toArray())
            .filter(a -> a != last);
    var factor = Normalization.value(scale);
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, input, factor, shift);
    var x = input.astype(to);
    var grouped = grouped(x);
    var inside = mask == null ? null : grouped(mask);
    var axes = spatial.plus(Ints.of(last + 1)).toArray();
    var moments = Moments.of(grouped, axes, useFastVariance, inside, axisName);
    var each = new Moments(spread(moments.mean()), spread(moments.variance()));
    return new Normalization(spatial, features, epsilon, to).apply(x, each, factor, shift);
  }

  private Tensor grouped(Tensor x) {
    var outer = Ints.range(0, x.rank() - 1).map(x::dim);
    return x.reshape(outer.plus(Ints.of(numGroups, groupSize)).toArray());
  }

  /// A group's statistic for each of its features.
  private Tensor spread(Tensor groups) {
    return Jnp.repeat(groups, groupSize, -1);
  }
}
