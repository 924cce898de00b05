package io.raffia;

import static io.raffia.Golden.assertUlps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.VarianceScaling.Distribution;
import io.raffia.VarianceScaling.Mode;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitializersTest {
  private static final Tensor KEY = Random.key(0);

  @Test
  void drawsWhatJaxDraws() {
    Map.of(
            "lecun_normal", Initializers.lecunNormal(),
            "lecun_uniform", Initializers.lecunUniform(),
            "glorot_normal", Initializers.glorotNormal(),
            "glorot_uniform", Initializers.glorotUniform(),
            "he_normal", Initializers.heNormal(),
            "he_uniform", Initializers.heUniform(),
            "normal", Initializers.normal(),
            "uniform", Initializers.uniform(),
            "truncated_normal", Initializers.truncatedNormal())
        .forEach((name, init) ->
            assertUlps("init." + name, 4, init.init(KEY, Shape.of(2, 3, 4), DType.F32)));
  }

  @Test
  void countsFansInEveryMode() {
    for (var mode : Mode.values()) {
      var init = Initializers.varianceScaling(0.5, mode, Distribution.NORMAL);
      var name = "init.variance_" + mode.name().toLowerCase(Locale.ROOT);
      assertUlps(name, 4, init.init(KEY, Shape.of(3, 4), DType.F32));
    }
  }

  @Test
  void drawsInNarrowTypes() {
    var drawn = Initializers.lecunNormal().init(KEY, Shape.of(3, 4), DType.BF16);
    assertEquals(DType.BF16, drawn.dtype());
    assertArrayEquals(Golden.values("init.bf16"), drawn.toFloatArray());
  }

  @Test
  void fillsWithConstants() {
    assertArrayEquals(
        new float[] {3, 3},
        Initializers.constant(3).init(KEY, Shape.of(2), DType.F32).toFloatArray());
    assertArrayEquals(
        new float[] {1, 1}, Initializers.ones().init(KEY, Shape.of(2), DType.F32).toFloatArray());
    assertArrayEquals(
        new float[] {0, 0}, Initializers.zeros().init(KEY, Shape.of(2), DType.F32).toFloatArray());
  }

  @Test
  void scalingNeedsTwoAxes() {
    assertThrows(
        IrException.class, () -> Initializers.lecunNormal().init(KEY, Shape.of(3), DType.F32));
  }
}
