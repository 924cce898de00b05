package io.raffia;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where something stands in a Module: field names, map keys and list positions from the root.
public record Path(List<Object> keys) implements Comparable<Path> {
  /// The root itself.
  public static final Path ROOT = new Path(List.of());

  public Path {
    keys = List.copyOf(keys);
  }

  public static Path of(Object... keys) {
    return new Path(List.of(keys));
  }

  /// One step further.
  public Path then(Object key) {
    var all = new ArrayList<>(keys);
    all.add(key);
    return new Path(all);
  }

  /// From there along `rest`.
  public Path then(Path rest) {
    var all = new ArrayList<>(keys);
    all.addAll(rest.keys);
    return new Path(all);
  }

  /// Positions come before names.
  @Override
  public int compareTo(Path that) {
    for (int i = 0; i < Math.min(keys.size(), that.keys.size()); i++) {
      int order = compare(keys.get(i), that.keys.get(i));
      if (order != 0) return order;
    }
    return Integer.compare(keys.size(), that.keys.size());
  }

  private static int compare(Object x, Object y) {
    if (x instanceof Integer i && y instanceof Integer j) return Integer.compare(i, j);
    if (x instanceof Integer) return -1;
    if (y instanceof Integer) return 1;
    return x.toString().compareTo(y.toString());
  }

  /// `encoder.layers.0.kernel`.
  @Override
  public String toString() {
    return keys.stream().map(Object::toString).collect(Collectors.joining("."));
  }
}
