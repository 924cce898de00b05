package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Cache;
import io.raffia.Nnx;
import io.raffia.Rngs;
import io.raffia.Tensor;
import org.junit.jupiter.api.Test;

class GptTest {
  private static final Gpt MODEL = new Gpt(new Gpt.Size(11, 8, 16, 2, 2), new Rngs(0));
  private static final int[][] TEXT = {{3, 1, 4, 1, 5, 9, 2, 6}, {2, 7, 1, 8, 2, 8, 1, 8}};

  /// One position at a time with caches, as all positions at once.
  @Test
  void decodingWithCacheIsDecodingWithout() {
    var whole = MODEL.call(Tensor.of(TEXT));
    var decoder = GptWriter.fresh(MODEL, 2);
    var next = Nnx.jit((Gpt m, Tensor token, Tensor at) -> m.next(token, at));
    for (int t = 0; t < 8; t++) {
      var tokens = Tensor.of(new int[][] {{TEXT[0][t]}, {TEXT[1][t]}});
      var logits = next.apply(decoder, tokens, Tensor.of(t));
      assertArrayEquals(
          whole.sliceAxis(1, t, t + 1).toFloatArray(), logits.toFloatArray(), 1e-5f, "at " + t);
    }
    assertEquals(0, Nnx.state(MODEL, Cache.class).size(), "the model itself has no caches");
  }

  /// At a low temperature the writer takes the likeliest token, so each is the one that the whole
  /// model finds; beyond the window it goes on from the last half of what it has written.
  @Test
  void writesTheLikeliestTokens() {
    int[] text = new GptWriter(MODEL, 1e-6, 0).write(new int[] {3, 1}, 15);
    assertEquals(17, text.length);
    int from = 0;
    for (int i = 2; i < text.length; i++) {
      if (i - from > 8) from = i - 4;
      int[] seen = java.util.Arrays.copyOfRange(text, from, i);
      var logits = MODEL.call(Tensor.of(new int[][] {seen})).get(0, seen.length - 1);
      assertEquals(logits.argmax().toInt(), text[i], "token " + i);
    }
  }

  @Test
  void noPositionSeesLaterOnes() {
    var x = MODEL.call(Tensor.of(new int[][] {{3, 1, 4, 1}}));
    var y = MODEL.call(Tensor.of(new int[][] {{3, 1, 4, 2}}));
    assertArrayEquals(
        x.sliceAxis(1, 0, 3).toFloatArray(), y.sliceAxis(1, 0, 3).toFloatArray(), 1e-6f);
    assertEquals(
        false, java.util.Arrays.equals(x.get(0, 3).toFloatArray(), y.get(0, 3).toFloatArray()));
  }
}
