package io.raffia.examples;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Constant;
import io.raffia.jvm.Evaluator;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.List;

/// A program whose constants became arguments, so that compiled code computes with them instead of
/// the compiler.
record Lifted(Func func, List<Literal> args) {
  /// `f` takes no arguments.
  static Lifted of(Func f) {
    List<Value> params = new ArrayList<>();
    List<Literal> args = new ArrayList<>();
    List<Eqn> rest = new ArrayList<>();
    for (Eqn eqn : f.eqns()) {
      if (eqn.op() instanceof Constant(Literal value)) {
        params.add(eqn.out().getFirst());
        args.add(value);
      } else {
        rest.add(eqn);
      }
    }
    return new Lifted(new Func(f.name(), params, rest, f.results()), args);
  }

  List<Literal> run() {
    return Evaluator.run(Pipeline.optimize(func), args);
  }
}
