package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Constant;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes ops with regions narrower: results that nobody reads and operands that no region needs go;
/// what a loop carries unchanged becomes a constant of it; constants of the program move inside.
final class Prune {
  private final Builder b = new Builder();
  private final Map<Value, Value> now = new HashMap<>();
  private final Map<Value, Eqn> constants = new HashMap<>();
  private final Set<Value> live = new HashSet<>();
  private boolean changed;

  private Prune() {}

  /// `f` with narrower loops and branches; `f` itself when there is nothing to do.
  static Func prune(Func f) {
    if (f.eqns().stream().noneMatch(e -> e.op() instanceof RegionOp)) return f;
    var prune = new Prune();
    prune.live.addAll(f.results());
    for (var e : f.eqns()) prune.live.addAll(e.in());
    for (var e : f.eqns()) prune.visit(e);
    if (!prune.changed) return f;
    return Dce.dce(
        prune.b.func(f.name(), f.params(), f.results().stream().map(prune::current).toList()));
  }

  private Value current(Value v) {
    return now.getOrDefault(v, v);
  }

  private void visit(Eqn e) {
    b.at(e.at());
    var in = e.in().stream().map(this::current).toList();
    var eqn = new Eqn(e.op(), in, e.out(), e.at());
    var narrower =
        switch (e.op()) {
          case Case op -> branches(op, eqn);
          case While op -> loop(op, eqn);
          case Scan op -> scan(op, eqn);
          default -> null;
        };
    if (narrower != null) {
      changed = true;
      eqn = narrower;
    }
    if (e.op() instanceof Constant) constants.put(e.out().getFirst(), e);
    b.append(eqn);
  }

  private List<Boolean> live(Eqn e) {
    return e.out().stream().map(live::contains).toList();
  }

  // ---- branches ----

  private @Nullable Eqn branches(Case op, Eqn e) {
    var wanted = live(e);
    var args = e.in().subList(1, e.in().size());
    var read = Marks.none(args.size());
    for (var branch : op.branches()) read = Marks.or(read, needed(branch, wanted));
    var order = new ArrayList<Integer>();
    var sunk = new ArrayList<Integer>();
    for (int i = 0; i < args.size(); i++) {
      if (read.get(i)) (constants.containsKey(args.get(i)) ? sunk : order).add(i);
    }
    if (!wanted.contains(false) && order.size() == args.size()) return null;
    var narrow =
        op.branches().stream()
            .map(f -> region(f, args, order, sunk, Marks.pick(f.results(), wanted)))
            .toList();
    var in = new ArrayList<Value>(e.in().subList(0, 1));
    order.forEach(i -> in.add(args.get(i)));
    return new Eqn(new Case(narrow), in, Marks.pick(e.out(), wanted), e.at());
  }

  /// The region with the parameters `order` and some results; operands that are constants of the
  /// program stand in it.
  private Func region(
      Func f, List<Value> operands, List<Integer> order, List<Integer> sunk, List<Value> results) {
    var eqns = new ArrayList<Eqn>();
    for (int i : sunk) {
      var c = constants.get(operands.get(i));
      if (c != null) eqns.add(new Eqn(c.op(), List.of(), List.of(f.params().get(i)), c.at()));
    }
    eqns.addAll(f.eqns());
    return Dce.dce(new Func(f.name(), order.stream().map(f.params()::get).toList(), eqns, results));
  }

  /// Which parameters the marked results depend on.
  private static List<Boolean> needed(Func f, List<Boolean> results) {
    var read = new HashSet<Value>(Marks.<Value>pick(f.results(), results));
    for (var e : f.eqns().reversed()) {
      if (e.out().stream().anyMatch(read::contains)) read.addAll(e.in());
    }
    return f.params().stream().map(read::contains).toList();
  }

  // ---- loops: operands are constants, then carried values, then (of a scan) slices ----

  private @Nullable Eqn loop(While op, Eqn e) {
    int carried = e.out().size();
    var plan = new Plan(op.consts(), carried, op.body(), op.cond(), e);
    if (!plan.isNarrower()) return null;
    var loop =
        new While(
            plan.newConsts(),
            region(op.cond(), e.in(), plan.order, plan.sunk, op.cond().results()),
            region(op.body(), e.in(), plan.order, plan.sunk, plan.results(op.body())));
    return plan.eqn(loop);
  }

  private @Nullable Eqn scan(Scan op, Eqn e) {
    var plan = new Plan(op.consts(), op.carried(), op.body(), null, e);
    if (!plan.isNarrower()) return null;
    var body = region(op.body(), e.in(), plan.order, plan.sunk, plan.results(op.body()));
    return plan.eqn(new Scan(body, op.length(), plan.newConsts(), plan.newCarried(), op.reverse()));
  }

  /// What stays of a loop.
  private final class Plan {
    private final int consts;
    private final int carried;
    private final Eqn e;
    private final List<Integer> unchanged = new ArrayList<>();
    private final List<Integer> moving = new ArrayList<>();
    private final List<Boolean> results;

    /// Operands that constants of the program take the place of.
    final List<Integer> sunk = new ArrayList<>();

    /// The operands that stay, in their new order.
    final List<Integer> order = new ArrayList<>();

    Plan(int consts, int carried, Func body, @Nullable Func cond, Eqn e) {
      this.consts = consts;
      this.carried = carried;
      this.e = e;
      results = new ArrayList<>(live(e));
      var read = new ArrayList<>(Marks.none(e.in().size()));
      while (true) {
        var before = List.copyOf(read);
        var now = needed(body, results);
        for (int i = 0; i < read.size(); i++) read.set(i, read.get(i) || now.get(i));
        if (cond != null) {
          var tested = needed(cond, List.of(true));
          for (int i = 0; i < read.size(); i++) read.set(i, read.get(i) || tested.get(i));
        }
        for (int i = 0; i < carried; i++) if (read.get(consts + i)) results.set(i, true);
        if (read.equals(before)) break;
      }
      for (int i = 0; i < carried; i++) {
        if (!results.get(i)) continue;
        boolean same = body.results().get(i).equals(body.params().get(consts + i));
        (same ? unchanged : moving).add(consts + i);
      }
      for (int i = 0; i < consts; i++) if (read.get(i)) constant(i);
      unchanged.forEach(this::constant);
      order.addAll(moving);
      for (int i = consts + carried; i < e.in().size(); i++) if (read.get(i)) order.add(i);
    }

    private void constant(int i) {
      (constants.containsKey(e.in().get(i)) ? sunk : order).add(i);
    }

    boolean isNarrower() {
      return order.size() < e.in().size() || !unchanged.isEmpty() || results.contains(false);
    }

    int newConsts() {
      return (int) order.stream().filter(i -> i < consts || unchanged.contains(i)).count();
    }

    int newCarried() {
      return moving.size();
    }

    private List<Integer> kept() {
      return IntStream.range(0, results.size())
          .filter(i -> results.get(i) && !(i < carried && unchanged.contains(consts + i)))
          .boxed()
          .toList();
    }

    List<Value> results(Func body) {
      return kept().stream().map(body.results()::get).toList();
    }

    Eqn eqn(RegionOp op) {
      for (int i : unchanged) now.put(e.out().get(i - consts), e.in().get(i));
      return new Eqn(
          op,
          order.stream().map(e.in()::get).toList(),
          kept().stream().map(e.out()::get).toList(),
          e.at());
    }
  }
}
