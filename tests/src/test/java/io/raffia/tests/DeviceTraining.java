package io.raffia.tests;

import io.raffia.BatchNorm;
import io.raffia.Conv;
import io.raffia.Dropout;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.examples.Gpt;
import io.raffia.examples.GptTraining;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.function.IntToDoubleFunction;

/// Trains a small network, on what the flags of the process say, and prints each step's loss and
/// the sum of its parameters at the end: `MODEL STEPS`.
final class DeviceTraining {
  private DeviceTraining() {}

  /// Everything that a training step of images has, in small.
  private static final class Cnn extends Module {
    final Conv conv;
    final BatchNorm norm;
    final Dropout dropout;
    final Linear out;

    Cnn(int side, int features, Rngs rngs) {
      conv = new Conv(1, features, Shape.of(3, 3), rngs);
      norm = new BatchNorm(features, rngs);
      dropout = new Dropout(0.1);
      out = new Linear(side * side / 4 * features, 10, rngs);
    }

    Tensor call(Tensor images, Rngs rngs) {
      var x = Nnx.relu(norm.call(dropout.call(conv.call(images), rngs)));
      x = Nnx.maxPool(x, Shape.of(2, 2), Shape.of(2, 2));
      return out.call(x.reshape(x.dim(0), -1));
    }
  }

  private static IntToDoubleFunction cnn(int side, int features, int batch) {
    var rngs = new Rngs(0);
    var model = new Cnn(side, features, rngs);
    var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
    var step =
        Nnx.jit((Cnn m, Optimizer opt, Rngs r, Tensor x, Tensor y) -> {
          var made =
              Nnx.valueAndGrad(
                      (Cnn c) -> Optax.softmaxCrossEntropyWithIntegerLabels(c.call(x, r), y).mean())
                  .apply(m);
          opt.update(m, made.grads());
          return made.value();
        });
    return t -> {
      var images = Random.uniform(Random.foldIn(Random.key(1), t), Shape.of(batch, side, side, 1));
      var labels =
          Random.randint(Random.foldIn(Random.key(2), t), Shape.of(batch), 0, 10, DType.I32);
      return step.apply(model, optimizer, rngs, images, labels).toFloat();
    };
  }

  private static IntToDoubleFunction gpt(Gpt.Size size, int length, int batch) {
    var training = new GptTraining(size, 1e-3, 0);
    return t ->
        training.step(
            Random.randint(
                Random.foldIn(Random.key(1), t),
                Shape.of(batch, length + 1),
                0,
                size.vocabulary(),
                DType.I32));
  }

  public static void main(String[] args) {
    var train =
        switch (args[0]) {
          case "cnn" -> cnn(6, 3, 4);
          case "cnn-large" -> cnn(28, 32, 32);
          case "gpt" -> gpt(new Gpt.Size(7, 5, 8, 2, 1), 5, 2);
          case "gpt-large" -> gpt(new Gpt.Size(65, 64, 64, 4, 2), 64, 8);
          default -> throw new IllegalArgumentException("no model " + args[0]);
        };
    for (int t = 0; t < Integer.parseInt(args[1]); t++) {
      System.out.println("loss " + train.applyAsDouble(t));
    }
  }
}
