package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.CustomJvp;
import io.raffia.ir.op.CustomVjp;
import io.raffia.ir.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a function with a derivative of its own inside the trace that is open.
final class CustomDerivative {
  private final Trace outer = Objects.requireNonNull(Trace.current());
  private final io.raffia.ir.Location at = Sites.current();
  private final String what;
  private final BoundArguments arguments;
  private final List<Tensor> bodyParams = new ArrayList<>();
  private final Region body;

  private CustomDerivative(String what, Object function, @Nullable Object[] args) {
    this.what = what;
    arguments = new BoundArguments(args);
    body = Region.run(function, trace -> arguments.bind(trace, bodyParams));
    requirePure(body, "the function");
  }

  /// `rule` takes the arguments, then their tangents.
  static @Nullable Object jvp(Object function, Object rule, @Nullable Object[] args) {
    return new CustomDerivative("custom_jvp", function, args).jvp(rule);
  }

  /// `forward` gives a [Forward]; `backward` takes what that kept and the cotangent of the value.
  static @Nullable Object vjp(
      Object function, Object forward, Object backward, @Nullable Object[] args) {
    return new CustomDerivative("custom_vjp", function, args).vjp(forward, backward);
  }

  private void requirePure(Region r, String part) {
    requirePure(what, r, part);
  }

  private void requireSame(String name, Tree expected, String otherName, Tree other) {
    requireSame(what, name, expected, otherName, other);
  }

  static void requirePure(String what, Region r, String part) {
    r.requireNoChanges("a " + what + " function");
    if (r.trace.written().isEmpty()) return;
    if (r.trace.written().contains(r.trace.token)) {
      throw Errors.at("%s of a %s prints or calls back: do it around the call", part, what);
    }
    Checks.requireNone(r, part + " of a " + what);
    if (r.trace.written().stream().allMatch(CheckState.class::isInstance)) return;
    throw Errors.at(
        "%s of a %s sets a %s, whose derivative nothing says: return what it is set to",
        part, what, r.trace.written().getFirst().getClass().getSimpleName());
  }

  private @Nullable Object jvp(Object rule) {
    var params = new ArrayList<Tensor>();
    var tangents = new ArrayList<Tensor>();
    var ruled =
        Region.run(
            rule,
            trace -> {
              var primals = arguments.bind(trace, params);
              for (var x : arguments.tensors()) {
                tangents.add(
                    x.dtype().isFloat()
                        ? trace.param(x.type(), x.isWeak(), "")
                        : Tensor.tracer(trace, trace.builder.zeros(x.type()), x.isWeak()));
              }
              var all = new ArrayList<@Nullable Object>(Arrays.asList(primals));
              all.addAll(arguments.with(tangents.iterator()));
              return all.toArray();
            });
    requirePure(ruled, "the rule");
    if (!(ruled.result().value() instanceof ValueAndTangent<?>(var _, var tangent))) {
      throw Errors.at("the rule of a custom_jvp function must return a ValueAndTangent");
    }
    var dy = Tree.of(tangent);
    requireSame("the value", body.result(), "the rule's tangent", dy);

    var captured = Region.captured(body, ruled);
    requireNotDifferentiated(captured);
    var ruleParams = new ArrayList<>(operands(ruled, params, captured));
    for (var dx : tangents) if (dx.dtype().isFloat()) ruleParams.add(ruled.trace.value(dx));
    for (var x : captured.values()) if (isFloat(x)) ruleParams.add(new Value(x.type()));
    var results = dy.tensors().stream().filter(CustomDerivative::isFloat).toList();
    var ruleFunc = ruled.func("rule", ruleParams, Region.values(ruled.trace, results));
    return emit(new CustomJvp(bodyFunc(captured), ruleFunc), captured);
  }

  private @Nullable Object vjp(Object forwardRule, Object backwardRule) {
    var params = new ArrayList<Tensor>();
    var forward = Region.run(forwardRule, trace -> arguments.bind(trace, params));
    requirePure(forward, "the forward rule");
    if (!(forward.result().value() instanceof Forward<?, ?>(var value, var kept))) {
      throw Errors.at("the forward rule of a custom_vjp function must return a Forward");
    }
    var y = Tree.of(value);
    requireSame("the value", body.result(), "the forward rule's value", y);

    var residuals = Tree.of(kept);
    var residualParams = new ArrayList<Tensor>();
    var cts = new ArrayList<Tensor>();
    var backward =
        Region.run(
            backwardRule,
            trace -> {
              residualParams.addAll(Region.params(trace, residuals.tensors()));
              for (var t : y.tensors()) {
                cts.add(
                    isFloat(t)
                        ? trace.param(t.type(), false, "")
                        : Tensor.tracer(trace, trace.builder.zeros(t.type()), false));
              }
              return new @Nullable Object[] {residuals.with(residualParams), y.with(cts)};
            });
    requirePure(backward, "the backward rule");
    var dx = Tree.of(backward.result().value());
    var expected = Tree.of(tuple(arguments.with(arguments.tensors().iterator())));
    requireSame("the arguments", expected, "what the backward rule gives", dx);

    var captured = Region.captured(body, forward, backward);
    requireNotDifferentiated(captured);
    // What the backward rule has captured is kept like residuals.
    var forwardParams = operands(forward, params, captured);
    var kepts = new ArrayList<>(Region.values(forward.trace, y.tensors()));
    kepts.addAll(Region.values(forward.trace, residuals.tensors()));
    kepts.addAll(forwardParams.subList(params.size(), forwardParams.size()));
    var backwardParams = new ArrayList<>(Region.values(backward.trace, residualParams));
    backwardParams.addAll(backward.captures(captured));
    for (var ct : cts) if (isFloat(ct)) backwardParams.add(backward.trace.value(ct));
    var grads = new ArrayList<Value>();
    for (var g : dx.tensors()) if (isFloat(g)) grads.add(backward.trace.value(g));
    for (var x : captured.values()) {
      if (isFloat(x)) grads.add(backward.trace.builder.zeros(x.type()));
    }
    var op =
        new CustomVjp(
            bodyFunc(captured),
            forward.func("forward", forwardParams, kepts),
            backward.func("backward", backwardParams, grads));
    return emit(op, captured);
  }

  private static @Nullable Object tuple(List<@Nullable Object> all) {
    return all.size() == 1
        ? all.getFirst()
        : Linearization.tuple(all.stream().map(Objects::requireNonNull).toList());
  }

  private static boolean isFloat(Tensor x) {
    return x.dtype().isFloat();
  }

  private static List<Value> operands(
      Region region, List<Tensor> params, Map<Object, Tensor> captured) {
    var all = new ArrayList<>(Region.values(region.trace, params));
    all.addAll(region.captures(captured));
    return all;
  }

  private Func bodyFunc(Map<Object, Tensor> captured) {
    var results = Region.values(body.trace, body.result().tensors());
    return body.func("body", operands(body, bodyParams, captured), results);
  }

  private @Nullable Object emit(Op op, Map<Object, Tensor> captured) {
    var in = new ArrayList<>(Region.values(outer, arguments.tensors()));
    in.addAll(Region.values(outer, captured.values()));
    outer.builder.at(at);
    var out = outer.builder.emitAll(op, in, "");
    var tensors = new ArrayList<Tensor>();
    for (var x : body.result().tensors()) {
      tensors.add(Tensor.tracer(outer, out.get(tensors.size()), x.isWeak()));
    }
    return body.result().with(tensors);
  }

  static void requireSame(String what, String name, Tree expected, String otherName, Tree other) {
    var found = expected.difference(name, other, otherName);
    if (found != null) {
      throw Errors.at("%s rules must keep the structure, but %s", what, found);
    }
    for (int i = 0; i < other.tensors().size(); i++) {
      var x = expected.tensors().get(i).type();
      var y = other.tensors().get(i).type();
      if (x.equals(y)) continue;
      throw Errors.at(
          "%s rules must keep shapes and dtypes, but %s has type %s and %s has type %s",
          what, expected.name(name, i), x.brief(), other.name(otherName, i), y.brief());
    }
  }

  private void requireNotDifferentiated(Map<Object, Tensor> captured) {
    for (var x : captured.values()) {
      var trace = x.tracer();
      if (trace == null || !isFloat(x) || !trace.mayBeDifferentiated(x)) continue;
      throw Errors.at(
          "Detected differentiation of a %s function with respect to a closed-over value of type"
              + " %s, of which its rules say nothing: pass the value as an argument, and adapt the"
              + " rules",
          what, x.type().brief());
    }
  }
}
