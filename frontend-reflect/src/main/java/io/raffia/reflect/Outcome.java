package io.raffia.reflect;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What running code up to some stop blocks leaves: the state at every stop that may be reached,
/// and a code that says which one is reached.
///
/// @param code the number of the block: an Integer if there is one, else a symbolic int
record Outcome(Object code, TreeMap<Integer, State> exits) {
  /// A block's arguments, and writes that are still to be made before it runs.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record State(@Nullable Object[] args, Map<Heap.Place, @Nullable Object> writes) {}

  static Outcome at(int block, @Nullable Object[] args) {
    return at(block, new State(args, Map.of()));
  }

  static Outcome at(int block, State state) {
    var exits = new TreeMap<Integer, State>();
    exits.put(block, state);
    return new Outcome(block, exits);
  }

  boolean isSingle() {
    return exits.size() == 1;
  }

  @Nullable State at(int block) {
    return exits.get(block);
  }
}
