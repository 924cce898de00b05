package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.fill;
import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

class ConvTest {
  private static final Tensor IMAGE = ramp(50, 2, 5, 6, 2);

  private static void check(
      String name, Tensor x, int in, int out, Shape kernel, Conv.Options options) {
    assertGolden("conv." + name, fill(new Conv(in, out, kernel, options, new Rngs(0))).call(x));
  }

  private static void check(String name, Shape kernel, Conv.Options options) {
    check(name, IMAGE, 2, 3, kernel, options);
  }

  @Test
  void slidesWithAnyStride() {
    check("default", Shape.of(3, 3), Conv.options());
    check("strides", Shape.of(3, 2), Conv.options().strides(2, 3));
  }

  @Test
  void padsInEveryMode() {
    check("valid", Shape.of(2, 3), Conv.options().padding(Padding.VALID));
    check(
        "pairs", Shape.of(3, 3), Conv.options().padding(Padding.of(new int[][] {{1, 0}, {2, 3}})));
    check("padding2", Shape.of(3, 3), Conv.options().padding(Padding.of(2)));
    check("circular", Shape.of(3, 2), Conv.options().padding(Padding.CIRCULAR));
    check("reflect", Shape.of(2, 4), Conv.options().padding(Padding.REFLECT));
    check(
        "causal",
        ramp(3, 2, 5, 2),
        2,
        3,
        Shape.of(3),
        Conv.options().padding(Padding.CAUSAL).kernelDilation(2));
  }

  @Test
  void wrapsAndReflectsMoreThanOnce() {
    check(
        "circular_wide",
        ramp(0, 1, 3, 1),
        1,
        1,
        Shape.of(7),
        Conv.options().padding(Padding.CIRCULAR));
    check(
        "reflect_wide",
        ramp(0, 1, 3, 1),
        1,
        1,
        Shape.of(7),
        Conv.options().padding(Padding.REFLECT));
  }

  @Test
  void dilates() {
    check("kernel_dilation", Shape.of(2, 2), Conv.options().kernelDilation(2, 1));
    var borders = Padding.of(new int[][] {{1, 2}, {0, 1}});
    check("input_dilation", Shape.of(3, 3), Conv.options().inputDilation(2, 3).padding(borders));
  }

  @Test
  void groupsFeatures() {
    check(
        "groups", ramp(50, 2, 4, 4, 4), 4, 6, Shape.of(3, 3), Conv.options().featureGroupCount(2));
    check(
        "depthwise",
        ramp(20, 1, 4, 4, 3),
        3,
        6,
        Shape.of(2, 2),
        Conv.options().featureGroupCount(3));
  }

  @Test
  void masksItsKernel() {
    var mask = Tensor.arange(54).reshape(3, 3, 2, 3).mod(3).eq(0).astype(DType.F32);
    check("mask", Shape.of(3, 3), Conv.options().mask(mask));
  }

  @Test
  void keepsAnyNumberOfBatchAxes() {
    check("no_batch", IMAGE.get(0), 2, 3, Shape.of(3, 3), Conv.options());
    check("two_batches", IMAGE.reshape(2, 1, 5, 6, 2), 2, 3, Shape.of(3, 3), Conv.options());
    var conv = new Conv(2, 3, Shape.of(3, 3), new Rngs(0));
    assertEquals(Shape.of(5, 6, 3), conv.call(IMAGE.get(0)).shape());
    assertEquals(Shape.of(2, 1, 5, 6, 3), conv.call(IMAGE.reshape(2, 1, 5, 6, 2)).shape());
  }

  @Test
  void convolvesVolumes() {
    check(
        "volume",
        ramp(30, 1, 3, 4, 3, 2),
        2,
        2,
        Shape.of(2, 3, 2),
        Conv.options().strides(1, 2, 1));
  }

  @Test
  void doesWithoutBias() {
    check("no_bias", Shape.of(1, 1), Conv.options().useBias(false));
    assertNull(new Conv(2, 3, Shape.of(1), Conv.options().useBias(false), new Rngs(0)).bias);
  }

  @Test
  void computesInTheTypeAskedFor() {
    var conv = new Conv(2, 3, Shape.of(3, 3), Conv.options().dtype(DType.BF16), new Rngs(0));
    assertEquals(DType.F32, conv.kernel.value().dtype());
    assertEquals(DType.BF16, conv.call(IMAGE).dtype());
  }

  @Test
  void rejectsWhatDoesNotFit() {
    var rngs = new Rngs(0);
    assertThrows(
        IrException.class, () -> new Conv(2, 3, Shape.of(3, 3), rngs).call(ramp(0, 1, 5, 5, 3)));
    assertThrows(IrException.class, () -> new Conv(2, 3, Shape.of(3, 3), rngs).call(ramp(0, 5, 2)));
    assertThrows(
        IrException.class,
        () -> new Conv(2, 3, Shape.of(3), Conv.options().featureGroupCount(2), rngs));
    assertThrows(
        IrException.class,
        () -> new Conv(2, 3, Shape.of(3), Conv.options().mask(Tensor.ones(3)), rngs));
    assertThrows(
        IrException.class,
        () -> new Conv(2, 3, Shape.of(3, 3), Conv.options().strides(1, 1, 1), rngs));
    assertThrows(
        IrException.class,
        () -> new Conv(2, 3, Shape.of(3), Conv.options().inputDilation(2), rngs));
    var causal = new Conv(2, 3, Shape.of(3, 3), Conv.options().padding(Padding.CAUSAL), rngs);
    assertThrows(IrException.class, () -> causal.call(IMAGE));
  }
}
