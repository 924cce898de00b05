package io.raffia.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random Java methods that always end: nested control flow over a few locals of each type.
final class RandomJava {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> ints = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();
  private int names;
  private int depth;
  private int budget;
  private boolean finallyOpen;

  RandomJava(long seed) {
    random = new Random(seed);
  }

  /// A class with `count` static methods `m0`, `m1`… from (int, double) to Object.
  String type(String name, int count) {
    out.append("public class ").append(name).append(" {\n");
    out.append("  record Pair(int a, double b) {}\n");
    out.append("  static final int LIMIT = 200;\n");
    for (int i = 0; i < count; i++) method("m" + i);
    return out.append("}\n").toString();
  }

  private void method(String name) {
    ints.clear();
    ints.addAll(List.of("a", "i0", "i1"));
    names = 0;
    budget = 40;
    line("static Object " + name + "(int a, double x) {");
    depth++;
    line("int i0 = 1, i1 = a, fuel = 0; long l = 7L * a; double d = x; String s = \"\";");
    line("int[] v = {1, 2, 3, a}; var log = new java.util.ArrayList<Object>(); Object o = a;");
    block(5);
    line(
        "return i0 + \",\" + i1 + \",\" + l + \",\" + d + \",\" + s + \",\" + java.util.Arrays.toString(v) + log + o;");
    depth--;
    line("}");
  }

  private void line(String text) {
    out.append("  ".repeat(depth + 1)).append(text).append('\n');
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }

  private String integer() {
    return switch (random.nextInt(9)) {
      case 0 -> "" + (random.nextInt(9) - 3);
      case 1 -> "(" + variable() + pick(" + ", " - ", " * ", " & ", " ^ ", " | ") + integer() + ")";
      case 2 -> "(" + variable() + pick(" << ", " >> ", " >>> ") + variable() + ")";
      case 3 -> "(" + variable() + pick(" / ", " % ") + variable() + ")"; // may throw
      case 4 -> "v[" + variable() + " & 3]";
      case 5 -> "(" + condition() + " ? " + variable() + " : " + integer() + ")";
      case 6 ->
          pick(
              "(int) d",
              "(byte) l",
              "(char) i0",
              "(short) i1",
              "(int) l",
              "Math.abs(i1)",
              "s.length()");
      default -> variable();
    };
  }

  private String variable() {
    return ints.get(random.nextInt(ints.size()));
  }

  private String condition() {
    return switch (random.nextInt(6)) {
      case 0 -> "d " + pick("<", ">=", "!=", ">") + " " + pick("x", "1.5", "l", "Double.NaN");
      case 1 -> "(" + condition() + pick(" && ", " || ", " ^ ") + "!(" + variable() + " > 2))";
      case 2 -> "o instanceof " + pick("Integer", "String", "Pair", "Number");
      case 3 ->
          "o instanceof Pair(int p" + names + ", var q" + names++ + ") && p" + (names - 1) + " > 1";
      default -> variable() + pick(" < ", " >= ", " == ", " != ") + variable();
    };
  }

  private void block(int size) {
    int known = ints.size();
    if (depth > 6 || budget < 0) size = 1;
    for (int i = 0; i < size; i++) statement();
    while (ints.size() > known) ints.removeLast();
  }

  private void statement() {
    int kind = depth > 6 || --budget < 0 ? random.nextInt(6) : random.nextInt(16);
    switch (kind) {
      case 0 -> line(assignable() + pick(" = ", " += ", " ^= ") + integer() + ";");
      case 1 ->
          line("d = d " + pick("+", "*", "/", "%", "-") + " (" + pick("x", "l", integer()) + ");");
      case 2 -> line("l " + pick("+=", "*=", ">>>=", "-=") + " " + integer() + ";");
      case 3 -> line("s += " + pick("l", "d", "'c'", "a > 1", integer(), "o") + ";");
      case 4 -> line("v[" + variable() + " & 3]" + pick(" = ", " -= ") + integer() + ";");
      case 5 -> line("o = " + pick("s", "i0", "d", "new Pair(i0, d)", "l") + ";");
      case 6 -> {
        var name = "k" + names++;
        line("int " + name + " = " + integer() + ";");
        ints.add(name);
      }
      case 7, 8 -> {
        line("if (" + condition() + ") {");
        nested(2);
        if (chance(50)) {
          line("} else {");
          nested(2);
        }
        line("}");
      }
      case 9, 10 -> loop();
      case 11 -> choice();
      case 12, 13 -> attempt();
      case 14 -> line("log.add(" + pick("i0", "s.length()", "l", "d") + ");");
      default -> leave();
    }
  }

  private String assignable() {
    return chance(50) ? "i0" : "i1";
  }

  private void nested(int size) {
    depth++;
    block(size);
    depth--;
  }

  private void loop() {
    var label = "L" + names++;
    var index = "j" + names++;
    boolean open = finallyOpen;
    finallyOpen = false;
    loops.add(label);
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
    depth++;
    line("if (++fuel > LIMIT) return \"fuel\" + i0;");
    ints.add(index);
    block(3);
    ints.remove(index);
    depth--;
    line("}");
    loops.removeLast();
    finallyOpen = open;
  }

  private void choice() {
    line("switch (" + pick("i0 & 3", "i1 % 5", "s.length()") + ") {");
    depth++;
    for (int i = 0; i < 3; i++) {
      line("case " + (i + random.nextInt(2) * 10 * (i + 1)) + ": {");
      nested(1);
      line("}" + (chance(60) ? " break;" : ""));
    }
    line("default: i0++;");
    depth--;
    line("}");
  }

  private void attempt() {
    line("try {");
    nested(3);
    if (chance(30)) line("  if (" + condition() + ") throw new IllegalStateException(\"t\" + i0);");
    boolean caught = chance(75) || finallyOpen;
    if (caught) {
      line(
          "} catch ("
              + pick("ArithmeticException", "RuntimeException", "IllegalStateException")
              + " e"
              + ++names
              + ") {");
      line("  s += e" + names + ".getMessage();");
      nested(1);
    }
    if (!caught || !finallyOpen && chance(30)) {
      line("} finally {");
      finallyOpen = true;
      line("  log.add(\"f\" + i1);");
      nested(1);
      finallyOpen = false;
    }
    line("}");
  }

  /// Leaves a loop or the method, on a condition so that what follows stays reachable.
  private void leave() {
    if (finallyOpen) return;
    var where = loops.isEmpty() ? "" : loops.get(random.nextInt(loops.size()));
    var how =
        loops.isEmpty()
            ? pick("return \"r\" + i0 + d;", "throw new IllegalStateException(\"x\" + l);")
            : pick(
                "break " + where + ";",
                "continue " + where + ";",
                "return s + i1;",
                "break " + where + ";");
    line("if (" + condition() + ") " + how);
  }
}
