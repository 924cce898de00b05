package io.raffia.passes;

import io.raffia.ir.AssociativeScan;
import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Eqn;
import io.raffia.ir.Value;
import io.raffia.ir.op.Composite;
import io.raffia.ir.op.ReduceWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Replaces ops that served transforms only by what they stand for, and long cumulative reductions,
/// whose windows would take quadratic time, by scans of linear time.
final class Expand {
  private Expand() {}

  /// Up to this many elements a window is as fast.
  private static final int SHORT = 16;

  /// `f` without composite ops; `f` itself when it has none.
  static Func expand(Func f) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof Composite || isLong(e))) return f;
    var b = new Builder();
    Map<Value, Value> now = new HashMap<>();
    for (var eqn : f.eqns()) {
      b.at(eqn.at());
      var in = eqn.in().stream().map(x -> now.getOrDefault(x, x)).toList();
      List<Value> out;
      if (eqn.op() instanceof Composite op) {
        out = op.define(b, in);
      } else if (eqn.op() instanceof ReduceWindow op && isLong(eqn)) {
        out = scan(b, op, in);
      } else {
        b.append(new Eqn(eqn.op(), in, eqn.out(), eqn.at()));
        continue;
      }
      for (int i = 0; i < out.size(); i++) now.put(eqn.out().get(i), out.get(i));
    }
    var results = f.results().stream().map(y -> now.getOrDefault(y, y)).toList();
    return expand(b.func(f.name(), f.params(), results));
  }

  private static boolean isLong(Eqn eqn) {
    if (!(eqn.op() instanceof ReduceWindow op)) return false;
    var shape = eqn.in().getFirst().shape();
    int axis = op.window().cumulative(shape);
    return axis >= 0 && shape.dim(axis) > SHORT;
  }

  private static List<Value> scan(Builder b, ReduceWindow op, List<Value> in) {
    int axis = op.window().cumulative(in.getFirst().shape());
    var combine = op.monoid().op();
    return AssociativeScan.scan(
        b,
        (x, y) -> List.of(b.emit(combine, x.getFirst(), y.getFirst())),
        in,
        axis,
        op.window().low().get(axis) == 0);
  }
}
