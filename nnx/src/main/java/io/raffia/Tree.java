package io.raffia;

import io.raffia.reflect.SymbolicBox;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value made of tensors, in lists, maps, arrays, records and States: the tensors, and where each
/// stands. Modules are opaque: their state goes its own way.
record Tree(@Nullable Object value, List<Tensor> tensors, List<Path> paths) {
  static Tree of(@Nullable Object value) {
    var tree = new Tree(value, new ArrayList<>(), new ArrayList<>());
    tree.collect(Path.ROOT, value);
    return tree;
  }

  private void collect(Path path, @Nullable Object x) {
    switch (x) {
      case Tensor t -> {
        tensors.add(t);
        paths.add(path);
      }
      case State s -> s.leaves().forEach(l -> collect(path.then(l.path().toString()), l.value()));
      case null -> {}
      default -> {
        if (Containers.isContainer(x)) children(x).forEach((k, v) -> collect(path.then(k), v));
      }
    }
  }

  /// The same with other tensors.
  @Nullable Object with(Collection<Tensor> others) {
    return Substitute.with(others.iterator()).in(value);
  }

  /// `root` or, of something inside, `root.path`.
  String name(String root, int tensor) {
    return name(root, paths.get(tensor));
  }

  private static String name(String root, Path path) {
    return path.keys().isEmpty() ? root : root + "." + path;
  }

  /// Where this and another value are built differently, for people; null when only tensors differ.
  @Nullable String difference(String root, Tree other, String otherRoot) {
    return difference(Path.ROOT, value, root, other.value, otherRoot);
  }

  private static @Nullable String difference(
      Path path, @Nullable Object x, String xRoot, @Nullable Object y, String yRoot) {
    if (x instanceof Tensor && y instanceof Tensor) return null;
    if (x instanceof SymbolicBox a && y instanceof SymbolicBox b && a.type() == b.type())
      return null;
    if (x instanceof State s && y instanceof State t && s.structure().equals(t.structure()))
      return null;
    if (x != null && y != null && isSameKind(x, y)) {
      var xs = children(x);
      var ys = children(y);
      if (xs.keySet().equals(ys.keySet())) {
        for (var key : xs.keySet()) {
          var found = difference(path.then(key), xs.get(key), xRoot, ys.get(key), yRoot);
          if (found != null) return found;
        }
        return null;
      }
    } else if (x instanceof Stateful || y instanceof Stateful ? same(x, y) : Objects.equals(x, y)) {
      return null;
    }
    return "%s is %s but %s is %s"
        .formatted(name(xRoot, path), describe(x), name(yRoot, path), describe(y));
  }

  private static boolean isSameKind(Object x, Object y) {
    return Containers.isContainer(x)
        && Containers.isContainer(y)
        && (x instanceof Record ? x.getClass() == y.getClass() : !(y instanceof Record));
  }

  @SuppressWarnings("ReferenceEquality") // Modules and Variables have identity
  private static boolean same(@Nullable Object x, @Nullable Object y) {
    return x == y;
  }

  /// What stands in a container, in order.
  static Map<Object, @Nullable Object> children(Object x) {
    var all = new LinkedHashMap<Object, @Nullable Object>();
    switch (x) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<Object, @Nullable Object>(Containers.KEYS);
        sorted.putAll(map);
        all.putAll(sorted);
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) all.put(i, list.get(i));
      }
      case Record r -> {
        for (var c : r.getClass().getRecordComponents()) {
          all.put(c.getName(), Containers.component(r, c));
        }
      }
      default -> {
        for (int i = 0; i < Array.getLength(x); i++) all.put(i, Array.get(x, i));
      }
    }
    return all;
  }

  private static String describe(@Nullable Object x) {
    return switch (x) {
      case null -> "null";
      case Tensor _ -> "a tensor";
      case List<?> list -> "a list of " + list.size();
      case Map<?, ?> map -> "a map of " + map.keySet();
      case Module m -> "a %s (another object)".formatted(m.getClass().getSimpleName());
      case State s -> "a State of " + s.paths();
      case Record r -> "a " + r.getClass().getSimpleName();
      default -> x.getClass().isArray() ? "an array" : x.toString();
    };
  }
}
