package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// One run of a function under [Nnx#capture]: what its Modules sow and perturb. Values are kept in
/// Variables, so that those of a transform inside come out of it.
final class Capture {
  private static final ThreadLocal<@Nullable Capture> CURRENT = new ThreadLocal<>();

  private record Place(Path path, Class<? extends Variable> type) {}

  private final @Nullable Capture outer = CURRENT.get();
  private final @Nullable Trace root = Trace.root();
  private final IdentityHashMap<Module, Path> paths = new IdentityHashMap<>();
  private final CaptureOptions wanted;

  /// The tensors of one value, each where it stands in it.
  private record Entry(List<Path> paths, List<Variable> variables) {}

  private final Map<Place, List<Entry>> lists = new LinkedHashMap<>();
  private final Map<Place, Variable> singles = new LinkedHashMap<>();

  private Capture(Module module, CaptureOptions wanted) {
    this.wanted = wanted;
    for (var located : Walk.of(module).modules()) paths.put(located.value(), located.path());
  }

  /// Calls `function`, whose first argument is the Module that records. `eager` calls it outside of
  /// traces.
  static <R> Captured<R> run(
      Object function, CaptureOptions wanted, Fn0<R> eager, @Nullable Object... args) {
    if (!(args[0] instanceof Module module)) {
      throw Errors.located(
          new IrException(
              "capture records from the function's first argument, which must be a Module"));
    }
    var capture = new Capture(module, wanted);
    CURRENT.set(capture);
    try {
      R result = Trace.current() == null ? eager.apply() : Staging.result(function, args);
      return new Captured<>(result, capture.state());
    } finally {
      if (capture.outer == null) CURRENT.remove();
      else CURRENT.set(capture.outer);
    }
  }

  /// Whether something records on this thread.
  static boolean isActive() {
    return CURRENT.get() != null;
  }

  /// The capture that records values of that type of that Module; null when none does.
  private static @Nullable Capture recording(Module module, Class<? extends Variable> type) {
    var c = CURRENT.get();
    while (c != null && !(c.paths.containsKey(module) && c.records(type))) c = c.outer;
    var root = Trace.root();
    if (c == null) {
      if (root != null) root.sows = true;
      return null;
    }
    if (c.root != root) throw outside();
    return c;
  }

  private boolean records(Class<? extends Variable> type) {
    return wanted.recorded().contains(type)
        || wanted.start().leaves().stream().anyMatch(l -> l.type() == type);
  }

  /// The error of a compiled function that sows, called under a capture from outside of it.
  static IrException outside() {
    return Errors.located(
        new IrException(
            "a compiled function that records values is called under capture: what it records would"
                + " be lost in the next call; use capture inside of the compiled function"));
  }

  private Place place(Module module, Class<? extends Variable> type, String name) {
    var path = paths.get(module);
    if (path == null) throw new IllegalStateException("not a Module of this capture");
    return new Place(path.then(name), type);
  }

  static boolean sow(Module module, Class<? extends Variable> type, String name, Tensor value) {
    var c = recording(module, type);
    if (c == null) return false;
    var place = c.place(module, type, name);
    if (c.singles.containsKey(place)) throw mixed(place);
    c.lists.computeIfAbsent(place, _ -> new ArrayList<>()).add(c.entry(type, Tree.of(value)));
    return true;
  }

  static boolean sow(
      Module module,
      Class<? extends Variable> type,
      String name,
      Tensor value,
      Tensor init,
      BinaryOperator<Tensor> reduce) {
    var c = recording(module, type);
    if (c == null) return false;
    var place = c.place(module, type, name);
    if (c.lists.containsKey(place)) throw mixed(place);
    var known = c.singles.get(place);
    if (known == null) c.singles.put(place, c.variable(type, reduce.apply(init, value)));
    else known.set(reduce.apply(known.value(), value));
    return true;
  }

  /// What to do with the result of a Module's method that is called; null when no capture on this
  /// thread wants it.
  static Staging.@Nullable Ending begins(Module module, String method) {
    var c = CURRENT.get();
    while (c != null && !(c.wanted.outputs() != null && c.paths.containsKey(module))) {
      c = c.outer;
    }
    if (c == null || !declares(module.getClass(), method)) return null;
    var capture = c;
    return result -> capture.output(module, method, result);
  }

  /// Whether the calls of Modules' methods are to be seen on this thread.
  static boolean observesCalls() {
    var c = CURRENT.get();
    while (c != null && c.wanted.outputs() == null) c = c.outer;
    return c != null;
  }

  /// Flax instruments what stands in a Module's own class, and no superclass.
  private static boolean declares(Class<?> type, String method) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(m ->
            m.getName().equals(method)
                && !m.isSynthetic()
                && !Modifier.isStatic(m.getModifiers())
                && !Modifier.isPrivate(m.getModifiers()));
  }

  private void output(Module module, String method, @Nullable Object result) {
    var type = wanted.outputs();
    var tree = Tree.of(result);
    if (type == null || tree.tensors().isEmpty()) return;
    var place = place(module, type, method);
    if (singles.containsKey(place)) throw mixed(place);
    lists.computeIfAbsent(place, _ -> new ArrayList<>()).add(entry(type, tree));
  }

  private static IrException mixed(Place place) {
    return Errors.at(
        "'%s' is recorded both with and without a function that reduces: use two names",
        place.path());
  }

  static Tensor perturb(Module module, Class<? extends Variable> type, String name, Tensor value) {
    var c = recording(module, type);
    if (c == null) return value;
    var place = c.place(module, type, name);
    var known = c.singles.get(place);
    if (known == null) {
      var given = c.wanted.start().find(place.path()).filter(l -> l.type() == type);
      known =
          c.variable(type, given.map(State.Leaf::value).orElseGet(() -> Tensor.zerosLike(value)));
      c.singles.put(place, known);
    }
    return known.value().add(value);
  }

  private Entry entry(Class<? extends Variable> type, Tree value) {
    return new Entry(value.paths(), value.tensors().stream().map(t -> variable(type, t)).toList());
  }

  private Variable variable(Class<? extends Variable> type, Tensor value) {
    return Unflatten.fresh(new Node.VariableNode(type, 0, Map.of()), value);
  }

  private State state() {
    var leaves = new ArrayList<State.Leaf>();
    lists.forEach((place, all) -> {
      for (int i = 0; i < all.size(); i++) {
        var entry = all.get(i);
        for (int k = 0; k < entry.paths().size(); k++) {
          var path = place.path().then(i).then(entry.paths().get(k));
          leaves.add(leaf(place, path, entry.variables().get(k)));
        }
      }
    });
    singles.forEach((place, v) -> leaves.add(leaf(place, place.path(), v)));
    leaves.removeIf(l -> l.type() == null || !wanted.recorded().contains(l.type()));
    return new State(leaves);
  }

  private static State.Leaf leaf(Place place, Path path, Variable v) {
    var trace = Trace.current();
    if (!v.isHeld() && (trace == null || !trace.knows(v))) {
      throw Errors.at(
          "'%s' is recorded in a branch or loop on tensors, outside of which nothing says whether"
              + " and how often it is: record it behind, chosen with Tensor.where, or with a"
              + " function that reduces and a first time before",
          place.path());
    }
    return new State.Leaf(path, place.type(), Map.of(), v.value());
  }
}
