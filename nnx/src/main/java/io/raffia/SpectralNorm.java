package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A layer whose weights are divided by their greatest singular value, estimated by power
/// iteration: `flax.nnx.SpectralNorm` (Miyato et al., 2018). Each call normalizes the layer's
/// parameters with two and more axes in place and then calls it.
///
/// `batchStats` has for each of them `PATH.u`, of shape `[1, n]` for `n` features in the last axis,
/// and the value `PATH.sigma`; both are updated in training.
public class SpectralNorm extends Module implements Layer {
  public final Layer layerInstance;
  private final Map<String, BatchStat> batchStats = new TreeMap<>();
  private final int nSteps;
  private final double epsilon;
  private final boolean errorOnNonMatrix;
  private final @Nullable DType dtype;
  private boolean useRunningAverage;

  /// What spectral normalization has besides its layer.
  public static final class Options extends ParamOptions<Options> {
    private int nSteps = 1;
    private double epsilon = 1e-12;
    private boolean errorOnNonMatrix;
    private boolean updateStats = true;

    private Options() {}

    /// The number of power iterations a call. Default 1.
    public Options nSteps(int steps) {
      nSteps = steps;
      return this;
    }

    /// Added to squared norms. Default 1e-12.
    public Options epsilon(double small) {
      epsilon = small;
      return this;
    }

    /// Whether parameters with more than two axes are an error; else they become matrices by
    /// joining all axes but the last. Default false.
    public Options errorOnNonMatrix(boolean error) {
      errorOnNonMatrix = error;
      return this;
    }

    /// Whether calls keep what they have estimated, until [Module#eval()]. Default true.
    public Options updateStats(boolean update) {
      updateStats = update;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public SpectralNorm(Layer layerInstance, Rngs rngs) {
    this(layerInstance, options(), rngs);
  }

  public SpectralNorm(Layer layerInstance, Options options, Rngs rngs) {
    this.layerInstance = layerInstance;
    nSteps = options.nSteps;
    epsilon = options.epsilon;
    errorOnNonMatrix = options.errorOnNonMatrix;
    useRunningAverage = !options.updateStats;
    dtype = options.dtype;
    var type = options.paramDtype;
    for (var leaf : Nnx.state(layerInstance, Param.class).leaves()) {
      if (!isNormalized(leaf.value())) continue;
      var shape = Shape.of(1, matrix(leaf.value()).dim(1));
      var u = Initializers.normal().init(rngs.params(), shape, type);
      batchStats.put(leaf.path() + ".u", new BatchStat(u));
      batchStats.put(leaf.path() + ".sigma", new BatchStat(Tensor.scalar(type, 1)));
    }
  }

  private boolean isNormalized(Tensor weight) {
    return weight.rank() > 1 && nSteps >= 1;
  }

  private Tensor matrix(Tensor weight) {
    if (weight.rank() == 2) return weight;
    if (errorOnNonMatrix) {
      throw new IrException(
          "spectral normalization of a parameter %s with errorOnNonMatrix"
              .formatted(weight.type().brief()));
    }
    return weight.reshape(-1, weight.dim(-1));
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    return call(x, !useRunningAverage, rngs);
  }

  /// With `updateStats` as given here.
  public Tensor call(Tensor x, boolean updateStats, @Nullable Rngs rngs) {
    for (var leaf : Functional.walk(layerInstance).leaves()) {
      if (leaf.value() instanceof Param p && isNormalized(p.value())) {
        p.set(normalized(leaf.path(), p.value(), updateStats));
      }
    }
    return layerInstance.call(x, rngs);
  }

  private Tensor normalized(Path path, Tensor weight, boolean updateStats) {
    var w = matrix(weight);
    var stat = stat(path, "u");
    var u = stat.value();
    var v = u;
    for (int i = 0; i < nSteps; i++) {
      v = unit(u.matmul(w.transpose()));
      u = unit(v.matmul(w));
    }
    u = u.stopGradient();
    v = v.stopGradient();
    var sigma = v.matmul(w).matmul(u.transpose()).get(0, 0);
    var scaled = w.div(Tensor.where(sigma.ne(0), sigma, 1));
    if (updateStats) {
      stat.set(u);
      stat(path, "sigma").set(sigma);
    }
    var to = ComputeType.of(dtype, scaled, u, v, sigma);
    return scaled.reshape(weight.shape().dims().toArray()).astype(to);
  }

  private Tensor unit(Tensor x) {
    return x.mul(x.mul(x).sum().add(epsilon).rsqrt());
  }

  private BatchStat stat(Path path, String name) {
    var known = batchStats.get(path + "." + name);
    if (known != null) return known;
    throw Errors.at(
        "spectral normalization has no statistics for '%s': the layer's parameters must stay",
        path);
  }
}
