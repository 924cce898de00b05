package io.raffia;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a function for its shapes alone: the result's tensors have types and no values.
final class AbstractEvaluation {
  private AbstractEvaluation() {}

  /// What `function` returns; nothing that it does to its arguments is kept.
  @SuppressWarnings({
    "unchecked",
    "NullAway",
    "TypeParameterUnusedInFormals"
  }) // null where the user's function returns null
  static <R> R of(Object function, @Nullable Object... args) {
    return (R) run(Captures.of(function), args, null, tracers -> Staging.call(function, tracers));
  }

  /// Calls a Module's method, and tells of all calls of Modules' methods on the way.
  static void observed(
      Module module, Method method, @Nullable Object[] args, Staging.Observer observer) {
    run(List.of(module), args, observer, tracers -> Staging.call(method, module, tracers));
  }

  private static @Nullable Object run(
      List<Object> captured,
      @Nullable Object[] args,
      Staging.@Nullable Observer observer,
      Compiled.Body body) {
    var graph = new Graph();
    for (int i = 0; i < args.length; i++) graph.flatten(Path.of(i), args[i]);
    for (var x : captured) graph.flatten(x);
    var snapshot = new Snapshot(graph.modules());
    var trace = Trace.enter();
    try {
      var call = new Substitute(t -> trace.param(t.type(), t.isWeak(), ""));
      var tracers = new @Nullable Object[args.length];
      for (int i = 0; i < args.length; i++) tracers[i] = call.in(args[i]);
      var result =
          trace.parent != null
              ? body.apply(tracers)
              : new Staging(graph.numbers(), observer).run(() -> body.apply(tracers));
      var maker = Template.Maker.ofAbstract(trace);
      var template = maker.of(result);
      List<Tensor> outputs = new ArrayList<>();
      for (var x : maker.outputs()) outputs.add(Tensor.concrete(x.type(), null, x.isWeak()));
      return template.build(new Template.Call(outputs, List.of(), new HashMap<>()));
    } finally {
      snapshot.restore();
      trace.close();
    }
  }
}
