package io.raffia;

import java.util.ArrayList;
import java.util.List;

/// The paths of a structure's leaves, in the order of the walk.
final class LeafPaths {
  private final List<Path> paths = new ArrayList<>();

  private LeafPaths() {}

  static List<Path> of(Node node) {
    var all = new LeafPaths();
    all.visit(Path.ROOT, node);
    return all.paths;
  }

  private void visit(Path path, Node node) {
    switch (node) {
      case Node.ModuleNode m -> m.attributes().forEach(a -> visit(path.then(a.name()), a.node()));
      case Node.VariableNode _, Node.TensorNode _ -> paths.add(path);
      case Node.ListNode(var items) -> visitAll(path, items);
      case Node.ArrayNode(var _, var items) -> visitAll(path, items);
      case Node.MapNode(var keys, var items) -> {
        for (int i = 0; i < keys.size(); i++) visit(path.then(keys.get(i)), items.get(i));
      }
      case Node.RecordNode(var type, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          visit(path.then(type.getRecordComponents()[i].getName()), items.get(i));
        }
      }
      case Node.StateNode(var leaves, var _) ->
          leaves.forEach(leaf -> paths.add(path.then(leaf.path())));
      case Node.Ref _, Node.Static _, Node.StaticArray _ -> {}
    }
  }

  private void visitAll(Path path, List<Node> items) {
    for (int i = 0; i < items.size(); i++) visit(path.then(i), items.get(i));
  }
}
