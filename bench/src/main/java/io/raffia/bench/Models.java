package io.raffia.bench;

import io.raffia.Carried;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.examples.Cnn;
import io.raffia.examples.Gpt;
import io.raffia.examples.GptTraining;
import io.raffia.examples.Mlp;
import io.raffia.examples.PlainCnn;
import io.raffia.examples.Tutorial;
import io.raffia.ir.Shape;
import java.util.function.Supplier;

/// Whole programs: each method makes a model, its optimizer and a batch, and gives the compiled
/// call.
final class Models {
  private static final int STEPS = 1000;
  private static final int STATE = 20;

  private Models() {}

  /// `W x + b` with W 3x4, b 3, x 4: what a call costs.
  static Supplier<Tensor> predict() {
    var w = new Rngs(0).normal(3, 4);
    var b = Tensor.ones(3);
    var x = Tensor.ones(4);
    var predict =
        Nnx.jit((Tensor weights, Tensor bias, Tensor input) -> weights.matmul(input).add(bias));
    return () -> predict.apply(w, b, x);
  }

  /// The first element of each of 898 small Variables added up: what arguments cost.
  static Supplier<Tensor> many() {
    var model = new ManyVariables(898);
    var sum = Nnx.jit((ManyVariables m) -> m.touch());
    return () -> sum.apply(model);
  }

  /// One training step of 784-128-10 with relu, batch 128, adam(1e-3).
  static Supplier<Tensor> mlp() {
    var model = new Mlp(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adam(1e-3), Param.class);
    var step = PlainStep.of();
    var images = new Rngs(1).uniform(128, 28, 28, 1);
    var labels = labels(128);
    return () -> step.apply(model, optimizer, images, labels);
  }

  /// One training step of Flax's MNIST tutorial (BatchNorm, Dropout, metrics), batch 32,
  /// adamw(0.005, 0.9).
  static Supplier<Tensor> cnn() {
    var model = new Cnn(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
    var tutorial = new Tutorial(model, optimizer, new Rngs(0));
    var images = new Rngs(1).uniform(32, 28, 28, 1);
    var labels = labels(32);
    return () -> tutorial.step(images, labels);
  }

  /// The same network without BatchNorm and Dropout, and without metrics.
  static Supplier<Tensor> plainCnn() {
    var model = new PlainCnn(new Rngs(0));
    var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
    var step = PlainStep.of();
    var images = new Rngs(1).uniform(32, 28, 28, 1);
    var labels = labels(32);
    return () -> step.apply(model, optimizer, images, labels);
  }

  /// One training step of a character-level GPT, 4 blocks of 128 features and 4 heads, 12 texts of
  /// 64, adamw(1e-3).
  static Supplier<Double> gpt() {
    return gpt(12, 128, 4, 64);
  }

  /// The same in other sizes, with 4 heads.
  static Supplier<Double> gpt(int batch, int features, int layers, int length) {
    var training = new GptTraining(new Gpt.Size(65, length, features, 4, layers), 1e-3, 0);
    var text = Random.randint(Random.key(2), Shape.of(batch, length + 1), 0, 65);
    return () -> training.step(text);
  }

  /// 1,000 steps of `h <- tanh(1.1 h + x)` over 20 numbers.
  static Supplier<Tensor> scan() {
    var f = Nnx.jit((Tensor xs, Tensor h) -> run(xs, h));
    var xs = new Rngs(0).normal(STEPS, STATE);
    var h = Tensor.zeros(STATE);
    return () -> f.apply(xs, h);
  }

  /// Its gradient by the 1,000 x 20 inputs.
  static Supplier<Tensor> scanGradient() {
    var f =
        Nnx.jit((Tensor xs, Tensor h) ->
            Nnx.grad((Tensor inputs, Tensor start) -> run(inputs, start)).apply(xs, h));
    var xs = new Rngs(0).normal(STEPS, STATE);
    var h = Tensor.zeros(STATE);
    return () -> f.apply(xs, h);
  }

  private static Tensor run(Tensor xs, Tensor start) {
    var step =
        Nnx.scan((Tensor h, Tensor x) -> {
          var next = h.mul(1.1).add(x).tanh();
          return new Carried<>(next, next);
        });
    return step.apply(start, xs).carry().sum();
  }

  private static Tensor labels(int n) {
    return Random.randint(Random.key(2), Shape.of(n), 0, 10);
  }
}
