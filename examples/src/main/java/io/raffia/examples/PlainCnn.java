package io.raffia.examples;

import io.raffia.Conv;
import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import org.jspecify.annotations.Nullable;

/// [Cnn] without BatchNorm and Dropout.
public class PlainCnn extends Network {
  final Conv conv1;
  final Conv conv2;
  final Linear linear1;
  final Linear linear2;

  public PlainCnn(Rngs rngs) {
    conv1 = new Conv(1, 32, Shape.of(3, 3), rngs);
    conv2 = new Conv(32, 64, Shape.of(3, 3), rngs);
    linear1 = new Linear(3136, 256, rngs);
    linear2 = new Linear(256, 10, rngs);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    x = Nnx.avgPool(Nnx.relu(conv1.call(x)), Shape.of(2, 2), Shape.of(2, 2));
    x = Nnx.avgPool(Nnx.relu(conv2.call(x)), Shape.of(2, 2), Shape.of(2, 2));
    return linear2.call(Nnx.relu(linear1.call(x.reshape(x.dim(0), -1))));
  }
}
