package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.fill;
import static io.raffia.Golden.ramp;

import io.raffia.ir.DType;
import org.junit.jupiter.api.Test;

/// Gradients of layers, activations and losses, against JAX's.
class LibraryGradientTest {
  private static final Tensor POINTS = Tensor.of(-2f, -0.5f, 0f, 1f, 3f);

  @Test
  void ofActivations() {
    ActivationsTest.ALL.forEach((name, f) -> {
      var gradient = Nnx.grad((Tensor x) -> f.apply(x).sum()).apply(POINTS);
      assertGolden("gradient." + name, gradient);
    });
  }

  @Test
  void ofSoftmaxAndItsKind() {
    var x = ramp(9, 2, 3, 4);
    assertGolden(
        "gradient.softmax", Nnx.grad((Tensor v) -> Nnx.softmax(v).square().sum()).apply(x));
    assertGolden(
        "gradient.logsumexp", Nnx.grad((Tensor v) -> Nnx.logsumexp(v, -1).square().sum()).apply(x));
  }

  @Test
  void ofCrossEntropies() {
    var logits = Tensor.of(new float[][] {{2, 1, 0.1f}, {0.5f, 2.5f, -1}});
    var labels = Tensor.of(0, 1);
    var soft = Tensor.of(new float[][] {{0.7f, 0.2f, 0.1f}, {0.1f, 0.3f, 0.6f}});
    assertGolden(
        "loss.int_gradient",
        Nnx.grad((Tensor x) -> Optax.softmaxCrossEntropyWithIntegerLabels(x, labels).mean())
            .apply(logits));
    assertGolden(
        "loss.soft_gradient",
        Nnx.grad((Tensor x) -> Optax.softmaxCrossEntropy(x, soft).mean()).apply(logits));
  }

  @Test
  void ofBatchNorm() {
    var norm = fill(new BatchNorm(4, new Rngs(0)));
    var x = ramp(0, 2, 2, 2, 4).mul(Tensor.of(DType.F32, 1, -2, 3, 0.5));
    var gradient = Nnx.grad((Tensor v) -> norm.call(v).pow(3).sum()).apply(x);
    assertGolden("gradient.batch_norm", 2e-5, gradient);
  }
}
