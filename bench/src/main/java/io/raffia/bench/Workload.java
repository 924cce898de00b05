package io.raffia.bench;

import io.raffia.Fn3;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Random;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.examples.Cnn;
import io.raffia.examples.Mlp;
import io.raffia.examples.Network;
import io.raffia.examples.PlainCnn;
import io.raffia.examples.Tutorial;
import io.raffia.ir.Shape;
import java.util.function.Supplier;

/// What is measured: the same computations as `peers/flax_peer.py`, by name.
public enum Workload {
  /// `W x + b` with W 3x4, b 3, x 4: what a call costs.
  PREDICT("predict") {
    @Override
    public Supplier<Tensor> start() {
      var w = new Rngs(0).normal(3, 4);
      var b = Tensor.ones(3);
      var x = Tensor.ones(4);
      Fn3<Tensor, Tensor, Tensor, Tensor> predict =
          Nnx.jit((Tensor weights, Tensor bias, Tensor input) -> weights.matmul(input).add(bias));
      return () -> predict.apply(w, b, x);
    }
  },
  /// One training step of 784-128-10 with relu, batch 128, adam(1e-3).
  MLP("mlp") {
    @Override
    public Supplier<Tensor> start() {
      var model = new Mlp(new Rngs(0));
      var optimizer = new Optimizer(model, Optax.adam(1e-3), Param.class);
      var step = PlainStep.of();
      var images = new Rngs(1).uniform(128, 28, 28, 1);
      var labels = labels(128);
      return () -> step.apply(model, optimizer, images, labels);
    }
  },
  /// One training step of Flax's MNIST tutorial (BatchNorm, Dropout, metrics), batch 32,
  /// adamw(0.005, 0.9).
  CNN("cnn") {
    @Override
    public Supplier<Tensor> start() {
      var model = new Cnn(new Rngs(0));
      var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
      var tutorial = new Tutorial(model, optimizer, new Rngs(0));
      var images = new Rngs(1).uniform(32, 28, 28, 1);
      var labels = labels(32);
      return () -> tutorial.step(images, labels);
    }
  },
  /// The same network without BatchNorm and Dropout, and without metrics.
  CNN_PLAIN("cnn-plain") {
    @Override
    public Supplier<Tensor> start() {
      var model = new PlainCnn(new Rngs(0));
      var optimizer = new Optimizer(model, Optax.adamw(0.005, 0.9), Param.class);
      var step = PlainStep.of();
      var images = new Rngs(1).uniform(32, 28, 28, 1);
      var labels = labels(32);
      return () -> step.apply(model, optimizer, images, labels);
    }
  };

  private final String text;

  Workload(String text) {
    this.text = text;
  }

  /// The name on the command line.
  public String text() {
    return text;
  }

  /// Makes what a step needs; each call of the result runs one step, the first of them compiles it.
  public abstract Supplier<Tensor> start();

  private static Tensor labels(int n) {
    return Random.randint(Random.key(2), Shape.of(n), 0, 10);
  }
}
