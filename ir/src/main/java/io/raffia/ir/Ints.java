package io.raffia.ir;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// An immutable list of ints with equality: axes, permutations, strides, paddings.
public final class Ints {
  private static final Ints EMPTY = new Ints(new int[0]);
  private final int[] items;

  private Ints(int[] items) {
    this.items = items;
  }

  public static Ints of(int... items) {
    return items.length == 0 ? EMPTY : new Ints(items.clone());
  }

  public static Ints of(IntStream items) {
    return of(items.toArray());
  }

  /// `from, from + 1, ..., to - 1`.
  public static Ints range(int from, int to) {
    return of(IntStream.range(from, to));
  }

  /// `n` copies of `item`.
  public static Ints repeat(int item, int n) {
    var all = new int[n];
    Arrays.fill(all, item);
    return of(all);
  }

  public int size() {
    return items.length;
  }

  public boolean isEmpty() {
    return items.length == 0;
  }

  public int get(int i) {
    return items[i];
  }

  public boolean contains(int item) {
    return indexOf(item) >= 0;
  }

  /// The first position of `item`, or -1.
  public int indexOf(int item) {
    for (int i = 0; i < items.length; i++) if (items[i] == item) return i;
    return -1;
  }

  public Ints map(IntUnaryOperator f) {
    return of(stream().map(f));
  }

  public Ints filter(IntPredicate keep) {
    return of(stream().filter(keep));
  }

  public Ints plus(Ints more) {
    return of(IntStream.concat(stream(), more.stream()));
  }

  /// `item` followed by these.
  public Ints prepend(int item) {
    return of(item).plus(this);
  }

  public Ints sorted() {
    return of(stream().sorted());
  }

  /// Whether these are `0 ... size - 1` in some order.
  public boolean isPermutation() {
    return sorted().equals(range(0, size()));
  }

  /// The permutation `q` with `q[p[i]] = i`.
  public Ints inverse() {
    var inverse = new int[items.length];
    for (int i = 0; i < items.length; i++) inverse[items[i]] = i;
    return of(inverse);
  }

  public boolean all(IntPredicate p) {
    return stream().allMatch(p);
  }

  public IntStream stream() {
    return Arrays.stream(items);
  }

  public int[] toArray() {
    return items.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ints that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }
}
