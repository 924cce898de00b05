package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What normalizing layers may be told. Each setting has Flax's default and returns this object.
///
/// @param <O> the layer's own options
public abstract sealed class NormOptions<O extends NormOptions<O>> extends ParamOptions<O>
    permits RmsNorm.Options, ShiftedNormOptions {
  double epsilon = 1e-6;
  boolean useScale = true;
  Initializer scaleInit = Initializers.ones();
  Map<String, Object> scaleMetadata = Map.of();
  boolean useFastVariance = true;
  @Nullable String axisName;

  NormOptions() {}

  /// Added to the variance. Default 1e-6 (of [BatchNorm]: 1e-5).
  public final O epsilon(double small) {
    epsilon = small;
    return self();
  }

  /// Default true.
  public final O useScale(boolean use) {
    useScale = use;
    return self();
  }

  /// Default ones.
  public final O scaleInit(Initializer init) {
    scaleInit = init;
    return self();
  }

  /// What is to be known of the scale: see [Variable#metadata()].
  public final O scaleMetadata(Map<String, Object> metadata) {
    scaleMetadata = metadata;
    return self();
  }

  /// Whether the variance is the mean square less the squared mean, which needs one pass. Default
  /// true.
  public final O useFastVariance(boolean use) {
    useFastVariance = use;
    return self();
  }

  /// The axis of a vmap over whose examples statistics are averaged: see [Axes#axisName]. Default
  /// none.
  public final O axisName(String name) {
    axisName = name;
    return self();
  }

  @Nullable Param scale(Ints features, Rngs rngs) {
    if (!useScale) return null;
    var value = scaleInit.init(rngs.params(), new Shape(features), paramDtype);
    return new Param(value, scaleMetadata);
  }
}
