package io.raffia.data;

import java.util.SplittableRandom;

/// Independent random streams of one seed, by number: stream `i` does not depend on who read which
/// other stream before, so work may be spread over threads and stay deterministic.
record Seeds(long seed) {
  /// The stream with number `index`.
  SplittableRandom random(long index) {
    long mixed = new SplittableRandom(seed).nextLong() ^ (index * 0x9e3779b97f4a7c15L);
    return new SplittableRandom(new SplittableRandom(mixed).nextLong());
  }
}
