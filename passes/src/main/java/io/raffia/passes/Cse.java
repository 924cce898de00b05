package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Common subexpression elimination: of equations with one op and the same operands, the first
/// stays.
public final class Cse {
  private Cse() {}

  private record Expression(Op op, List<Value> in) {}

  /// `f` without repetitions; `f` itself when it has none.
  public static Func cse(Func f) {
    Map<Expression, Eqn> first = new HashMap<>();
    Map<Value, Value> same = new HashMap<>();
    var kept = new ArrayList<Eqn>();
    for (var eqn : f.eqns()) {
      var in = eqn.in().stream().map(x -> same.getOrDefault(x, x)).toList();
      var here = new Eqn(eqn.op(), in, eqn.out(), eqn.at());
      var before = first.putIfAbsent(new Expression(eqn.op(), in), here);
      if (before == null) {
        kept.add(here);
        continue;
      }
      for (int i = 0; i < eqn.out().size(); i++) same.put(eqn.out().get(i), before.out().get(i));
    }
    if (same.isEmpty()) return f;
    var results = f.results().stream().map(y -> same.getOrDefault(y, y)).toList();
    return new Func(f.name(), f.params(), kept, results);
  }
}
