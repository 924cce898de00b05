package io.raffia;

import static io.raffia.Golden.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the goldens do not cover of attention: errors, masks, compiled decoding.
class AttentionTest {
  private static final Tensor X = ramp(10, 2, 3, 4);

  private static MultiHeadAttention attention(MultiHeadAttention.Options options) {
    return new MultiHeadAttention(2, 4, options, new Rngs(0));
  }

  private static void assertFails(String part, org.junit.jupiter.api.function.Executable body) {
    var e = assertThrows(IrException.class, body);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  @Test
  void masks() {
    assertArrayEquals(
        new float[] {1, 0, 0, 1, 1, 0, 1, 1, 1},
        Nnx.makeCausalMask(Tensor.zeros(1, 3)).toFloatArray());
    var padding = Nnx.makeAttentionMask(Tensor.of(1f, 1f), Tensor.of(1f, 0f, 1f));
    assertEquals(Shape.of(1, 2, 3), padding.shape());
    assertArrayEquals(new float[] {1, 0, 1, 1, 0, 1}, padding.toFloatArray());
    var wide = Nnx.makeCausalMask(Tensor.zeros(5, 3), 2, DType.I1);
    assertEquals(Shape.of(1, 1, 5, 1, 3, 3), wide.shape());
    assertEquals(DType.I1, wide.dtype());
    assertNull(Nnx.combineMasks(null, null));
    var both = Nnx.combineMasks(Tensor.of(1f, 1f, 0f), null, Tensor.of(0f, 2f, 1f));
    assertArrayEquals(new float[] {0, 1, 0}, Objects.requireNonNull(both).toFloatArray());
    assertFails("same rank", () -> Nnx.combineMasks(Tensor.ones(1), Tensor.ones(1, 1)));
  }

  @Test
  void mustBeToldWhetherToDecodeAndDrop() {
    assertFails("decode", () -> attention(MultiHeadAttention.options()).call(X));
    var drops = MultiHeadAttention.options().decode(false).dropoutRate(0.5);
    assertFails("deterministic", () -> attention(drops).call(X));
    var still = attention(drops);
    still.eval();
    assertEquals(X.shape(), still.call(X).shape());
    var bare = attention(drops.keepRngs(false).deterministic(false));
    assertFails("random keys", () -> bare.call(X));
    assertEquals(X.shape(), bare.call(X, new Rngs(1)).shape());
  }

  @Test
  void refusesShapesThatDoNotFit() {
    var layer = attention(MultiHeadAttention.options().decode(false));
    assertFails("4 features", () -> layer.call(Tensor.ones(2, 3, 5)));
    assertFails("3 heads", () -> new MultiHeadAttention(3, 4, new Rngs(0)));
    assertFails("heads of keys", () -> attention(MultiHeadAttention.options().numKvHeads(4)));
    var q = Tensor.ones(3, 2, 4);
    assertFails("attention takes", () -> Nnx.dotProductAttention(q, q, Tensor.ones(3, 4)));
    assertFails(
        "multiple", () -> Nnx.dotProductAttention(q, Tensor.ones(3, 3, 4), Tensor.ones(3, 3, 4)));
  }

  @Test
  void decodesInCompiledSteps() {
    var layer = attention(MultiHeadAttention.options().decode(true));
    assertFails("initCache", () -> layer.call(X.sliceAxis(1, 0, 1)));
    layer.initCache(X.shape());
    var step = Nnx.jit((MultiHeadAttention m, Tensor x) -> m.call(x));
    var arguments = MultiHeadAttention.arguments().decode(false).isCausal(true);
    var whole = layer.call(X, arguments);
    for (int t = 0; t < 3; t++) {
      var y = step.apply(layer, X.sliceAxis(1, t, t + 1));
      assertArrayEquals(whole.sliceAxis(1, t, t + 1).toFloatArray(), y.toFloatArray(), 1e-5f);
    }
    assertEquals(3, Nnx.state(layer, Cache.class).get("cacheIndex").toInt());
    assertFails("one position", () -> layer.call(X));
  }

  @Test
  void viewsDecodeWithACacheOfTheirOwn() {
    var layer = attention(MultiHeadAttention.options().decode(false));
    var view = Nnx.view(layer, Map.of("decode", true, "batchSize", 2, "maxLength", 3));
    assertEquals(X.sliceAxis(1, 0, 1).shape(), view.call(X.sliceAxis(1, 0, 1)).shape());
    assertEquals(0, Nnx.state(layer, Cache.class).size());
    assertEquals(3, Nnx.state(view, Cache.class).size());
  }

  @Test
  void viewInfoTellsWhatAViewCanSet() {
    var model = new Sequential(attention(MultiHeadAttention.options()), new Dropout(0.5));
    var expected =
        """
        Dropout:
          deterministic: boolean
        MultiHeadAttention:
          batchSize: int
          decode: Boolean
          deterministic: Boolean
          maxLength: int
        """;
    assertEquals(expected, Nnx.viewInfo(model));
    var only = Nnx.viewInfo(model, (path, _) -> path.toString().equals("layers.1"));
    assertEquals("Dropout:\n  deterministic: boolean\n", only);
  }

  @Test
  void sowsItsWeights() {
    var layer = attention(MultiHeadAttention.options().decode(false));
    var captured =
        Nnx.capture(
                (MultiHeadAttention m, Tensor x) ->
                    m.call(x, MultiHeadAttention.arguments().sowWeights(true)),
                Intermediate.class)
            .apply(layer, X);
    var weights = captured.state().get("attention_weights", 0);
    assertEquals(Shape.of(2, 2, 3, 3), weights.shape());
    for (float sum : weights.sum(-1).toFloatArray()) assertEquals(1, sum, 1e-6);
    assertArrayEquals(layer.call(X).toFloatArray(), captured.result().toFloatArray(), 1e-6f);
  }

  @Test
  void takesAnotherFunction() {
    var options = MultiHeadAttention.options().decode(false).attentionFn((q, k, v, o) -> v.mul(2));
    var layer = attention(options);
    var expected = layer.out.call(layer.value.call(X).mul(2));
    assertArrayEquals(expected.toFloatArray(), layer.call(X).toFloatArray(), 1e-6f);
  }

  @Test
  void hasTheParametersOfFlax() {
    var layer = attention(MultiHeadAttention.options().normalizeQk(true));
    assertEquals(
        List.of(
            "key.bias",
            "key.kernel",
            "keyLn.scale",
            "out.bias",
            "out.kernel",
            "query.bias",
            "query.kernel",
            "queryLn.scale",
            "value.bias",
            "value.kernel"),
        Nnx.state(layer).paths().stream().map(Path::toString).toList());
  }
}
