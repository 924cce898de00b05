package io.raffia.checkpoint;

import io.raffia.TreeSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Gives each tensor of a snapshot its name in a format.
final class Naming {
  private Naming() {}

  /// By the path's Python name; throws [CheckpointException] when two tensors would have one name.
  static Map<String, TreeSnapshot.Entry> byPath(TreeSnapshot snapshot) {
    return by(snapshot, e -> Names.of(e.path()));
  }

  static Map<String, TreeSnapshot.Entry> by(
      TreeSnapshot snapshot, Function<TreeSnapshot.Entry, String> name) {
    var named = new LinkedHashMap<String, TreeSnapshot.Entry>();
    for (var entry : snapshot.entries()) {
      var other = named.put(name.apply(entry), entry);
      if (other != null) {
        throw new CheckpointException(
            "'%s' and '%s' are both '%s' in Python's spelling: rename one"
                .formatted(other.path(), entry.path(), name.apply(entry)));
      }
    }
    return named;
  }
}
