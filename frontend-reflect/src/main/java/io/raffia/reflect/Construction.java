package io.raffia.reflect;

import io.raffia.reflect.JavaCode.Invoke;
import io.raffia.reflect.JavaCode.PutField;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/// How objects come to be: constructors of user classes are evaluated up to the first one that is
/// not, which runs for real on an object of the final class.
final class Construction {
  /// An object whose class is known and which does not exist yet. Only its constructors see it.
  static final class Uninitialized {
    final Class<?> type;

    /// Fields assigned so far, as on the operand stack.
    final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private final Map<String, FieldLink> links = new LinkedHashMap<>();
    @Nullable Object real;

    /// How many symbolic choices surround it.
    final int choices;

    Uninitialized(Class<?> type, int choices) {
      this.type = type;
      this.choices = choices;
    }

    void put(FieldLink link, @Nullable Object value) {
      fields.put(link.field().getName(), value);
      links.put(link.field().getName(), link);
    }
  }

  private static final ClassValue<Map<Constructor<?>, Constructor<?>>> ALLOCATORS =
      new ClassValue<>() {
        @Override
        protected Map<Constructor<?>, Constructor<?>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Stager stager;

  Construction(Stager stager) {
    this.stager = stager;
  }

  /// A constructor call: `new X(…)`, `super(…)` or `this(…)`. Afterwards the object exists, unless
  /// it is a record under way.
  void construct(MethodLink link, Uninitialized object, @Nullable Object[] args) {
    object.real = null;
    var constructor = (Constructor<?>) link.member;
    var declaring = constructor.getDeclaringClass();
    var code =
        stager.trusts(declaring)
            ? null
            : ClassFileReader.code(declaring, constructor, "<init>", link.desc);
    if (code != null) {
      stager.evaluate(code, args);
      if (object.real == null) object.real = buildRecord(object, code, link, args);
      return;
    }
    if (declaring == Record.class) return;
    boolean jdk = Purity.isJdk(declaring);
    if (jdk && declaring != Object.class) {
      var rest = args.clone();
      rest[0] = null;
      stager.purity.check(link, rest);
    }
    stager.purity.seen(link, args);
    var boxed = java.util.Arrays.copyOfRange(link.boxed(args), 1, args.length);
    try {
      object.real =
          object.type == declaring
              ? (Object) link.handle().invokeExact(boxed)
              : allocator(object.type, constructor).newInstance(boxed);
    } catch (InvocationTargetException e) {
      throw Evaluator.sneaky(Objects.requireNonNull(e.getCause()));
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
    stager.memory.created(object.real);
    object.links.forEach((name, field) ->
        stager.memory.heap.putField(
            Objects.requireNonNull(object.real), field, object.fields.get(name)));
    if (object.real instanceof Throwable t) stager.mark(t);
  }

  /// An object whose fields are zero: no constructor runs.
  static Object allocate(Class<?> type) {
    try {
      return allocator(type, Object.class.getDeclaredConstructor()).newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot allocate a " + type.getName(), e);
    }
  }

  /// A record of known components by its own constructor; null if that changes them.
  static @Nullable Object plainRecord(Class<?> type, Map<FieldLink, @Nullable Object> values) {
    var components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var boxed = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      for (var v : values.entrySet()) {
        if (!v.getKey().field().getName().equals(components[i].getName())) continue;
        boxed[i] = Boxes.box(v.getValue(), v.getKey().desc());
      }
    }
    try {
      var canonical = type.getDeclaredConstructor(types);
      var handle = Linker.spread(Linker.lookup(type).unreflectConstructor(canonical));
      var built = (Object) handle.invokeExact(boxed);
      for (var v : values.entrySet()) {
        var now = Boxes.toStack(v.getKey().read(built), v.getKey().desc());
        if (!Purity.same(now, v.getValue())) return null;
      }
      return built;
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  /// Runs a superclass's constructor on a new object of a subclass, as deserialization does.
  private static Constructor<?> allocator(Class<?> type, Constructor<?> constructor) {
    return ALLOCATORS
        .get(type)
        .computeIfAbsent(
            constructor,
            c -> {
              try {
                var factory = Class.forName("sun.reflect.ReflectionFactory");
                var make =
                    factory.getMethod(
                        "newConstructorForSerialization", Class.class, Constructor.class);
                var instance = factory.getMethod("getReflectionFactory").invoke(null);
                return (Constructor<?>) make.invoke(instance, type, c);
              } catch (ReflectiveOperationException e) {
                throw new LinkageError("cannot allocate a " + type.getName(), e);
              }
            });
  }

  // ---- records ----

  /// The JVM lets nobody assign a record's fields: its own canonical constructor must, on the
  /// values that were computed.
  private Object buildRecord(
      Uninitialized object, JavaCode code, MethodLink link, @Nullable Object[] args) {
    boolean symbolic =
        object.fields.values().stream()
            .anyMatch(x -> x instanceof Symbolic || x instanceof SymbolicBox);
    if (symbolic) {
      var record = allocate(object.type);
      stager.memory.created(record);
      object.links.forEach(
          (name, field) -> stager.memory.heap.putField(record, field, object.fields.get(name)));
      return record;
    }
    var components = object.type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      var component = object.links.get(components[i].getName());
      values[i] =
          component == null
              ? null
              : Boxes.box(object.fields.get(components[i].getName()), component.desc());
    }
    try {
      var canonical = object.type.getDeclaredConstructor(types);
      var handle = Linker.spread(Linker.lookup(object.type).unreflectConstructor(canonical));
      var built = (Object) handle.invokeExact(values);
      boolean idempotent = onlyAssigns(code) || same(object, built);
      if (!idempotent) {
        // Its body changes even what it made itself, so it must see what it was given.
        if (!Type.getConstructorDescriptor(canonical).equals(link.desc)) {
          throw new StagingException(
              Violation.UNSUPPORTED,
              "the constructor of the record "
                  + object.type.getName()
                  + " changes its arguments each time it runs",
              "compute the components in a static method and keep the constructor to checks");
        }
        var given = link.boxed(args);
        built = (Object) handle.invokeExact(java.util.Arrays.copyOfRange(given, 1, given.length));
      }
      stager.memory.created(built);
      return built;
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  private static boolean onlyAssigns(JavaCode code) {
    if (code.blocks().size() > 1) return false;
    for (var op : code.blocks().getFirst().ops()) {
      if (op instanceof PutField) continue;
      if (!(op instanceof Invoke i) || !i.method().owner().equals("java/lang/Record")) return false;
    }
    return true;
  }

  private static boolean same(Uninitialized object, Object built) {
    for (var link : object.links.values()) {
      var now = Boxes.toStack(link.read(built), link.desc());
      var then = object.fields.get(link.field().getName());
      if (!Purity.same(now, then)) return false;
    }
    return true;
  }
}
