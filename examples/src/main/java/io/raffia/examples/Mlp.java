package io.raffia.examples;

import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import org.jspecify.annotations.Nullable;

/// 784 pixels to 128 hidden units to 10 digits.
public class Mlp extends Network {
  final Linear linear1;
  final Linear linear2;

  public Mlp(Rngs rngs) {
    linear1 = new Linear(784, 128, rngs);
    linear2 = new Linear(128, 10, rngs);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    return linear2.call(Nnx.relu(linear1.call(x.reshape(x.dim(0), -1))));
  }
}
