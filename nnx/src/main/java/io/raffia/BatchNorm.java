package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
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
  private final @Nullable String axisName;
  private final @Nullable DType dtype;
  private boolean useRunningAverage;

  /// What batch normalization has besides its size; its epsilon is 1e-5.
  public static final class Options extends ShiftedNormOptions<Options> {
    private boolean useRunningAverage;
    private int axis = -1;
    private double momentum = 0.99;

    private Options() {
      epsilon = 1e-5;
    }

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
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public BatchNorm(int numFeatures, Rngs rngs) {
    this(numFeatures, options(), rngs);
  }

  public BatchNorm(int numFeatures, Options options, Rngs rngs) {
    var features = Ints.of(numFeatures);
    mean = new BatchStat(Tensor.zeros(DType.F32, numFeatures));
    var = new BatchStat(Tensor.ones(DType.F32, numFeatures));
    scale = options.scale(features, rngs);
    bias = options.bias(features, rngs);
    this.numFeatures = numFeatures;
    axis = options.axis;
    momentum = options.momentum;
    epsilon = options.epsilon;
    useFastVariance = options.useFastVariance;
    axisName = options.axisName;
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
      throw IrException.ofShapes(
          "batch normalization takes inputs with %d features in axis %d, found %s"
              .formatted(numFeatures, axis, input.type().brief()));
    }
    var factor = Normalization.value(scale);
    var shift = Normalization.value(bias);
    var to = ComputeType.of(dtype, input, mean.value(), var.value(), factor, shift);
    var x = input.astype(to);
    var moments =
        running
            ? new Moments(mean.value().astype(to), var.value().astype(to))
            : Moments.of(x, others(x), useFastVariance, mask, axisName);
    if (!running) {
      mean.set(folded(mean.value(), moments.mean()));
      var.set(folded(var.value(), moments.variance()));
    }
    int at = Shapes.axis("batch normalization", x.shape(), axis);
    var normal = new Normalization(Ints.of(others(x)), Ints.of(at), epsilon, to);
    return normal.apply(x, moments, factor, shift);
  }

  private Tensor folded(Tensor running, Tensor batch) {
    return running.mul(momentum).add(batch.mul(1 - momentum)).stopGradient();
  }

  private int[] others(Tensor x) {
    int features = Math.floorMod(axis, x.rank());
    return Ints.range(0, x.rank()).filter(a -> a != features).toArray();
  }
}
