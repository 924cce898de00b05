package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
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

  /// Replaces what stands at the path: the last step must be a field, a list or a map.
  @SuppressWarnings("unchecked")
  static void set(Object root, Path path, @Nullable Object value) {
    var parent = get(root, new Path(path.keys().subList(0, path.keys().size() - 1)));
    var key = path.keys().getLast();
    switch (parent) {
      case Module m -> Fields.set(field(m, key, path), m, value);
      case List<?> list -> ((List<@Nullable Object>) list).set((Integer) key, value);
      case Map<?, ?> map -> ((Map<Object, @Nullable Object>) map).put(key, value);
      case Object[] array -> Array.set(array, (Integer) key, value);
      case null, default ->
          throw new IrException(
              "cannot replace the tensor at '" + path + "': keep it in a Variable");
    }
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

  private static IrException missing(Path path) {
    return new IrException(
        "nothing stands at '" + path + "' of the Module: give a State of the same structure");
  }
}
