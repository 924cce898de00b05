package io.raffia;

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
    var graph = new Graph();
    for (int i = 0; i < args.length; i++) graph.flatten(Path.of(i), args[i]);
    for (var x : Captures.of(function)) graph.flatten(x);
    var snapshot = new Snapshot(graph.modules());
    var trace = Trace.enter();
    try {
      var call = new Substitute(t -> trace.param(t.type(), t.isWeak(), ""));
      var tracers = new @Nullable Object[args.length];
      for (int i = 0; i < args.length; i++) tracers[i] = call.in(args[i]);
      var result =
          trace.parent != null
              ? Staging.call(function, tracers)
              : new Staging(graph.numbers()).run(() -> Staging.call(function, tracers));
      var maker = Template.Maker.ofAbstract(trace);
      var template = maker.of(result);
      List<Tensor> outputs = new ArrayList<>();
      for (var x : maker.outputs()) outputs.add(Tensor.concrete(x.type(), null, x.isWeak()));
      return (R) template.build(new Template.Call(outputs, List.of(), new HashMap<>()));
    } finally {
      snapshot.restore();
      trace.close();
    }
  }
}
