package io.raffia;

import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.TransposeLinear;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derivatives of functions at a point, inside the trace that is open.
final class Linearization {
  private Linearization() {}

  /// The value, and what a linear function needs that is called later.
  record Result(Object value, List<Tensor> residuals, LinearProgram program) {
    Object apply(Object x) {
      return program.apply(residuals, x);
    }
  }

  /// The value of `function` and its tangent. `tangents` has one for each of `args`: of a Module, a
  /// State.
  static ValueAndTangent<Object> jvp(
      Object function, @Nullable Object[] args, @Nullable Object[] tangents) {
    return jvp(DerivativeProgram.of(function, floats("jvp", args)), tangents);
  }

  /// The same of a function that returns a [Pair]: value and tangent are of its first part.
  static ValueAuxAndTangent<Object, Object> jvpWithAux(
      Object function, @Nullable Object[] args, @Nullable Object[] tangents) {
    var r = jvp(DerivativeProgram.withAux(function, floats("jvp", args)), tangents);
    var both = (Pair<?, ?>) r.value();
    return new ValueAuxAndTangent<>(both.first(), both.second(), r.tangent());
  }

  private static ValueAndTangent<Object> jvp(
      DerivativeProgram program, @Nullable Object[] tangents) {
    var in = program.operands();
    var expected = expected(program);
    var given = Tree.of(List.of(tangents));
    var found = expected.difference("the primals", given, "the tangents");
    if (found != null) {
      throw Errors.at("primal and tangent arguments to jvp do not match: %s", found);
    }
    for (int i = 0; i < given.tensors().size(); i++) {
      var x = expected.tensors().get(i).type();
      var dx = given.tensors().get(i).type();
      if (!x.shape().equals(dx.shape())) {
        throw Errors.ofShapes(
            "jvp called with different primal and tangent shapes; got primal %s and tangent %s",
            x.brief(), dx.brief());
      }
      if (x.dtype() != dx.dtype()) {
        throw Errors.ofTypes(
            "primal and tangent arguments to jvp do not match; dtypes must be equal. Got primal %s"
                + " and tangent %s",
            x.brief(), dx.brief());
      }
    }
    for (var dx : given.tensors()) in.add(program.outer().value(dx));
    var pushed = Jvp.jvp(program.func(), program.active(), program.returned());
    var out = program.inline(pushed, in);
    int n = program.value().tensors().size();
    return new ValueAndTangent<>(
        program.withValues(out), program.withDerivatives(out.subList(n, out.size())));
  }

  /// Tangents stand where the tensors of the arguments do.
  private static Tree expected(DerivativeProgram program) {
    return Tree.of(program.arguments().rebuild(program.arguments().wrt().iterator()));
  }

  private static DiffArguments floats(String what, @Nullable Object[] args) {
    return DiffArguments.ofAll(what, args);
  }

  static Result linearize(Object function, @Nullable Object[] args) {
    var program = DerivativeProgram.of(function, floats("linearize", args));
    var split = Linearize.linearize(program.func(), program.active(), program.returned());
    var out = program.inline(split.primal(), program.operands());
    int n = program.value().tensors().size();
    return new Result(
        program.withValues(out),
        List.copyOf(out.subList(n, out.size())),
        new LinearProgram("JVP", split.tangent(), single(expected(program)), program::withValues));
  }

  static Result vjp(Object function, @Nullable Object[] args) {
    return vjp(DerivativeProgram.of(function, floats("vjp", args)));
  }

  /// The same of a function that returns a [Pair]: cotangents are of its first part.
  static Result vjpWithAux(Object function, @Nullable Object[] args) {
    return vjp(DerivativeProgram.withAux(function, floats("vjp", args)));
  }

  private static Result vjp(DerivativeProgram program) {
    var split = Linearize.linearize(program.func(), program.active(), program.returned());
    var transposed = TransposeLinear.transpose(split.tangent(), split.residuals());
    var out = program.inline(split.primal(), program.operands());
    int n = program.value().tensors().size();
    return new Result(
        program.withValues(out),
        List.copyOf(out.subList(n, out.size())),
        new LinearProgram(
            "VJP",
            transposed,
            program.derived(),
            cts -> tuple(program.arguments().rebuild(cts.iterator()))));
  }

  /// What stands for several arguments: themselves, a [Pair] or a [Triple].
  static Object tuple(List<Object> all) {
    return switch (all.size()) {
      case 1 -> all.get(0);
      case 2 -> new Pair<>(all.get(0), all.get(1));
      case 3 -> new Triple<>(all.get(0), all.get(1), all.get(2));
      default -> throw new IllegalArgumentException("no tuple of " + all.size());
    };
  }

  private static Tree single(Tree all) {
    return all.value() instanceof List<?> list ? Tree.of(tuple(new ArrayList<Object>(list))) : all;
  }
}
