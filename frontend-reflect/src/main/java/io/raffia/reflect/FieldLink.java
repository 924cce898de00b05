package io.raffia.reflect;

import io.raffia.reflect.JavaCode.FieldRef;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// A field as one class may use it.
final class FieldLink {
  private final Field field;
  private final Class<?> caller;
  private final String desc;
  private final MethodHandle getter;
  private volatile @Nullable MethodHandle setter;

  private FieldLink(Field field, Class<?> caller, String desc) {
    this.field = field;
    this.caller = caller;
    this.desc = desc;
    try {
      var get = Linker.lookup(caller).unreflectGetter(field);
      if (isStatic()) get = java.lang.invoke.MethodHandles.dropArguments(get, 0, Object.class);
      getter = get.asType(MethodType.genericMethodType(1));
    } catch (IllegalAccessException e) {
      throw (IllegalAccessError) new IllegalAccessError(field.toString()).initCause(e);
    }
  }

  static FieldLink of(FieldRef ref, Class<?> caller) {
    return ref.link()
        .get(() -> {
          var owner = Linker.type(ref.owner(), caller);
          return new FieldLink(Linker.field(owner, ref.name(), ref.desc()), caller, ref.desc());
        });
  }

  /// A field as its own class may use it.
  static FieldLink of(Field field) {
    return new FieldLink(
        field, field.getDeclaringClass(), org.objectweb.asm.Type.getDescriptor(field.getType()));
  }

  Field field() {
    return field;
  }

  String desc() {
    return desc;
  }

  boolean isStatic() {
    return Modifier.isStatic(field.getModifiers());
  }

  boolean isFinal() {
    return Modifier.isFinal(field.getModifiers());
  }

  /// The boxed value; `object` is null for a static field.
  @Nullable Object read(@Nullable Object object) {
    try {
      return (Object) getter.invokeExact(object);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  /// Assigns a boxed value. Final fields may be assigned, as constructors do, except those of
  /// records.
  void write(Object object, @Nullable Object value) {
    try {
      var set = setter;
      if (set == null) setter = set = link();
      set.invokeExact(object, value);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  private MethodHandle link() throws IllegalAccessException {
    var lookup = Linker.lookup(caller);
    if (isFinal()) field.setAccessible(true);
    return lookup
        .unreflectSetter(field)
        .asType(MethodType.methodType(void.class, Object.class, Object.class));
  }

  @Override
  public String toString() {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }
}
