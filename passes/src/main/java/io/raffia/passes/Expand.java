package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Eqn;
import io.raffia.ir.Value;
import io.raffia.ir.op.Composite;
import java.util.HashMap;
import java.util.Map;

/// Replaces ops that served transforms only by what they stand for.
final class Expand {
  private Expand() {}

  /// `f` without composite ops; `f` itself when it has none.
  static Func expand(Func f) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof Composite)) return f;
    var b = new Builder();
    Map<Value, Value> now = new HashMap<>();
    for (var eqn : f.eqns()) {
      b.at(eqn.at());
      var in = eqn.in().stream().map(x -> now.getOrDefault(x, x)).toList();
      if (!(eqn.op() instanceof Composite op)) {
        b.append(new Eqn(eqn.op(), in, eqn.out(), eqn.at()));
        continue;
      }
      var out = op.define(b, in);
      for (int i = 0; i < out.size(); i++) now.put(eqn.out().get(i), out.get(i));
    }
    var results = f.results().stream().map(y -> now.getOrDefault(y, y)).toList();
    return expand(b.func(f.name(), f.params(), results));
  }
}
