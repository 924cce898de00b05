package io.raffia;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The block cipher behind [Random] on plain Java ints: Threefry-2x32 with 20 rounds (Salmon et
/// al., "Parallel Random Numbers: As Easy as 1, 2, 3", 2011), with JAX's key derivation. Serves
/// keys whose value is known, which are two words long, and everything that runs on the host;
/// arrays of numbers come from [Random].
///
/// A key and a block are each a `long` that holds two words, the first in the upper half.
final class Threefry {
  /// The rotation distances of rounds 4g to 4g + 3, which alternate with g.
  static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};

  /// What the two key words are mixed with to form the third (Skein's constant, 32-bit form).
  static final int PARITY = 0x1BD11BDA;

  private Threefry() {}

  /// The key of a seed: its lower 32 bits, as JAX makes it with 32-bit integers.
  static long key(long seed) {
    return seed & 0xFFFFFFFFL;
  }

  static long pack(int high, int low) {
    return (long) high << 32 | (low & 0xFFFFFFFFL);
  }

  /// The block `counter` encrypted under `key`.
  static long encrypt(long key, long counter) {
    int[] ks = {(int) (key >>> 32), (int) key, (int) (key >>> 32) ^ (int) key ^ PARITY};
    int x0 = (int) (counter >>> 32) + ks[0];
    int x1 = (int) counter + ks[1];
    for (int group = 0; group < 5; group++) {
      for (int rotation : ROTATIONS[group % 2]) {
        x0 += x1;
        x1 = Integer.rotateLeft(x1, rotation) ^ x0;
      }
      x0 += ks[(group + 1) % 3];
      x1 += ks[(group + 2) % 3] + group + 1;
    }
    return pack(x0, x1);
  }

  /// JAX's `fold_in`: a key derived from `key` and the 32 bits of `data`.
  static long foldIn(long key, int data) {
    return encrypt(key, data & 0xFFFFFFFFL);
  }

  /// The 32 random bits number `i` under `key`.
  static int bits(long key, long i) {
    long block = encrypt(key, i);
    return (int) (block >>> 32) ^ (int) block;
  }

  /// JAX's `permutation(key, n)`: `0 ... n - 1` shuffled by stable sorts under random 32-bit keys,
  /// as often as makes a collision of sort keys improbable.
  static int[] permutation(long key, int n) {
    var items = IntStream.range(0, n).toArray();
    int rounds = (int) Math.ceil(3 * Math.log(Math.max(1, n)) / Math.log(0xFFFFFFFFL));
    for (int round = 0; round < rounds; round++) {
      long sub = foldIn(key, 1);
      key = foldIn(key, 0);
      items = sortedBy(sub, items);
    }
    return items;
  }

  /// Sort key in the upper half, position in the lower one: one primitive sort that is stable.
  private static int[] sortedBy(long key, int[] items) {
    var order = new long[items.length];
    for (int i = 0; i < order.length; i++) order[i] = pack(bits(key, i) ^ Integer.MIN_VALUE, i);
    Arrays.sort(order);
    return Arrays.stream(order).mapToInt(o -> items[(int) o]).toArray();
  }
}
