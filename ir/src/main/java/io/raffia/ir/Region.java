package io.raffia.ir;

import io.raffia.ir.op.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A region as it was read: a program of its arguments that reads values from around it. `captured`
/// says what stands in it for each of them.
record Region(Func body, Map<Value, Value> captured) {
  /// What the regions read from around them.
  static List<Value> outside(List<Region> regions) {
    var all = new LinkedHashSet<Value>();
    for (var r : regions) all.addAll(r.captured.keySet());
    return List.copyOf(all);
  }

  /// The closed program that takes `outside` first.
  Func closed(List<Value> outside) {
    var params = new ArrayList<Value>();
    for (var v : outside) {
      var inside = captured.get(v);
      params.add(inside != null ? inside : new Value(v.type(), v.name()));
    }
    params.addAll(body.params());
    return new Func(body.name(), params, body.eqns(), body.results());
  }

  /// The same without the constants that it reads from around it: it makes them itself.
  Region withConstants(Known known) {
    var eqns = new ArrayList<Eqn>();
    var rest = new LinkedHashMap<Value, Value>();
    captured.forEach((outside, inside) -> {
      var literal = known.literal(outside);
      if (literal == null) rest.put(outside, inside);
      else eqns.add(new Eqn(new Constant(literal), List.of(), List.of(inside), Location.UNKNOWN));
    });
    if (eqns.isEmpty()) return this;
    eqns.addAll(body.eqns());
    return new Region(new Func(body.name(), body.params(), eqns, body.results()), rest);
  }

  /// Without the values that the body does not read after all.
  Region withoutUnused() {
    Set<Value> used = new LinkedHashSet<>(body.results());
    for (var eqn : body.eqns()) used.addAll(eqn.in());
    var rest = new LinkedHashMap<Value, Value>();
    captured.forEach((outside, inside) -> {
      if (used.contains(inside)) rest.put(outside, inside);
    });
    return new Region(body, rest);
  }
}
