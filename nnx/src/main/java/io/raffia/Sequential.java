package io.raffia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers one after another: `flax.nnx.Sequential`. None at all is the identity.
public class Sequential extends Module implements Layer {
  public final List<Layer> layers;

  public Sequential(Layer... layers) {
    this.layers = List.of(layers);
  }

  @Override
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    for (var layer : layers) x = layer.call(x, rngs);
    return x;
  }
}
