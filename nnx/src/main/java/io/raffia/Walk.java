package io.raffia;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything inside a value, children before what holds them, each Module and Variable once, in
/// the order of `flax.nnx.iter_graph`.
final class Walk {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Located<Object>> all = new ArrayList<>();
  private final IdentityHashMap<Object, List<Path>> places = new IdentityHashMap<>();

  /// When not null, Modules inside are not entered.
  private @Nullable Module direct;

  private Walk() {}

  static Walk of(Object root) {
    var walk = new Walk();
    walk.visit(Path.ROOT, root);
    return walk;
  }

  /// What stands in `root` without another Module between, Modules included.
  static List<Located<Object>> direct(Module root) {
    var walk = new Walk();
    walk.direct = root;
    walk.children(Path.ROOT, root);
    return walk.all;
  }

  /// The Modules that stand in `root` without another Module between.
  static List<Located<Module>> children(Module root) {
    return modules(direct(root));
  }

  List<Located<Object>> all() {
    return all;
  }

  List<Located<Module>> modules() {
    return modules(all);
  }

  private static List<Located<Module>> modules(List<Located<Object>> all) {
    var modules = new ArrayList<Located<Module>>();
    for (var x : all) {
      if (x.value() instanceof Module m) modules.add(new Located<>(x.path(), m));
    }
    return modules;
  }

  /// For each Module and Variable that stands in several places, these places.
  List<List<Path>> duplicates() {
    var duplicates = new ArrayList<List<Path>>();
    for (var x : all) {
      var paths = places.getOrDefault(x.value(), List.of());
      if (paths.size() > 1 && paths.getFirst().equals(x.path())) duplicates.add(paths);
    }
    return duplicates;
  }

  /// Where those objects stand.
  List<Path> places(Set<Object> objects) {
    return objects.stream().flatMap(x -> places.getOrDefault(x, List.of()).stream()).toList();
  }

  private void visit(Path path, @Nullable Object x) {
    if (x == null) return;
    if (x instanceof Stateful || x instanceof Tensor) {
      places.computeIfAbsent(x, _ -> new ArrayList<>()).add(path);
      if (x instanceof Stateful && !seen.add(x)) return;
    }
    if (direct == null || !(x instanceof Module)) children(path, x);
    all.add(new Located<>(path, x));
  }

  private void children(Path path, Object x) {
    switch (x) {
      case Module m -> {
        for (var f : Fields.of(m.getClass()).all()) {
          if (!f.isSynthetic()) visit(path.then(f.getName()), Fields.get(f, m));
        }
      }
      case Map<?, ?> map -> {
        var sorted = new TreeMap<Object, @Nullable Object>(Containers.KEYS);
        sorted.putAll(map);
        sorted.forEach((k, v) -> visit(path.then(k), v));
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) visit(path.then(i), list.get(i));
      }
      case Record r when Containers.isContainer(r) -> {
        for (var c : r.getClass().getRecordComponents()) {
          visit(path.then(c.getName()), Containers.component(r, c));
        }
      }
      case Object[] array -> {
        for (int i = 0; i < Array.getLength(array); i++) visit(path.then(i), array[i]);
      }
      default -> {}
    }
  }
}
