package io.raffia;

import io.raffia.ir.IrException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The instance fields of a Module class and its superclasses, sorted by name, and how to read, set
/// and create.
final class Fields {
  private static final ClassValue<Fields> OF =
      new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
          return new Fields(type);
        }
      };

  private static final AtomicInteger REPLACED = new AtomicInteger();

  private final Class<?> type;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> declared = new ArrayList<>();
  private @Nullable Constructor<?> empty;

  private Fields(Class<?> type) {
    this.type = type;
    for (Class<?> c = type;
        c != null && c != Module.class && c != Variable.class && c != Object.class;
        c = c.getSuperclass()) {
      var own = new ArrayList<Field>();
      for (var f : c.getDeclaredFields()) {
        if (Modifier.isStatic(f.getModifiers())) continue;
        try {
          f.setAccessible(true);
        } catch (InaccessibleObjectException e) {
          throw new IrException(
              "cannot read field %s of %s: open its package to io.raffia in module-info.java"
                  .formatted(f.getName(), type.getName()),
              e);
        }
        own.add(f);
      }
      declared.addAll(0, own);
    }
    fields.addAll(declared);
    fields.sort(
        Comparator.comparing(Field::getName).thenComparing(f -> f.getDeclaringClass().getName()));
  }

  static Fields of(Class<?> type) {
    return OF.get(type);
  }

  /// Sorted by name: the order in which structure is walked.
  List<Field> all() {
    return fields;
  }

  /// In the order of the source, superclasses first.
  List<Field> declared() {
    return declared;
  }

  static @Nullable Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static void set(Field field, Object owner, @Nullable Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new IrException(
          "cannot set field %s %s of %s to %s"
              .formatted(
                  field.getType().getSimpleName(),
                  field.getName(),
                  owner.getClass().getName(),
                  value == null ? "null" : "a " + value.getClass().getSimpleName()),
          e);
    }
  }

  /// Sets a field of an object that compiled functions may know; final ones too.
  static void replace(Field field, Object owner, @Nullable Object value) {
    set(field, owner, value);
    if (Modifier.isFinal(field.getModifiers())) REPLACED.incrementAndGet();
  }

  /// How often final fields were replaced: nobody need look at them while this number stays.
  static int replaced() {
    return REPLACED.get();
  }

  /// An object of the class with all fields zero: no constructor runs.
  synchronized Object allocate() {
    try {
      if (empty == null) empty = serializationConstructor(type);
      return empty.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IrException("cannot create a " + type.getName(), e);
    }
  }

  /// What deserialization uses to create objects; reached by reflection because javac warns of its
  /// name.
  private static Constructor<?> serializationConstructor(Class<?> type)
      throws ReflectiveOperationException {
    var factory = Class.forName("sun.reflect.ReflectionFactory");
    try {
      var made =
          factory
              .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
              .invoke(
                  factory.getMethod("getReflectionFactory").invoke(null),
                  type,
                  Object.class.getDeclaredConstructor());
      return (Constructor<?>) made;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
