package io.raffia;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The structure of a value without its tensors: compares by content, so equal structures run the
/// same program.
sealed interface Node {
  /// A Module, Variable or other shared object that was visited before, by its number.
  record Ref(int index) implements Node {}

  record ModuleNode(Class<?> type, int index, List<Attribute> attributes) implements Node {}

  record Attribute(String name, Node node) {}

  record VariableNode(Class<? extends Variable> type, int index, Map<String, Object> metadata)
      implements Node {}

  /// A tensor. Those inside Modules are numbered by their memory, so that aliasing is part of the
  /// structure.
  record TensorNode(int alias) implements Node {}

  record ListNode(List<Node> items) implements Node {}

  record ArrayNode(Class<?> component, List<Node> items) implements Node {}

  record MapNode(List<Object> keys, List<Node> items) implements Node {}

  record RecordNode(Class<?> type, List<Node> items) implements Node {}

  record StateNode(List<StateLeaf> leaves, Map<Path, Object> numbers) implements Node {}

  record StateLeaf(
      Path path, @Nullable Class<? extends Variable> type, Map<String, Object> metadata) {}

  /// Anything else: compared with `equals`.
  record Static(@Nullable Object value) implements Node {}

  /// A Java array of primitives or of static things, by content.
  record StaticArray(Class<?> component, List<Object> items) implements Node {}
}
