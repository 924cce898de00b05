package io.raffia.ir;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text of a module: where its functions are, what its aliases of locations and its resources
/// say.
final class ModuleText {
  /// Aliases that name each other in a circle end here.
  private static final int DEEPEST = 100;

  final Text text;
  private final Map<String, Integer> functions = new LinkedHashMap<>();
  private final Map<String, Text> aliases = new HashMap<>();
  private final Map<String, String> resources = new HashMap<>();

  /// Throws [IrException] with line and column when `text` is not a module.
  ModuleText(String text) {
    this.text = new Text(text);
    boolean module = false;
    while (!this.text.isEnd()) module = piece(module);
  }

  /// The functions' names, in order.
  List<String> functions() {
    return List.copyOf(functions.keySet());
  }

  boolean has(String function) {
    return functions.containsKey(function);
  }

  /// Moves to where the parameters of a function begin.
  void enter(String function) {
    var at = functions.get(function);
    if (at == null) throw text.error("no function @" + function);
    text.moveTo(at);
  }

  private boolean piece(boolean module) {
    if (text.accept("module")) {
      if (module) throw text.error("a second module");
      if (text.peek() == '@') text.name("@");
      if (text.accept("attributes")) text.balanced();
      text.expect("{");
      return true;
    }
    if (text.accept("func.func")) {
      function();
    } else if (text.accept("{-#")) {
      resources();
    } else if (text.accept("}")) {
      if (!module) throw text.error("'}' closes nothing");
    } else if (text.accept("#")) {
      var name = text.word();
      text.expect("=");
      aliases.put(name, text.copy());
      skipAttribute();
    } else if (text.accept("loc")) {
      text.balanced();
    } else if (text.at("sdy.mesh")) {
      text.word();
      text.name("@");
      text.expect("=");
      skipAttribute();
    } else {
      throw text.error("expected a function but found " + text.found());
    }
    return module;
  }

  private void skipAttribute() {
    if (text.accept("#")) text.word();
    else if (Character.isLetter(text.peek())) text.word();
    if ("(<[{".indexOf(text.peek()) >= 0) text.balanced();
  }

  private void function() {
    if (!text.accept("public")) text.accept("private");
    var name = text.name("@");
    if (functions.put(name, text.position()) != null)
      throw text.error("function @" + name + " is defined twice");
    text.balanced();
    if (text.accept("->")) text.skipType();
    if (text.accept("attributes")) text.balanced();
    if (text.peek() != '{') throw text.error("function @" + name + " has no body");
    text.balanced();
    if (text.accept("loc")) text.balanced();
  }

  /// `dialect_resources: { builtin: { NAME: "0x...", ... } } #-}`.
  private void resources() {
    while (!text.accept("#-}")) {
      if (text.accept("{") || text.accept("}") || text.accept(",")) continue;
      var key = text.word();
      text.expect(":");
      if (text.peek() == '"') resources.put(key, text.quoted());
    }
  }

  /// The bytes of a resource as hexadecimal digits after `0x`; the first four say how it is
  /// aligned.
  String resource(Text at, String name) {
    var blob = resources.get(name);
    if (blob == null || blob.length() < 10) throw at.error("no resource '" + name + "'");
    return "0x" + blob.substring(10);
  }

  /// The line in `("File.java":3:0)`, `("method"("File.java":3:0))`, an alias, the callee of a call
  /// site, the first of several locations; of other kinds it is unknown.
  Location location(Text at) {
    return location(at, 0);
  }

  private Location location(Text at, int depth) {
    if (depth > DEEPEST) return Location.UNKNOWN;
    at.accept("loc");
    if (at.accept("callsite") || at.accept("(")) return location(at, depth + 1);
    if (at.accept("fused")) {
      if (at.peek() == '<') at.balanced();
      return at.accept("[") ? location(at, depth + 1) : Location.UNKNOWN;
    }
    if (at.accept("#")) {
      var alias = aliases.get(at.word());
      return alias == null ? Location.UNKNOWN : location(alias.copy(), depth + 1);
    }
    if (at.peek() != '"') return Location.UNKNOWN;
    var name = at.quoted();
    if (at.accept(":")) return new Location(name, at.integer(), "");
    if (!at.accept("(")) return Location.UNKNOWN;
    var place = location(at, depth + 1);
    return place.isKnown() ? new Location(place.file(), place.line(), name) : place;
  }
}
