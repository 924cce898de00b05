package io.raffia;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plain fields of some Modules at one moment.
final class Snapshot {
  /// A field that has another value now.
  record Change(Module module, Field field, @Nullable Object now) {}

  private record Entry(Module module, Field field, @Nullable Object value) {}

  private final List<Entry> entries = new ArrayList<>();

  Snapshot(List<Module> modules) {
    for (var m : modules) {
      for (var f : Fields.of(m.getClass()).all()) entries.add(new Entry(m, f, Fields.get(f, m)));
    }
  }

  List<Change> changes() {
    var out = new ArrayList<Change>();
    for (var e : entries) {
      var now = Staging.value(e.field, e.module);
      if (!same(e.value, now)) out.add(new Change(e.module, e.field, now));
    }
    return out;
  }

  /// Puts all fields back.
  void restore() {
    for (var e : entries) {
      if (!same(e.value, Fields.get(e.field, e.module))) Fields.set(e.field, e.module, e.value);
    }
  }

  /// The same object, or equal numbers, texts and the like.
  @SuppressWarnings("ReferenceEquality") // identity is the question
  static boolean same(@Nullable Object x, @Nullable Object y) {
    return x == y || isPlain(x) && Objects.equals(x, y);
  }

  private static boolean isPlain(@Nullable Object x) {
    return x instanceof Number
        || x instanceof Boolean
        || x instanceof String
        || x instanceof Character;
  }
}
