package io.raffia;

import io.raffia.ir.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What layers with a kernel and a bias may be told. Each setting has Flax's default and returns
/// this object.
///
/// @param <O> the layer's own options
public abstract class WeightOptions<O extends WeightOptions<O>> extends ParamOptions<O> {
  boolean useBias = true;
  Initializer kernelInit = Initializers.lecunNormal();
  Initializer biasInit = Initializers.zeros();
  Map<String, Object> kernelMetadata = Map.of();
  Map<String, Object> biasMetadata = Map.of();

  WeightOptions() {}

  /// Default true.
  public final O useBias(boolean use) {
    useBias = use;
    return self();
  }

  /// Default [Initializers#lecunNormal()].
  public final O kernelInit(Initializer init) {
    kernelInit = init;
    return self();
  }

  /// Default zeros.
  public final O biasInit(Initializer init) {
    biasInit = init;
    return self();
  }

  /// What is to be known of the kernel: see [Variable#metadata()].
  public final O kernelMetadata(Map<String, Object> metadata) {
    kernelMetadata = metadata;
    return self();
  }

  /// What is to be known of the bias: see [Variable#metadata()].
  public final O biasMetadata(Map<String, Object> metadata) {
    biasMetadata = metadata;
    return self();
  }

  /// Says the same to another layer's options.
  final <P extends WeightOptions<P>> P copyTo(P other) {
    other.dtype = dtype;
    other.paramDtype = paramDtype;
    other.useBias = useBias;
    other.kernelInit = kernelInit;
    other.biasInit = biasInit;
    other.kernelMetadata = kernelMetadata;
    other.biasMetadata = biasMetadata;
    return other;
  }

  Param kernel(Shape shape, Rngs rngs) {
    return new Param(kernelInit.init(rngs.params(), shape, paramDtype), kernelMetadata);
  }

  /// Null without a bias; no random key is taken then.
  @Nullable Param bias(Shape shape, Rngs rngs) {
    if (!useBias) return null;
    return new Param(biasInit.init(rngs.params(), shape, paramDtype), biasMetadata);
  }
}
