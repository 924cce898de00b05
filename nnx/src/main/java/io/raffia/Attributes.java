package io.raffia;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// Sets static attributes by name throughout a Module.
final class Attributes {
  /// Sets the attributes of one Module; returns the names that it has.
  interface Setter {
    Set<String> set(Module module, Map<String, ?> attributes);
  }

  private Attributes() {}

  static void set(
      Module root, Map<String, ?> attributes, BiPredicate<Path, Module> only, boolean strict) {
    set(root, attributes, only, strict, Attributes::set);
  }

  /// As [Nnx#view] does.
  static void view(
      Module root, Map<String, ?> attributes, BiPredicate<Path, Module> only, boolean strict) {
    set(root, attributes, only, strict, Module::setView);
  }

  private static void set(
      Module root,
      Map<String, ?> attributes,
      BiPredicate<Path, Module> only,
      boolean strict,
      Setter setter) {
    var missing = new TreeSet<>(attributes.keySet());
    for (var m : Walk.of(root).modules()) {
      if (only.test(m.path(), m.value())) missing.removeAll(setter.set(m.value(), attributes));
    }
    if (!strict || missing.isEmpty()) return;
    throw new IllegalArgumentException(
        "no chosen Module in %s has an attribute %s: check the name"
            .formatted(root.getClass().getSimpleName(), missing));
  }

  /// Sets the fields of those names; returns the names that there are.
  static Set<String> set(Module module, Map<String, ?> attributes) {
    var found = new HashSet<String>();
    for (var f : Fields.of(module.getClass()).all()) {
      if (!attributes.containsKey(f.getName())) continue;
      Fields.replace(f, module, attributes.get(f.getName()));
      found.add(f.getName());
    }
    return found;
  }

  /// The fields that are not final and hold no state.
  static SortedMap<String, Class<?>> settable(Module module) {
    var all = new TreeMap<String, Class<?>>();
    for (var f : Fields.of(module.getClass()).all()) {
      if (Modifier.isFinal(f.getModifiers()) || holdsState(f.getType())) continue;
      all.put(f.getName(), f.getType());
    }
    return all;
  }

  private static boolean holdsState(Class<?> type) {
    return Stateful.class.isAssignableFrom(type)
        || Variable.class.isAssignableFrom(type)
        || type == Tensor.class;
  }

  /// The text of [Nnx#viewInfo].
  static String info(Module root, BiPredicate<Path, Module> only) {
    var classes = new TreeMap<String, SortedMap<String, Class<?>>>();
    for (var m : Walk.of(root).modules()) {
      if (!only.test(m.path(), m.value())) continue;
      var attributes = m.value().viewAttributes();
      if (!attributes.isEmpty()) classes.put(m.value().getClass().getSimpleName(), attributes);
    }
    var text = new StringBuilder();
    classes.forEach((name, attributes) -> {
      text.append(name).append(":\n");
      attributes.forEach((attribute, type) ->
          text.append("  %s: %s\n".formatted(attribute, type.getSimpleName())));
    });
    return text.toString();
  }
}
