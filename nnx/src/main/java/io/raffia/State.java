package io.raffia;

import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tensors of a Module by path, without the Module: immutable. `nnx.State` of Flax; gradients
/// come as one too.
public final class State implements Stateful {
  /// A tensor, where it stands, and the class of the Variable that holds it there (null: a plain
  /// tensor field).
  public record Leaf(
      Path path,
      @Nullable Class<? extends Variable> type,
      Map<String, Object> metadata,
      Tensor value) {
    /// The same place with another tensor.
    public Leaf with(Tensor other) {
      return new Leaf(path, type, metadata, other);
    }
  }

  private final List<Leaf> leaves;
  private final Map<Path, Object> numbers;

  /// `leaves` in any order; they are kept sorted by path.
  public State(List<Leaf> leaves) {
    this(leaves, Map.of());
  }

  /// `numbers` are the values of plain number fields that are not final: [Nnx#update] puts them
  /// back too.
  public State(List<Leaf> leaves, Map<Path, Object> numbers) {
    this.numbers = Map.copyOf(numbers);
    this.leaves = leaves.stream().sorted(Comparator.comparing(Leaf::path)).toList();
  }

  /// All tensors, sorted by path.
  public List<Leaf> leaves() {
    return leaves;
  }

  /// The values of plain number fields that are not final, by path.
  public Map<Path, Object> numbers() {
    return numbers;
  }

  List<Node.StateLeaf> structure() {
    return leaves.stream().map(l -> new Node.StateLeaf(l.path(), l.type(), l.metadata())).toList();
  }

  /// The tensor at a path: `state.get("linear", "kernel")`; throws [IrException] when there is
  /// none.
  public Tensor get(Object... path) {
    return get(Path.of(path));
  }

  public Tensor get(Path path) {
    return find(path)
        .orElseThrow(
            () -> new IrException("state has nothing at '" + path + "': it has " + paths()))
        .value();
  }

  /// The leaf at a path, if there is one.
  public Optional<Leaf> find(Path path) {
    return leaves.stream().filter(l -> l.path().equals(path)).findFirst();
  }

  public List<Path> paths() {
    return leaves.stream().map(Leaf::path).toList();
  }

  /// The leaves that `filter` matches.
  public State filter(Filter filter) {
    return new State(leaves.stream().filter(filter::matches).toList());
  }

  /// One State a filter; the first that matches takes a leaf. Throws [IrException] when a leaf is
  /// left.
  public List<State> split(Filter... filters) {
    return Functional.split(leaves, true, filters);
  }

  /// The leaves at paths that `other` has not.
  public State minus(State other) {
    return new State(leaves.stream().filter(l -> other.find(l.path()).isEmpty()).toList());
  }

  /// The tensors alone, as nested maps: `nnx.to_pure_dict`.
  public Map<Object, Object> toPureDict() {
    Map<Object, Object> root = new LinkedHashMap<>();
    for (var leaf : leaves) {
      var keys = leaf.path().keys();
      var at = root;
      for (var key : keys.subList(0, keys.size() - 1)) at = nested(at, key);
      at.put(keys.getLast(), leaf.value());
    }
    return root;
  }

  @SuppressWarnings("unchecked") // all values that are maps were made here
  private static Map<Object, Object> nested(Map<Object, Object> map, Object key) {
    return (Map<Object, Object>) map.computeIfAbsent(key, _ -> new LinkedHashMap<Object, Object>());
  }

  /// With the tensors of nested maps, as [#toPureDict] gives, in place of these; those that the
  /// maps have not stay. Throws [IrException] for a path that is not here.
  public State replaceByPureDict(Map<?, ?> dict) {
    var given = new ArrayList<Leaf>();
    collect(Path.ROOT, dict, given);
    return merge(new State(given));
  }

  private void collect(Path path, Object x, List<Leaf> out) {
    switch (x) {
      case Tensor t -> {
        get(path);
        out.add(find(path).orElseThrow().with(t));
      }
      case Map<?, ?> map -> map.forEach((k, v) -> collect(path.then(k), v, out));
      default ->
          throw new IrException(
              "a pure dict has maps and tensors, found a %s at '%s'"
                  .formatted(x.getClass().getSimpleName(), path));
    }
  }

  /// The leaves of both; where both have a path, those of `other`.
  public State merge(State other) {
    var all = new ArrayList<>(leaves.stream().filter(l -> other.find(l.path()).isEmpty()).toList());
    all.addAll(other.leaves);
    var counts = new HashMap<>(numbers);
    counts.putAll(other.numbers);
    return new State(all, counts);
  }

  /// With `f` applied to each tensor.
  public State map(UnaryOperator<Tensor> f) {
    return new State(leaves.stream().map(l -> l.with(f.apply(l.value()))).toList(), numbers);
  }

  /// With `f` applied to the tensors of both at each path; throws [IrException] when paths differ.
  public State zip(State other, BinaryOperator<Tensor> f) {
    if (!paths().equals(other.paths())) {
      throw new IrException("states have different paths: " + paths() + " and " + other.paths());
    }
    return new State(
        leaves.stream().map(l -> l.with(f.apply(l.value(), other.get(l.path())))).toList(),
        numbers);
  }

  public int size() {
    return leaves.size();
  }

  @Override
  public String toString() {
    return Display.of(this);
  }
}
