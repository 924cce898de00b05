package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.op.RegionOp;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/// Applies a pass inside of ops with regions too, innermost first.
final class Regions {
  private Regions() {}

  /// A pass over a program and all programs in it; it returns the same program when it has nothing
  /// to do.
  static UnaryOperator<Func> deep(UnaryOperator<Func> pass) {
    return f -> pass.apply(inside(f, pass));
  }

  private static Func inside(Func f, UnaryOperator<Func> pass) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof RegionOp)) return f;
    var eqns = new ArrayList<Eqn>();
    boolean changed = false;
    for (var eqn : f.eqns()) {
      if (!(eqn.op() instanceof RegionOp op)) {
        eqns.add(eqn);
        continue;
      }
      var regions = op.regions().stream().map(r -> pass.apply(inside(r, pass))).toList();
      boolean same = regions.equals(op.regions());
      changed |= !same;
      eqns.add(same ? eqn : new Eqn(op.withRegions(regions), eqn.in(), eqn.out(), eqn.at()));
    }
    return changed ? new Func(f.name(), f.params(), eqns, f.results()) : f;
  }
}
