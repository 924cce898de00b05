package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Splits a program and its derivative into what depends on the point and what is linear in the
/// tangent (Radul et al., "You Only Linearize Once", POPL 2023). The jvp rules run on linear
/// inputs; the builder puts what reads them into the tangent program.
public final class Linearize {
  private Linearize() {}

  /// `primal`: `x... -> (y..., residuals...)`. `tangent`: `(residuals..., dx...) -> dy...`, with a
  /// `dx` for each active float parameter and a `dy` for every result; linear in the `dx`.
  public record Result(Func primal, Func tangent, int residuals) {
    /// The residuals, as values of `primal`; some may be its parameters.
    public List<Value> residualValues() {
      var results = primal.results();
      return results.subList(results.size() - residuals, results.size());
    }
  }

  /// Residuals are the values that the tangent program really reads; constants, iotas and
  /// broadcasts are computed again instead.
  public static Result linearize(Func f, List<Boolean> active) {
    return linearize(f, active, f.results().stream().map(_ -> true).toList());
  }

  /// The same with a `dy` only for the results that are `wanted`.
  public static Result linearize(Func f, List<Boolean> active, List<Boolean> wanted) {
    var b = new Builder();
    Map<Value, Value> tangents = new HashMap<>();
    var dx = new ArrayList<Value>();
    for (var x : Jvp.differentiable(f, active)) {
      dx.add(b.linearInput(x.type(), Jvp.dot(x.name())));
      tangents.put(x, dx.getLast());
    }
    Jvp.push(b, f.eqns(), tangents, (to, eqn, d) -> eqn.op().linearize(to, eqn, d));
    var dy = Jvp.tangentsOf(b, Marks.pick(f.results(), wanted), tangents);

    var linear = Dce.dce(new Func(f.name() + "_tangent", dx, b.linearEqns(), dy));
    Set<Value> bound = new HashSet<>(dx);
    Set<Value> read = new HashSet<>(dy);
    for (var eqn : linear.eqns()) {
      bound.addAll(eqn.out());
      read.addAll(eqn.in());
    }
    read.removeAll(bound);
    var again = new ArrayList<>(recomputed(b.eqns(), read));
    var residuals = inOrder(f.params(), b.eqns(), read);

    var primalResults = new ArrayList<>(f.results());
    primalResults.addAll(residuals);
    var params = new ArrayList<>(residuals);
    params.addAll(dx);
    again.addAll(linear.eqns());
    return new Result(
        Dce.dce(b.func(f.name(), f.params(), primalResults)),
        new Func(linear.name(), params, again, dy),
        residuals.size());
  }

  /// Takes the equations that are free to compute again out of `read`, and puts in what they read.
  private static List<Eqn> recomputed(List<Eqn> eqns, Set<Value> read) {
    var again = new ArrayList<Eqn>();
    for (var eqn : eqns.reversed()) {
      if (!isFree(eqn.op()) || !read.contains(eqn.out().getFirst())) continue;
      again.add(eqn);
      read.remove(eqn.out().getFirst());
      read.addAll(eqn.in());
    }
    return again.reversed();
  }

  private static boolean isFree(Op op) {
    return op instanceof Constant || op instanceof Iota || op instanceof BroadcastInDim;
  }

  private static List<Value> inOrder(List<Value> params, List<Eqn> eqns, Set<Value> wanted) {
    var all = new ArrayList<>(params);
    for (var eqn : eqns) all.addAll(eqn.out());
    all.removeIf(v -> !wanted.contains(v));
    return all;
  }
}
