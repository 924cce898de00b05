package io.raffia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A State whose tensors are held by Variables of their own: nested maps by the keys of its paths,
/// which can be a Module's field.
final class VariableTree {
  private VariableTree() {}

  /// With the Variable that `make` gives for each leaf.
  static Map<Object, Object> of(State state, Function<State.Leaf, Variable> make) {
    Map<Object, Object> root = new LinkedHashMap<>();
    for (var leaf : state.leaves()) {
      var keys = leaf.path().keys();
      var map = root;
      for (var key : keys.subList(0, keys.size() - 1)) map = below(map, key);
      map.put(keys.getLast(), make.apply(leaf));
    }
    return root;
  }

  @SuppressWarnings("unchecked") // all maps inside are made here
  private static Map<Object, Object> below(Map<Object, Object> map, Object key) {
    return (Map<Object, Object>) map.computeIfAbsent(key, _ -> new LinkedHashMap<Object, Object>());
  }

  /// The present values.
  static State state(Map<Object, Object> tree) {
    var leaves = new ArrayList<State.Leaf>();
    collect(Path.ROOT, tree, leaves);
    return new State(leaves);
  }

  private static void collect(Path path, Object node, List<State.Leaf> out) {
    if (node instanceof Variable v)
      out.add(new State.Leaf(path, v.getClass(), v.metadata(), v.value()));
    else if (node instanceof Map<?, ?> map)
      map.forEach((key, child) -> collect(path.then(key), child, out));
  }

  /// The Variable at a path; null if there is none.
  static @Nullable Variable get(Map<Object, Object> tree, Path path) {
    Object node = tree;
    for (var key : path.keys()) {
      node = node instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return node instanceof Variable v ? v : null;
  }
}
