package io.raffia;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The recursion of [Nnx#recursiveMap], over a copy that shares the Variables.
final class RecursiveMap {
  private final BiFunction<Path, Object, Object> f;

  /// Modules and Variables that were met, and what became of them; nothing as long as what is
  /// inside is visited.
  private final IdentityHashMap<Object, Optional<Object>> met = new IdentityHashMap<>();

  private RecursiveMap(BiFunction<Path, Object, Object> f) {
    this.f = f;
  }

  @SuppressWarnings("unchecked") // what f makes of the root is its caller's to say
  static <T> T of(BiFunction<Path, Object, Object> f, T node) {
    return (T) new RecursiveMap(f).visit(Path.ROOT, Nnx.clone(node, false));
  }

  private Object visit(Path path, Object x) {
    var known = met.get(x);
    if (known != null) {
      return known.orElseThrow(() ->
          Errors.at(
              "'%s' is a %s that stands inside of itself: recursiveMap cannot say what becomes of a cycle",
              path, x.getClass().getSimpleName()));
    }
    if (x instanceof Stateful) met.put(x, Optional.empty());
    var made = f.apply(path, inside(path, x));
    if (made == null) throw Errors.at("the function of recursiveMap gives null for '%s'", path);
    if (x instanceof Stateful) met.put(x, Optional.of(made));
    return made;
  }

  /// The same, with its parts replaced.
  private Object inside(Path path, Object x) {
    if (x instanceof Module m) {
      for (var field : Fields.of(m.getClass()).all()) {
        if (field.isSynthetic()) continue;
        var place = path.then(field.getName());
        var made = part(place, Fields.get(field, m));
        requireFit(place, field.getType(), made);
        Fields.set(field, m, made);
      }
      return m;
    }
    if (!Containers.isContainer(x) || isOfPrimitives(x)) return x;
    var parts = new LinkedHashMap<Object, @Nullable Object>();
    Tree.children(x).forEach((key, part) -> parts.put(key, part(path.then(key), part)));
    List<@Nullable Object> items = new ArrayList<>(parts.values());
    if (x instanceof Map) return Staging.adopt(parts);
    if (x instanceof List) return Staging.adopt(items);
    if (x instanceof Record) {
      for (var c : x.getClass().getRecordComponents()) {
        requireFit(path.then(c.getName()), c.getType(), parts.get(c.getName()));
      }
      return Containers.record(x.getClass(), items);
    }
    var component = x.getClass().getComponentType();
    parts.forEach((key, part) -> requireFit(path.then(key), component, part));
    return Staging.adopt(Containers.array(component, items));
  }

  private @Nullable Object part(Path path, @Nullable Object x) {
    return x == null ? null : visit(path, x);
  }

  private static boolean isOfPrimitives(Object x) {
    return x.getClass().isArray() && x.getClass().getComponentType().isPrimitive();
  }

  private static void requireFit(Path path, Class<?> type, @Nullable Object made) {
    boolean fits = MethodType.methodType(type).wrap().returnType().isInstance(made);
    if (made == null || fits) return;
    throw Errors.at(
        "'%s' is of type %s and cannot hold the %s that recursiveMap's function made",
        path, type.getSimpleName(), made.getClass().getSimpleName());
  }
}
