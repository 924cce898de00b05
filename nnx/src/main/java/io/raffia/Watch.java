package io.raffia;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells cheaply whether the structure of some Modules is what it was: the same objects in the same
/// fields, lists and maps, equal static attributes, and the same metadata of Variables.
final class Watch {
  private record FieldWatch(Module module, Field field, @Nullable Object expected) {}

  private record MetadataWatch(Variable variable, Map<String, Object> expected) {}

  private record ContentWatch(Object container, List<@Nullable Object> expected) {}

  private final List<FieldWatch> fields = new ArrayList<>();
  private final List<ContentWatch> contents = new ArrayList<>();
  private final List<MetadataWatch> metadata = new ArrayList<>();
  private final int replaced = Fields.replaced();

  Watch(List<Module> modules, List<Variable> variables) {
    for (var v : variables) metadata.add(new MetadataWatch(v, v.metadata()));
    for (var m : modules) {
      for (var f : Fields.of(m.getClass()).all()) {
        var value = Fields.get(f, m);
        if (!Modifier.isFinal(f.getModifiers())) fields.add(new FieldWatch(m, f, value));
        watch(value);
      }
    }
  }

  private void watch(@Nullable Object x) {
    if (x == null || !Containers.isContainer(x)) return;
    var items = items(x);
    if (!(x instanceof Record)) contents.add(new ContentWatch(x, Arrays.asList(items)));
    for (var item : items) watch(item);
  }

  /// Whether nothing has changed.
  @SuppressWarnings("ReferenceEquality") // metadata are replaced whole
  boolean holds() {
    for (var w : fields)
      if (!Snapshot.same(w.expected, Fields.get(w.field, w.module))) return false;
    if (Fields.replaced() != replaced) return false;
    for (var w : metadata) if (w.variable.metadata() != w.expected) return false;
    for (var w : contents) if (!same(w.expected, items(w.container))) return false;
    return true;
  }

  private static boolean same(List<@Nullable Object> x, @Nullable Object[] y) {
    if (x.size() != y.length) return false;
    for (int i = 0; i < y.length; i++) if (!Snapshot.same(x.get(i), y[i])) return false;
    return true;
  }

  private static @Nullable Object[] items(Object x) {
    return switch (x) {
      case List<?> list -> list.toArray();
      case Map<?, ?> map -> {
        var out = new ArrayList<@Nullable Object>();
        map.forEach((k, v) -> {
          out.add(k);
          out.add(v);
        });
        yield out.toArray();
      }
      case Record r -> {
        var out = new ArrayList<@Nullable Object>();
        for (var c : r.getClass().getRecordComponents()) out.add(Containers.component(r, c));
        yield out.toArray();
      }
      case Object[] array -> array.clone();
      default -> {
        var out = new @Nullable Object[Array.getLength(x)];
        for (int i = 0; i < out.length; i++) out[i] = Array.get(x, i);
        yield out;
      }
    };
  }
}
