package io.raffia;

import io.raffia.ir.transform.Grad;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a differentiated function inside the trace that is open: the function is staged in a
/// trace of its own, its program differentiated, and the result inlined.
final class Differentiation {
  private Differentiation() {}

  /// The value of `function` and its gradients by each of `by`. With `hasAux` the function returns
  /// an [Aux].
  static Differentiated.Result apply(
      Object function, List<Wrt<?>> by, boolean hasAux, @Nullable Object[] args) {
    var program = DerivativeProgram.of(function, new DiffArguments("grad", by, args));
    check(program.value().value(), hasAux);
    // The loss is the first result: the first component of an Aux.
    var f = program.func();
    var out = program.inline(Grad.valueAndGrad(f, program.active()), program.operands());
    int n = program.value().tensors().size();
    var grads = new ArrayList<Tensor>();
    for (int i = n; i < out.size(); i++) {
      var x = program.arguments().wrt().get(i - n);
      grads.add(Tensor.tracer(program.outer(), out.get(i).tracerValue(), x.isWeak()));
    }
    var rebuilt = program.arguments().rebuild(grads.iterator());
    var value = program.withValues(out);
    return value instanceof Aux<?>(var loss, var aux) && hasAux
        ? new Differentiated.Result(loss, aux, rebuilt)
        : new Differentiated.Result(out.getFirst(), null, rebuilt);
  }

  private static void check(@Nullable Object y, boolean hasAux) {
    var loss = hasAux && y instanceof Aux<?> a ? a.loss() : y;
    if (!(loss instanceof Tensor x)) {
      throw Errors.at(
          "the function to differentiate must return a scalar Tensor, or an Aux with hasAux; found"
              + " %s",
          loss == null ? "null" : "a " + loss.getClass().getSimpleName());
    }
    if (x.rank() != 0 || !x.dtype().isFloat()) {
      throw Errors.ofShapes(
          "gradient only defined for scalar-output functions: the loss is %s; reduce it to a float"
              + " scalar, for example with mean()",
          x.type().brief());
    }
  }
}
