package io.raffia.examples;

import io.raffia.Module;
import io.raffia.Rngs;
import io.raffia.Tensor;
import org.jspecify.annotations.Nullable;

/// A classifier of images: `[batch, 28, 28, 1]` to logits `[batch, 10]`.
public abstract class Network extends Module {
  /// @param rngs what dropout draws from; null where nothing is dropped
  public abstract Tensor call(Tensor images, @Nullable Rngs rngs);
}
