package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Removes control flow that decides nothing: a choice that is known or has one branch, a loop that
/// does not run or runs once, and a choice between values that are cheaper to compute both.
final class Branches {
  /// The most that both branches together may cost for a select, in vector instructions for each
  /// element, and the most elements that a value in them may have.
  private static final int MAX_COST = 40;

  private static final int MAX_SIZE = 1024;

  private final Builder b = new Builder();
  private final Map<Value, Value> now = new HashMap<>();
  private final Map<Value, Literal> constants = new HashMap<>();

  private Branches() {}

  /// `f` with less control flow; `f` itself when it has nothing to remove.
  static Func simplify(Func f) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof RegionOp)) return f;
    var pass = new Branches();
    boolean changed = false;
    for (var e : f.eqns()) {
      pass.b.at(e.at());
      var in = e.in().stream().map(x -> pass.now.getOrDefault(x, x)).toList();
      var eqn = new Eqn(e.op(), in, e.out(), e.at());
      if (e.op() instanceof Constant(var literal)) pass.constants.put(e.out().getFirst(), literal);
      var simple = pass.simpler(eqn);
      if (simple == null) {
        pass.b.append(eqn);
        continue;
      }
      changed = true;
      for (int i = 0; i < simple.size(); i++) pass.now.put(e.out().get(i), simple.get(i));
    }
    if (!changed) return f;
    var results = f.results().stream().map(y -> pass.now.getOrDefault(y, y)).toList();
    return pass.b.func(f.name(), f.params(), results);
  }

  private @Nullable List<Value> simpler(Eqn e) {
    return switch (e.op()) {
      case Case op -> choice(op, e);
      case While op -> loop(op, e);
      case Scan op -> scan(op, e);
      default -> null;
    };
  }

  private @Nullable List<Value> choice(Case op, Eqn e) {
    var args = e.in().subList(1, e.in().size());
    var index = constants.get(e.in().getFirst());
    var branches = op.branches();
    if (index != null || branches.size() == 1) {
      long i = index == null ? 0 : index.bits(0);
      boolean outside = i < 0 || i >= branches.size();
      return Inline.inline(b, outside ? branches.getLast() : branches.get((int) i), args);
    }
    if (!Case.isIf(e) || !areCheap(branches)) return null;
    var no = Inline.inline(b, branches.get(0), args);
    var yes = Inline.inline(b, branches.get(1), args);
    var out = new ArrayList<Value>();
    for (int i = 0; i < yes.size(); i++) {
      boolean same = yes.get(i).equals(no.get(i));
      var here = same ? null : b.broadcast(e.in().getFirst(), yes.get(i).shape(), Ints.of());
      out.add(here == null ? yes.get(i) : b.select(here, yes.get(i), no.get(i)));
    }
    return out;
  }

  private static boolean areCheap(List<Func> branches) {
    int cost = 0;
    for (var f : branches) {
      for (var e : f.eqns()) {
        if (!(e.op() instanceof ArrayOp) || e.out().getFirst().type().size() > MAX_SIZE)
          return false;
        cost += Cost.of(e.op());
      }
      for (var y : f.results()) if (y.type().size() > MAX_SIZE) return false;
    }
    return cost <= MAX_COST;
  }

  private static @Nullable List<Value> loop(While op, Eqn e) {
    var condition = op.cond().results().getFirst();
    for (var q : op.cond().eqns()) {
      boolean never =
          q.out().contains(condition)
              && q.op() instanceof Constant(var literal)
              && literal.bits(0) == 0;
      if (never) return e.in().subList(op.consts(), e.in().size());
    }
    return null;
  }

  private @Nullable List<Value> scan(Scan op, Eqn e) {
    int slices = op.consts() + op.carried();
    if (op.length() == 0) {
      var out = new ArrayList<>(e.in().subList(op.consts(), slices));
      for (var y : e.out().subList(op.carried(), e.out().size())) out.add(b.zeros(y.type()));
      return out;
    }
    if (op.length() != 1) return null;
    var args = new ArrayList<Value>();
    for (int i = 0; i < e.in().size(); i++) {
      var x = e.in().get(i);
      args.add(i < slices ? x : b.reshape(x, op.body().params().get(i).shape()));
    }
    var y = Inline.inline(b, op.body(), args);
    var out = new ArrayList<Value>();
    for (int i = 0; i < y.size(); i++) out.add(b.reshape(y.get(i), e.out().get(i).shape()));
    return out;
  }
}
