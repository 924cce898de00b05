package io.raffia.ir.transform;

import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.RegionOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs without their effects: what is computed a second time must not print a second time.
public final class Silence {
  private Silence() {}

  /// The program without callbacks, in its regions too; tokens pass through. All other values stay
  /// the same objects. `f` itself when it has none.
  public static Func silent(Func f) {
    Map<Value, Value> now = new HashMap<>();
    var eqns = new ArrayList<Eqn>();
    boolean changed = false;
    for (var eqn : f.eqns()) {
      var in = eqn.in().stream().map(x -> now.getOrDefault(x, x)).toList();
      if (eqn.op() instanceof Callback) {
        now.put(eqn.out().getFirst(), in.getFirst());
        changed = true;
        continue;
      }
      var op = eqn.op();
      if (op instanceof RegionOp region && Callback.anyToken(eqn.out())) {
        op = region.withRegions(region.regions().stream().map(Silence::silent).toList());
        changed = true;
      }
      eqns.add(new Eqn(op, in, eqn.out(), eqn.at()));
    }
    if (!changed) return f;
    var results = f.results().stream().map(y -> now.getOrDefault(y, y)).toList();
    return new Func(f.name(), f.params(), eqns, results);
  }

  /// The same without tokens among parameters and results; `f` itself when it has none.
  public static Func closed(Func f) {
    if (!Callback.anyToken(f.params()) && !Callback.anyToken(f.results())) return f;
    var silent = silent(f);
    return Func.of(
        f.name(),
        withoutTokens(f.params()),
        (b, p) -> {
          var given = p.iterator();
          var args = new ArrayList<Value>();
          for (var x : f.params()) {
            args.add(Callback.isToken(x.type()) ? b.zeros(x.type()) : given.next());
          }
          return withoutTokens(Inline.inline(b, silent, args));
        });
  }

  /// The values that are no tokens.
  public static List<Value> withoutTokens(List<Value> values) {
    return values.stream().filter(v -> !Callback.isToken(v.type())).toList();
  }
}
