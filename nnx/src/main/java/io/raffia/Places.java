package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds and sets what stands at a path inside a Module.
final class Places {
  private Places() {}

  static @Nullable Object get(Object root, Path path) {
    @Nullable Object x = root;
    for (var key : path.keys()) x = step(x, key, path);
    return x;
  }

  /// Replaces what stands at the path. Containers that cannot be changed are replaced by changed
  /// copies, and so are all while a program is staged: only what happens to Modules is taken back.
  static void set(Object root, Path path, @Nullable Object value) {
    var at = parent(path);
    var key = path.keys().getLast();
    var holder = get(root, at);
    if (holder instanceof Module m) {
      Fields.replace(field(m, key, path), m, value);
      return;
    }
    if (holder == null) throw fixed(path);
    if (Trace.current() == null && changed(holder, key, value)) return;
    if (at.equals(Path.ROOT)) throw fixed(path);
    set(root, at, with(holder, key, value, path));
  }

  /// Whether the container could be changed in place.
  @SuppressWarnings("unchecked")
  private static boolean changed(Object holder, Object key, @Nullable Object value) {
    try {
      switch (holder) {
        case List<?> list -> ((List<@Nullable Object>) list).set((Integer) key, value);
        case Map<?, ?> map -> ((Map<Object, @Nullable Object>) map).put(key, value);
        case Object[] array -> Array.set(array, (Integer) key, value);
        default -> {
          return false;
        }
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /// Removes what stands at the path: the last step must be a field that may be null, or a map.
  static void remove(Object root, Path path) {
    var at = parent(path);
    if (!(get(root, at) instanceof Map<?, ?> map)) {
      set(root, path, null);
      return;
    }
    var copy = new LinkedHashMap<Object, @Nullable Object>(map);
    copy.remove(path.keys().getLast());
    set(root, at, copy);
  }

  /// Throws unless [#remove] will succeed.
  static void requireRemovable(Object root, Path path) {
    if (!path.keys().isEmpty()) {
      var at = parent(path);
      var holder = get(root, at);
      if (holder instanceof Module || holder instanceof Map && !at.equals(Path.ROOT)) return;
    }
    throw Errors.at(
        "'%s' cannot be removed: only fields of Modules and entries of maps inside of them can",
        path);
  }

  private static Path parent(Path path) {
    return new Path(path.keys().subList(0, path.keys().size() - 1));
  }

  private static Object with(Object holder, Object key, @Nullable Object value, Path path) {
    return switch (holder) {
      case List<?> list -> {
        var copy = new ArrayList<@Nullable Object>(list);
        copy.set((Integer) key, value);
        yield copy;
      }
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<Object, @Nullable Object>(map);
        copy.put(key, value);
        yield copy;
      }
      case Object[] array -> {
        var copy = array.clone();
        Array.set(copy, (Integer) key, value);
        yield copy;
      }
      case Record r -> {
        var items = new ArrayList<@Nullable Object>();
        for (var c : r.getClass().getRecordComponents()) {
          items.add(c.getName().equals(key) ? value : Containers.component(r, c));
        }
        yield Containers.record(r.getClass(), items);
      }
      default -> throw fixed(path);
    };
  }

  private static @Nullable Object step(@Nullable Object x, Object key, Path path) {
    return switch (x) {
      case Module m -> Fields.get(field(m, key, path), m);
      case List<?> list when key instanceof Integer i && i < list.size() -> list.get(i);
      case Object[] array when key instanceof Integer i && i < array.length -> array[i];
      case Map<?, ?> map when map.containsKey(key) -> map.get(key);
      case Record r -> component(r, key, path);
      case null, default -> throw missing(path);
    };
  }

  private static @Nullable Object component(Record r, Object key, Path path) {
    for (var c : r.getClass().getRecordComponents()) {
      if (c.getName().equals(key)) return Containers.component(r, c);
    }
    throw missing(path);
  }

  private static Field field(Module m, Object key, Path path) {
    for (var f : Fields.of(m.getClass()).all()) if (f.getName().equals(key)) return f;
    throw missing(path);
  }

  private static IrException fixed(Path path) {
    return new IrException(
        "cannot replace the tensor at '" + path + "': keep it in a Variable, or in a Module");
  }

  private static IrException missing(Path path) {
    return new IrException(
        "nothing stands at '" + path + "' of the Module: give a State of the same structure");
  }
}
