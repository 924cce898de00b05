package io.raffia.optax;

import io.raffia.OptState;
import io.raffia.OptVariable;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Named parts of a transformation's state.
final class Slots {
  static final State EMPTY = new State(List.of());

  private Slots() {}

  /// Names and what stands under each, in turn: a tensor, or a State of tensors.
  static State of(Object... namesAndParts) {
    var leaves = new ArrayList<State.Leaf>();
    for (int i = 0; i < namesAndParts.length; i += 2) {
      var name = namesAndParts[i];
      switch (namesAndParts[i + 1]) {
        case Tensor t -> leaves.add(new State.Leaf(Path.of(name), OptState.class, Map.of(), t));
        case State s -> s.leaves().forEach(l -> leaves.add(below(name, l)));
        case Object o -> throw new IllegalArgumentException(name + " holds a " + o.getClass());
      }
    }
    return new State(leaves);
  }

  private static State.Leaf below(Object name, State.Leaf leaf) {
    var kind = leaf.type() == OptState.class ? OptState.class : OptVariable.class;
    return new State.Leaf(Tree.below(name, leaf.path()), kind, leaf.metadata(), leaf.value());
  }

  /// What stands under a name.
  static State tree(State state, Object name) {
    return Tree.part(state, name);
  }

  /// The count before the first update.
  static Tensor zero() {
    return Tensor.scalar(0);
  }

  /// One more, or the same at the greatest `i32`.
  static Tensor next(Tensor count) {
    return Tensor.where(count.lt(Integer.MAX_VALUE), count.add(1), count);
  }
}
