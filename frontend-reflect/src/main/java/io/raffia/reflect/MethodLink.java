package io.raffia.reflect;

import io.raffia.reflect.Effects.Effect;
import io.raffia.reflect.JavaCode.Call;
import io.raffia.reflect.JavaCode.MethodRef;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/// A method or constructor as one call in one class sees it.
final class MethodLink {
  final Class<?> caller;
  final Call call;
  final Class<?> owner;
  final Executable member;
  final String name;
  final String desc;

  /// Descriptors of the parameters, without the receiver.
  final String[] parameters;

  final String returns;
  private final Map<Class<?>, Callee> callees = new ConcurrentHashMap<>();
  private volatile @Nullable MethodHandle handle;
  private volatile @Nullable Effect effect;

  private final boolean takesText;

  /// The method that a call runs, and its code.
  static final class Callee {
    final Method method;
    private final Site<Optional<JavaCode>> code = new Site<>();

    Callee(Method method) {
      this.method = method;
    }

    Class<?> declaring() {
      return method.getDeclaringClass();
    }

    /// Null if the real method must run. Read on first use, since a stager's policy may never ask.
    @Nullable JavaCode code() {
      return code.get(this::read).orElse(null);
    }

    private Optional<JavaCode> read() {
      var desc = Type.getMethodDescriptor(method);
      return Optional.ofNullable(ClassFileReader.code(declaring(), method, method.getName(), desc));
    }
  }

  private MethodLink(Class<?> caller, Call call, MethodRef ref) {
    this.caller = caller;
    this.call = call;
    owner = Linker.type(ref.owner(), caller);
    name = ref.name();
    desc = ref.desc();
    member = name.equals("<init>") ? constructor() : resolve();
    var types = Type.getArgumentTypes(desc);
    parameters = new String[types.length];
    for (int i = 0; i < types.length; i++) parameters[i] = types[i].getDescriptor();
    returns = Type.getReturnType(desc).getDescriptor();
    takesText =
        desc.startsWith("(Ljava/lang/Object;)")
            && (owner == String.class && name.equals("valueOf")
                || CharSequence.class.isAssignableFrom(owner) && name.equals("append"));
  }

  static MethodLink of(MethodRef ref, Call call, Class<?> caller) {
    return ref.link().get(() -> new MethodLink(caller, call, ref));
  }

  private Constructor<?> constructor() {
    for (var c : owner.getDeclaredConstructors()) {
      if (Type.getConstructorDescriptor(c).equals(desc)) return c;
    }
    throw new NoSuchMethodError(owner.getName() + ".<init>" + desc);
  }

  private Method resolve() {
    // super.m() starts at the superclass, wherever the reference points.
    boolean ofSuper =
        call == Call.SPECIAL && !owner.isInterface() && owner.isAssignableFrom(caller);
    var from = ofSuper && owner != caller ? caller.getSuperclass() : owner;
    return Linker.method(from, name, desc);
  }

  boolean isStatic() {
    return call == Call.STATIC;
  }

  /// Whether it is a method of the JDK that calls `toString` on its argument and does no more with
  /// it.
  boolean takesText() {
    return takesText;
  }

  /// Whether it is a method of the JDK that makes text of its last argument.
  boolean takesAnyText() {
    return parameters.length == 1
        && (owner == String.class && name.equals("valueOf")
            || Appendable.class.isAssignableFrom(owner) && name.equals("append"));
  }

  Effect effect() {
    var known = effect;
    if (known == null) {
      known = Effects.JDK.of(owner, name);
      effect = known;
    }
    return known;
  }

  /// What the call runs for a receiver of this class (for static calls, the declaring class).
  Callee callee(Class<?> receiver) {
    var known = callees.get(receiver);
    if (known != null) return known;
    var method = (Method) member;
    if (call == Call.VIRTUAL && !Modifier.isPrivate(method.getModifiers())) {
      method = select(receiver, method);
    }
    var found = new Callee(method);
    callees.put(receiver, found);
    return found;
  }

  private Method select(Class<?> receiver, Method resolved) {
    int hidden = Modifier.PUBLIC | Modifier.PROTECTED;
    for (Class<?> c = receiver; c != null; c = c.getSuperclass()) {
      var m = Linker.declared(c, name, desc);
      if (m == null || (m.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) != 0) continue;
      boolean overrides =
          (resolved.getModifiers() & hidden) != 0
              || m.getDeclaringClass().getPackage() == resolved.getDeclaringClass().getPackage();
      if (overrides) return m;
    }
    var m = Linker.inInterfaces(receiver, name, desc, null);
    return m != null ? m : resolved;
  }

  /// The real method: takes receiver and arguments, boxed, as one array.
  MethodHandle handle() {
    var known = handle;
    if (known != null) return known;
    var lookup = Linker.lookup(caller);
    try {
      var found =
          switch (member) {
            case Constructor<?> c -> lookup.unreflectConstructor(c);
            case Method m when call == Call.SPECIAL && !Modifier.isPrivate(m.getModifiers()) ->
                lookup.unreflectSpecial(m, caller);
            case Method m -> lookup.unreflect(m);
          };
      known = Linker.spread(found);
      handle = known;
      return known;
    } catch (IllegalAccessException e) {
      throw (IllegalAccessError) new IllegalAccessError(member.toString()).initCause(e);
    }
  }

  /// The arguments as the real method takes them.
  @Nullable Object[] boxed(@Nullable Object[] args) {
    int shift = args.length - parameters.length;
    var all = args.clone();
    for (int i = 0; i < parameters.length; i++) {
      all[i + shift] = Boxes.box(args[i + shift], parameters[i]);
    }
    return all;
  }

  @Override
  public String toString() {
    return owner.getName() + "." + (name.equals("<init>") ? "new" : name);
  }
}
