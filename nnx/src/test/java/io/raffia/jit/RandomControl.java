package io.raffia.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random Java methods of numbers that always end: control flow, arrays, records and objects
/// whose course depends on the arguments.
final class RandomControl {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> ints = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();
  private int names;
  private int depth;
  private int budget;

  RandomControl(long seed) {
    random = new Random(seed);
  }

  /// A class with `count` static methods `m0`, `m1`… from (int, float) to a record of numbers, and
  /// a list of them as functions.
  String type(String name, int count) {
    line("public class " + name + " {");
    depth++;
    line("public record Out(int i, int j, float d, float e, boolean b, int[] v, float[] w) {}");
    line("record Pair(int p, float q) {}");
    line("static final class Acc { int n; float s; void add(float x) { s += x; n++; } }");
    line("enum Color { RED, GREEN, BLUE }");
    for (int i = 0; i < count; i++) method("m" + i);
    line("public static java.util.List<io.raffia.Fn2<Integer, Float, Out>> functions() {");
    line("  var all = new java.util.ArrayList<io.raffia.Fn2<Integer, Float, Out>>();");
    for (int i = 0; i < count; i++) line("  all.add(" + name + "::m" + i + ");");
    line("  return all;");
    line("}");
    depth--;
    line("}");
    return out.toString();
  }

  private void method(String name) {
    ints.clear();
    ints.addAll(List.of("a", "i0", "i1"));
    names = 0;
    budget = 22;
    line("static Out " + name + "(int a, float x) {");
    depth++;
    line("int i0 = 1, i1 = a, fuel = 0; float d = x, e = 0.5f; boolean b = a > 2;");
    line("int[] v = {1, 2, 3, a}; float[] w = {x, 1, 0.25f, -2};");
    line("var p = new Pair(a, x); var acc = new Acc(); var c = Color.GREEN;");
    block(4);
    line("return new Out(i0 + p.p() + acc.n, i1 + c.ordinal(), d + acc.s, e + p.q(), b, v, w);");
    depth--;
    line("}");
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }

  private String variable() {
    return ints.get(random.nextInt(ints.size()));
  }

  private String integer() {
    return switch (random.nextInt(10)) {
      case 0 -> "" + (random.nextInt(9) - 3);
      case 1 -> "(" + variable() + pick(" + ", " - ", " * ", " & ", " ^ ", " | ") + integer() + ")";
      case 2 -> "(" + variable() + pick(" << ", " >> ", " >>> ") + variable() + ")";
      case 3 -> "(" + variable() + pick(" / ", " % ") + "((" + variable() + " & 7) + 1))";
      case 4 -> "v[" + variable() + " & 3]";
      case 5 -> "(" + condition() + " ? " + variable() + " : " + integer() + ")";
      case 6 ->
          pick(
              "(int) d", "(byte) i0", "(char) i1", "p.p()", "acc.n", "Math.abs(i1)", "(b ? 1 : 0)");
      default -> variable();
    };
  }

  private String real() {
    return switch (random.nextInt(8)) {
      case 0 -> pick("0.5f", "-1.25f", "3f");
      case 1 -> "(" + real() + pick(" + ", " - ", " * ") + pick("d", "e", "x") + ")";
      case 2 -> "w[" + variable() + " & 3]";
      case 3 -> "(" + condition() + " ? " + pick("d", "e") + " : " + real() + ")";
      case 4 -> pick("i0", "p.q()", "acc.s", "Math.max(d, e)", "Math.abs(d)");
      default -> pick("d", "e", "x");
    };
  }

  private String condition() {
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          pick("d", "e") + pick(" < ", " >= ", " != ", " > ") + pick("x", "1.5f", "e", "p.q()");
      case 2 -> "(" + condition() + pick(" && ", " || ", " ^ ") + "!(" + variable() + " > 2))";
      case 3 -> pick("b", "!b");
      case 4 -> "c == Color." + pick("RED", "GREEN", "BLUE");
      default -> variable() + pick(" < ", " >= ", " == ", " != ") + pick(variable(), "2");
    };
  }

  private void block(int size) {
    int known = ints.size();
    if (depth > 5 || budget < 0) size = 1;
    for (int i = 0; i < size; i++) statement();
    while (ints.size() > known) ints.removeLast();
  }

  private void statement() {
    int kind = depth > 5 || --budget < 0 ? random.nextInt(8) : random.nextInt(17);
    switch (kind) {
      case 0 -> line(pick("i0", "i1") + pick(" = ", " += ", " ^= ") + integer() + ";");
      case 1, 2 -> line(pick("d", "e") + pick(" = ", " += ", " -= ") + real() + ";");
      case 3 -> line("v[" + variable() + " & 3]" + pick(" = ", " -= ") + integer() + ";");
      case 4 -> line("w[" + pick(variable() + " & 3", "1") + "] = " + real() + ";");
      case 5 -> line("p = new Pair(" + integer() + ", " + real() + ");");
      case 6 ->
          line(
              pick(
                  "acc.add(" + real() + ");",
                  "acc.n = " + integer() + ";",
                  "b = " + condition() + ";"));
      case 7 -> line("c = Color." + pick("RED", "GREEN", "BLUE") + ";");
      case 8 -> {
        var name = "k" + names++;
        line("int " + name + " = " + integer() + ";");
        ints.add(name);
      }
      case 9, 10, 11 -> {
        line("if (" + condition() + ") {");
        nested(2);
        if (chance(50)) {
          line("} else {");
          nested(2);
        }
        line("}");
      }
      case 12, 13 -> loop();
      case 14 -> choice();
      case 15 -> {
        line("try {");
        nested(2);
        line("} finally {");
        line("  i1++;");
        line("}");
      }
      default -> leave();
    }
  }

  private void nested(int size) {
    depth++;
    block(size);
    depth--;
  }

  private void loop() {
    var label = "L" + names++;
    loops.add(label);
    var index = "j" + names++;
    switch (random.nextInt(4)) {
      case 0 ->
          line(
              label
                  + ": for (int "
                  + index
                  + " = 0; "
                  + index
                  + " < "
                  + (1 + random.nextInt(4))
                  + "; "
                  + index
                  + "++) {");
      case 1 ->
          line(
              label
                  + ": for (int "
                  + index
                  + " = 0; "
                  + index
                  + " < ("
                  + variable()
                  + " & 7); "
                  + index
                  + "++) {");
      case 2 -> {
        line("int " + index + " = 0;");
        line(label + ": while (++fuel < 20 && " + condition() + ") {");
      }
      default -> {
        line("int " + index + " = 0;");
        line(label + ": do {");
        depth++;
        ints.add(index);
        block(2);
        ints.remove(index);
        depth--;
        line("} while (fuel++ < 20 && " + condition() + ");");
        loops.removeLast();
        return;
      }
    }
    depth++;
    line("if (++fuel > 40) break;");
    ints.add(index);
    block(3);
    ints.remove(index);
    depth--;
    line("}");
    loops.removeLast();
  }

  private void choice() {
    boolean colors = chance(30);
    line("switch (" + (colors ? "c" : pick("i0 & 3", "i1 % 5", "a")) + ") {");
    depth++;
    for (int i = 0; i < 3; i++) {
      line(
          "case "
              + (colors
                  ? List.of("RED", "GREEN", "BLUE").get(i)
                  : "" + (i + random.nextInt(2) * 10 * (i + 1)))
              + ": {");
      nested(1);
      line("}" + (chance(60) ? " break;" : ""));
    }
    line("default: i0++;");
    depth--;
    line("}");
  }

  /// Leaves a loop or the method, on a condition so that what follows stays reachable.
  private void leave() {
    var where = loops.isEmpty() ? "" : loops.get(random.nextInt(loops.size()));
    var result = "return new Out(i1, fuel, e, d, b, v, w);";
    var how =
        loops.isEmpty()
            ? result
            : pick(
                "break " + where + ";", "continue " + where + ";", result, "break " + where + ";");
    line("if (" + condition() + ") " + how);
  }
}
