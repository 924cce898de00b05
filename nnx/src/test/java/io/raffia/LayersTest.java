package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.fill;
import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Tensor X = ramp(0, 2, 2, 2, 4).mul(Tensor.of(1f, -2f, 3f, 0.5f));

  @Test
  void linearDrawsFlaxsParameters() {
    var linear = new Linear(2, 3, new Rngs(0));
    float[] kernel = {
      0.7567299f, -0.68570054f, -0.5688337f, -0.8757605f, -0.65994275f, 0.44935086f
    };
    assertArrayEquals(kernel, linear.kernel.value().toFloatArray(), 2e-7f);
    float[] y = {-0.11903059f, -1.3456433f, -0.119482845f};
    assertArrayEquals(y, linear.call(Tensor.ones(1, 2)).toFloatArray(), 3e-7f);
    assertEquals(Shape.of(5, 4, 3), linear.call(Tensor.ones(5, 4, 2)).shape());
  }

  @Test
  void linearComputesInTheTypeAskedFor() {
    var options = Linear.options().dtype(DType.BF16).paramDtype(DType.F16).useBias(false);
    var linear = new Linear(2, 3, options, new Rngs(0));
    assertEquals(DType.F16, linear.kernel.value().dtype());
    assertEquals(DType.BF16, linear.call(Tensor.ones(2)).dtype());
    assertEquals(DType.F32, new Linear(2, 3, new Rngs(0)).call(Tensor.of(1, 2)).dtype());
    assertThrows(
        IrException.class,
        () ->
            new Linear(2, 3, Linear.options().dtype(DType.I32), new Rngs(0)).call(Tensor.ones(2)));
  }

  @Test
  void linearRejectsOtherFeatures() {
    var e =
        assertThrows(
            IrException.class, () -> new Linear(2, 3, new Rngs(0)).call(Tensor.ones(4, 3)));
    assertTrue(e.toString().contains("2 features"), e.toString());
  }

  @Test
  void batchNormTrains() {
    var norm = fill(new BatchNorm(4, new Rngs(0)));
    assertGolden("norm.batch_train", 1e-5, norm.call(X));
    assertGolden("norm.batch_mean", norm.mean.value());
    assertGolden("norm.batch_var", norm.var.value());
    norm.eval();
    assertGolden("norm.batch_eval", 1e-5, norm.call(X));
    assertGolden("norm.batch_mean", norm.mean.value());
  }

  @Test
  void batchNormTakesAMask() {
    var options =
        BatchNorm.options().momentum(0.5).epsilon(0.1).useFastVariance(false).useScale(false);
    var norm = fill(new BatchNorm(4, options, new Rngs(0)));
    var mask = Tensor.arange(8).reshape(2, 2, 2, 1).mod(3).ne(0);
    assertGolden("norm.batch_masked", 1e-5, norm.call(X, mask));
    assertGolden("norm.batch_masked_mean", norm.mean.value());
    assertGolden("norm.batch_masked_var", norm.var.value());
  }

  @Test
  void batchNormHasItsFeaturesInAnyAxis() {
    var norm = fill(new BatchNorm(2, BatchNorm.options().axis(1).useBias(false), new Rngs(0)));
    assertGolden("norm.batch_axis1", 1e-5, norm.call(X));
    assertThrows(IrException.class, () -> new BatchNorm(3, new Rngs(0)).call(X));
  }

  @Test
  void batchNormKeepsStatisticsWide() {
    var norm = new BatchNorm(4, BatchNorm.options().dtype(DType.BF16), new Rngs(0));
    assertEquals(DType.BF16, norm.call(X).dtype());
    assertEquals(DType.F32, norm.mean.value().dtype());
  }

  @Test
  void dropoutDropsWhatFlaxDrops() {
    var x = ramp(4, 3, 5);
    assertGolden("dropout", new Dropout(0.3).call(x, new Rngs(Map.of("dropout", 1))));
    var own = new Dropout(0.5, new Rngs(Map.of("params", 0, "dropout", 1)));
    assertGolden("dropout.own", own.call(x));
    assertGolden("dropout.own_again", own.call(x));
    var shared = new Dropout(0.5, Dropout.options().broadcastDims(0), null);
    assertGolden("dropout.broadcast", shared.call(x, new Rngs(7)));
  }

  @Test
  void dropoutPassesInEvaluation() {
    var x = ramp(4, 3, 5);
    var dropout = new Dropout(0.3);
    var e = assertThrows(IrException.class, () -> dropout.call(x));
    assertTrue(e.toString().contains("rngs"), e.toString());
    dropout.eval();
    assertSame(x, dropout.call(x));
    dropout.train();
    assertThrows(IrException.class, () -> dropout.call(x));
    assertSame(x, new Dropout(0).call(x));
    assertEquals(0, new Dropout(1).call(x).abs().max().toFloat());
    assertThrows(IrException.class, () -> new Dropout(1.5));
  }

  @Test
  void dropoutKeepsTheElementType() {
    var x = Tensor.ones(DType.BF16, 8);
    assertEquals(DType.BF16, new Dropout(0.5).call(x, new Rngs(0)).dtype());
  }

  @Test
  void sequentialCallsInOrder() {
    var rngs = new Rngs(0);
    var model =
        new Sequential(new Linear(2, 3, rngs), Nnx::relu, new Dropout(0.5), new Linear(3, 1, rngs));
    assertEquals(4, Nnx.state(model, Param.class).size());
    assertEquals(Shape.of(5, 1), model.call(Tensor.ones(5, 2), new Rngs(1)).shape());
    assertThrows(IrException.class, () -> model.call(Tensor.ones(5, 2)));
    var x = Tensor.ones(2);
    assertSame(x, new Sequential().call(x));
  }

  private static void assertFails(String part, org.junit.jupiter.api.function.Executable body) {
    var e = assertThrows(IrException.class, body);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  @Test
  void layersNameWhatDoesNotFit() {
    var rngs = new Rngs(0);
    assertFails("same length", () -> new LinearGeneral(Shape.of(2, 3), Shape.of(4), new Rngs(0)));
    var general =
        new LinearGeneral(Shape.of(2, 3), Shape.of(4), LinearGeneral.options().axis(-2, -1), rngs);
    assertFails("features [2, 3]", () -> general.call(Tensor.ones(3, 2)));
    assertFails("one comma", () -> new Einsum("ij->i", Shape.of(2), new Rngs(0)));
    var embed = new Embed(3, 2, rngs);
    assertFails("integers", () -> embed.call(Tensor.ones(2)));
    assertFails("REFLECT", () -> transposed(Padding.REFLECT));
    assertFails("groups", () -> new GroupNorm(4, 3, new Rngs(0)));
    assertFails("32 groups", () -> new GroupNorm(4, new Rngs(0)));
    var group = new GroupNorm(4, 2, rngs);
    assertFails("batch axis", () -> group.call(Tensor.ones(4)));
    var instance = new InstanceNorm(2, InstanceNorm.options().featureAxes(0), rngs);
    assertFails("first axis", () -> instance.call(Tensor.ones(2, 3)));
    var layer = new LayerNorm(4, rngs);
    assertFails("[4] features", () -> layer.call(Tensor.ones(2, 3)));
    var strict = SpectralNorm.options().errorOnNonMatrix(true);
    assertFails(
        "errorOnNonMatrix",
        () -> new SpectralNorm(new Conv(1, 1, Shape.of(2), rngs), strict, rngs));
  }

  private static ConvTranspose transposed(Padding padding) {
    var options = ConvTranspose.options().padding(padding);
    return new ConvTranspose(1, 1, Shape.of(2), options, new Rngs(0));
  }

  @Test
  void parametersHaveTheMetadataGiven() {
    var options =
        Linear.options().kernelMetadata(Map.of("axes", "io")).biasMetadata(Map.of("axes", "o"));
    var linear = new Linear(2, 3, options, new Rngs(0));
    assertEquals("io", linear.kernel.metadata("axes"));
    assertEquals(1, Nnx.state(linear, leaf -> "o".equals(leaf.metadata().get("axes"))).size());
    var general =
        new LinearGeneral(
            Shape.of(2),
            Shape.of(3),
            LinearGeneral.options().kernelMetadata(Map.of("axes", "io")),
            new Rngs(0));
    assertEquals("io", general.kernel.metadata("axes"));
  }

  @Test
  void loraIsTunedAlone() {
    var rngs = new Rngs(0);
    var model = new LoraLinear(3, 4, 2, rngs);
    assertEquals(2, Nnx.state(model, LoraParam.class).size());
    assertEquals(4, Nnx.state(model, Param.class).size());
    var x = ramp(3, 2, 3);
    var plain = new Linear(3, 4, new Rngs(0));
    assertArrayEquals(plain.call(x).toFloatArray(), model.call(x).toFloatArray());
    var optimizer = new Optimizer(model, Optax.sgd(0.5), LoraParam.class);
    var step =
        Nnx.jit((LoraLinear m, Optimizer o, Tensor in) -> {
          var grads =
              Nnx.grad(
                      (LoraLinear n, Tensor v) -> n.call(v).square().sum(),
                      DiffState.of(0, LoraParam.class))
                  .apply(m, in);
          o.update(m, grads);
          return grads;
        });
    step.apply(model, optimizer, x);
    assertTrue(model.lora.loraB.value().abs().max().toFloat() > 0);
    assertArrayEquals(plain.kernel.value().toFloatArray(), model.kernel.value().toFloatArray());
  }
}
