package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// What all layers with parameters may be told. Each setting has Flax's default and returns this
/// object.
///
/// @param <O> the layer's own options
public abstract class ParamOptions<O extends ParamOptions<O>> {
  @Nullable DType dtype;
  DType paramDtype = DType.F32;

  ParamOptions() {}

  @SuppressWarnings("unchecked") // O is the class of this object
  final O self() {
    return (O) this;
  }

  /// The float type to compute in; by default what input and parameters promote to.
  public final O dtype(DType type) {
    dtype = type;
    return self();
  }

  /// The parameters' element type. Default f32.
  public final O paramDtype(DType type) {
    paramDtype = type;
    return self();
  }
}
