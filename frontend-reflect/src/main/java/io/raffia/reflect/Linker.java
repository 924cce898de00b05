package io.raffia.reflect;

import io.raffia.reflect.JavaCode.TypeRef;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Finds what names in a class file stand for, with the rights of the class that uses them.
final class Linker {
  private static final ClassValue<Lookup> LOOKUPS =
      new ClassValue<>() {
        @Override
        protected Lookup computeValue(Class<?> type) {
          try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            boolean full = lookup.hasFullPrivilegeAccess() || Purity.isJdk(type);
            return full ? lookup : Insider.lookup(lookup);
          } catch (IllegalAccessException e) {
            throw new StagingException(
                Violation.NO_CODE,
                "the package of " + type.getName() + " is not open to Raffia: " + e.getMessage(),
                "add `opens " + type.getPackageName() + "` to the module that declares it");
          }
        }
      };

  private static final ClassValue<Map<String, Method>> DECLARED =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          var all = new HashMap<String, Method>();
          for (var m : type.getDeclaredMethods()) {
            all.put(m.getName() + Type.getMethodDescriptor(m), m);
          }
          return all;
        }
      };

  private Linker() {}

  static Lookup lookup(Class<?> caller) {
    return LOOKUPS.get(caller);
  }

  static Class<?> type(TypeRef ref, Class<?> caller) {
    return ref.link().get(() -> type(ref.name(), caller));
  }

  /// A class by internal name or array descriptor.
  static Class<?> type(String name, Class<?> caller) {
    var desc = name.startsWith("[") ? name : "L" + name + ";";
    return descriptor(desc, caller);
  }

  static Class<?> descriptor(String desc, Class<?> caller) {
    return methodType("()" + desc, caller).returnType();
  }

  static MethodType methodType(String desc, Class<?> caller) {
    try {
      return MethodType.fromMethodDescriptorString(desc, caller.getClassLoader());
    } catch (TypeNotPresentException e) {
      throw (NoClassDefFoundError) new NoClassDefFoundError(e.typeName()).initCause(e);
    }
  }

  static @Nullable Method declared(Class<?> type, String name, String desc) {
    return DECLARED.get(type).get(name + desc);
  }

  static Method method(Class<?> owner, String name, String desc) {
    for (Class<?> c = owner; c != null; c = c.getSuperclass()) {
      var m = declared(c, name, desc);
      if (m != null) return m;
    }
    var m = inInterfaces(owner, name, desc, null);
    if (m == null && owner.isInterface()) m = declared(Object.class, name, desc);
    if (m == null) throw new NoSuchMethodError(owner.getName() + "." + name + desc);
    return m;
  }

  /// The most specific method of the interfaces of a class; one with a body before one without.
  static @Nullable Method inInterfaces(
      Class<?> type, String name, String desc, @Nullable Method best) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (var i : c.getInterfaces()) {
        var m = declared(i, name, desc);
        if (m != null && (best == null || better(m, best))) best = m;
        best = inInterfaces(i, name, desc, best);
      }
    }
    return best;
  }

  private static boolean better(Method m, Method best) {
    if (best.isDefault() != m.isDefault() && !related(m, best)) return m.isDefault();
    return best.getDeclaringClass().isAssignableFrom(m.getDeclaringClass());
  }

  private static boolean related(Method a, Method b) {
    return a.getDeclaringClass().isAssignableFrom(b.getDeclaringClass())
        || b.getDeclaringClass().isAssignableFrom(a.getDeclaringClass());
  }

  static Field field(Class<?> owner, String name, String desc) {
    var f = findField(owner, name, desc);
    if (f == null) throw new NoSuchFieldError(owner.getName() + "." + name);
    return f;
  }

  private static @Nullable Field findField(Class<?> owner, String name, String desc) {
    for (Class<?> c = owner; c != null; c = c.getSuperclass()) {
      for (var f : c.getDeclaredFields()) {
        if (f.getName().equals(name) && Type.getDescriptor(f.getType()).equals(desc)) return f;
      }
      for (var i : c.getInterfaces()) {
        var f = findField(i, name, desc);
        if (f != null) return f;
      }
    }
    return null;
  }

  /// What an `ldc` or a bootstrap argument stands for.
  static @Nullable Object constant(@Nullable Object asm, Class<?> caller) {
    return switch (asm) {
      case Type t when t.getSort() == Type.METHOD -> methodType(t.getDescriptor(), caller);
      case Type t -> descriptor(t.getDescriptor(), caller);
      case Handle h -> handle(h, caller);
      case ConstantDynamic c -> dynamicConstant(c, caller);
      case null -> null;
      default -> asm;
    };
  }

  private static @Nullable Object dynamicConstant(ConstantDynamic c, Class<?> caller) {
    var args = new @Nullable Object[c.getBootstrapMethodArgumentCount() + 3];
    args[0] = lookup(caller);
    args[1] = c.getName();
    args[2] = descriptor(c.getDescriptor(), caller);
    for (int i = 3; i < args.length; i++) {
      args[i] = constant(c.getBootstrapMethodArgument(i - 3), caller);
    }
    try {
      return handle(c.getBootstrapMethod(), caller).invokeWithArguments(args);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  static MethodHandle handle(Handle h, Class<?> caller) {
    var owner = type(h.getOwner(), caller);
    var lookup = lookup(caller);
    try {
      return switch (h.getTag()) {
        case Opcodes.H_GETFIELD ->
            lookup.findGetter(owner, h.getName(), descriptor(h.getDesc(), caller));
        case Opcodes.H_GETSTATIC ->
            lookup.findStaticGetter(owner, h.getName(), descriptor(h.getDesc(), caller));
        case Opcodes.H_PUTFIELD ->
            lookup.findSetter(owner, h.getName(), descriptor(h.getDesc(), caller));
        case Opcodes.H_PUTSTATIC ->
            lookup.findStaticSetter(owner, h.getName(), descriptor(h.getDesc(), caller));
        case Opcodes.H_INVOKESTATIC ->
            lookup.findStatic(owner, h.getName(), methodType(h.getDesc(), caller));
        case Opcodes.H_INVOKESPECIAL ->
            lookup.findSpecial(owner, h.getName(), methodType(h.getDesc(), caller), caller);
        case Opcodes.H_NEWINVOKESPECIAL ->
            lookup.findConstructor(owner, methodType(h.getDesc(), caller));
        default -> lookup.findVirtual(owner, h.getName(), methodType(h.getDesc(), caller));
      };
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(h.toString(), e);
    }
  }

  /// A handle that takes its arguments as one array and returns an object.
  static MethodHandle spread(MethodHandle handle) {
    var fixed = handle.asFixedArity();
    return fixed
        .asType(fixed.type().generic())
        .asSpreader(Object[].class, fixed.type().parameterCount());
  }
}
