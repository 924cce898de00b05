package io.raffia;

import org.jspecify.annotations.Nullable;

/// A function of one tensor: what a [Sequential] is made of. All layers of one input are, and so is
/// a function like `Nnx::relu`.
@FunctionalInterface
public interface Layer {
  /// The layer's output.
  Tensor call(Tensor x);

  /// The same for layers that draw random numbers, which they take from `rngs`; others leave it
  /// alone.
  default Tensor call(Tensor x, @Nullable Rngs rngs) {
    return call(x);
  }
}
