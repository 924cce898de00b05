package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Expected values: flax 0.12.8.
class RngsTest {
  private static void assertKey(Tensor key, long... words) {
    assertArrayEquals(words, key.toLongArray());
  }

  @Test
  void drawsKeysOneAfterAnother() {
    var rngs = new Rngs(0);
    assertKey(rngs.params(), 1797259609, 2579123966L);
    assertKey(rngs.params(), 928981903, 3453687069L);
    assertKey(rngs.call(), 4146024105L, 2718843009L);
    assertEquals(3, rngs.stream("default").count.value().toInt());
  }

  @Test
  void forks() {
    var rngs = new Rngs(0);
    var fork = rngs.fork();
    assertKey(fork.stream("default").key.value(), 1797259609, 2579123966L);
    assertEquals(0, fork.stream("default").count.value().toInt());
    assertEquals(1, rngs.stream("default").count.value().toInt());
  }

  @Test
  void splits() {
    var split = new Rngs(0).split(3).stream("default");
    assertEquals(Shape.of(3, 2), split.key.value().shape());
    assertKey(
        split.key.value(),
        4165894930L,
        804218099,
        1353695780,
        2116000888,
        2839387376L,
        2467677468L);
    assertArrayEquals(new int[] {0, 0, 0}, split.count.value().toIntArray());
  }

  @Test
  void namedStreamsAreApart() {
    var rngs = new Rngs(Map.of("params", 0, "dropout", 1));
    assertKey(rngs.dropout(), 507451445, 1853169794);
    assertKey(rngs.params(), 1797259609, 2579123966L);
    var e = assertThrows(IrException.class, () -> rngs.call("noise"));
    assertTrue(e.toString().contains("noise"), e.toString());
  }

  @Test
  void streamsCarryTheirTag() {
    var rngs = new Rngs(Map.of("params", 0, "dropout", 1));
    assertEquals(2, Nnx.state(rngs, Filter.tag("dropout")).size());
    assertEquals(2, Nnx.state(rngs, RngKey.class).size());
  }

  @Test
  void reseeds() {
    var dropout = new Dropout(0.5, new Rngs(Map.of("params", 0, "dropout", 1)));
    var key = Nnx.state(dropout, RngKey.class).get("rngs", "key");
    assertKey(key, 507451445, 1853169794);
    dropout.call(Tensor.ones(8));
    Rngs.reseed(dropout, Map.of("dropout", 1));
    assertKey(Nnx.state(dropout, RngKey.class).get("rngs", "key"), 507451445, 1853169794);
    assertArrayEquals(
        new float[] {2, 2, 0, 0, 0, 0, 2, 0}, dropout.call(Tensor.ones(8)).toFloatArray());
  }

  @Test
  void samples() {
    assertEquals(
        0,
        new Rngs(0)
            .normal(2, 3)
            .sub(Random.normal(new Rngs(0).call(), Shape.of(2, 3)))
            .abs()
            .max()
            .toFloat());
    assertEquals(Shape.of(4), new Rngs(0).stream("params").randint(0, 5, 4).shape());
  }
}
