package io.raffia.bench;

import io.raffia.Fn4;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Tensor;
import io.raffia.examples.Network;

/// A training step without metrics and dropout.
final class PlainStep {
  private PlainStep() {}

  static Fn4<Network, Optimizer, Tensor, Tensor, Tensor> of() {
    return Nnx.jit((Network m, Optimizer opt, Tensor images, Tensor labels) -> {
      var step = Nnx.valueAndGrad((Network n) -> loss(n, images, labels)).apply(m);
      opt.update(m, step.grads());
      return step.value();
    });
  }

  private static Tensor loss(Network n, Tensor images, Tensor labels) {
    return Optax.softmaxCrossEntropyWithIntegerLabels(n.call(images, null), labels).mean();
  }
}
