package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Callback;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A program being staged on this thread. Traces nest: a transform inside a staged function opens
/// one of its own. A tensor from outside (a concrete one, or a tracer of an outer trace) that is
/// used here becomes an extra parameter, found again in [#captured()]. Variables are never changed
/// while staging: what is set here stays here, until whoever opened the trace takes it from
/// [#written()].
final class Trace {
  private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

  final @Nullable Trace parent;

  /// Of an outermost trace: whether a Module offered values to record and nothing recorded them.
  boolean sows;

  /// What stands for the effects so far: see [Effects].
  final Effects.Token token;

  /// Of an iteration: the parameter that says which check failed in those before, if it is known.
  @Nullable Value checked;

  /// What must hold when the program runs.
  Checks checks;

  /// Of one example of a named axis: that axis.
  Collectives.@Nullable Axis axis;

  final Builder builder = new Builder();
  private final List<Value> params = new ArrayList<>();
  private final List<Tensor> captured = new ArrayList<>();
  private final IdentityHashMap<Object, Value> lifted = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, Tensor> variables = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, Boolean> isWritten = new IdentityHashMap<>();
  private final List<Variable> written = new ArrayList<>();
  private final List<Variable> inputs = new ArrayList<>();
  private final IdentityHashMap<Variable, Tensor> initial = new IdentityHashMap<>();
  private boolean open = true;

  /// What a trace is for.
  private enum Kind {
    PROGRAM,
    /// An iteration: Variables that are read are inputs, though they have a value outside.
    LOOP,
    /// A function that is differentiated.
    DERIVATIVE
  }

  private final Kind kind;

  private Trace(@Nullable Trace parent, Kind kind) {
    this.parent = parent;
    this.kind = kind;
    token = parent == null ? new Effects.Token() : parent.token;
    checks = parent == null ? new Checks() : parent.checks;
  }

  /// The innermost open trace of this thread.
  static @Nullable Trace current() {
    return CURRENT.get();
  }

  /// The outermost open trace of this thread.
  static @Nullable Trace root() {
    var trace = CURRENT.get();
    while (trace != null && trace.parent != null) trace = trace.parent;
    return trace;
  }

  /// The innermost axis of that name.
  static Collectives.@Nullable Axis axis(String name) {
    for (var t = CURRENT.get(); t != null; t = t.parent) {
      if (t.axis != null && t.axis.name().equals(name)) return t.axis;
    }
    return null;
  }

  /// The names of all axes, the innermost first.
  static List<String> axisNames() {
    var all = new ArrayList<String>();
    for (var t = CURRENT.get(); t != null; t = t.parent) {
      if (t.axis != null) all.add(t.axis.name());
    }
    return all;
  }

  /// Opens a trace inside the current one; [#close()] ends it.
  static Trace enter() {
    return enter(Kind.PROGRAM);
  }

  /// Opens the trace of one iteration, in which a Variable may have another value than outside:
  /// each that is read becomes a parameter, and is in [#inputs].
  static Trace enterLoop() {
    return enter(Kind.LOOP);
  }

  /// Opens the trace of a function that will be differentiated.
  static Trace enterDerivative() {
    return enter(Kind.DERIVATIVE);
  }

  private static Trace enter(Kind kind) {
    var trace = new Trace(CURRENT.get(), kind);
    CURRENT.set(trace);
    return trace;
  }

  /// Makes this trace, which must be inside the current one, the current one again.
  void resume() {
    if (CURRENT.get() != parent) throw new IllegalStateException("another trace is open");
    CURRENT.set(this);
  }

  /// Makes the trace around this one the current one; this one stays open.
  void suspend() {
    if (CURRENT.get() != this) throw new IllegalStateException("traces end innermost first");
    if (parent == null) CURRENT.remove();
    else CURRENT.set(parent);
  }

  /// Ends this trace, whether it is the current one or suspended.
  void end() {
    if (CURRENT.get() == this) suspend();
    open = false;
  }

  /// What [#rollback] returns to.
  record Mark(int equations, IdentityHashMap<Variable, Tensor> variables, int written) {}

  Mark mark() {
    return new Mark(builder.eqns().size(), new IdentityHashMap<>(variables), written.size());
  }

  /// Forgets equations and assignments since the mark. Parameters stay.
  void rollback(Mark mark) {
    builder.truncate(mark.equations);
    variables.clear();
    variables.putAll(initial);
    variables.putAll(mark.variables);
    var gone = written.subList(mark.written, written.size());
    gone.forEach(isWritten::remove);
    gone.clear();
  }

  /// Ends this trace, which must be the innermost: its tracers are errors from now on.
  void close() {
    if (CURRENT.get() != this) throw new IllegalStateException("traces end innermost first");
    open = false;
    if (parent == null) CURRENT.remove();
    else CURRENT.set(parent);
  }

  boolean isOpen() {
    return open;
  }

  /// Whether what is computed here is differentiated, here or outside.
  boolean isDifferentiated() {
    return kind == Kind.DERIVATIVE || parent != null && parent.isDifferentiated();
  }

  /// Whether the tensor, of this trace, may depend on what is differentiated by.
  boolean mayBeDifferentiated(Tensor x) {
    if (!isDifferentiated()) return false;
    var needed = new HashSet<Value>();
    needed.add(x.tracerValue());
    for (var eqn : builder.eqns().reversed()) {
      if (eqn.out().stream().anyMatch(needed::contains)) needed.addAll(eqn.in());
    }
    if (params.stream().anyMatch(needed::contains)) return true;
    for (var c : captured) {
      var t = c.tracer();
      if (t != null && needed.contains(lifted.get(key(c))) && t.mayBeDifferentiated(c)) return true;
    }
    return false;
  }

  /// A new parameter.
  Tensor param(TensorType type, boolean weak, String name) {
    var value = new Value(type, name);
    params.add(value);
    return Tensor.tracer(this, value, weak);
  }

  /// The Variable's value here: what was set in this trace, else what it is outside, which becomes
  /// an input.
  Tensor read(Variable v) {
    var known = variables.get(v);
    if (known != null) return known;
    if (parent != null && kind != Kind.LOOP) return parent.read(v);
    if (parent == null && isOwn(v)) {
      var type = v.equals(token) ? Callback.TOKEN : TensorType.of(DType.I32);
      var first = Tensor.tracer(this, builder.zeros(type), false);
      variables.put(v, first);
      return first;
    }
    var held = parent == null ? v.held() : parent.read(v);
    var x = param(held.type(), held.isWeak(), "");
    inputs.add(v);
    initial.put(v, x);
    variables.put(v, x);
    return x;
  }

  /// Sets the Variable here.
  void write(Variable v, Tensor value) {
    variables.put(v, here(value));
    if (isWritten.put(v, true) == null) written.add(v);
  }

  /// Gives a Variable a value without writing it: what a transform differentiates or maps.
  void bind(Variable v, Tensor value) {
    variables.put(v, value);
  }

  /// Whether the Variable has a value here or in a trace outside.
  boolean knows(Variable v) {
    return variables.containsKey(v) || isOwn(v) || parent != null && parent.knows(v);
  }

  /// Whether it is state of the program itself, which begins as zero.
  private boolean isOwn(Variable v) {
    return v.equals(token) || v.equals(checks.state);
  }

  /// The Variables that were set or made here, in order of the first time.
  List<Variable> written() {
    return written;
  }

  /// The Variables that are parameters: of an outermost trace those that were read, of a loop's
  /// those that were read in an iteration. In the order of their parameters.
  List<Variable> inputs() {
    return inputs;
  }

  /// The parameter that a Variable of [#inputs] is; null for others.
  @Nullable Tensor input(Variable v) {
    return initial.get(v);
  }

  /// The tensor as a tracer of this trace.
  Tensor here(Tensor x) {
    return x.tracer() == this ? x : Tensor.tracer(this, value(x), x.isWeak());
  }

  /// The tensor as a value of this trace.
  Value value(Tensor x) {
    var trace = x.tracer();
    if (trace == this) return x.tracerValue();
    if (trace != null && !isInside(trace)) throw Errors.leaked(x);
    var known = lifted.get(key(x));
    if (known != null) return known;
    var value = new Value(x.type());
    lifted.put(key(x), value);
    captured.add(x);
    return value;
  }

  private boolean isInside(Trace other) {
    for (var t = parent; t != null; t = t.parent) if (t.equals(other)) return true;
    return false;
  }

  /// What equal tensors have in common.
  static Object key(Tensor x) {
    return x.tracer() == null ? x.storage() : x.tracerValue();
  }

  /// The outside tensors that are extra parameters, in order, after those of [#param].
  List<Tensor> captured() {
    return captured;
  }

  /// The parameter that stands for a captured tensor, if it was used here.
  @Nullable Value lifted(Object key) {
    return lifted.get(key);
  }

  /// All parameters, the captured ones last.
  List<Value> params() {
    var all = new ArrayList<>(params);
    for (var x : captured) all.add(Objects.requireNonNull(lifted.get(key(x))));
    return all;
  }

  /// The program from all parameters to `results`.
  Func func(String name, List<Value> results) {
    return builder.func(name, params(), results);
  }
}
