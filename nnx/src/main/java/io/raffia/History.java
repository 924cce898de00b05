package io.raffia;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs that were compiled of one function, in order, and why.
final class History {
  /// How many are remembered.
  private static final int MOST = 64;

  private record Entry(int number, String why, String signature, List<String> guards) {}

  private final List<Entry> entries = new ArrayList<>();
  private int compiled;

  void add(
      String name, String why, Compiled.Key key, List<@Nullable Object> classes, Program program) {
    compiled++;
    if (entries.size() == MOST) entries.removeFirst();
    var guards = program.guards().stream().map(g -> g.describe()).toList();
    entries.add(new Entry(compiled, why, signature(key, classes), guards));
    if (compiled == Flags.retraces()) warn(name, why);
  }

  private static void warn(String name, String why) {
    System.getLogger("io.raffia")
        .log(
            System.Logger.Level.WARNING,
            "{0} has been compiled {1} times, the last time because {2}. Compiling costs far more"
                + " than running: pass what changes as a tensor or number, or keep it in a"
                + " Variable. Nnx.explain says more.",
            name,
            Flags.retraces(),
            why);
  }

  private static String signature(Compiled.Key key, List<@Nullable Object> classes) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < key.types().size(); i++) {
      parts.add(key.types().get(i).brief() + (key.weak().get(i) ? " (weak)" : ""));
    }
    for (int i = 0; i < classes.size() && i < key.arguments().size(); i++) {
      if (key.arguments().get(i) instanceof Node.Static(var value) && value != null) {
        parts.add("argument " + i + " = " + value);
      }
    }
    return String.join(", ", parts);
  }

  String explain(String name) {
    var text = new StringBuilder(name);
    text.append(" was compiled ").append(compiled == 1 ? "once" : compiled + " times").append('\n');
    for (var e : entries) {
      text.append(e.number).append(". for (").append(e.signature).append("): ").append(e.why);
      for (var g : e.guards) text.append("\n   depends on ").append(g);
      text.append('\n');
    }
    return text.toString();
  }

  /// The history of a function that `Nnx` gave; throws [IllegalArgumentException] for any other.
  static String of(Object function) {
    var captured = io.raffia.reflect.Lambda.of(function).map(l -> l.captured()).orElse(List.of());
    for (var x : captured) {
      if (x instanceof Compiled c) return c.explain();
      if (x instanceof Differentiated d) return d.compiled().explain();
    }
    throw new IllegalArgumentException(
        "expected a function of Nnx.jit, grad or vmap, found a " + function.getClass().getName());
  }
}
