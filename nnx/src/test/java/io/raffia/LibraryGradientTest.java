package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.fill;
import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Gradients of layers, activations and losses, against JAX's.
class LibraryGradientTest {
  private static final Tensor POINTS = Tensor.of(-2f, -0.5f, 0f, 1f, 3f);

  /// The second derivatives of the activations at [#POINTS], by `jax.grad(jax.grad(f))` of JAX
  /// 0.10; that of softSign jumps at 0 from 2 to -2.
  private static final String SECOND =
      """
      celu 0.13533527 0.60653067 0.25 0 0
      elu 0.13533527 0.60653067 1 0 0
      gelu -0.10787526 0.61550689 0.79788458 0.24214809 -0.031767242
      hard_sigmoid 0 0 0 0 0
      hard_silu 0.33333334 0.33333334 0.33333334 0.33333334 0
      hard_tanh 0 0 0 0 0
      leaky_relu 0 0 0 0 0
      log_sigmoid -0.10499363 -0.23500371 -0.25 -0.19661193 -0.045176659
      relu 0 0 0 0 0
      relu6 0 0 0 0 0
      selu 0.23793285 1.0663412 1.7580993 0 0
      sigmoid 0.079962499 0.057556782 0 -0.090857752 -0.040891573
      silu 0.050062161 0.44122905 0.5 0.30236611 -0.032321401
      soft_sign 0.074074075 0.5925926 none -0.25 -0.03125
      softplus 0.10499357 0.23500371 0.25 0.19661196 0.045176655
      tanh 0.13621879 0.72686201 0 -0.6397 -0.019634619
      """;

  @Test
  void secondOfActivations() {
    var lines = SECOND.lines().toList();
    assertEquals(ActivationsTest.ALL.keySet().size(), lines.size());
    for (var line : lines) {
      var words = line.split(" ", -1);
      var f = Objects.requireNonNull(ActivationsTest.ALL.get(words[0]), words[0]);
      Fn1<Tensor, Tensor> first = x -> Nnx.grad((Tensor y) -> f.apply(y).sum()).apply(x);
      var second = Nnx.grad((Tensor x) -> first.apply(x).sum()).apply(POINTS).toFloatArray();
      for (int i = 0; i < second.length; i++) {
        if (words[i + 1].equals("none")) continue;
        assertEquals(Float.parseFloat(words[i + 1]), second[i], 2e-6f, line);
      }
    }
  }

  /// Losses that are smooth where their parts have kinks.
  @Test
  void secondOfLossesAtZero() {
    var zero = Tensor.of(0f);
    var ce = Nnx.hessian((Tensor x) -> Optax.sigmoidBinaryCrossEntropy(x, Tensor.ones(1)).sum());
    assertEquals(0.25f, ce.apply(zero).reshape().toFloat());
    var cosh = Nnx.hessian((Tensor x) -> Optax.logCosh(x, zero).sum());
    assertEquals(1f, cosh.apply(zero).reshape().toFloat());
  }

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
