package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What normalizing layers with a bias may be told.
///
/// @param <O> the layer's own options
public abstract sealed class ShiftedNormOptions<O extends ShiftedNormOptions<O>>
    extends NormOptions<O>
    permits BatchNorm.Options, GroupNorm.Options, InstanceNorm.Options, LayerNorm.Options {
  boolean useBias = true;
  Initializer biasInit = Initializers.zeros();
  Map<String, Object> biasMetadata = Map.of();

  ShiftedNormOptions() {}

  /// Default true.
  public final O useBias(boolean use) {
    useBias = use;
    return self();
  }

  /// Default zeros.
  public final O biasInit(Initializer init) {
    biasInit = init;
    return self();
  }

  /// What is to be known of the bias: see [Variable#metadata()].
  public final O biasMetadata(Map<String, Object> metadata) {
    biasMetadata = metadata;
    return self();
  }

  @Nullable Param bias(Ints features, Rngs rngs) {
    if (!useBias) return null;
    var value = biasInit.init(rngs.params(), new Shape(features), paramDtype);
    return new Param(value, biasMetadata);
  }
}
