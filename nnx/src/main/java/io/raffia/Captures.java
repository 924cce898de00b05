package io.raffia;

import io.raffia.reflect.Lambda;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a lambda has captured of Modules, Variables and tensors, directly or inside the user's own
/// objects: inputs of the compiled function like its arguments.
final class Captures {
  private static final int DEPTH = 4;

  private final List<Object> found = new ArrayList<>();
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private Captures() {}

  static List<Object> of(Object function) {
    var captures = new Captures();
    var lambda = Lambda.of(function);
    if (lambda.isPresent()) lambda.get().captured().forEach(x -> captures.visit(x, 0));
    else captures.visit(function, 0);
    return captures.found;
  }

  private void visit(@Nullable Object x, int depth) {
    if (x == null || depth > DEPTH || !visited.add(x)) return;
    if (x instanceof Module || x instanceof Variable || x instanceof State) {
      found.add(x);
    } else if (x instanceof java.util.Collection<?> all) {
      all.forEach(item -> visit(item, depth + 1));
    } else if (x instanceof java.util.Map<?, ?> map) {
      map.values().forEach(item -> visit(item, depth + 1));
    } else if (x instanceof Object[] array) {
      for (var item : array) visit(item, depth + 1);
    } else if (x instanceof Compiled compiled) {
      visit(compiled.function(), depth);
    } else if (x instanceof Differentiated differentiated) {
      visit(differentiated.compiled(), depth);
    } else if (Lambda.of(x).isPresent()) {
      Lambda.of(x).get().captured().forEach(item -> visit(item, depth + 1));
    } else if (isUsers(x.getClass())) {
      for (var f : Fields.of(x.getClass()).all()) {
        if (!f.getType().isPrimitive()) visit(Fields.get(f, x), depth + 1);
      }
    }
  }

  private static boolean isUsers(Class<?> type) {
    var name = type.getName();
    return !type.isArray()
        && !type.isHidden()
        && !Enum.class.isAssignableFrom(type)
        && !name.startsWith("java.")
        && !name.startsWith("jdk.")
        && !Sites.isLibrary(type);
  }
}
