package io.raffia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sets static attributes by name throughout a Module.
final class Attributes {
  private Attributes() {}

  static void set(Module root, Map<String, ?> attributes, boolean strict) {
    var found = new ArrayList<String>();
    for (var module : Nnx.modules(root)) set(module, attributes, found);
    for (var name : attributes.keySet()) {
      if (strict && !found.contains(name)) {
        throw new IllegalArgumentException(
            "no Module in %s has an attribute '%s': check the name"
                .formatted(root.getClass().getSimpleName(), name));
      }
    }
  }

  private static void set(Module module, Map<String, ?> attributes, List<String> found) {
    for (var f : Fields.of(module.getClass()).all()) {
      if (!attributes.containsKey(f.getName())) continue;
      Fields.set(f, module, attributes.get(f.getName()));
      found.add(f.getName());
    }
  }
}
