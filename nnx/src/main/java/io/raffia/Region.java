package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A function of the user's, staged in a trace of its own: it becomes a program inside of the
/// program around. Such programs are closed: what a trace took from outside becomes an operand.
final class Region {
  /// Says what the function is called with; parameters are made in the trace.
  interface Binder {
    @Nullable Object[] bind(Trace trace);
  }

  final Trace trace;
  private final Trace outer;
  private final List<Snapshot.Change> changes;
  private final Tree result;

  private Region(Trace trace, Trace outer, Tree result, List<Snapshot.Change> changes) {
    this.trace = trace;
    this.outer = outer;
    this.result = result;
    this.changes = changes;
  }

  /// Runs `function`. Its assignments to Variables are in the trace; those to plain fields are
  /// undone, and in [#changes].
  static Region run(Object function, Binder binder) {
    return run(Trace.enter(), function, binder);
  }

  /// The same for what runs many times: see [Trace#enterLoop].
  static Region runLoop(Object function, Binder binder) {
    return run(Trace.enterLoop(), function, binder);
  }

  /// The same for what will be differentiated.
  static Region runDerivative(Object function, Binder binder) {
    return run(Trace.enterDerivative(), function, binder);
  }

  private static Region run(Trace trace, Object function, Binder binder) {
    try {
      var outer = Objects.requireNonNull(trace.parent, "nothing is being staged");
      var args = binder.bind(trace);
      var snapshot = new Snapshot(modules(function, args));
      try {
        var result = Tree.of(Staging.call(function, args));
        var here = result.tensors().stream().map(trace::here).toList();
        var own = new Tree(result.with(here), here, result.paths());
        return new Region(trace, outer, own, snapshot.changes());
      } finally {
        snapshot.restore();
      }
    } finally {
      trace.close();
    }
  }

  private static List<Module> modules(Object function, @Nullable Object[] args) {
    var graph = new Graph();
    for (var x : args) if (x != null) graph.flatten(x);
    for (var x : Captures.of(function)) graph.flatten(x);
    return graph.modules();
  }

  /// What the function returned, as tensors of the trace.
  Tree result() {
    return result;
  }

  /// The Variables that were there before and are set.
  List<Variable> written() {
    return trace.written().stream().filter(this::isOutside).toList();
  }

  /// The Variables that were made.
  List<Variable> made() {
    return trace.written().stream().filter(v -> !isOutside(v)).toList();
  }

  /// Whether the Variable was there before.
  boolean isOutside(Variable v) {
    return v.isHeld() || outer.knows(v);
  }

  /// The parameter that is a Variable's value before an iteration, read or not.
  Value input(Variable v) {
    var read = trace.input(v);
    return read != null ? read.tracerValue() : new Value(outer.read(v).type());
  }

  /// A Variable's value at the end.
  Value end(Variable v) {
    return trace.value(trace.read(v));
  }

  /// The plain fields that were assigned.
  List<Snapshot.Change> changes() {
    return changes;
  }

  /// Throws when plain fields were assigned; `where` says why they must not be.
  void requireNoChanges(String where) {
    for (var c : changes) {
      throw Errors.at(
          "the plain field '%s' of a %s is assigned in %s: keep what changes there in a Variable",
          c.field().getName(), c.module().getClass().getSimpleName(), where);
    }
  }

  /// Assigns the plain fields again: what ran once while staging happens once.
  void repeatChanges() {
    for (var c : changes) {
      if (!Tree.of(c.now()).tensors().isEmpty()) requireNoChanges("a function of its own program");
      Fields.replace(c.field(), c.module(), c.now());
    }
  }

  /// What the regions took from outside, by what equal tensors have in common.
  static Map<Object, Tensor> captured(Region... regions) {
    var all = new LinkedHashMap<Object, Tensor>();
    for (var r : regions) for (var x : r.trace.captured()) all.put(Trace.key(x), x);
    return all;
  }

  /// This region's parameters for all that several have captured, in order.
  List<Value> captures(Map<Object, Tensor> captured) {
    return captures(trace, captured);
  }

  /// The parameters of `trace` for all that it and others have captured, in order.
  static List<Value> captures(Trace trace, Map<Object, Tensor> captured) {
    var all = new ArrayList<Value>();
    captured.forEach((key, x) -> {
      var known = trace.lifted(key);
      all.add(known != null ? known : new Value(x.type()));
    });
    return all;
  }

  /// The program from those parameters to those results.
  Func func(String name, List<Value> params, List<Value> results) {
    return new Func(name, params, trace.builder.eqns(), results);
  }

  /// The tensors as values of `trace`.
  static List<Value> values(Trace trace, Collection<Tensor> tensors) {
    return tensors.stream().map(trace::value).toList();
  }

  /// A parameter of the trace for each tensor.
  static List<Tensor> params(Trace trace, List<Tensor> like) {
    return like.stream().map(x -> trace.param(x.type(), x.isWeak(), "")).toList();
  }

  /// `x` with another element type, by equations of the region, which has ended.
  Value convert(Value x, TensorType to) {
    return trace.builder.convert(x, to.dtype());
  }
}
