package io.raffia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Named parts of a transformation's state.
final class Slots {
  static final State EMPTY = new State(List.of());

  private Slots() {}

  /// One tensor under a name.
  static State value(Object name, Tensor value) {
    return new State(List.of(new State.Leaf(Path.of(name), OptState.class, Map.of(), value)));
  }

  /// A tensor for each parameter, or another transformation's state, under a name.
  static State tree(Object name, State tree) {
    return new State(tree.leaves().stream().map(l -> below(name, l)).toList());
  }

  private static State.Leaf below(Object name, State.Leaf leaf) {
    var keys = new ArrayList<Object>();
    keys.add(name);
    keys.addAll(leaf.path().keys());
    var kind = leaf.type() == OptState.class ? OptState.class : OptVariable.class;
    return new State.Leaf(new Path(keys), kind, leaf.metadata(), leaf.value());
  }

  /// What [#tree] put under a name.
  static State tree(State state, Object name) {
    var leaves = new ArrayList<State.Leaf>();
    for (var leaf : state.leaves()) {
      var keys = leaf.path().keys();
      if (!keys.getFirst().equals(name)) continue;
      var path = new Path(keys.subList(1, keys.size()));
      leaves.add(new State.Leaf(path, leaf.type(), leaf.metadata(), leaf.value()));
    }
    return new State(leaves);
  }
}
