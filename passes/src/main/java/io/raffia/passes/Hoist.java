package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Dce;
import io.raffia.ir.transform.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Loop-invariant code motion: what an iteration computes from the constants of its loop alone is
/// computed once, before the loop, and becomes a constant of it. Ops that cost nothing stay, and so
/// do ops with regions, which may not end.
final class Hoist {
  private Hoist() {}

  /// `f` with less work in its loops; `f` itself when there is none to move.
  static Func hoist(Func f) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof RegionOp)) return f;
    var b = new Builder();
    boolean changed = false;
    for (var e : f.eqns()) {
      b.at(e.at());
      var moved =
          switch (e.op()) {
            case While op -> of(b, op.body(), op.consts(), e);
            case Scan op -> of(b, op.body(), op.consts(), e);
            default -> List.<Value>of();
          };
      if (moved.isEmpty()) {
        b.append(e);
      } else {
        b.append(without(moved, e));
        changed = true;
      }
    }
    return changed ? b.func(f.name(), f.params(), f.results()) : f;
  }

  /// Emits what is invariant; the values of the body that the rest of it reads of that.
  private static List<Value> of(Builder b, Func body, int consts, Eqn e) {
    Set<Value> invariant = new HashSet<>(body.params().subList(0, consts));
    var candidates = new ArrayList<Eqn>();
    for (var eqn : body.eqns()) {
      if (eqn.op() instanceof ArrayOp && invariant.containsAll(eqn.in())) {
        invariant.addAll(eqn.out());
        candidates.add(eqn);
      }
    }
    // Of these, what costs something, and what that reads.
    Set<Value> wanted = new HashSet<>();
    var hoisted = new ArrayList<Eqn>();
    for (var eqn : candidates.reversed()) {
      boolean costs = Cost.of(eqn.op()) > 0;
      if (!costs && eqn.out().stream().noneMatch(wanted::contains)) continue;
      wanted.addAll(eqn.in());
      hoisted.addFirst(eqn);
    }
    Set<Value> dear = new HashSet<>();
    for (var eqn : hoisted) if (Cost.of(eqn.op()) > 0) dear.addAll(eqn.out());
    Set<Value> gone = new HashSet<>();
    for (var eqn : hoisted) gone.addAll(eqn.out());
    Set<Value> readInside = new HashSet<>(body.results());
    for (var eqn : body.eqns()) if (!gone.containsAll(eqn.out())) readInside.addAll(eqn.in());
    var moved = dear.stream().filter(readInside::contains).toList();
    if (moved.isEmpty()) return List.of();

    Map<Value, Value> outside = new HashMap<>();
    for (int i = 0; i < consts; i++) outside.put(body.params().get(i), e.in().get(i));
    for (var eqn : hoisted) {
      var in = eqn.in().stream().map(x -> outside.getOrDefault(x, x)).toList();
      var out = eqn.out().stream().map(v -> new Value(v.type(), v.name())).toList();
      b.append(new Eqn(eqn.op(), in, out, eqn.at()));
      for (int i = 0; i < out.size(); i++) outside.put(eqn.out().get(i), out.get(i));
    }
    // The body knows each by its old name, the equation by its new one.
    var pairs = new ArrayList<Value>();
    for (var v :
        body.eqns().stream().flatMap(q -> q.out().stream()).filter(moved::contains).toList()) {
      pairs.add(v);
      pairs.add(outside.getOrDefault(v, v));
    }
    return pairs;
  }

  /// The loop with the hoisted values as further constants; `pairs` holds for each its name inside
  /// and outside.
  private static Eqn without(List<Value> pairs, Eqn e) {
    var inside = new ArrayList<Value>();
    var outside = new ArrayList<Value>();
    for (int i = 0; i < pairs.size(); i += 2) {
      inside.add(pairs.get(i));
      outside.add(pairs.get(i + 1));
    }
    var op = (RegionOp) e.op();
    int consts = op instanceof While w ? w.consts() : op instanceof Scan s ? s.consts() : 0;
    var in =
        Marks.<Value>join(
            e.in().subList(0, consts), outside, e.in().subList(consts, e.in().size()));
    var narrower =
        switch (op) {
          case While w ->
              new While(
                  consts + inside.size(),
                  wider(w.cond(), consts, inside.stream().map(v -> new Value(v.type())).toList()),
                  wider(w.body(), consts, inside));
          case Scan s ->
              new Scan(
                  wider(s.body(), consts, inside),
                  s.length(),
                  consts + inside.size(),
                  s.carried(),
                  s.reverse());
          default -> throw new IllegalStateException(op.mnemonic() + " is no loop");
        };
    return new Eqn(narrower, in, e.out(), e.at());
  }

  /// The region with further parameters, which it no longer computes.
  private static Func wider(Func f, int at, List<Value> more) {
    var params =
        Marks.<Value>join(
            f.params().subList(0, at), more, f.params().subList(at, f.params().size()));
    var known = new HashSet<>(more);
    var eqns = f.eqns().stream().filter(q -> !known.containsAll(q.out())).toList();
    return Dce.dce(new Func(f.name(), params, eqns, f.results()));
  }
}
