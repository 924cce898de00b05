package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A linear function that outlives the program that it was derived in: residuals, then tangents or
/// cotangents, are its inputs.
final class LinearProgram {
  /// Makes what it gives from tensors.
  interface Rebuild {
    Object of(List<Tensor> tensors);
  }

  private final String what;
  private final Func func;
  private final Tree input;
  private final Rebuild output;
  private volatile @Nullable Execution execution;

  /// `input` is the structure of what it takes.
  LinearProgram(String what, Func func, Tree input, Rebuild output) {
    this.what = what;
    this.func = func;
    this.input = input;
    this.output = output;
  }

  /// Throws [io.raffia.ir.IrException] when `x` has not the structure and types of the input.
  Object apply(List<Tensor> residuals, Object x) {
    var given = Tree.of(x);
    var found = input.difference("the expected value", given, "the argument");
    if (found != null) throw Errors.at("unexpected argument to %s function: %s", what, found);
    for (int i = 0; i < given.tensors().size(); i++) {
      var type = given.tensors().get(i).type();
      var expected = input.tensors().get(i).type();
      if (type.equals(expected)) continue;
      throw Errors.at(
          "unexpected type for argument to %s function: got %s, but expected %s because the"
              + " corresponding value of the differentiated function had that type",
          what, type.brief(), expected.brief());
    }
    var all = new ArrayList<>(residuals);
    all.addAll(given.tensors());
    return output.of(run(all));
  }

  private List<Tensor> run(List<Tensor> in) {
    var trace = Trace.current();
    var out = new ArrayList<Tensor>();
    if (trace != null) {
      trace.builder.at(Sites.current());
      for (var v : Inline.inline(trace.builder, func, Region.values(trace, in))) {
        out.add(Tensor.tracer(trace, v, false));
      }
      return out;
    }
    var program = execution;
    if (program == null) {
      program = Execution.compile(func);
      execution = program;
    }
    var results = program.run(in.stream().map(Tensor::storage).toArray(Storage[]::new));
    for (var x : in) Storage.requireKept(x);
    for (int i = 0; i < results.length; i++) {
      out.add(Tensor.concrete(func.results().get(i).type(), results[i], false));
    }
    return out;
  }
}
