package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Expected values: jax 0.10.2.
class ThreefryTest {
  private static final long KEY = Threefry.key(0);

  private static long[] words(long key) {
    return new long[] {key >>> 32, key & 0xFFFFFFFFL};
  }

  @Test
  void seedsKeepTheirLower32Bits() {
    assertArrayEquals(new long[] {0, 42}, words(Threefry.key(42)));
    assertArrayEquals(new long[] {0, 4294967295L}, words(Threefry.key(-1)));
    assertArrayEquals(new long[] {0, 7}, words(Threefry.key((1L << 32) + 7)));
  }

  @Test
  void foldsDataIntoKeys() {
    assertArrayEquals(new long[] {1797259609, 2579123966L}, words(Threefry.foldIn(KEY, 0)));
    assertArrayEquals(new long[] {2467461003L, 3840466878L}, words(Threefry.foldIn(KEY, 3)));
    assertArrayEquals(
        new long[] {2547012911L, 1371500959}, words(Threefry.foldIn(Threefry.key(42), 7)));
  }

  @Test
  void drawsBits() {
    var drawn = LongStream.range(0, 5).map(i -> Threefry.bits(KEY, i) & 0xFFFFFFFFL).toArray();
    assertArrayEquals(
        new long[] {4070199207L, 4202968722L, 1427181096, 2012915765, 2447653815L}, drawn);
  }

  @Test
  void permutes() {
    assertArrayEquals(new int[] {0, 1, 5, 6, 4, 3, 2, 7}, Threefry.permutation(KEY, 8));
    var hundred = Threefry.permutation(KEY, 100);
    assertArrayEquals(new int[] {0, 36, 1, 40, 19, 31, 39, 37, 86, 41}, Arrays.copyOf(hundred, 10));
    assertEquals(100, Arrays.stream(hundred).distinct().count());
  }

  @Test
  void permutesNothingAndOne() {
    assertArrayEquals(new int[0], Threefry.permutation(KEY, 0));
    assertArrayEquals(new int[] {0}, Threefry.permutation(KEY, 1));
  }
}
