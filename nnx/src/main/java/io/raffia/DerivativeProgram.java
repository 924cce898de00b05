package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A function that is to be differentiated, as a program from what it is differentiated by, then
/// what it has captured, to its results, then the Variables that it sets.
final class DerivativeProgram {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final io.raffia.ir.Location at = Sites.current();
  private final DiffArguments arguments;
  private final Region body;
  private final List<Tensor> results = new ArrayList<>();
  private final Tree value;
  private final Tree derived;

  private DerivativeProgram(DiffArguments arguments, Region body, Tree value, Tree derived) {
    this.arguments = arguments;
    this.body = body;
    this.value = value;
    this.derived = derived;
    results.addAll(value.tensors());
    for (var v : body.trace.written()) results.add(body.trace.here(body.trace.read(v)));
  }

  static DerivativeProgram of(Object function, DiffArguments arguments) {
    var body = Region.runDerivative(function, arguments::bind);
    return new DerivativeProgram(arguments, body, body.result(), body.result());
  }

  /// Of a function that returns a [Pair]: what has a derivative, and what else it has to tell.
  static DerivativeProgram withAux(Object function, DiffArguments arguments) {
    var body = Region.runDerivative(function, arguments::bind);
    if (!(body.result().value() instanceof Pair<?, ?> pair)) {
      throw Errors.at("the function to differentiate must return a Pair: its value, and what else");
    }
    return new DerivativeProgram(arguments, body, body.result(), Tree.of(pair.first()));
  }

  DiffArguments arguments() {
    return arguments;
  }

  /// What the function returned, inside.
  Tree value() {
    return value;
  }

  /// Of what the function returned, what has a derivative: its first tensors.
  Tree derived() {
    return derived;
  }

  /// The program; of all results first those of `first`.
  Func func() {
    var params = new ArrayList<Value>();
    for (var x : arguments.params()) params.add(x.tracerValue());
    params.addAll(body.captures(Region.captured(body)));
    return body.func("f", params, results.stream().map(Tensor::tracerValue).toList());
  }

  /// Which parameters of [#func] it is differentiated by.
  List<Boolean> active() {
    var marks = new ArrayList<Boolean>();
    for (int i = 0; i < arguments.wrt().size(); i++) marks.add(true);
    for (int i = 0; i < Region.captured(body).size(); i++) marks.add(false);
    return marks;
  }

  /// Which results of [#func] have a derivative.
  List<Boolean> returned() {
    var marks = new ArrayList<Boolean>();
    for (int i = 0; i < results.size(); i++) marks.add(i < derived.tensors().size());
    return marks;
  }

  /// The operands of [#func], as values of the trace around.
  List<Value> operands() {
    var in = new ArrayList<>(Region.values(outer, arguments.wrt()));
    in.addAll(Region.values(outer, Region.captured(body).values()));
    return in;
  }

  /// Puts a program into the trace around that gives the results of [#func] first; sets the
  /// Variables, and returns its results as tensors, those Variables left out.
  List<Tensor> inline(Func f, List<Value> in) {
    outer.builder.at(at);
    var out = Inline.inline(outer.builder, f, in);
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < out.size(); i++) {
      boolean weak = i < results.size() && results.get(i).isWeak();
      tensors.add(Tensor.tracer(outer, out.get(i), weak));
    }
    int n = value.tensors().size();
    var written = body.trace.written();
    for (int i = 0; i < written.size(); i++) outer.write(written.get(i), tensors.get(n + i));
    body.repeatChanges();
    tensors.subList(n, n + written.size()).clear();
    return tensors;
  }

  /// A value of the structure that the function returned.
  Object withValues(List<Tensor> tensors) {
    return with(value, tensors);
  }

  /// A value of the structure of what has a derivative.
  Object withDerivatives(List<Tensor> tensors) {
    return with(derived, tensors);
  }

  private static Object with(Tree value, List<Tensor> tensors) {
    var whole = value.with(tensors.subList(0, value.tensors().size()));
    if (whole == null) throw Errors.at("the function to differentiate returned null");
    return whole;
  }

  Trace outer() {
    return outer;
  }
}
