package io.raffia;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many numbers, and how many bytes, each kind of Variable holds.
record Sizes(long count, long bytes) {
  static final Sizes NONE = new Sizes(0, 0);

  Sizes plus(Sizes other) {
    return new Sizes(count + other.count, bytes + other.bytes);
  }

  /// ` # Param: 48 (192 B), BatchStat: 32 (128 B), Total: 80 (320 B)`, the largest first; empty
  /// when there is no state.
  static String header(Stateful x) {
    var leaves = x instanceof State s ? s.leaves() : Functional.state(x).leaves();
    Map<String, Sizes> kinds = new LinkedHashMap<>();
    for (var leaf : leaves) {
      if (leaf.type() != null) kinds.merge(kind(leaf.type()), of(leaf), Sizes::plus);
    }
    if (kinds.isEmpty()) return "";
    var parts =
        new java.util.ArrayList<>(
            kinds.entrySet().stream()
                .sorted(Comparator.comparingLong(e -> -e.getValue().bytes))
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList());
    var total = List.copyOf(kinds.values()).stream().reduce(NONE, Sizes::plus);
    if (parts.size() > 1) parts.add("Total: " + total);
    return " # " + String.join(", ", parts);
  }

  /// The class right below Variable.
  private static String kind(Class<?> type) {
    var c = type;
    while (c.getSuperclass() != null && c.getSuperclass() != Variable.class) c = c.getSuperclass();
    return c.getSimpleName();
  }

  static Sizes of(State.Leaf leaf) {
    var type = leaf.value().type();
    long count = type.size();
    // A key is one thing of two words.
    boolean isKey = leaf.type() != null && RngKey.class.isAssignableFrom(leaf.type());
    return new Sizes(isKey ? count / 2 : count, count * type.dtype().bytes());
  }

  /// `1,234 (4.9 KB)`.
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d (%s)", count, size());
  }

  private String size() {
    if (bytes > 1e9) return String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
    if (bytes > 1e6) return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    if (bytes > 1e3) return String.format(Locale.ROOT, "%,.1f KB", bytes / 1e3);
    return bytes + " B";
  }
}
