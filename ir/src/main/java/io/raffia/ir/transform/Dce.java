package io.raffia.ir.transform;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/// Dead code elimination: drops the equations that no result needs. Parameters stay.
public final class Dce {
  private Dce() {}

  /// `f` without dead equations; `f` itself when it has none.
  public static Func dce(Func f) {
    Set<Value> live = new HashSet<>(f.results());
    var kept = new ArrayList<Eqn>();
    for (var eqn : f.eqns().reversed()) {
      if (Collections.disjoint(eqn.out(), live)) continue;
      live.addAll(eqn.in());
      kept.add(eqn);
    }
    return kept.size() == f.eqns().size()
        ? f
        : new Func(f.name(), f.params(), kept.reversed(), f.results());
  }
}
