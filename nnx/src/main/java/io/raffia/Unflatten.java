package io.raffia;

import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Puts values together from structure and leaves. Leaves come in the order in which [Graph] met
/// them.
final class Unflatten {
  private final Iterator<?> leaves;
  private final BiFunction<Node.VariableNode, Object, Variable> variables;
  private final Map<Integer, Object> shared = new HashMap<>();

  /// `variables` makes the Variable of a node and its leaf.
  Unflatten(Iterator<?> leaves, BiFunction<Node.VariableNode, Object, Variable> variables) {
    this.leaves = leaves;
    this.variables = variables;
  }

  /// New Variables that hold the leaves, which are tensors.
  static Variable fresh(Node.VariableNode node, Object leaf) {
    var v = (Variable) Fields.of(node.type()).allocate();
    v.metadata(node.metadata());
    v.set((Tensor) leaf);
    return v;
  }

  private Object leaf() {
    if (!leaves.hasNext())
      throw new IrException("the state has fewer leaves than the structure: give all of it");
    return leaves.next();
  }

  @Nullable Object build(Node node) {
    return switch (node) {
      case Node.Ref(int index) -> {
        var known = shared.get(index);
        if (known == null) throw new IllegalStateException("reference to a later node");
        yield known;
      }
      case Node.ModuleNode m -> {
        var fields = Fields.of(m.type());
        var made = Staging.adopt(fields.allocate());
        shared.put(m.index(), made);
        for (int i = 0; i < m.attributes().size(); i++) {
          Fields.set(fields.all().get(i), made, build(m.attributes().get(i).node()));
        }
        yield made;
      }
      case Node.VariableNode v -> {
        var made = variables.apply(v, leaf());
        shared.put(v.index(), made);
        yield made;
      }
      case Node.TensorNode _ -> leaf();
      case Node.ListNode(var items) -> Staging.adopt(buildAll(items));
      case Node.ArrayNode(var component, var items) ->
          Staging.adopt(Containers.array(component, buildAll(items)));
      case Node.MapNode(var keys, var items) -> {
        var map = new LinkedHashMap<Object, @Nullable Object>();
        for (int i = 0; i < keys.size(); i++) map.put(keys.get(i), build(items.get(i)));
        yield Staging.adopt(map);
      }
      case Node.RecordNode(var type, var items) -> Containers.record(type, buildAll(items));
      case Node.StateNode(var structure, var numbers) -> {
        var all = new ArrayList<State.Leaf>();
        for (var s : structure) {
          all.add(new State.Leaf(s.path(), s.type(), s.metadata(), (Tensor) leaf()));
        }
        yield new State(all, numbers);
      }
      case Node.Static(var value) -> value;
      case Node.StaticArray(var component, var items) ->
          Staging.adopt(Containers.array(component, items));
    };
  }

  private List<@Nullable Object> buildAll(List<Node> items) {
    var all = new ArrayList<@Nullable Object>();
    for (var item : items) all.add(build(item));
    return all;
  }
}
