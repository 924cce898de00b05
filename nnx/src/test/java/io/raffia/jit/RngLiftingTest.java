package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Filter;
import io.raffia.In;
import io.raffia.Nnx;
import io.raffia.RngRules;
import io.raffia.RngState;
import io.raffia.RngStream;
import io.raffia.Rngs;
import io.raffia.StateAxes;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RngLiftingTest {
  private static final int[] OWN = {0, 0};
  private static final int[] SPLIT = {
    346279018, 360566543, (int) 3968330031L, (int) 3923691647L, (int) 3152301319L, 792466127
  };
  private static final int[] FORKED = {(int) 4146024105L, (int) 2718843009L};
  private static final int[] WITH_PARAMS = {
    (int) 3223668805L, (int) 2222728495L, 2060067018, (int) 3241019684L
  };
  private static final int[] WITH_DROPOUT = {
    (int) 2441914641L, (int) 3819641963L, (int) 2441914641L, (int) 3819641963L
  };

  private static void assertKey(RngStream s, int count, int... key) {
    assertArrayEquals(key, s.key.value().toIntArray());
    assertEquals(count, s.count.value().sum().toInt());
  }

  /// Keys and counts are those of `split_rngs`, `fork_rngs`, `with_rngs` and `restore_rngs` of Flax
  /// 0.12.8 for `Rngs(params=0, dropout=1)`.
  @Test
  void splitsAndForksAndRestores() {
    var rngs = new Rngs(Map.of("params", 0, "dropout", 1));
    rngs.params();
    var params = rngs.stream("params");
    try (var _ = Nnx.splitRngs(rngs, 3)) {
      assertKey(params, 0, SPLIT);
      assertEquals(Shape.of(3), params.count.value().shape());
    }
    assertKey(params, 2, OWN);
    try (var _ = Nnx.forkRngs(rngs, Filter.tag("params"))) {
      assertKey(params, 0, FORKED);
      assertEquals(1, rngs.stream("dropout").count.value().toInt());
    }
    assertKey(params, 3, OWN);
  }

  @Test
  void makesOthersByRules() {
    var rngs = new Rngs(Map.of("params", 0, "dropout", 1, "noise", 2));
    for (int i = 0; i < 3; i++) rngs.params();
    for (int i = 0; i < 2; i++) rngs.dropout();
    var made =
        Nnx.withRngs(
            rngs, RngRules.split(Filter.tag("params"), 2).andBroadcast(Filter.tag("dropout"), 2));
    assertKey(made.stream("params"), 0, WITH_PARAMS);
    assertKey(made.stream("dropout"), 0, WITH_DROPOUT);
    assertKey(rngs.stream("params"), 4, OWN);
    assertEquals(3, rngs.stream("dropout").count.value().toInt());
    assertEquals(rngs.stream("noise").key, made.stream("noise").key);
    var e =
        assertThrows(
            IrException.class,
            () ->
                Nnx.withRngs(rngs, RngRules.fork(Filter.tag("noise")).andFork(Filter.EVERYTHING)));
    assertTrue(e.getMessage().startsWith("two rules are for the stream"), e.getMessage());
  }

  @Test
  void mapsOverSplitStreams() {
    var rngs = new Rngs(0);
    var draw =
        Nnx.jit((Rngs r) -> {
          try (var _ = Nnx.splitRngs(r, 4)) {
            return Nnx.vmap((Rngs each) -> each.uniform(), StateAxes.of(RngState.class, In.MAPPED))
                .apply(r);
          }
        });
    var first = draw.apply(rngs).toFloatArray();
    assertEquals(
        4, java.util.stream.IntStream.range(0, 4).mapToObj(i -> first[i]).distinct().count());
    assertEquals(1, rngs.stream("default").count.value().toInt());
    assertTrue(first[0] != draw.apply(rngs).toFloatArray()[0]);
    Nnx.reseed(rngs, Map.of("default", 0));
    assertEquals(0, rngs.stream("default").count.value().toInt());
    assertTrue(Tensor.of(first).sum().toFloat() > 0);
  }
}
