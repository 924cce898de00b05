package io.raffia.tests;

import io.raffia.BatchNorm;
import io.raffia.Conv;
import io.raffia.Dropout;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.Shape;

/// The networks of `goldens/models.py`, which tell digits.
abstract class ImageModel extends Module {
  /// Logits, `[batch, 10]`, of images `[batch, 28, 28, 1]`.
  abstract Tensor call(Tensor images, Rngs rngs);

  static ImageModel of(String name, Rngs rngs) {
    return switch (name) {
      case "cnn" -> new Cnn(rngs);
      case "mlp" -> new Mlp(rngs);
      default -> throw new AssertionError("no model " + name);
    };
  }

  /// The network of Flax's MNIST tutorial.
  private static final class Cnn extends ImageModel {
    private static final Shape TWO = Shape.of(2, 2);

    final Conv conv1;
    final BatchNorm batchNorm1;
    final Dropout dropout1;
    final Conv conv2;
    final BatchNorm batchNorm2;
    final Linear linear1;
    final Dropout dropout2;
    final Linear linear2;

    Cnn(Rngs rngs) {
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
    Tensor call(Tensor images, Rngs rngs) {
      var x =
          Nnx.avgPool(Nnx.relu(batchNorm1.call(dropout1.call(conv1.call(images), rngs))), TWO, TWO);
      x = Nnx.avgPool(Nnx.relu(batchNorm2.call(conv2.call(x))), TWO, TWO);
      x = x.reshape(x.dim(0), -1);
      x = Nnx.relu(dropout2.call(linear1.call(x), rngs));
      return linear2.call(x);
    }
  }

  /// Two layers.
  private static final class Mlp extends ImageModel {
    final Linear linear1;
    final Linear linear2;

    Mlp(Rngs rngs) {
      linear1 = new Linear(784, 128, rngs);
      linear2 = new Linear(128, 10, rngs);
    }

    @Override
    Tensor call(Tensor images, Rngs rngs) {
      return linear2.call(Nnx.relu(linear1.call(images.reshape(images.dim(0), -1))));
    }
  }
}
