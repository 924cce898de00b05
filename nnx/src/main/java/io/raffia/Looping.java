package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.While;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a while loop inside the trace that is open: its condition and its body are regions.
final class Looping {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final Object condition;
  private final Object function;
  private final Iteration iteration;

  private Looping(Object condition, Object function, @Nullable Object start) {
    this.condition = condition;
    this.function = function;
    iteration = new Iteration("while_loop", start);
  }

  static @Nullable Object apply(Object condition, Object function, @Nullable Object start) {
    return new Looping(condition, function, start).apply();
  }

  private @Nullable Object apply() {
    var at = Sites.current();
    Region body;
    do {
      body = Region.runLoop(function, this::bind);
      body.requireNoChanges("the body of a while loop, whose code stands for every iteration");
    } while (!iteration.accepts(body.result()));
    var bodyParams = iteration.params();
    var test = Region.runLoop(condition, this::bind);
    var holds = holds(test);
    if (hasEffects(test)) return rotated();
    var variables = iteration.variables(body, Map.of());

    var next = new ArrayList<>(Region.values(body.trace, body.result().tensors()));
    for (var v : variables.carried().keySet()) next.add(body.end(v));
    // Both programs take the same: what either has captured or read, then what is carried.
    var read = new LinkedHashMap<>(variables.read());
    for (var v : test.trace.inputs()) {
      if (!variables.carried().containsKey(v)) read.computeIfAbsent(v, body::input);
    }
    var goes = test.trace.value(holds);
    var state = outer.checks.state;
    if (variables.carried().containsKey(state)) {
      var builder = test.trace.builder;
      var failed = test.trace.read(state).tracerValue();
      goes = builder.emit(Binary.AND, goes, Checks.none(builder, failed));
    }
    var result = List.of(goes);
    var captured = Region.captured(test, body);
    var testParams = new ArrayList<>(test.captures(captured));
    var params = new ArrayList<>(body.captures(captured));
    for (var v : read.keySet()) {
      testParams.add(test.input(v));
      params.add(body.input(v));
    }
    int consts = params.size();
    testParams.addAll(Region.values(test.trace, iteration.params()));
    params.addAll(Region.values(body.trace, bodyParams));
    for (var v : variables.carried().keySet()) {
      testParams.add(test.input(v));
      params.add(body.input(v));
    }

    outer.builder.at(at);
    var in = new ArrayList<>(Region.values(outer, captured.values()));
    for (var v : read.keySet()) in.add(outer.value(outer.read(v)));
    in.addAll(Region.values(outer, iteration.start().tensors()));
    for (var v : variables.carried().keySet()) in.add(outer.value(outer.read(v)));
    var op =
        new While(consts, test.func("cond", testParams, result), body.func("body", params, next));
    var out = outer.builder.emitAll(op, in, "");
    int i = bodyParams.size();
    for (var v : variables.carried().keySet()) {
      outer.write(v, Tensor.tracer(outer, out.get(i++), body.trace.read(v).isWeak()));
    }
    return iteration.end(outer, body.result(), out);
  }

  private @Nullable Object[] bind(Trace trace) {
    return new @Nullable Object[] {iteration.bind(trace)};
  }

  /// Whether the condition prints, sets Variables, or may fail a check.
  private static boolean hasEffects(Region test) {
    return !test.trace.written().stream().allMatch(CheckState.class::isInstance)
        || Checks.mayFail(test);
  }

  /// A value, and whether the loop goes on from there.
  private record Tested(Tensor holds, @Nullable Object value) {}

  /// The loop with its condition computed before it, and where each iteration ends: what a
  /// condition does is then done in the body.
  private @Nullable Object rotated() {
    var test = condition;
    var body = function;
    Fn1<Tested, Tensor> holds = Tested::holds;
    Fn1<Tested, Tested> next =
        s -> {
          var x = Staging.call(body, s.value);
          return new Tested(Staging.result(test, x), x);
        };
    var start = iteration.start().value();
    var end = apply(holds, next, new Tested(Staging.result(test, start), start));
    return ((Tested) Objects.requireNonNull(end)).value;
  }

  private static Tensor holds(Region test) {
    test.requireNoChanges("the condition of a while loop");
    if (!(test.result().value() instanceof Tensor holds)
        || holds.rank() != 0
        || holds.dtype() != DType.I1) {
      throw Errors.at(
          "cond_fun must return a boolean scalar, but got output type(s) %s",
          test.result().tensors().stream().map(x -> x.type().brief()).toList());
    }
    return holds;
  }
}
