package io.raffia.ir.transform;

import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// Which values of a program depend on some of its parameters.
public final class Dependence {
  private Dependence() {}

  /// Of each result, whether a chain of values for which `carries` holds leads to it from a marked
  /// parameter. Derivatives follow chains of floats, batches all chains.
  public static List<Boolean> results(Func f, List<Boolean> marked, Predicate<TensorType> carries) {
    var reached = new HashSet<Value>();
    for (int i = 0; i < marked.size(); i++) {
      var x = f.params().get(i);
      if (marked.get(i) && carries.test(x.type())) reached.add(x);
    }
    for (var eqn : f.eqns()) {
      var in = eqn.in().stream().map(reached::contains).toList();
      if (!Marks.any(in)) continue;
      var types = eqn.out().stream().map(Value::type).toList();
      var out = eqn.op().depends(in, types, carries);
      for (int i = 0; i < out.size(); i++) if (out.get(i)) reached.add(eqn.out().get(i));
    }
    return f.results().stream().map(reached::contains).toList();
  }
}
