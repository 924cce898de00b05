package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import org.junit.jupiter.api.Test;

/// Expected values: jax 0.10.2.
class RandomTest {
  private static final Tensor KEY = Random.key(0);

  private static void assertInts(Tensor x, long... expected) {
    assertArrayEquals(expected, x.toLongArray());
  }

  /// Equal but for `ulps` units in the last place.
  private static void assertFloats(int ulps, Tensor x, double... expected) {
    var found = x.toFloatArray();
    assertEquals(expected.length, found.length);
    for (int i = 0; i < found.length; i++) {
      float e = (float) expected[i];
      assertEquals(e, found[i], ulps * Math.ulp(e), "element " + i);
    }
  }

  @Test
  void derivesKeys() {
    assertInts(Random.key(-1), 0, 4294967295L);
    assertInts(Random.foldIn(KEY, 0), 1797259609, 2579123966L);
    assertInts(Random.foldIn(Random.key(42), Tensor.scalar(7)), 2547012911L, 1371500959);
    var three = Random.split(KEY, 3);
    assertEquals(Shape.of(3, 2), three.shape());
    assertInts(three, 1797259609, 2579123966L, 928981903, 3453687069L, 4146024105L, 2718843009L);
  }

  @Test
  void splitsIntoArraysOfKeys() {
    var keys = Random.split(KEY, Shape.of(2, 2));
    assertEquals(Shape.of(2, 2, 2), keys.shape());
    assertInts(keys.get(1, 1), 2467461003L, 3840466878L);
  }

  @Test
  void drawsBits() {
    assertInts(
        Random.bits(KEY, Shape.of(2, 3)),
        4070199207L,
        4202968722L,
        1427181096,
        2012915765,
        2447653815L,
        710830403);
    assertInts(Random.bits(KEY, Shape.of(5), DType.U8), 167, 146, 40, 53, 183);
    assertInts(Random.bits(KEY, Shape.of(5), DType.U16), 20391, 13970, 3624, 43061, 15287);
    assertInts(Random.bits(KEY, Shape.SCALAR), 4070199207L);
  }

  @Test
  void drawsUniform() {
    assertFloats(
        0,
        Random.uniform(KEY, Shape.of(4)),
        0.9476670026779175,
        0.9785798788070679,
        0.33229148387908936,
        0.46866846084594727);
    assertFloats(
        0,
        Random.uniform(KEY, Shape.of(4), DType.F32, -2, 3),
        2.738335132598877,
        2.892899513244629,
        -0.3385425806045532,
        0.34334230422973633);
    assertFloats(
        0,
        Random.uniform(KEY, Shape.of(4), DType.BF16, 0, 1),
        0.6484375,
        0.5703125,
        0.15625,
        0.203125);
    assertFloats(
        0,
        Random.uniform(KEY, Shape.of(4), DType.F16, 0, 1),
        0.310546875,
        0.212890625,
        0.0546875,
        0.65625);
  }

  @Test
  void drawsNormal() {
    assertFloats(
        4,
        Random.normal(KEY, Shape.of(4)),
        1.622642159461975,
        2.0252647399902344,
        -0.4335944354534149,
        -0.07861734926700592);
    assertFloats(
        0,
        Random.normal(KEY, Shape.of(4), DType.BF16),
        0.38671875,
        0.1826171875,
        -1.0,
        -0.82421875);
  }

  @Test
  void drawsTruncatedNormal() {
    assertFloats(
        4,
        Random.truncatedNormal(KEY, -2, 2, Shape.of(4)),
        1.4559592008590698,
        1.714748740196228,
        -0.4126753509044647,
        -0.07503343373537064);
    assertFloats(
        8,
        Random.truncatedNormal(KEY, -1, 0.5, Shape.of(4)),
        0.42225104570388794,
        0.46783775091171265,
        -0.42422038316726685,
        -0.23175230622291565);
  }

  @Test
  void truncatedNormalStaysWithinItsBounds() {
    for (float x : Random.truncatedNormal(KEY, 0, 0.001, Shape.of(1000)).toFloatArray()) {
      assertTrue(x > 0 && x < 0.001f, () -> x + " is outside");
    }
  }

  @Test
  void drawsBernoulli() {
    var half = Random.bernoulli(KEY, 0.5, Shape.of(8));
    assertEquals(DType.I1, half.dtype());
    assertInts(half.astype(DType.I32), 0, 0, 1, 1, 0, 1, 1, 0);
    assertInts(
        Random.bernoulli(Random.key(42), 0.3, Shape.of(12)).astype(DType.I32),
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        0);
  }

  @Test
  void drawsIntegers() {
    assertInts(Random.randint(KEY, Shape.of(8), 0, 10), 9, 0, 2, 3, 1, 7, 2, 3);
    assertInts(Random.randint(KEY, Shape.of(6), -5, 5), 4, -5, -3, -2, -4, 2);
    assertInts(Random.randint(KEY, Shape.of(6), 0, 100, DType.U8), 89, 0, 12, 73, 71, 47);
    assertInts(
        Random.randint(KEY, Shape.of(6), Integer.MIN_VALUE, Integer.MAX_VALUE),
        -2116156571,
        -2057756336,
        349724616,
        -593401283,
        -1189543933,
        -1635143725);
    assertInts(Random.randint(KEY, Shape.of(2), 3, 3), 3, 3);
  }

  @Test
  void drawsGumbelAndCategories() {
    assertFloats(
        4,
        Random.gumbel(KEY, Shape.of(3)),
        2.923372507095337,
        3.83261775970459,
        -0.09689324349164963);
    assertInts(Random.categorical(KEY, Tensor.of(0f, 1f, 2f), 0, Shape.of(6)), 1, 1, 2, 1, 2, 2);
    var two = Tensor.of(new float[][] {{0, 1, 2}, {2, 1, 0}});
    assertInts(Random.categorical(KEY, two, -1), 1, 0);
    assertInts(Random.categorical(KEY, two, 0), 0, 0, 0);
  }

  @Test
  void permutes() {
    assertInts(Random.permutation(KEY, 8), 0, 1, 5, 6, 4, 3, 2, 7);
  }

  @Test
  void rejectsWhatIsNoKey() {
    var e = assertThrows(IrException.class, () -> Random.normal(Tensor.of(1, 2), Shape.of(2)));
    assertTrue(e.toString().contains("ui32[2]"), e.toString());
  }

  @Test
  void rejectsTypesWithoutSampler() {
    assertThrows(IrException.class, () -> Random.uniform(KEY, Shape.of(2), DType.F8E5M2, 0, 1));
    assertThrows(IrException.class, () -> Random.bits(KEY, Shape.of(2), DType.I32));
    assertThrows(IrException.class, () -> Random.randint(KEY, Shape.of(2), 0, 2, DType.I1));
  }

  @Test
  void permutesWhileStaging() {
    var order = Nnx.jit((Tensor key) -> Random.permutation(key, 8));
    assertInts(order.apply(KEY), 0, 1, 5, 6, 4, 3, 2, 7);
  }

  /// Means of many draws are those of the distributions.
  @Test
  void drawsWithTheRightMeans() {
    var shape = Shape.of(300);
    assertEquals(2.5, Random.gamma(KEY, 2.5, shape).mean().toDouble(), 0.3);
    assertEquals(0.4, Random.beta(KEY, 2, 3, shape).mean().toDouble(), 0.04);
    assertEquals(40, Random.poisson(KEY, 40, shape).mean().toDouble(), 1.2);
    assertEquals(30, Random.binomial(KEY, 100, 0.3, shape).mean().toDouble(), 0.9);
    assertEquals(2, Random.chisquare(KEY, 2, shape).mean().toDouble(), 0.4);
  }

  @Test
  void orthogonalMatricesAreOrthogonal() {
    var q = Random.orthogonal(KEY, 5, Shape.of(2));
    var product = q.matmul(q.swapaxes(-1, -2)).sub(Jnp.eye(5)).abs().max();
    assertTrue(product.toFloat() < 1e-6, product.toString());
  }

  @Test
  void streamsDrawFromEachDistribution() {
    var stream = new RngStream(0, "default");
    var key = Random.foldIn(KEY, 0);
    assertFloats(0, stream.gamma(2, 3), toDoubles(Random.gamma(key, 2, Shape.of(3))));
    assertEquals(1, stream.count.value().toInt());
  }

  private static double[] toDoubles(Tensor x) {
    return x.toDoubleArray();
  }

  @Test
  void rejectsParametersThatDoNotBroadcast() {
    var e = assertThrows(IrException.class, () -> Random.gamma(KEY, Tensor.ones(3), Shape.of(2)));
    assertTrue(e.toString().contains("gamma"), e.toString());
    assertThrows(IrException.class, () -> Random.choice(KEY, 3, Shape.of(4), false));
    assertThrows(
        IrException.class,
        () -> Random.multivariateNormal(KEY, Tensor.ones(3), Jnp.eye(2), Shape.of(4)));
  }
}
