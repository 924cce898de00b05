package io.raffia.ir;

import java.util.List;

/// Reads StableHLO text: what [Printer] writes, and what `jax.jit(f).lower(...).as_text()` writes
/// for the ops of the catalogue. Calls of other functions are inlined; what a region reads from
/// around it becomes an operand; a reduction's initial value that is not the identity is combined
/// afterwards; scalar predicates and bounds are broadcast. Errors say line and column; an op or a
/// type that Raffia does not have is an [UnsupportedException].
public final class Parser {
  private Parser() {}

  /// A function of which `checks` expect something: their actual and expected values are the last
  /// results of `func`, in pairs.
  public record Checked(Func func, List<Check> checks) {}

  /// The program that `text` holds: of a module with several functions `main`, or the first one.
  public static Func parse(String text) {
    var module = new ModuleText(text);
    var names = module.functions();
    if (names.isEmpty()) throw module.text.error("no function");
    var known = new Known();
    return new Body(module, new Calls(module, known), known)
        .function(names.contains("main") ? "main" : names.getFirst());
  }

  /// The names of the functions of a module, in order.
  public static List<String> functions(String text) {
    return new ModuleText(text).functions();
  }

  /// The function with that name, and its checks.
  public static Checked parseChecked(String text, String function) {
    var checks = new CheckReader();
    var func = Body.checked(new ModuleText(text), checks).function(function);
    return new Checked(func, checks.checks());
  }
}
