package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.RegionOp;
import java.util.ArrayList;
import java.util.List;

/// Decides comparisons of integers whose intervals do not overlap: the checks that an index is
/// within its array, or a divisor not zero, where a loop's counter, a remainder or a clamp says so.
final class Bounds {
  private Bounds() {}

  /// `f` with constants in place of comparisons that always come out the same.
  static Func decide(Func f) {
    if (!compares(f)) return f;
    return decide(f, new Ranges());
  }

  private static boolean compares(Func f) {
    for (var e : f.eqns()) {
      if (e.op() instanceof Compare && e.in().getFirst().dtype().isInteger()) return true;
      if (e.op() instanceof RegionOp op && op.regions().stream().anyMatch(Bounds::compares)) {
        return true;
      }
    }
    return false;
  }

  private static Func decide(Func f, Ranges ranges) {
    var eqns = new ArrayList<Eqn>();
    for (var e : f.eqns()) {
      ranges.visit(e);
      eqns.add(decide(e, ranges));
    }
    return eqns.equals(f.eqns()) ? f : new Func(f.name(), f.params(), eqns, f.results());
  }

  private static Eqn decide(Eqn e, Ranges ranges) {
    if (e.op() instanceof RegionOp op) {
      var regions = op.regions().stream().map(r -> decide(r, ranges)).toList();
      return regions.equals(op.regions())
          ? e
          : new Eqn(op.withRegions(regions), e.in(), e.out(), e.at());
    }
    var known = ranges.compared(e);
    if (known.isEmpty()) return e;
    var value = Literal.splat(e.out().getFirst().type(), known.get());
    return new Eqn(new Constant(value), List.of(), e.out(), e.at());
  }
}
