package io.raffia;

import io.raffia.reflect.Policy;
import io.raffia.reflect.Stager;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.SymbolicBox;
import io.raffia.reflect.Tracing;
import io.raffia.reflect.Violation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Evaluates the user's code while a program is staged: what Raffia knows of its own objects.
final class Staging implements Policy {
  private static final Set<String> LIBRARY = Set.of("io.raffia", "io.raffia.ir", "io.raffia.data");
  private static final ThreadLocal<@Nullable Stager> ROOT = new ThreadLocal<>();

  /// The Modules and Variables that the call's key covers.
  private final IdentityHashMap<Object, Integer> known;

  private final Set<Module> discovered = new LinkedHashSet<>();

  private final Tracing tracing = new TensorTracing();
  final Stager stager = new Stager(this);

  /// Told of the calls of Modules' methods.
  interface Observer {
    /// A call begins; returns what to do when it ends, or null.
    @Nullable Ending begins(Module module, String method, List<@Nullable Object> arguments);
  }

  /// Takes the result of a call.
  interface Ending {
    void ends(@Nullable Object result);
  }

  private final @Nullable Observer observer;

  Staging(IdentityHashMap<Object, Integer> known) {
    this(known, null);
  }

  /// With an observer, the code of Raffia's own Modules is evaluated too, so that their calls are
  /// seen.
  Staging(IdentityHashMap<Object, Integer> known, @Nullable Observer observer) {
    this.known = new IdentityHashMap<>(known);
    this.observer = observer;
  }

  /// What runs under a stager.
  interface Body {
    @Nullable Object run();
  }

  /// Runs `body`, in which [#call] evaluates under this staging.
  @Nullable Object run(Body body) {
    ROOT.set(stager);
    try {
      return body.run();
    } finally {
      ROOT.remove();
    }
  }

  /// Evaluates a function of the user's; a program must be being staged.
  static @Nullable Object call(Object function, @Nullable Object... args) {
    var stager = Stager.current();
    if (stager == null) stager = ROOT.get();
    if (stager == null) throw new IllegalStateException("nothing is being staged");
    return stager.call(function, args);
  }

  /// Evaluates a method of an object.
  static @Nullable Object call(Method method, Object receiver, @Nullable Object... args) {
    var stager = Stager.current();
    if (stager == null) stager = ROOT.get();
    if (stager == null) throw new IllegalStateException("nothing is being staged");
    return stager.invoke(method, receiver, args);
  }

  /// [#call] as the type that the function's own types say.
  @SuppressWarnings({
    "unchecked",
    "NullAway",
    "TypeParameterUnusedInFormals"
  }) // null where the user's function returns null
  static <R> R result(Object function, @Nullable Object... args) {
    return (R) call(function, args);
  }

  /// Evaluates a method of the user's, with its receiver as the first argument if it has one; a
  /// program must be being staged.
  static @Nullable Object call(Method method, @Nullable Object[] args) {
    var stager = now();
    if (stager == null) throw new IllegalStateException("nothing is being staged");
    if (Modifier.isStatic(method.getModifiers())) return stager.invoke(method, null, args);
    return stager.invoke(method, args[0], Arrays.copyOfRange(args, 1, args.length));
  }

  /// Says of an object made on behalf of staged code that this code may change it.
  static <T> T adopt(T made) {
    var stager = Stager.current();
    if (stager != null) stager.adopt(made);
    return made;
  }

  private static @Nullable Stager now() {
    var stager = Stager.current();
    return stager != null ? stager : ROOT.get();
  }

  /// Whether values of the object's fields or elements lie beside it.
  static boolean isShadowed(Object object) {
    var stager = now();
    return stager != null && stager.isShadowed(object);
  }

  /// The value of a field of such an object; null if the field itself holds it.
  static @Nullable Object beside(Field field, Object owner) {
    var stager = now();
    return stager == null ? null : stager.beside(owner, field);
  }

  /// The value of a field while code is staged: numbers that are not known lie beside their
  /// objects.
  static @Nullable Object value(Field field, Object owner) {
    var beside = beside(field, owner);
    return beside != null ? beside : Fields.get(field, owner);
  }

  /// The elements of an array of which some are not known, as one tensor; null for other objects.
  static @Nullable Tensor packed(Object array) {
    var stager = ROOT.get();
    boolean shadowed = stager != null && array.getClass().isArray() && stager.isShadowed(array);
    return shadowed ? (Tensor) stager.pack(array) : null;
  }

  /// The elements of an array, numbers that are not known among them.
  static List<@Nullable Object> elements(@Nullable Object[] array) {
    var stager = now();
    var all = new ArrayList<@Nullable Object>(Arrays.asList(array));
    if (stager == null || !stager.isShadowed(array)) return all;
    for (int i = 0; i < array.length; i++) all.set(i, stager.element(array, i));
    return all;
  }

  /// The scalar that a symbolic number is.
  static Tensor tensor(SymbolicBox box) {
    var stager = ROOT.get();
    if (stager == null) throw new IllegalStateException("nothing is being staged");
    return (Tensor) stager.tensor(box.value());
  }

  @Override
  public Tracing tracing() {
    return tracing;
  }

  @Override
  public Set<String> nativePackages() {
    return LIBRARY;
  }

  @Override
  public boolean isNative(Class<?> type) {
    boolean watched =
        (observer != null || Capture.observesCalls())
            && (Module.class.isAssignableFrom(type) || type == Layer.class);
    return LIBRARY.contains(type.getPackageName()) && !watched;
  }

  @Override
  public @Nullable Consumer<@Nullable Object> calls(
      Object receiver, String method, List<@Nullable Object> arguments) {
    if (!(receiver instanceof Module m)) return null;
    var ending =
        observer != null ? observer.begins(m, method, arguments) : Capture.begins(m, method);
    return ending == null ? null : ending::ends;
  }

  /// Modules that the code came by in ways that the key does not cover, such as static fields, and
  /// that code which is not evaluated reads.
  Set<Module> discovered() {
    return discovered;
  }

  @Override
  public void sees(Object object) {
    if (!(object instanceof Module m) || known.containsKey(m) || stager.owns(m)) return;
    for (var leaf : Functional.walk(m).leaves()) {
      // Made by the code that is being staged.
      if (leaf.value() instanceof Variable v ? !v.isHeld() : ((Tensor) leaf.value()).isTraced())
        return;
    }
    discovered.add(m);
  }

  /// Fields of Modules may be assigned: who staged takes the changes back and repeats them after
  /// each call.
  @Override
  public Access write(Object target, Field field, @Nullable Object old, @Nullable Object now) {
    if (!(target instanceof Module m)) return Access.REJECT;
    requireNoTensor(m, field, now);
    return known.containsKey(m) ? Access.ALLOW : Access.REJECT;
  }

  /// Throws where the new value of a plain field holds a tensor.
  private static void requireNoTensor(Module m, Field field, @Nullable Object now) {
    var tensors = Tree.of(now).tensors();
    if (tensors.isEmpty()) return;
    throw new StagingException(
        Violation.TENSOR_FIELD,
        "the plain field '%s' of a %s is set to %s"
            .formatted(
                field.getName(),
                m.getClass().getSimpleName(),
                now instanceof Tensor x
                    ? "a tensor of type " + x.type().brief()
                    : "what holds a tensor of type " + tensors.getFirst().type().brief()));
  }

  @Override
  public boolean isState(Object target, Field field) {
    return target instanceof Module && known.containsKey(target);
  }
}
