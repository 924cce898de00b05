package io.raffia.passes;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A set of equations by number. Sets stay small while programs grow, so that a set takes memory in
/// proportion to its own size.
final class Parts {
  static final Parts NONE = new Parts();

  /// Rising.
  private final int[] numbers;

  private Parts(int... numbers) {
    this.numbers = numbers;
  }

  static Parts of(int number) {
    return new Parts(number);
  }

  int size() {
    return numbers.length;
  }

  IntStream stream() {
    return Arrays.stream(numbers);
  }

  /// The union.
  Parts with(Parts other) {
    if (other.numbers.length == 0) return this;
    var all = new int[numbers.length + other.numbers.length];
    int n = 0;
    for (int i = 0, k = 0; i < numbers.length || k < other.numbers.length; n++) {
      int mine = i < numbers.length ? numbers[i] : Integer.MAX_VALUE;
      int theirs = k < other.numbers.length ? other.numbers[k] : Integer.MAX_VALUE;
      all[n] = Math.min(mine, theirs);
      if (mine == all[n]) i++;
      if (theirs == all[n]) k++;
    }
    return new Parts(Arrays.copyOf(all, n));
  }
}
