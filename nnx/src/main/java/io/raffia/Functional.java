package io.raffia;

import io.raffia.ir.IrException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The functional view of Modules: structure and state apart.
final class Functional {
  private Functional() {}

  static Graph walk(Object node) {
    var graph = new Graph();
    graph.flatten(node);
    return graph;
  }

  static State state(Object node) {
    var graph = walk(node);
    return new State(leaves(graph), graph.counts());
  }

  private static List<State.Leaf> leaves(Graph graph) {
    return graph.leaves().stream().map(Functional::leaf).toList();
  }

  static State.Leaf leaf(Graph.Leaf leaf) {
    return leaf.value() instanceof Variable v
        ? new State.Leaf(leaf.path(), v.getClass(), v.metadata(), v.value())
        : new State.Leaf(leaf.path(), null, Map.of(), (Tensor) leaf.value());
  }

  /// One State a filter; the first that matches takes a leaf, and all must be taken.
  static List<State> states(Object node, boolean exhaustive, Filter... filters) {
    return split(leaves(walk(node)), exhaustive, filters);
  }

  static List<State> split(List<State.Leaf> leaves, boolean exhaustive, Filter... filters) {
    int everything = Arrays.asList(filters).indexOf(Filter.EVERYTHING);
    for (int i = everything; i >= 0 && i < filters.length; i++) {
      if (filters[i].equals(Filter.EVERYTHING)) continue;
      throw Errors.at(
          "filter %d comes after Filter.EVERYTHING, which leaves nothing for it: put EVERYTHING last",
          i);
    }
    var parts = new ArrayList<List<State.Leaf>>();
    for (int i = 0; i < filters.length; i++) parts.add(new ArrayList<>());
    for (var leaf : leaves) {
      int i = 0;
      while (i < filters.length && !filters[i].matches(leaf)) i++;
      if (i < filters.length) parts.get(i).add(leaf);
      else if (exhaustive) {
        throw Errors.at(
            "no filter matches '%s': end with Filter.EVERYTHING to take all that is left",
            leaf.path());
      }
    }
    return parts.stream().map(State::new).toList();
  }

  @SuppressWarnings("unchecked")
  static <T> T merge(GraphDef<T> graphdef, State... states) {
    var all = Arrays.stream(states).reduce(new State(List.of()), State::merge);
    // The state is sorted by path; the structure wants the leaves as a walk meets them, and names
    // their paths.
    var leaves = new ArrayList<Tensor>();
    for (var path : LeafPaths.of(graphdef.node())) leaves.add(all.get(path));
    if (leaves.size() != all.size()) {
      throw Errors.at(
          "the state has %d leaves but the structure takes %d: give the State that was split from it",
          all.size(), leaves.size());
    }
    var made = new Unflatten(leaves.iterator(), Unflatten::fresh).build(graphdef.node());
    if (made == null) throw new IrException("null has no structure");
    all.numbers().forEach((path, value) -> Places.set(made, path, value));
    return (T) made;
  }

  /// The leaves that the filters match, which are then gone: fields are null and entries of maps
  /// removed.
  static List<State> pop(Object node, Filter... filters) {
    if (filters.length == 0) {
      throw Errors.located(new IrException("pop needs at least one filter"));
    }
    var graph = walk(node);
    var states = split(leaves(graph), false, filters);
    var gone = new HashSet<Path>();
    states.forEach(s -> gone.addAll(s.paths()));
    var removed = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    for (var leaf : graph.leaves()) if (gone.contains(leaf.path())) removed.add(leaf.value());
    // A shared one stands in other places too.
    for (var x : Walk.of(node).places(removed)) Places.requireRemovable(node, x);
    for (var x : Walk.of(node).places(removed)) Places.remove(node, x);
    return states;
  }

  /// Sets all or nothing, and at once as other threads see it.
  static void update(Object node, State state) {
    StateLock.lock(true);
    try {
      set(node, state);
    } finally {
      StateLock.unlock(true);
    }
  }

  private static void set(Object node, State state) {
    var undo = new ArrayDeque<Runnable>();
    try {
      for (var leaf : state.leaves()) set(node, leaf, undo);
      state.numbers().forEach((path, value) -> place(node, path, value, undo));
    } catch (RuntimeException e) {
      undo.forEach(Runnable::run);
      throw e;
    }
  }

  private static void set(Object node, State.Leaf leaf, ArrayDeque<Runnable> undo) {
    if (!(Places.get(node, leaf.path()) instanceof Variable v)) {
      place(node, leaf.path(), leaf.value(), undo);
      return;
    }
    if (leaf.type() != null && leaf.type() != v.getClass()) {
      throw Errors.at(
          "'%s' is a %s but the state has a %s there",
          leaf.path(), v.getClass().getSimpleName(), leaf.type().getSimpleName());
    }
    var before = v.value();
    v.set(leaf.value());
    undo.push(() -> v.set(before));
  }

  private static void place(Object node, Path path, Object value, ArrayDeque<Runnable> undo) {
    var before = Places.get(node, path);
    Places.set(node, path, value);
    undo.push(() -> Places.set(node, path, before));
  }
}
