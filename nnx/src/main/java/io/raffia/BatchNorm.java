package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.jspecify.annotations.Nullable;

/// Normalizes each feature to mean 0 and variance 1 over all other axes, then scales and shifts it:
/// `flax.nnx.BatchNorm` (Ioffe and Szegedy, 2015).
///
/// Inputs have any shape with `numFeatures` along `axis`; `scale`, `bias`, `mean` and `var` are
/// `[numFeatures]`. In training the batch's own statistics are used and folded into the running
/// ones; in evaluation ([Module#eval()]) the running ones are used.
public class BatchNorm extends Module implements Layer {
  public final @Nullable Param scale;
  public final @Nullable Param bias;
  public final BatchStat mean;
  public final BatchStat var;
  private final int numFeatures;
  private final int axis;
  private final double momentum;
  private final double epsilon;
  private final boolean useFastVariance;
  private final @Nullable DType dtype;
  private boolean useRunningAverage;

  /// What batch normalization has besides its size. Each setting has Flax's default and returns
  /// this object.
  public static final class Options {
    private boolean useRunningAverage;
    private int axis = -1;
    private double momentum = 0.99;
    private double epsilon = 1e-5;
    private @Nullable DType dtype;
    private DType paramDtype = DType.F32;
    private boolean useBias = true;
    private boolean useScale = true;
    private Initializer biasInit = Initializers.zeros();
    private Initializer scaleInit = Initializers.ones();
    private boolean useFastVariance = true;

    private Options() {}

    /// Whether to use the running statistics. Default false.
    public Options useRunningAverage(boolean use) {
      useRunningAverage = use;
      return this;
    }

    /// The axis of the features. Default -1.
    public Options axis(int features) {
      axis = features;
      return this;
    }

    /// How much of the running statistics a batch leaves. Default 0.99.
    public Options momentum(double share) {
      momentum = share;
      return this;
    }

    /// Added to the variance. Default 1e-5.
    public Options epsilon(double small) {
      epsilon = small;
      return this;
    }

    /// The float type of the result; by default what input and parameters promote to. Statistics
    /// are at least f32.
    public Options dtype(DType type) {
      dtype = type;
      return this;
    }

    /// The parameters' element type. Default f32.
    public Options paramDtype(DType type) {
      paramDtype = type;
      return this;
    }

    /// Default true.
    public Options useBias(boolean use) {
      useBias = use;
      return this;
    }

    /// Default true.
    public Options useScale(boolean use) {
      useScale = use;
      return this;
    }

    /// Default zeros.
    public Options biasInit(Initializer init) {
      biasInit = init;
      return this;
    }

    /// Default ones.
    public Options scaleInit(Initializer init) {
      scaleInit = init;
      return this;
    }

    /// Whether the variance is the mean square less the squared mean, which needs one pass. Default
    /// true.
    public Options useFastVariance(boolean use) {
      useFastVariance = use;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public BatchNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public BatchNorm(int numFeatures, Options options, Rngs rngs) {
    var shape = Shape.of(numFeatures);
    mean = new BatchStat(Tensor.zeros(DType.F32, numFeatures));
    var = new BatchStat(Tensor.ones(DType.F32, numFeatures));
    scale =
        options.useScale
            ? new Param(options.scaleInit.init(rngs.params(), shape, options.paramDtype))
            : null;
    bias =
        options.useBias
            ? new Param(options.biasInit.init(rngs.params(), shape, options.paramDtype))
            : null;
    this.numFeatures = numFeatures;
    axis = options.axis;
    momentum = options.momentum;
    epsilon = options.epsilon;
    useFastVariance = options.useFastVariance;
    dtype = options.dtype;
    useRunningAverage = options.useRunningAverage;
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, useRunningAverage);
  }

  /// With `useRunningAverage` as given here.
  public Tensor call(Tensor x, boolean useRunningAverage) {
    return normalize(x, useRunningAverage, null);
  }

  /// In training, the statistics over the elements where `mask` (which broadcasts to `x`) holds.
  public Tensor call(Tensor x, Tensor mask) {
    return normalize(x, useRunningAverage, mask);
  }

  private Tensor normalize(Tensor input, boolean running, @Nullable Tensor mask) {
    if (input.rank() == 0 || input.dim(axis) != numFeatures) {
      throw new IrException(
          "batch normalization takes inputs with %d features in axis %d, found %s"
              .formatted(numFeatures, axis, input.type().brief()));
    }
    var factor = scale == null ? null : scale.value();
    var shift = bias == null ? null : bias.value();
    var to = ComputeType.of(dtype, input, mean.value(), var.value(), factor, shift);
    var x = input.astype(to);
    var moments =
        running
            ? new Moments(mean.value().astype(to), var.value().astype(to))
            : Moments.of(x, others(x), useFastVariance, mask);
    if (!running) {
      mean.set(folded(mean.value(), moments.mean()));
      var.set(folded(var.value(), moments.variance()));
    }
    var multiplier = along(x, moments.variance()).add(epsilon).rsqrt();
    if (factor != null) multiplier = multiplier.mul(along(x, factor.astype(to)));
    var y = x.sub(along(x, moments.mean())).mul(multiplier);
    if (shift != null) y = y.add(along(x, shift.astype(to)));
    return y.astype(to);
  }

  private Tensor folded(Tensor running, Tensor batch) {
    return running.mul(momentum).add(batch.mul(1 - momentum)).stopGradient();
  }

  private int[] others(Tensor x) {
    int features = Math.floorMod(axis, x.rank());
    return Ints.range(0, x.rank()).filter(a -> a != features).toArray();
  }

  /// A vector of features in the place of the feature axis.
  private Tensor along(Tensor x, Tensor features) {
    int at = Math.floorMod(axis, x.rank());
    return features.reshape(Ints.range(0, x.rank()).map(a -> a == at ? numFeatures : 1).toArray());
  }
}
