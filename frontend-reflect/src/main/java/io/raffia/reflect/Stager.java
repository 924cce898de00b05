package io.raffia.reflect;

import io.raffia.reflect.Evaluator.Activation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Evaluates the user's Java on real objects and refuses what compiled code would not do again.
///
/// One stager serves one staging, on one thread at a time; several may be at work on different
/// threads. What JDK methods may do stands in `effects.txt`; what the library on top may do is said
/// by its [Policy].
public final class Stager {
  /// How many calls may be nested.
  static final int DEPTH = 1_000;

  private static final ThreadLocal<@Nullable Stager> CURRENT = new ThreadLocal<>();

  /// Operations of Java that were evaluated, ends of blocks among them.
  long evaluated;

  final Memory memory;
  final Coverage coverage = new Coverage();
  final Purity purity;
  final Structure structure;
  final Arrays arrays;
  final References references;
  final Control control;
  final Calls calls;
  private final @Nullable Scalars scalars;
  private final Policy policy;
  private final List<Activation> frames = new ArrayList<>();
  private IdentityHashMap<Throwable, List<SourceLine>> marked = new IdentityHashMap<>();
  private @Nullable Stager outer;

  public Stager(Policy policy) {
    this.policy = policy;
    memory = new Memory(policy);
    purity = new Purity(policy, memory);
    structure = new Structure(memory);
    scalars = memory.tracing == null ? null : new Scalars(memory.tracing);
    arrays = new Arrays(this);
    references = new References(this);
    control = new Control(this);
    calls = new Calls(this);
  }

  Scalars scalars() {
    if (scalars == null) throw new IllegalStateException("nothing is being traced");
    return scalars;
  }

  SymbolicMath math() {
    return new SymbolicMath(scalars());
  }

  static Scalars currentScalars() {
    var stager = current();
    if (stager == null) throw new IllegalStateException("nothing is being staged");
    return stager.scalars();
  }

  List<Activation> frames() {
    return frames;
  }

  Activation frame() {
    return frames.getLast();
  }

  // ---- where we are ----

  /// The stager that evaluates on this thread, if one does.
  public static @Nullable Stager current() {
    return CURRENT.get();
  }

  /// The user's line that is being evaluated on this thread.
  public static Optional<SourceLine> location() {
    var stager = current();
    if (stager == null || stager.frames.isEmpty()) return Optional.empty();
    return Optional.of(stager.frames.getLast().at());
  }

  /// The local variable that takes the result of the call under way, if it goes straight into one.
  public static Optional<String> nameHint() {
    var stager = current();
    if (stager == null || stager.frames.isEmpty()) return Optional.empty();
    var op = stager.frames.getLast().op;
    return op == null || op.out() == null ? Optional.empty() : Optional.ofNullable(op.out().name());
  }

  /// The chain of the user's calls on this thread, innermost first.
  public static List<SourceLine> lines() {
    var all = new ArrayList<SourceLine>();
    for (var s = current(); s != null; s = s.outer) {
      s.frames.reversed().forEach(frame -> all.add(frame.at()));
    }
    return Collections.unmodifiableList(all);
  }

  // ---- staging ----

  /// Evaluates a lambda, a method reference or an object with one abstract method.
  ///
  /// May be called again from code that is being evaluated. When it fails, recorded assignments are
  /// undone.
  ///
  /// @param args boxed
  /// @return what the function returns, boxed
  /// @throws StagingException if the code cannot be compiled; exceptions of the user's code come as
  ///   they are
  public @Nullable Object call(Object function, @Nullable Object... args) {
    var lambda = Lambda.of(function).orElseGet(() -> functional(function));
    return call(lambda, args);
  }

  /// Evaluates the code of a lambda.
  public @Nullable Object call(Lambda lambda, @Nullable Object... args) {
    var body = lambda.body();
    return enter(
        () -> Boxes.box(run(body, body.stack(lambda.capturedArray(), args)), body.returns));
  }

  /// Evaluates a method.
  ///
  /// @param receiver null for a static method
  public @Nullable Object invoke(
      Method method, @Nullable Object receiver, @Nullable Object... args) {
    var captured = receiver == null ? new @Nullable Object[0] : new @Nullable Object[] {receiver};
    return call(lambda(method, captured), args);
  }

  private static Lambda lambda(Method method, @Nullable Object[] captured) {
    var owner = method.getDeclaringClass();
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    int tag =
        isStatic
            ? Opcodes.H_INVOKESTATIC
            : owner.isInterface() ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
    var handle =
        new Handle(
            tag,
            Type.getInternalName(owner),
            method.getName(),
            Type.getMethodDescriptor(method),
            owner.isInterface());
    return new Lambda(Body.of(owner, handle), captured);
  }

  /// An object that is no readable lambda: its class has one method to be called by.
  private static Lambda functional(Object function) {
    var found = new LinkedHashMap<String, Method>();
    for (Class<?> c = function.getClass(); c != null; c = c.getSuperclass()) {
      for (var i : c.getInterfaces()) {
        for (var m : i.getMethods()) {
          boolean ofObject =
              Linker.declared(Object.class, m.getName(), Type.getMethodDescriptor(m)) != null;
          if (Modifier.isAbstract(m.getModifiers()) && !ofObject) {
            found.put(m.getName() + Type.getMethodDescriptor(m), m);
          }
        }
      }
    }
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "expected a lambda, a method reference or an object with one abstract method, found a "
              + function.getClass().getName());
    }
    return lambda(found.values().iterator().next(), new Object[] {function});
  }

  private interface Step {
    @Nullable Object run();
  }

  private @Nullable Object enter(Step step) {
    var before = current();
    if (before == this) return step.run();
    outer = before;
    if (before != null) marked = before.marked;
    CURRENT.set(this);
    try {
      return step.run();
    } catch (Throwable e) {
      memory.rollback();
      throw e;
    } finally {
      if (before == null) CURRENT.remove();
      else CURRENT.set(before);
      outer = null;
      frames.clear();
      if (before == null) marked.clear();
    }
  }

  @Nullable Object run(Body body, @Nullable Object[] args) {
    return calls.run(body, args);
  }

  @Nullable Object evaluate(JavaCode code, @Nullable Object[] args) {
    if (frames.size() >= DEPTH) throw tooDeep();
    frames.add(new Activation(this, code));
    try {
      var entry = new @Nullable Object[code.entryArguments().size()];
      for (int i = 0; i < entry.length; i++) entry[i] = args[code.entryArguments().get(i)];
      return control.call(entry);
    } catch (StackOverflowError e) {
      throw tooDeep();
    } finally {
      frames.removeLast();
    }
  }

  private StagingException tooDeep() {
    return new StagingException(
        Violation.RECURSION, "recursion is " + frames.size() + " calls deep and does not end");
  }

  /// Whether the code of a class runs as it is.
  boolean trusts(Class<?> type) {
    return policy.isNative(type);
  }

  /// Tells the policy of a call; returns what takes its result.
  @Nullable Consumer<@Nullable Object> calls(String method, @Nullable Object[] args) {
    var receiver = args[0];
    if (receiver == null) return null;
    var rest = java.util.Arrays.asList(args).subList(1, args.length);
    return policy.calls(receiver, method, Collections.unmodifiableList(rest));
  }

  /// An exception enters or crosses evaluated code: its trace shows the user's frames in place of
  /// the evaluator's.
  Throwable entered(Throwable e) {
    if (!(e instanceof StagingException)) mark(e);
    return e;
  }

  void mark(Throwable e) {
    if (marked.containsKey(e)) return;
    marked.put(e, lines());
    e.setStackTrace(Traces.of(lines(), e.getStackTrace()));
  }

  /// The chain of calls where an exception came up.
  static List<SourceLine> chainOf(Throwable e) {
    var stager = current();
    var known = stager == null ? null : stager.marked.get(e);
    return known == null ? lines() : known;
  }

  // ---- values that are not known ----

  /// The scalar that a symbolic number is.
  public Object tensor(Symbolic number) {
    return scalars().tensor(number);
  }

  /// Whether an array or record holds symbolic numbers.
  public boolean isShadowed(@Nullable Object object) {
    return memory.heap.isShadowed(object);
  }

  /// An element of an array of references; a [SymbolicBox] where it is not known.
  public @Nullable Object element(Object array, int index) {
    return memory.heap.element(array, index);
  }

  /// The elements of a primitive array as one tensor.
  public Object pack(Object array) {
    return arrays.pack(array);
  }

  /// The value of a field, boxed, where the real one does not hold it; null otherwise.
  public @Nullable Object beside(Object object, Field field) {
    var value = memory.heap.beside(object, field);
    return Boxes.box(value, Type.getDescriptor(field.getType()));
  }

  // ---- what came of it ----

  /// How many operations of Java were evaluated, attempts that were taken back among them.
  public long evaluated() {
    return evaluated;
  }

  /// What the staging read from outside and depends on.
  public List<Guard> guards() {
    return memory.guards();
  }

  /// Whether staged code may change the object, because it made it.
  public boolean owns(Object object) {
    return memory.owns(object);
  }

  /// Says that an object was made by the library on behalf of the staged code, which may change it.
  public void adopt(Object object) {
    memory.created(Objects.requireNonNull(object));
  }

  /// An assignment that the policy recorded.
  ///
  /// @param old the value before, boxed
  /// @param now the value assigned, boxed
  public record Write(Object target, Field field, @Nullable Object old, @Nullable Object now) {}

  /// The recorded assignments in order.
  public List<Write> writes() {
    return memory.writes().stream()
        .map(w -> new Write(w.target(), w.field(), w.old(), w.now()))
        .toList();
  }

  /// Undoes the recorded assignments.
  public void rollback() {
    memory.rollback();
  }
}
