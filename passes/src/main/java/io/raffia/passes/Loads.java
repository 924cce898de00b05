package io.raffia.passes;

import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The arrays that an expression loads from, in the order of first use.
final class Loads {
  private final Set<Value> values = new LinkedHashSet<>();
  private final Set<Scalar> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  static List<Value> of(Scalar s) {
    var loads = new Loads();
    loads.walk(s);
    return List.copyOf(loads.values);
  }

  private void walk(Scalar s) {
    if (!seen.add(s)) return;
    if (s instanceof Scalar.Load(var array, var _)) values.add(array);
    ScalarGraph.parts(s).forEach(this::walk);
  }
}
