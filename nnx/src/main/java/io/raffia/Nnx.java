package io.raffia;

import java.util.List;
import java.util.Map;

/// What one does with Modules and functions of tensors: take apart and put together, compile, differentiate, show.
/// Names are those of `flax.nnx`.
public final class Nnx {
  private Nnx() {}

  /// Takes a Module (or any value made of Modules, Variables and tensors) apart into structure and tensors.
  public static <T> Split<T> split(T node) {
    return new Split<>(graphdef(node), state(node));
  }

  /// One State a filter: the first that matches takes a leaf. Throws [io.raffia.ir.IrException] when a leaf is left.
  public static List<State> split(Object node, Filter... filters) {
    return Functional.states(node, true, filters);
  }

  /// The structure alone.
  public static <T> GraphDef<T> graphdef(T node) {
    return new GraphDef<>(new Graph().flatten(node));
  }

  /// A new Module with that structure and the tensors of those states; its constructor does not run.
  public static <T> T merge(GraphDef<T> graphdef, State... states) {
    return Functional.merge(graphdef, states);
  }

  /// All tensors of a Module by path, at this moment.
  public static State state(Object node) {
    return Functional.state(node);
  }

  /// The tensors of the Variables of one class.
  public static State state(Object node, Class<? extends Variable> type) {
    return state(node, Filter.of(type));
  }

  /// The tensors that the filter matches.
  public static State state(Object node, Filter filter) {
    return Functional.states(node, false, filter).getFirst();
  }

  /// Puts the tensors of `state` into the Module's Variables, in place.
  public static void update(Object node, State state) {
    Functional.update(node, state);
  }

  /// A copy with Variables of its own; sharing inside is kept.
  public static <T> T clone(T node) {
    return merge(graphdef(node), state(node));
  }

  /// All Modules inside, children before parents, each once.
  public static List<Module> modules(Object node) {
    return Functional.walk(node).modules().reversed();
  }

  /// A Module of the same structure that shares the Variables, with attributes set by name: one for training and one
  /// for evaluation can so work on the same weights. Throws [IllegalArgumentException] for a name that no Module has.
  @SuppressWarnings("unchecked")
  public static <T extends Module> T view(T node, Map<String, ?> attributes) {
    var graph = new Graph();
    var structure = graph.flatten(node);
    var leaves = graph.leaves().stream().map(Graph.Leaf::value).iterator();
    var made = (T) new Unflatten(leaves, (_, leaf) -> (Variable) leaf).build(structure);
    if (made == null) throw new IllegalStateException("a Module has a structure");
    Attributes.set(made, attributes, true);
    return made;
  }

  /// The text that shows a Module, State, Variable or tensor.
  public static String display(Object x) {
    return Display.of(x);
  }
}
