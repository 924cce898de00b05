package io.raffia.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One operation as it stands in the text, in MLIR's generic form or StableHLO's pretty one: what
/// is an operand, an attribute, a region and a type, not yet what it means.
final class Statement {
  /// A region: where its text starts, just after the opening brace, and the arguments that a pretty
  /// form gives before it.
  record Region(int at, List<Argument> arguments) {}

  /// A region's argument.
  record Argument(String name, TensorType type) {}

  private static final Set<String> TUPLES =
      Set.of("stablehlo.tuple", "stablehlo.get_tuple_element");

  private final Text text;
  private final ModuleText module;
  final int position;
  final List<String> results = new ArrayList<>();
  final String op;
  final List<String> operands = new ArrayList<>();
  private final List<String> carried = new ArrayList<>();
  final List<String> words = new ArrayList<>();

  /// How many operands stand before `inits`.
  int beforeInits;

  final List<Region> regions = new ArrayList<>();
  final List<TensorType> types = new ArrayList<>();
  final List<TensorType> resultTypes = new ArrayList<>();
  private final Map<String, Text> attributes = new HashMap<>();
  Location at = Location.UNKNOWN;

  Statement(Text text, ModuleText module) {
    this.text = text;
    this.module = module;
    position = text.position();
    results();
    op = text.peek() == '"' ? text.quoted() : text.word();
    while (!isEnd()) piece();
    if (words.contains("init")) initialValuesLast();
    signature();
    if (text.accept("reducer")) reducer();
    if (op.equals("stablehlo.while") && regions.isEmpty()) loop();
    if (text.accept("loc")) location();
  }

  private void results() {
    if (text.peek() != '%') return;
    do {
      var name = text.name("%");
      if (text.accept(":")) {
        int n = text.integer();
        for (int i = 0; i < n; i++) results.add(name + "#" + i);
      } else {
        results.add(name);
      }
    } while (text.accept(","));
    text.expect("=");
  }

  /// Pieces end where the types begin; an operation without types ends with its line's last piece.
  private boolean isEnd() {
    char c = text.peek();
    return c == ':' || c == '}' || c == 0 || text.at("loc");
  }

  private void piece() {
    switch (text.peek()) {
      case '%' -> operands();
      case '@' -> words.add(text.name("@"));
      case ',' -> text.expect(",");
      case ')' -> text.expect(")");
      case '(' -> {
        text.expect("(");
        if (text.peek() == '{') bracedRegions();
      }
      case '[' -> attributes.put("ranges", text.value(false));
      case '<' -> {
        text.expect("<");
        dictionary();
        text.expect(">");
      }
      case '{' -> braced();
      case '"' -> words.add(text.quoted());
      default -> wordOrAttribute();
    }
  }

  /// An operand, or a loop's `%name = %operand`.
  private void operands() {
    var name = operand();
    if (text.accept("=")) {
      carried.add(name);
      operands.add(operand());
    } else {
      operands.add(name);
    }
  }

  /// `(%x init: %a), (%y init: %b)` has the operands x, y, a, b.
  private void initialValuesLast() {
    var pairs = List.copyOf(operands);
    operands.clear();
    for (int i = 0; i < pairs.size(); i += 2) operands.add(pairs.get(i));
    for (int i = 1; i < pairs.size(); i += 2) operands.add(pairs.get(i));
  }

  private IrException unexpected() {
    return text.error("unexpected " + text.found() + " in " + op);
  }

  private String operand() {
    var name = text.name("%");
    return text.accept("#") ? name + "#" + text.integer() : name;
  }

  private void wordOrAttribute() {
    if (text.at("dense") || text.at("dense_resource")) {
      attributes.put("value", text.value(false));
      return;
    }
    if (!Character.isLetter(text.peek())) throw unexpected();
    var word = text.word();
    if (text.accept("=")) {
      attributes.put(word, text.value(false));
    } else {
      words.add(word);
      if (word.equals("init")) text.expect(":");
      if (word.equals("inits")) beforeInits = operands.size();
    }
  }

  /// A region whose block has arguments, or attributes.
  private void braced() {
    int from = text.position();
    text.expect("{");
    boolean region = text.peek() == '^';
    text.moveTo(from);
    if (region) region(List.of());
    else dictionary();
  }

  private void dictionary() {
    text.expect("{");
    while (!text.accept("}")) {
      var key = text.peek() == '"' ? text.quoted() : text.word();
      if (text.accept("=")) attributes.put(key, text.value(true));
      if (text.peek() != '}') text.expect(",");
    }
  }

  private void bracedRegions() {
    do {
      region(List.of());
    } while (text.accept(","));
    text.expect(")");
  }

  private void region(List<Argument> arguments) {
    int from = text.position();
    text.balanced();
    int to = text.position();
    text.moveTo(from);
    text.expect("{");
    regions.add(new Region(text.position(), arguments));
    text.moveTo(to);
  }

  /// `reducer(%a: t, %b: t) (%c: t, %d: t) { ... }`: a pair an operand; the region takes first ones
  /// first.
  private void reducer() {
    var first = new ArrayList<Argument>();
    var second = new ArrayList<Argument>();
    while (text.accept("(")) {
      first.add(argument());
      text.expect(",");
      second.add(argument());
      text.expect(")");
    }
    first.addAll(second);
    region(first);
  }

  private Argument argument() {
    var name = text.name("%");
    text.expect(":");
    return new Argument(name, text.type());
  }

  /// `cond { ... } do { ... }`, with the arguments that the operands name.
  private void loop() {
    if (text.accept("attributes")) dictionary();
    if (carried.size() != types.size())
      throw error("%s carries %d values of %d types".formatted(op, carried.size(), types.size()));
    var arguments = new ArrayList<Argument>();
    for (int i = 0; i < carried.size(); i++) {
      arguments.add(new Argument(carried.get(i), types.get(i)));
    }
    text.expect("cond");
    region(arguments);
    text.expect("do");
    region(arguments);
  }

  private void signature() {
    if (!text.accept(":")) return;
    if (TUPLES.contains(op)) {
      text.skipType();
      if (text.accept("->")) text.skipType();
      return;
    }
    if (text.peek() == '(') {
      types.addAll(text.types());
    } else if (text.peek() == '{') {
      dictionary();
      typesAndAttributes();
    } else {
      typesAndAttributes();
    }
    if (text.accept("->")) resultTypes.addAll(text.types());
    else if (results.size() > 1) resultTypes.addAll(types);
    else if (!types.isEmpty()) resultTypes.add(types.getLast());
    if (text.peek() == '{') dictionary();
  }

  private void typesAndAttributes() {
    do {
      if (text.at("tensor") || text.peek() == '!' || text.at("tuple")) {
        types.add(text.type());
      } else {
        var key = text.word();
        text.expect("=");
        attributes.put(key, text.value(false));
      }
    } while (text.accept(","));
  }

  private void location() {
    int from = text.position();
    text.balanced();
    int to = text.position();
    text.moveTo(from);
    at = module.location(text);
    text.moveTo(to);
  }

  /// The line and column where the statement begins.
  String place() {
    text.moveTo(position);
    return text.place();
  }

  UnsupportedException unsupported(String message) {
    text.moveTo(position);
    return text.unsupported(message);
  }

  IrException error(String message) {
    text.moveTo(position);
    return text.error(message);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /// The attribute's text; an error when it is missing.
  Text attribute(String name) {
    var value = attributes.get(name);
    if (value == null) throw error(op + " lacks '" + name + "'");
    return value.copy();
  }

  Ints ints(String name) {
    return attribute(name).ints();
  }

  /// The attribute, or `n` times `item` where it is missing.
  Ints ints(String name, int item, int n) {
    return has(name) ? ints(name) : Ints.repeat(item, n);
  }

  int integer(String name) {
    return attribute(name).integer();
  }

  int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  TensorType resultType() {
    if (resultTypes.isEmpty()) throw error(op + " lacks its type");
    return resultTypes.getFirst();
  }
}
