package io.raffia;

import io.raffia.ir.TensorType;
import io.raffia.reflect.Lambda;
import io.raffia.reflect.StagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A function that is staged when it is called with arguments of a new structure, and dispatched
/// otherwise. Calls from several threads are ordered by [StateLock]; what a function does to
/// Variables and fields happens only when it has succeeded.
final class Compiled {
  /// The function on tracers, inside the trace that is being staged.
  interface Body {
    @Nullable Object apply(@Nullable Object[] args);
  }

  /// What a program was staged for.
  record Key(List<Node> arguments, List<TensorType> types, List<Boolean> weak) {}

  private static final int RECENT = 4;

  /// How many structures are kept compiled: a field that counts makes a new one each call.
  private static final int MOST = 64;

  private static final String CAPTURED = "captured";

  /// How often staging begins anew because it met other Modules: code that makes them in a way that
  /// is not seen would meet others each time.
  private static final int ROUNDS = 4;

  private final Set<Module> discovered = new LinkedHashSet<>();
  private volatile Numbers numbers;

  /// The arguments that are static: each value of theirs has a program of its own.
  private final Set<Integer> statics;

  /// The arguments whose tensors a call may take.
  private final Set<Integer> donated;

  private final String name;
  private final Object function;
  private final Body body;
  private final Map<Key, List<Program>> programs = new LinkedHashMap<>();
  private final History history = new History();
  private volatile Binding[] recent = {};

  /// `function` is the user's: `body` calls it, and what it captured is an input.
  Compiled(String name, Object function, Numbers numbers, Body body) {
    this(name, function, numbers, JitOptions.staticArgnums(), body);
  }

  private Compiled(String name, Object function, Numbers numbers, JitOptions options, Body body) {
    statics = options.statics();
    donated = options.donated();
    this.name = name;
    this.numbers = numbers;
    this.function = function;
    this.body = body;
  }

  static Compiled jit(Object function) {
    return new Compiled(
        name(function), function, Numbers.INPUTS, args -> Staging.call(function, args));
  }

  static Compiled jit(Object function, JitOptions options) {
    return new Compiled(
        name(function), function, Numbers.INPUTS, options, args -> Staging.call(function, args));
  }

  /// A method, with its receiver as the first argument if it has one.
  static Compiled method(java.lang.reflect.Method method) {
    return new Compiled(
        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
        method,
        Numbers.INPUTS,
        args -> Staging.call(method, args));
  }

  static Compiled vmap(Object function, Axes axes) {
    return lifted("vmap_", function, args -> Batching.apply(function, axes, args));
  }

  static Compiled scan(Object function, Axes axes) {
    return lifted("scan_", function, args -> Scanning.apply(function, axes, args));
  }

  static Compiled capture(Object function, CaptureOptions options) {
    return lifted(
        "capture_",
        function,
        args -> Capture.run(function, options, () -> Staging.result(function, args), args));
  }

  static Compiled remat(Object function, CheckpointPolicy policy) {
    return lifted("remat_", function, args -> Rematerialization.apply(function, policy, args));
  }

  static Compiled jacfwd(Object function, Integer... by) {
    return lifted("jacfwd_", function, args -> Jacobian.forward(function, List.of(by), args));
  }

  static Compiled jacrev(Object function, Integer... by) {
    return lifted("jacrev_", function, args -> Jacobian.reverse(function, List.of(by), args));
  }

  static Compiled customJvp(Object function, Object rule) {
    return new Compiled(
        "jvp_" + name(function),
        List.of(function, rule),
        Numbers.INPUTS,
        args -> CustomDerivative.jvp(function, rule, args));
  }

  static Compiled customVjp(Object function, Object forward, Object backward) {
    return new Compiled(
        "vjp_" + name(function),
        List.of(function, forward, backward),
        Numbers.INPUTS,
        args -> CustomDerivative.vjp(function, forward, backward, args));
  }

  static Compiled checkify(Object function) {
    return lifted("checkify_", function, args -> Checks.run(function, args));
  }

  private static Compiled lifted(String prefix, Object function, Body body) {
    return new Compiled(prefix + name(function), function, Numbers.INPUTS, body);
  }

  /// The name of the method that the function is, for people.
  static String name(Object function) {
    var lambda = Lambda.of(function);
    if (lambda.isEmpty()) return function.getClass().getSimpleName();
    var parts = lambda.get().name().split("\\$", -1);
    var method = parts[0].equals("lambda") && parts.length > 1 ? parts[1] : parts[0];
    return lambda.get().owner().replaceAll(".*[.$]", "") + "." + method;
  }

  /// What the programs were specialized on, and why each was made.
  String explain() {
    StateLock.lock(true);
    try {
      return history.explain(name);
    } finally {
      StateLock.unlock(true);
    }
  }

  /// The user's function.
  Object function() {
    return function;
  }

  /// [#call] as the type that the function's own types say.
  @SuppressWarnings({
    "unchecked",
    "NullAway",
    "TypeParameterUnusedInFormals"
  }) // null where the user's function returns null
  <R> R result(@Nullable Object... args) {
    return (R) call(args);
  }

  @Nullable Object call(@Nullable Object... arguments) {
    if (Trace.current() != null) return body.apply(arguments);
    var taken = numbers;
    var args = taken.scalars(arguments, statics);
    for (var binding : recent) {
      if (binding.program.numbers() != taken || !binding.mayMatch(args)) continue;
      boolean locks = binding.program.usesVariables();
      boolean writes = binding.program.writes();
      if (locks) StateLock.lock(writes);
      try {
        var in = binding.inputs(args);
        if (in != null) return binding.run(in);
      } finally {
        if (locks) StateLock.unlock(writes);
      }
    }
    StateLock.lock(true);
    try {
      return specialized(arguments, numbersTaken -> slow(arguments, numbersTaken));
    } finally {
      StateLock.unlock(true);
    }
  }

  /// The program for such arguments, without running it.
  Lowered lower(@Nullable Object... arguments) {
    if (Trace.current() != null) {
      throw Errors.at("lower stages a function by itself: call it outside of compiled functions");
    }
    StateLock.lock(true);
    try {
      return specialized(
          arguments, taken -> new Lowered(prepare(arguments, taken).binding.program));
    } finally {
      StateLock.unlock(true);
    }
  }

  /// What makes calls of `function` fast, or something new.
  static Compiled of(Object function) {
    var lambda = Lambda.of(function);
    if (lambda.isPresent()) {
      for (var x : lambda.get().captured()) if (x instanceof Compiled c) return c;
    }
    return jit(function);
  }

  /// What is done for a choice of the numbers that are inputs.
  private interface Attempt<R extends @Nullable Object> {
    R with(Numbers taken);
  }

  /// Code that needs the value of a number is specialized for it.
  private <R extends @Nullable Object> R specialized(@Nullable Object[] args, Attempt<R> attempt) {
    StagingException first = null;
    for (var taken = numbers; ; taken = taken.next()) {
      try {
        var result = attempt.with(taken);
        numbers = taken;
        return result;
      } catch (StagingException e) {
        if (first == null) first = e;
        if (!taken.takesAny(args) || !e.violation().needsValues()) throw first;
      }
    }
  }

  /// A program, and what the call gives it.
  private record Prepared(Binding binding, List<@Nullable Object> args) {}

  private @Nullable Object slow(@Nullable Object[] arguments, Numbers taken) {
    var call = prepare(arguments, taken);
    var in = call.binding.inputs(call.args.toArray());
    if (in == null) throw new IllegalStateException("a new binding does not fit its own call");
    return call.binding.run(in);
  }

  private static void requireArguments(String what, Set<Integer> named, int count) {
    for (int i : named) {
      if (i < 0 || i >= count) {
        throw Errors.at("jit has no %s argument %d: the function takes %d", what, i, count);
      }
    }
  }

  private void requireStatic(@Nullable Object[] arguments) {
    requireArguments("static", statics, arguments.length);
    requireArguments("donated", donated, arguments.length);
    for (int i : statics) {
      var x = arguments[i];
      if (x != null && !Functional.walk(x).leaves().isEmpty()) {
        throw Errors.at(
            "argument %d is static but holds tensors, which have no equality that a program could"
                + " be kept for: leave it out of JitOptions.staticArgnums",
            i);
      }
    }
  }

  private Prepared prepare(@Nullable Object[] arguments, Numbers taken) {
    requireStatic(arguments);
    var args = taken.scalars(arguments, statics);
    var classes = taken.classes(arguments, statics);
    for (int round = 0; ; round++) {
      var graph = new Graph();
      var nodes = new ArrayList<Node>();
      for (int i = 0; i < args.length; i++) nodes.add(graph.flatten(Path.of(i), args[i]));
      for (var x : Captures.of(function)) {
        nodes.add(graph.flatten(Path.of(CAPTURED, nodes.size()), x));
      }
      for (var x : discovered) nodes.add(graph.flatten(Path.of(CAPTURED, nodes.size()), x));
      nodes.add(new Node.Static(classes));
      var key = key(nodes, graph);
      var program = find(key);
      if (program == null) program = stage(key, graph, args, classes, taken, round);
      if (program == null) continue;
      var binding = new Binding(program, graph, args);
      if (binding.isReusable) remember(binding);
      return new Prepared(binding, Arrays.asList(args));
    }
  }

  /// Null when the code used Modules that the key does not cover yet.
  private @Nullable Program stage(
      Key key,
      Graph graph,
      @Nullable Object[] args,
      List<@Nullable Object> classes,
      Numbers taken,
      int round) {
    var why = reason(key);
    Flags.compiling(name, () -> why);
    var program =
        Stage.stage(
            name,
            graph,
            args,
            donated,
            round < ROUNDS ? discovered : null,
            traced -> body.apply(Numbers.symbols(traced, classes)));
    if (program == null) return null;
    program = program.taking(taken);
    history.add(name, why, key, classes, program);
    programs.computeIfAbsent(key, _ -> new ArrayList<>()).add(program);
    if (programs.size() > MOST) programs.remove(programs.keySet().iterator().next());
    return program;
  }

  private static Key key(List<Node> nodes, Graph graph) {
    var types = new ArrayList<TensorType>();
    var weak = new ArrayList<Boolean>();
    for (var leaf : graph.leaves()) {
      var x = leaf.value() instanceof Variable v ? v.held() : (Tensor) leaf.value();
      types.add(x.type());
      weak.add(x.isWeak());
    }
    return new Key(nodes, types, weak);
  }

  private @Nullable Program find(Key key) {
    var all = programs.get(key);
    if (all == null) return null;
    for (var p : all) if (p.fits()) return p;
    return null;
  }

  private void remember(Binding binding) {
    var now = recent;
    var next = new Binding[Math.min(RECENT, now.length + 1)];
    next[0] = binding;
    System.arraycopy(now, 0, next, 1, next.length - 1);
    recent = next;
  }

  /// Why no program fits: the first difference from the program that fits best.
  private String reason(Key key) {
    if (programs.isEmpty()) return "first call";
    var same = programs.get(key);
    if (same != null) return "changed: " + same.getLast().broken();
    String best = "";
    int depth = -1;
    for (var known : programs.keySet()) {
      var difference = Difference.between(known, key);
      if (difference.depth() >= depth) {
        depth = difference.depth();
        best = difference.text();
      }
    }
    return best;
  }
}
