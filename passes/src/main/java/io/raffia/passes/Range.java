package io.raffia.passes;

/// The values that an index can take: `low ... high`, both inclusive.
public record Range(long low, long high) {
  /// Bounds beyond which nothing is known; far from overflow, so that sums of a few stay exact.
  private static final long FAR = 1L << 56;

  static final Range ALL = new Range(-FAR, FAR);

  static Range of(long low, long high) {
    return new Range(Math.max(low, -FAR), Math.min(high, FAR));
  }

  boolean isKnown() {
    return low > -FAR && high < FAR;
  }

  Range plus(Range other) {
    return isKnown() && other.isKnown() ? of(low + other.low, high + other.high) : ALL;
  }

  Range times(long factor) {
    if (!isKnown()
        || Math.abs(factor) > 1L << 40
        || Math.max(Math.abs(low), Math.abs(high)) > 1L << 40) {
      return factor == 0 ? of(0, 0) : ALL;
    }
    // Both magnitudes are at most 2^40: the product is checked, not wrapped.
    long a = clip(Math.multiplyHigh(low, factor), low * factor);
    long b = clip(Math.multiplyHigh(high, factor), high * factor);
    return of(Math.min(a, b), Math.max(a, b));
  }

  private static long clip(long highWord, long lowWord) {
    if (highWord == lowWord >> 63) return lowWord;
    return highWord < 0 ? -FAR : FAR;
  }

  /// Whether every value lies in `from ... to - 1`.
  public boolean within(long from, long to) {
    return isKnown() && low >= from && high < to;
  }
}
