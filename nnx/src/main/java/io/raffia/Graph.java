package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes values apart into structure and leaves. A depth-first walk; Modules and Variables are
/// numbered as they are met, so that sharing and cycles survive.
final class Graph {
  /// A Variable or tensor, and where it was met first; `direct` when no Module stands above it.
  record Leaf(Path path, Object value, boolean direct) {}

  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Integer> aliases = new IdentityHashMap<>();
  private int depth;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<Path, Object> counts = new HashMap<>();
  private final List<Module> modules = new ArrayList<>();

  /// The Variables and tensors met so far.
  List<Leaf> leaves() {
    return leaves;
  }

  /// The Modules met so far, parents before children.
  List<Module> modules() {
    return modules;
  }

  /// The plain number fields that are not final, by path.
  Map<Path, Object> counts() {
    return counts;
  }

  /// The Modules and Variables met so far, numbered.
  IdentityHashMap<Object, Integer> numbers() {
    return numbers;
  }

  Node flatten(@Nullable Object x) {
    return flatten(Path.ROOT, x);
  }

  Node flatten(Path path, @Nullable Object x) {
    return switch (x) {
      case null -> new Node.Static(null);
      case Tensor t -> {
        leaves.add(new Leaf(path, t, depth == 0));
        yield new Node.TensorNode(depth == 0 ? -1 : alias(t));
      }
      case Variable v -> variable(path, v);
      case Module m -> module(path, m);
      case State s -> {
        for (var leaf : s.leaves()) {
          leaves.add(new Leaf(path.then(leaf.path()), leaf.value(), depth == 0));
        }
        yield new Node.StateNode(s.structure(), s.numbers());
      }
      case Object o when Containers.isContainer(o) -> container(path, o);
      case Collection<?> c when holdsState(c) -> throw hidden(path, x);
      case Optional<?> o when o.isPresent() && holdsState(List.of(o.get())) ->
          throw hidden(path, x);
      default -> new Node.Static(x);
    };
  }

  private static boolean holdsState(Collection<?> all) {
    return all.stream().anyMatch(x -> x instanceof Stateful || x instanceof Tensor);
  }

  private static IrException hidden(Path path, Object x) {
    return Errors.at(
        "'%s' is a %s that holds Modules, Variables or tensors: keep them in fields, lists, maps,"
            + " arrays or records",
        path, x.getClass().getSimpleName());
  }

  /// Tensors that share memory have one number.
  private int alias(Tensor t) {
    Object memory = t.tracer() == null ? t.storage() : t.tracerValue();
    var known = aliases.putIfAbsent(memory, aliases.size());
    return known != null ? known : aliases.size() - 1;
  }

  private Node variable(Path path, Variable v) {
    var known = numbers.putIfAbsent(v, numbers.size());
    if (known != null) return new Node.Ref(known);
    leaves.add(new Leaf(path, v, false));
    return new Node.VariableNode(v.getClass(), numbers.size() - 1, v.metadata());
  }

  private Node module(Path path, Module m) {
    var known = numbers.putIfAbsent(m, numbers.size());
    if (known != null) return new Node.Ref(known);
    int index = numbers.size() - 1;
    modules.add(m);
    var attributes = new ArrayList<Node.Attribute>();
    depth++;
    for (var f : Fields.of(m.getClass()).all()) {
      var value = Fields.get(f, m);
      if (value instanceof Number && !Modifier.isFinal(f.getModifiers()))
        counts.put(path.then(f.getName()), value);
      var node = f.isSynthetic() ? new Node.Static(value) : flatten(path.then(f.getName()), value);
      attributes.add(new Node.Attribute(f.getName(), node));
    }
    depth--;
    return new Node.ModuleNode(m.getClass(), index, List.copyOf(attributes));
  }

  private Node container(Path path, Object x) {
    if (x instanceof Map<?, ?> map) {
      var sorted = new TreeMap<Object, @Nullable Object>(Containers.KEYS);
      sorted.putAll(map);
      var items = new ArrayList<Node>();
      sorted.forEach((k, v) -> items.add(flatten(path.then(k), v)));
      return new Node.MapNode(List.copyOf(sorted.keySet()), items);
    }
    if (x instanceof List<?> list) {
      var items = new ArrayList<Node>();
      for (int i = 0; i < list.size(); i++) items.add(flatten(path.then(i), list.get(i)));
      return new Node.ListNode(items);
    }
    if (x instanceof Record r) {
      var items = new ArrayList<Node>();
      for (var c : r.getClass().getRecordComponents()) {
        items.add(flatten(path.then(c.getName()), Containers.component(r, c)));
      }
      return new Node.RecordNode(r.getClass(), items);
    }
    var component = x.getClass().getComponentType();
    if (component.isPrimitive()) {
      var items = new ArrayList<Object>();
      for (int i = 0; i < Array.getLength(x); i++) items.add(Array.get(x, i));
      return new Node.StaticArray(component, items);
    }
    var items = new ArrayList<Node>();
    for (int i = 0; i < Array.getLength(x); i++) items.add(flatten(path.then(i), Array.get(x, i)));
    return new Node.ArrayNode(component, items);
  }
}
