package io.raffia;

import static io.raffia.Golden.assertGolden;
import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  static final Map<String, UnaryOperator<Tensor>> ALL = new HashMap<>();

  static {
    ALL.put("celu", Nnx::celu);
    ALL.put("elu", Nnx::elu);
    ALL.put("gelu", Nnx::gelu);
    ALL.put("hard_sigmoid", Nnx::hardSigmoid);
    ALL.put("hard_silu", Nnx::hardSilu);
    ALL.put("hard_tanh", Nnx::hardTanh);
    ALL.put("leaky_relu", Nnx::leakyRelu);
    ALL.put("log_sigmoid", Nnx::logSigmoid);
    ALL.put("relu", Nnx::relu);
    ALL.put("relu6", Nnx::relu6);
    ALL.put("selu", Nnx::selu);
    ALL.put("sigmoid", Nnx::sigmoid);
    ALL.put("silu", Nnx::silu);
    ALL.put("soft_sign", Nnx::softSign);
    ALL.put("softplus", Nnx::softplus);
    ALL.put("tanh", Nnx::tanh);
  }

  private static final Tensor POINTS = Tensor.of(-2f, -0.5f, 0f, 1f, 3f);
  private static final Tensor CUBE = ramp(9, 2, 3, 4);

  @Test
  void givesWhatFlaxGives() {
    ALL.forEach((name, f) -> assertGolden("activation." + name, 3e-7, f.apply(POINTS)));
    assertGolden("activation.gelu_exact", 3e-7, Nnx.gelu(POINTS, false));
    assertGolden("activation.glu", Nnx.glu(CUBE));
  }

  @Test
  void normalizesAlongAnyAxis() {
    for (int axis : new int[] {-1, 1}) {
      assertGolden("activation.softmax" + axis, Nnx.softmax(CUBE, axis));
      assertGolden("activation.log_softmax" + axis, Nnx.logSoftmax(CUBE, axis));
      assertGolden("activation.logsumexp" + axis, Nnx.logsumexp(CUBE, axis));
      // The fast variance cancels.
      assertGolden("activation.standardize" + axis, 3e-5, Nnx.standardize(CUBE, axis, 1e-5));
    }
  }

  @Test
  void keepsNarrowFloats() {
    ALL.forEach(
        (name, f) -> assertEquals(DType.BF16, f.apply(POINTS.astype(DType.BF16)).dtype(), name));
  }

  @Test
  void surviveGreatNumbers() {
    var great = Tensor.of(1000f, -1000f);
    assertArrayEquals(new float[] {1, 0}, Nnx.softmax(great).toFloatArray());
    assertArrayEquals(new float[] {0, -2000}, Nnx.logSoftmax(great).toFloatArray());
    assertEquals(1000, Nnx.logsumexp(great).toFloat());
    assertArrayEquals(new float[] {1000, 0}, Nnx.softplus(great).toFloatArray());
    assertEquals(
        Float.NEGATIVE_INFINITY, Nnx.logsumexp(Tensor.of(Float.NEGATIVE_INFINITY)).toFloat());
  }

  @Test
  void passNanOn() {
    assertTrue(Float.isNaN(Nnx.relu(Tensor.of(Float.NaN)).get(0).toFloat()));
  }

  @Test
  void oneHotOutOfRangeIsZero() {
    var hot = Nnx.oneHot(Tensor.of(1, 3, -1), 3);
    assertEquals(Shape.of(3, 3), hot.shape());
    assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, hot.toFloatArray());
  }

  @Test
  void gluNeedsAnEvenAxis() {
    assertThrows(IrException.class, () -> Nnx.glu(CUBE, 1));
  }
}
