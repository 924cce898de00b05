package io.raffia.passes;

import io.raffia.ir.op.Binary;

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

  /// The values that are in this or the other.
  Range or(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }

  boolean contains(Range other) {
    return low <= other.low && other.high <= high;
  }

  /// What `op` gives, were integers unbounded; division and remainder by a positive constant only.
  static Range of(Binary op, Range x, Range y) {
    boolean byConstant = y.low == y.high && y.low > 0;
    return switch (op) {
      case ADD -> x.plus(y);
      case SUB -> x.plus(y.times(-1));
      case MUL -> y.low == y.high ? x.times(y.low) : x.low == x.high ? y.times(x.low) : ALL;
      case DIV -> byConstant && x.isKnown() ? of(x.low / y.low, x.high / y.low) : ALL;
      case REM ->
          byConstant
              ? of(
                  x.low >= 0 ? 0 : Math.max(x.low, 1 - y.low),
                  x.high <= 0 ? 0 : Math.min(x.high, y.low - 1))
              : ALL;
      case MIN -> of(Math.min(x.low, y.low), Math.min(x.high, y.high));
      case MAX -> of(Math.max(x.low, y.low), Math.max(x.high, y.high));
      case AND -> x.low >= 0 ? of(0, x.high) : y.low >= 0 ? of(0, y.high) : ALL;
      case POW, ATAN2, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> ALL;
    };
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
