package io.raffia;

import java.util.List;

/// The first thing in which two calls of one function differ, in the user's terms.
///
/// @param depth how much was the same before it
record Difference(int depth, String text) {
  static Difference between(Compiled.Key before, Compiled.Key now) {
    if (before.arguments().size() != now.arguments().size()) {
      return new Difference(0, "other things are captured");
    }
    for (int i = 0; i < now.arguments().size(); i++) {
      var x = before.arguments().get(i);
      var y = now.arguments().get(i);
      if (!x.equals(y)) return new Difference(i, find("argument " + i, x, y));
    }
    for (int i = 0; i < now.types().size(); i++) {
      var x = before.types().get(i);
      var y = now.types().get(i);
      if (!x.equals(y)) {
        return new Difference(
            1000 + i, "tensor %d was %s and is %s".formatted(i, x.brief(), y.brief()));
      }
    }
    return new Difference(2000, "a number stands where a tensor of that type stood");
  }

  private static String find(String where, Node x, Node y) {
    if (x instanceof Node.ModuleNode m && y instanceof Node.ModuleNode n && m.type() == n.type()) {
      for (int i = 0; i < m.attributes().size(); i++) {
        var a = m.attributes().get(i);
        var b = n.attributes().get(i);
        if (!a.equals(b)) return find(where + "." + a.name(), a.node(), b.node());
      }
    }
    if (x instanceof Node.ListNode(var a) && y instanceof Node.ListNode(var b))
      return items(where, a, b);
    if (x instanceof Node.MapNode(var k, var a)
        && y instanceof Node.MapNode(var l, var b)
        && k.equals(l)) {
      return items(where, a, b);
    }
    if (x instanceof Node.RecordNode(var t, var a)
        && y instanceof Node.RecordNode(var u, var b)
        && t == u) {
      return items(where, a, b);
    }
    return "%s was %s and is %s".formatted(where, describe(x), describe(y));
  }

  private static String items(String where, List<Node> x, List<Node> y) {
    if (x.size() != y.size())
      return "%s had %d items and has %d".formatted(where, x.size(), y.size());
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).equals(y.get(i))) return find(where + "[" + i + "]", x.get(i), y.get(i));
    }
    return where + " differs";
  }

  private static String describe(Node node) {
    return switch (node) {
      case Node.Ref _ -> "something that stands elsewhere too";
      case Node.ModuleNode m -> "a " + m.type().getSimpleName();
      case Node.VariableNode v -> "a " + v.type().getSimpleName() + v.metadata();
      case Node.TensorNode _ -> "a tensor";
      case Node.ListNode _ -> "a list";
      case Node.ArrayNode _, Node.StaticArray _ -> "an array";
      case Node.MapNode(var keys, var _) -> "a map of " + keys;
      case Node.RecordNode(var type, var _) -> "a " + type.getSimpleName();
      case Node.StateNode _ -> "a State of other structure";
      case Node.Static(var value) -> String.valueOf(value);
    };
  }
}
