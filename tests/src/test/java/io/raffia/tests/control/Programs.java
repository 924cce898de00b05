package io.raffia.tests.control;

import io.raffia.Fn1;
import io.raffia.Fn2;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/// The programs of a class, as the method references that a user would write.
final class Programs {
  private Programs() {}

  /// The programs: static methods that are not private, sorted by name.
  static List<Method> in(Class<?>... classes) {
    return Arrays.stream(classes)
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(m -> Modifier.isStatic(m.getModifiers()) && !Modifier.isPrivate(m.getModifiers()))
        .filter(m -> !m.isSynthetic())
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  /// `Type::method` as a function of one argument.
  @SuppressWarnings("unchecked") // the method has these types
  static <A, R> Fn1<A, R> one(Method m) {
    return (Fn1<A, R>) reference(m, Fn1.class);
  }

  /// `Type::method` as a function of two arguments.
  @SuppressWarnings("unchecked") // the method has these types
  static <A, B, R> Fn2<A, B, R> two(Method m) {
    return (Fn2<A, B, R>) reference(m, Fn2.class);
  }

  private static Object reference(Method m, Class<?> type) {
    try {
      var lookup = MethodHandles.privateLookupIn(m.getDeclaringClass(), MethodHandles.lookup());
      var handle = lookup.unreflect(m);
      var site =
          LambdaMetafactory.altMetafactory(
              lookup,
              "apply",
              MethodType.methodType(type),
              MethodType.genericMethodType(m.getParameterCount()),
              handle,
              handle.type().wrap(),
              LambdaMetafactory.FLAG_SERIALIZABLE);
      return site.getTarget().invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(m.toString(), e);
    }
  }
}
