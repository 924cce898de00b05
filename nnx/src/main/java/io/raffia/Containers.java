package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Java types that hold others without an identity of their own: lists, maps, arrays, records.
final class Containers {
  /// Positions before names.
  static final Comparator<Object> KEYS = Comparator.comparing(k -> Path.of(k));

  private Containers() {}

  static boolean isContainer(Object x) {
    return x instanceof List || x instanceof Map || x.getClass().isArray() || isTree(x);
  }

  /// Raffia's own small records (shapes, paths) are plain values.
  private static boolean isTree(Object x) {
    return x instanceof Record
        && !x.getClass().getPackageName().startsWith("io.raffia.ir")
        && !(x instanceof Path);
  }

  private static java.lang.reflect.@Nullable Field field(Record r, String name) {
    if (!Staging.isShadowed(r)) return null;
    try {
      return r.getClass().getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Object component(Record r, RecordComponent c) {
    var field = field(r, c.getName());
    var beside = field == null ? null : Staging.beside(field, r);
    if (beside != null) return beside;
    try {
      var accessor = c.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(r);
    } catch (ReflectiveOperationException e) {
      throw new IrException(
          "cannot read component " + c.getName() + " of " + r.getClass().getName(), e);
    }
  }

  /// A record of the given components, by its canonical constructor.
  static Object record(Class<?> type, List<@Nullable Object> components) {
    try {
      var types = new Class<?>[components.size()];
      for (int i = 0; i < types.length; i++) types[i] = type.getRecordComponents()[i].getType();
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(components.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IrException("cannot create a record " + type.getName(), e);
    }
  }

  static Object array(Class<?> component, List<? extends @Nullable Object> items) {
    var array = Array.newInstance(component, items.size());
    for (int i = 0; i < items.size(); i++) Array.set(array, i, items.get(i));
    return array;
  }
}
