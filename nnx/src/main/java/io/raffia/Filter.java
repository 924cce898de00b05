package io.raffia;

import java.util.Arrays;
import java.util.Set;

/// Chooses parts of a State or Module. Classes choose Variables of that type or a subtype.
@FunctionalInterface
public interface Filter {
  /// Everything.
  Filter EVERYTHING = _ -> true;

  /// Nothing.
  Filter NOTHING = _ -> false;

  /// Whether the leaf is chosen.
  boolean matches(State.Leaf leaf);

  /// Variables of the class or a subclass.
  static Filter of(Class<? extends Variable> type) {
    return leaf -> leaf.type() != null && type.isAssignableFrom(leaf.type());
  }

  /// Leaves with `key` somewhere in their path.
  static Filter pathContains(Object key) {
    return leaf -> leaf.path().keys().contains(key);
  }

  /// Leaves with `part` somewhere in the text of a key of their path.
  static Filter pathContainsText(String part) {
    return leaf -> leaf.path().keys().stream().anyMatch(k -> k.toString().contains(part));
  }

  /// The leaves at those paths.
  static Filter pathIn(Path... paths) {
    var all = Set.of(paths);
    return leaf -> all.contains(leaf.path());
  }

  /// Variables whose metadata have this `tag`.
  static Filter tag(String tag) {
    return leaf -> tag.equals(leaf.metadata().get("tag"));
  }

  static Filter any(Filter... filters) {
    return leaf -> Arrays.stream(filters).anyMatch(f -> f.matches(leaf));
  }

  static Filter all(Filter... filters) {
    return leaf -> Arrays.stream(filters).allMatch(f -> f.matches(leaf));
  }

  static Filter not(Filter filter) {
    return leaf -> !filter.matches(leaf);
  }
}
