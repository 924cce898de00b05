package io.raffia.reflect;

import io.raffia.reflect.Effects.Denies;
import io.raffia.reflect.Effects.Mutates;
import io.raffia.reflect.Effects.Plain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says no to what compiled code would not do again.
final class Purity {
  private final Policy policy;
  private final Memory memory;

  Purity(Policy policy, Memory memory) {
    this.policy = policy;
    this.memory = memory;
  }

  /// Values have no identity that a program could depend on.
  static boolean isValue(@Nullable Object x) {
    return x instanceof Number n
            && n.getClass().getPackageName().startsWith("java.")
            && !n.getClass().getPackageName().startsWith("java.util")
        || x instanceof String
        || x instanceof Boolean
        || x instanceof Character;
  }

  /// The same object, or equal values.
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return identical(a, b) || isValue(a) && Objects.equals(a, b);
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  static boolean identical(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }

  static boolean isJdk(Class<?> type) {
    var module = type.getModule();
    return module.isNamed()
        && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."));
  }

  // ---- fields ----

  void readField(@Nullable Object object, FieldLink link, @Nullable Object value) {
    if (link.isFinal()) {
      // The compiler's own tables, as for a switch over an enum, never change.
      if (link.field().isSynthetic() && object == null && value != null) memory.made(value);
      return;
    }
    if (object != null && (memory.owns(object) || policy.isState(object, link.field()))) return;
    memory.read(object, link, value);
  }

  StagingException staticWrite(FieldLink link, @Nullable Object now) {
    return new StagingException(
        Violation.STATIC_WRITE, "the static field " + link + " is assigned " + show(now));
  }

  /// @param value as on the operand stack
  void writeField(Object target, FieldLink link, @Nullable Object value) {
    thaw(target, "the field " + link);
    if (memory.owns(target)) {
      memory.heap.putField(target, link, value);
      return;
    }
    var old = link.read(target);
    var now = Boxes.box(value, link.desc());
    switch (policy.write(target, link.field(), old, now)) {
      case ALLOW -> {
        memory.wrote(target, link);
        memory.heap.putField(target, link, value);
      }
      case RECORD -> memory.write(target, link, old, now);
      case REJECT ->
          throw new StagingException(
              Violation.OUTSIDE_FIELD,
              "the field " + link + " of an object from outside is assigned " + show(now));
    }
  }

  /// An object that stands for one of several may only be read.
  private void thaw(Object target, String what) {
    var why = memory.heap.whyFrozen(target);
    if (why == null) return;
    throw new StagingException(
        Violation.READ_ONLY, what + " of " + name(target) + " is changed, but " + why);
  }

  void writeArray(Object array) {
    thaw(array, "an element");
    if (memory.owns(array)) return;
    throw new StagingException(
        Violation.OUTSIDE_ARRAY, "an element of " + name(array) + " from outside is assigned");
  }

  void lock(@Nullable Object object) {
    if (memory.owns(object) || object == null) return;
    throw new StagingException(
        Violation.LOCK, "a lock is taken on " + name(object) + " from outside");
  }

  // ---- native calls ----

  /// Before a method of the JDK runs.
  void check(MethodLink link, @Nullable Object[] args) {
    switch (link.effect()) {
      case Denies d -> throw new StagingException(d.violation(), refusal(d.violation(), link));
      case Mutates m -> {
        if (m.argument() < args.length) mutated(link, args[m.argument()]);
      }
      case Plain.ADVANCES -> {
        if (args.length > 0 && !memory.knows(args[0]) && args[0] != null) {
          throw new StagingException(
              Violation.OUTSIDE_COLLECTION, link + " moves " + name(args[0]) + " from outside");
        }
      }
      case Plain.PURE, Plain.CREATES, Plain.COPIES, Plain.VIEW -> {}
    }
  }

  /// A user's class may override what the JDK's class must not do, as a test's replacement of
  /// System.out does.
  void override(MethodLink link) {
    if (link.owner.isInterface() || !isJdk(link.owner)) return;
    if (link.effect() instanceof Denies d && d.violation() != Violation.UNKNOWN_METHOD) {
      throw new StagingException(d.violation(), refusal(d.violation(), link));
    }
  }

  /// A real method sees its arguments, hence the contents of arrays and of the JDK's collections.
  void seen(MethodLink link, @Nullable Object[] args) {
    for (var x : args) {
      if (x == null || isValue(x)) continue;
      if (x instanceof Symbolic || x instanceof SymbolicBox || memory.heap.isShadowed(x)) {
        if (memory.heap.isShadowed(x) && keeps(link)) continue;
        throw new StagingException(
            Violation.ESCAPES,
            (memory.heap.isShadowed(x)
                    ? name(x) + " that holds a number computed from a tensor"
                    : x.toString())
                + " goes to "
                + link
                + ", which runs as it is");
      }
      policy.sees(x);
      if (x.getClass().isArray()) memory.readArray(x);
      else if (isJdk(x.getClass())) memory.readCollection(x);
    }
  }

  private void mutated(MethodLink link, @Nullable Object target) {
    if (target == null) return;
    thaw(target, "the contents");
    if (memory.owns(target)) {
      memory.heap.save(target);
      return;
    }
    var kind = target.getClass().isArray() ? Violation.OUTSIDE_ARRAY : Violation.OUTSIDE_COLLECTION;
    throw new StagingException(kind, link + " changes " + name(target) + " from outside");
  }

  private static String refusal(Violation violation, MethodLink link) {
    return violation == Violation.UNKNOWN_METHOD
        ? "calls " + link + ", which is not known to be pure"
        : "calls " + link + ": " + violation.title();
  }

  /// After a method of the JDK ran: who may change its result.
  void result(MethodLink link, @Nullable Object[] args, @Nullable Object result) {
    if (result == null || isValue(result)) return;
    var effect = link.effect();
    if (effect == Plain.COPIES) memory.created(result);
    if (!result.getClass().isArray() && !isJdk(result.getClass())) return;
    if (effect == Plain.CREATES) memory.created(result);
    if (args.length == 0) return;
    if (effect == Plain.VIEW) memory.view(result, args[0], link.name.equals("entrySet"));
    if (effect == Plain.ADVANCES && memory.ownsEntries(args[0])) memory.created(result);
  }

  /// A trusted library never hands out its own arrays, and its iterators and streams are new.
  void trustedResult(@Nullable Object result) {
    if (result == null || isValue(result)) return;
    if (result.getClass().isArray()) memory.created(result);
    else if (isJdk(result.getClass())) memory.made(result);
  }

  private static String show(@Nullable Object value) {
    if (value instanceof Symbolic || value instanceof SymbolicBox) return value.toString();
    return value == null || isValue(value) ? String.valueOf(value) : name(value);
  }

  /// Methods of collections that put a reference somewhere and ask nothing of the object.
  private static boolean keeps(MethodLink link) {
    return java.util.List.class.isAssignableFrom(link.owner) && KEEPS.contains(link.name)
        || link.owner == java.util.Objects.class && link.name.equals("requireNonNull");
  }

  private static final java.util.Set<String> KEEPS =
      java.util.Set.of("add", "addFirst", "addLast", "set", "of", "getFirst", "getLast", "get");

  static String name(Object object) {
    var type = object.getClass();
    if (type.isArray()) return "an array (" + type.getSimpleName() + ")";
    return "a " + (type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName());
  }
}
