package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What normalizing layers may be told. Each setting has Flax's default and returns this object.
///
/// @param <O> the layer's own options
public abstract class NormOptions<O extends NormOptions<O>> extends ParamOptions<O> {
  double epsilon = 1e-6;
  boolean useBias = true;
  boolean useScale = true;
  Initializer biasInit = Initializers.zeros();
  Initializer scaleInit = Initializers.ones();
  boolean useFastVariance = true;
  Map<String, Object> biasMetadata = Map.of();
  Map<String, Object> scaleMetadata = Map.of();

  NormOptions() {}

  /// Added to the variance. Default 1e-6 (of [BatchNorm]: 1e-5).
  public final O epsilon(double small) {
    epsilon = small;
    return self();
  }

  /// Default true ([RmsNorm] has no bias).
  public final O useBias(boolean use) {
    useBias = use;
    return self();
  }

  /// Default true.
  public final O useScale(boolean use) {
    useScale = use;
    return self();
  }

  /// Default zeros.
  public final O biasInit(Initializer init) {
    biasInit = init;
    return self();
  }

  /// Default ones.
  public final O scaleInit(Initializer init) {
    scaleInit = init;
    return self();
  }

  /// Whether the variance is the mean square less the squared mean, which needs one pass. Default
  /// true.
  public final O useFastVariance(boolean use) {
    useFastVariance = use;
    return self();
  }

  /// What is to be known of the bias: see [Variable#metadata()].
  public final O biasMetadata(Map<String, Object> metadata) {
    biasMetadata = metadata;
    return self();
  }

  /// What is to be known of the scale: see [Variable#metadata()].
  public final O scaleMetadata(Map<String, Object> metadata) {
    scaleMetadata = metadata;
    return self();
  }

  @Nullable Param scale(Ints features, Rngs rngs) {
    if (!useScale) return null;
    var value = scaleInit.init(rngs.params(), new Shape(features), paramDtype);
    return new Param(value, scaleMetadata);
  }

  @Nullable Param bias(Ints features, Rngs rngs) {
    if (!useBias) return null;
    var value = biasInit.init(rngs.params(), new Shape(features), paramDtype);
    return new Param(value, biasMetadata);
  }
}
