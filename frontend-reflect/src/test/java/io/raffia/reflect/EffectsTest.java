package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.reflect.Effects.Denies;
import io.raffia.reflect.Effects.Mutates;
import io.raffia.reflect.Effects.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of what the JDK's methods do.
final class EffectsTest {
  @Test
  void everyRowNamesWhatExists() throws ClassNotFoundException {
    for (var row : Effects.JDK.rows()) {
      if (row.place().endsWith(".*")) {
        var name = row.place().substring(0, row.place().length() - 2);
        assertTrue(packages().contains(name), row::place);
        continue;
      }
      var type = Class.forName(row.place());
      var names = names(type);
      for (var m : row.methods()) {
        // Some rows name methods of subtypes, which are found by the union over the usual ones.
        assertTrue(
            m.equals("*") || names.contains(m) || SUBTYPES.contains(m),
            () -> row.place() + "." + m);
      }
    }
  }

  private static final List<String> SUBTYPES =
      List.of(
              java.util.concurrent.CopyOnWriteArrayList.class,
              java.util.Vector.class,
              java.util.Stack.class,
              java.util.concurrent.ConcurrentSkipListSet.class,
              java.util.ArrayDeque.class,
              java.util.LinkedList.class,
              java.util.concurrent.ConcurrentSkipListMap.class,
              java.util.LinkedHashMap.class,
              java.util.concurrent.ConcurrentHashMap.class,
              java.util.stream.Stream.class,
              java.util.stream.IntStream.class,
              java.util.ListIterator.class,
              List.class,
              Map.class,
              java.util.AbstractList.class,
              java.util.Properties.class,
              ArrayList.class)
          .stream()
          .flatMap(c -> names(c).stream())
          .distinct()
          .toList();

  private static List<String> names(Class<?> type) {
    var all = new ArrayList<>(List.of("<init>"));
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (var m : c.getDeclaredMethods()) all.add(m.getName());
    }
    for (var m : type.getMethods()) all.add(m.getName());
    return all;
  }

  private static List<String> packages() {
    return ModuleLayer.boot().modules().stream().flatMap(m -> m.getPackages().stream()).toList();
  }

  @Test
  void subtypesInheritEffects() {
    assertEquals(new Mutates(0), Effects.JDK.of(ArrayList.class, "add"));
    assertEquals(new Mutates(0), Effects.JDK.of(TreeMap.class, "put"));
    assertEquals(Plain.VIEW, Effects.JDK.of(List.class, "subList"));
    assertEquals(Plain.PURE, Effects.JDK.of(List.class, "get"));
    assertEquals(
        new Denies(Violation.RANDOM), Effects.JDK.of(java.security.SecureRandom.class, "nextInt"));
  }

  @Test
  void unknownMethodsAreDenied() {
    assertEquals(
        new Denies(Violation.UNKNOWN_METHOD), Effects.JDK.of(java.util.zip.CRC32.class, "update"));
    assertEquals(new Denies(Violation.UNKNOWN_METHOD), Effects.JDK.of(Class.class, "forName"));
  }

  /// Every method of a collection that returns nothing has an effect, or only calls a function.
  @Test
  void collectionMethodsThatReturnNothingMutate() {
    for (var type :
        List.of(
            Collection.class,
            List.class,
            java.util.Deque.class,
            Map.class,
            ArrayList.class,
            java.util.HashMap.class)) {
      var quiet =
          Arrays.stream(type.getMethods())
              .filter(m -> m.getReturnType() == void.class && m.getDeclaringClass() != Object.class)
              .map(java.lang.reflect.Method::getName)
              .filter(m -> !m.equals("forEach"))
              .collect(Collectors.toSet());
      for (var m : quiet) assertInstanceOf(Mutates.class, Effects.JDK.of(type, m), m);
    }
  }
}
