package io.raffia.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cursor over MLIR text: skips space and comments, reads the smallest pieces, and knows where it
/// is.
final class Text {
  private final String all;
  private final int end;
  private int at;

  Text(String all) {
    this(all, 0, all.length());
  }

  private Text(String all, int from, int to) {
    this.all = all;
    this.at = from;
    this.end = to;
  }

  /// The position of the next piece.
  int position() {
    skip();
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  /// The text from `from` to here, as a text of its own whose errors say the same lines.
  Text since(int from) {
    return new Text(all, from, at);
  }

  /// The same text, to be read from here again.
  Text copy() {
    return new Text(all, at, end);
  }

  boolean isEnd() {
    skip();
    return at >= end;
  }

  private void skip() {
    while (at < end) {
      if (Character.isWhitespace(all.charAt(at))) at++;
      else if (all.startsWith("//", at)) while (at < end && all.charAt(at) != '\n') at++;
      else return;
    }
  }

  /// The next character, or 0 at the end.
  char peek() {
    skip();
    return at < end ? all.charAt(at) : 0;
  }

  /// Whether `piece` comes next; a word only when it is whole.
  boolean at(String piece) {
    skip();
    int after = at + piece.length();
    if (after > end || !all.startsWith(piece, at)) return false;
    boolean word = isName(piece.charAt(piece.length() - 1));
    return !(word && after < end && isName(all.charAt(after)));
  }

  boolean accept(String piece) {
    boolean found = at(piece);
    if (found) at += piece.length();
    return found;
  }

  void expect(String piece) {
    if (!accept(piece)) throw error("expected '" + piece + "' but found " + found());
  }

  String found() {
    skip();
    if (at >= end) return "the end";
    int to = at + 1;
    while (to < end && to < at + 24 && !Character.isWhitespace(all.charAt(to))) to++;
    return "'" + all.substring(at, to) + "'";
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }

  /// An identifier, dots included.
  String word() {
    skip();
    int from = at;
    while (at < end && isName(all.charAt(at))) at++;
    if (from == at) throw error("expected a word but found " + found());
    return all.substring(from, at);
  }

  /// What stands in double quotes.
  String quoted() {
    expect("\"");
    int from = at;
    while (at < end && all.charAt(at) != '"') at += all.charAt(at) == '\\' ? 2 : 1;
    if (at >= end) throw error("a string does not end");
    return all.substring(from, at++);
  }

  /// The name after a sigil: `%x`, `@main`, `^bb0`.
  String name(String sigil) {
    expect(sigil);
    if (peek() == '"') return quoted();
    int from = at;
    while (at < end && (isName(all.charAt(at)) || all.charAt(at) == '-')) at++;
    if (from == at) throw error("expected a name after '" + sigil + "' but found " + found());
    return all.substring(from, at);
  }

  /// A number's characters: decimal, hexadecimal, or with a fraction.
  String number() {
    skip();
    int from = at;
    if (at < end && (all.charAt(at) == '-' || all.charAt(at) == '+')) at++;
    while (at < end) {
      char c = all.charAt(at);
      boolean sign = (c == '-' || c == '+') && (all.charAt(at - 1) | 32) == 'e';
      if (!Character.isLetterOrDigit(c) && c != '.' && !sign) break;
      at++;
    }
    if (from == at) throw error("expected a number but found " + found());
    return all.substring(from, at);
  }

  int integer() {
    int from = position();
    var digits = number();
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      at = from;
      throw error("expected an integer but found '" + digits + "'");
    }
  }

  /// `[1, 2]` or `array<i64: 1, 2>`.
  Ints ints() {
    boolean array = accept("array");
    expect(array ? "<" : "[");
    if (array) {
      word();
      accept(":");
    }
    var close = array ? ">" : "]";
    var items = new ArrayList<Integer>();
    while (!accept(close)) {
      if (!items.isEmpty()) expect(",");
      items.add(accept("true") ? 1 : accept("false") ? 0 : integer());
    }
    return Ints.of(items.stream().mapToInt(i -> i));
  }

  /// `tensor<2x3xf32>`.
  TensorType type() {
    if (at("tuple")) throw unsupported("type tuple");
    if (accept("!")) throw unsupported("type " + word());
    expect("tensor");
    expect("<");
    var dims = new ArrayList<Integer>();
    while (Character.isDigit(peek())) {
      int from = at;
      while (at < end && Character.isDigit(all.charAt(at))) at++;
      try {
        dims.add(Integer.parseInt(all.substring(from, at)));
      } catch (NumberFormatException e) {
        throw error("extent " + all.substring(from, at) + " is too large");
      }
      expectDimension();
    }
    if (peek() == '?') throw unsupported("dynamic extent: only static shapes are known");
    int from = at;
    if (accept("!")) throw unsupported("element type " + word());
    var element = word();
    DType dtype;
    try {
      dtype = DType.parse(element);
    } catch (IrException _) {
      at = from;
      throw unsupported("element type " + element);
    }
    if (peek() == ',') throw unsupported("encoding of a tensor");
    expect(">");
    return TensorType.of(dtype, dims.stream().mapToInt(i -> i).toArray());
  }

  private void expectDimension() {
    if (at >= end || all.charAt(at) != 'x') throw error("expected 'x' after an extent");
    at++;
  }

  /// One type, or several in parentheses, each perhaps with attributes.
  List<TensorType> types() {
    var types = new ArrayList<TensorType>();
    if (!accept("(")) return List.of(type());
    while (!accept(")")) {
      if (!types.isEmpty()) expect(",");
      types.add(type());
      if (peek() == '{') balanced();
    }
    return types;
  }

  /// Skips one type, or several in parentheses.
  void skipType() {
    if (peek() == '(') {
      balanced();
      return;
    }
    accept("!");
    word();
    if (peek() == '<') balanced();
  }

  /// Skips one bracketed piece, nested brackets and strings included.
  void balanced() {
    int depth = 0;
    int from = position();
    do {
      char c = peek();
      if (c == 0) {
        at = from;
        throw error("'" + all.charAt(from) + "' is never closed");
      }
      if (c == '"') {
        quoted();
        continue;
      }
      if ("([{<".indexOf(c) >= 0) depth++;
      else if (")]}".indexOf(c) >= 0 || (c == '>' && all.charAt(at - 1) != '-')) depth--;
      at++;
    } while (depth > 0);
  }

  /// An attribute's value, unread: up to the next comma, bracket's end or, unless `typed`, colon or
  /// brace outside of brackets.
  Text value(boolean typed) {
    int from = position();
    if (peek() == '{') {
      balanced();
      return since(from);
    }
    while (at < end) {
      char c = peek();
      if (c == 0 || c == ',' || ")]}".indexOf(c) >= 0) break;
      if (c == '>' && all.charAt(at - 1) != '-') break;
      if (!typed && (c == ':' || c == '{')) break;
      if (c == '"' || "([{<".indexOf(c) >= 0) {
        if (c == '"') quoted();
        else balanced();
      } else {
        at++;
      }
    }
    return since(from);
  }

  IrException error(@Nullable String message) {
    return new IrException(place() + ": " + message);
  }

  /// The error for what StableHLO has and Raffia has not.
  UnsupportedException unsupported(String what) {
    return new UnsupportedException(place(), what);
  }

  /// Line and column of here.
  String place() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, all.length()); i++) {
      column = all.charAt(i) == '\n' ? 1 : column + 1;
      if (all.charAt(i) == '\n') line++;
    }
    return line + ":" + column;
  }
}
