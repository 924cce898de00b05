package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A layer whose weights have norm 1 along each feature, times a scale: `flax.nnx.WeightNorm`
/// (Salimans and Kingma, 2016). Each call normalizes the layer's weights in place and then calls
/// it.
///
/// `scales` has for each weight, by its path, the extents of the feature axes. As in Flax they are
/// plain tensors and not parameters.
public class WeightNorm extends Module implements Layer {
  public final Layer layerInstance;
  private final Map<String, Tensor> scales = new TreeMap<>();
  private final Ints featureAxes;
  private final boolean useScale;
  private final double epsilon;
  private final Filter variableFilter;
  private final @Nullable DType dtype;

  /// What weight normalization has besides its layer.
  public static final class Options extends ParamOptions<Options> {
    private Ints featureAxes = Ints.of(-1);
    private boolean useScale = true;
    private Initializer scaleInit = Initializers.ones();
    private double epsilon = 1e-12;
    private Filter variableFilter = Filter.pathContains("kernel");

    private Options() {}

    /// The axes along which each position has its own norm; none means one norm for all. Default
    /// -1.
    public Options featureAxes(int... axes) {
      featureAxes = Ints.of(axes);
      return this;
    }

    /// Default true.
    public Options useScale(boolean use) {
      useScale = use;
      return this;
    }

    /// Default ones.
    public Options scaleInit(Initializer init) {
      scaleInit = init;
      return this;
    }

    /// Added to the squared norm. Default 1e-12.
    public Options epsilon(double small) {
      epsilon = small;
      return this;
    }

    /// Which of the layer's Variables are normalized. Default those with `kernel` in their path.
    public Options variableFilter(Filter filter) {
      variableFilter = filter;
      return this;
    }
  }

  /// Flax's defaults.
  public static Options options() {
    return new Options();
  }

  public WeightNorm(Layer layerInstance, Rngs rngs) {
    this(layerInstance, options(), rngs);
  }

  public WeightNorm(Layer layerInstance, Options options, Rngs rngs) {
    this.layerInstance = layerInstance;
    featureAxes = options.featureAxes;
    useScale = options.useScale;
    epsilon = options.epsilon;
    variableFilter = options.variableFilter;
    dtype = options.dtype;
    if (!useScale) return;
    // As Flax, take no key from the stream: the default needs none.
    var key = Random.foldIn(rngs.stream("params").key.value(), -1);
    for (var leaf : Nnx.state(layerInstance, Param.class).leaves()) {
      if (!variableFilter.matches(leaf)) continue;
      var shape = leaf.value().shape().select(axes(leaf.value()));
      scales.put(leaf.path().toString(), options.scaleInit.init(key, shape, options.paramDtype));
    }
  }

  private Ints axes(Tensor weight) {
    return featureAxes.map(a -> Shapes.axis("weight normalization", weight.shape(), a));
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    for (var leaf : Functional.walk(layerInstance).leaves()) {
      if (leaf.value() instanceof Variable v && variableFilter.matches(Functional.leaf(leaf))) {
        v.set(normalized(leaf.path().toString(), v.value()));
      }
    }
    return layerInstance.call(x, rngs);
  }

  private Tensor normalized(String path, Tensor weight) {
    var features = axes(weight);
    var others = Ints.range(0, weight.rank()).filter(a -> !features.contains(a)).toArray();
    var squares = weight.mul(weight);
    var norm = others.length == 0 ? squares : squares.sum(true, others);
    var unit = weight.mul(norm.add(epsilon).rsqrt());
    if (!useScale) return unit.astype(ComputeType.of(dtype, weight));
    var scale = scales.get(path);
    if (scale == null) {
      throw Errors.at(
          "weight normalization has no scale for '%s': the layer's parameters must stay", path);
    }
    var dims = Ints.range(0, weight.rank()).map(a -> features.contains(a) ? weight.dim(a) : 1);
    var factor = scale.reshape(dims.toArray());
    return unit.mul(factor).astype(ComputeType.of(dtype, weight, scale));
  }
}
