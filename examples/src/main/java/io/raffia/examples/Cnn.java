package io.raffia.examples;

import io.raffia.BatchNorm;
import io.raffia.Conv;
import io.raffia.Dropout;
import io.raffia.Linear;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import org.jspecify.annotations.Nullable;

/// The convolutional network of Flax's MNIST tutorial.
public class Cnn extends Network {
  final Conv conv1;
  final BatchNorm batchNorm1;
  final Dropout dropout1;
  final Conv conv2;
  final BatchNorm batchNorm2;
  final Linear linear1;
  final Dropout dropout2;
  final Linear linear2;

  public Cnn(Rngs rngs) {
    conv1 = new Conv(1, 32, Shape.of(3, 3), rngs);
    batchNorm1 = new BatchNorm(32, rngs);
    dropout1 = new Dropout(0.025);
    conv2 = new Conv(32, 64, Shape.of(3, 3), rngs);
    batchNorm2 = new BatchNorm(64, rngs);
    linear1 = new Linear(3136, 256, rngs);
    dropout2 = new Dropout(0.025);
    linear2 = new Linear(256, 10, rngs);
  }

  @Override
  public Tensor call(Tensor x, @Nullable Rngs rngs) {
    x = pool(Nnx.relu(batchNorm1.call(dropout1.call(conv1.call(x), rngs))));
    x = pool(Nnx.relu(batchNorm2.call(conv2.call(x))));
    x = x.reshape(x.dim(0), -1);
    x = Nnx.relu(dropout2.call(linear1.call(x), rngs));
    return linear2.call(x);
  }

  private static Tensor pool(Tensor x) {
    return Nnx.avgPool(x, Shape.of(2, 2), Shape.of(2, 2));
  }
}
