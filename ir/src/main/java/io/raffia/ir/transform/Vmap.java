package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import io.raffia.ir.op.Callback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Batching: the program for one example becomes the program for `n` of them. Equations that read
/// nothing mapped stay as they are and are shared by all examples.
public final class Vmap {
  private Vmap() {}

  /// The parameters marked `mapped`, and every result but tokens, get a new leading axis of extent
  /// `n`.
  public static Func vmap(Func f, int n, List<Boolean> mapped) {
    return vmap(f, n, mapped, f.results().stream().map(_ -> true).toList());
  }

  /// The same, but of the results only those in `out` get the axis; they must be all that depend on
  /// mapped parameters ([Dependence]).
  public static Func vmap(Func f, int n, List<Boolean> mapped, List<Boolean> out) {
    Jvp.requireOnePerParam(f, mapped, "mapped");
    if (n < 0)
      throw new IrException("vmap over an axis of extent " + n + ": it must not be negative");
    var b = new Builder();
    Map<Value, Value> now = new HashMap<>();
    Set<Value> batched = new HashSet<>();
    var params = new ArrayList<Value>();
    for (int i = 0; i < mapped.size(); i++) {
      var x = f.params().get(i);
      if (mapped.get(i)) {
        var all = new Value(x.type().withShape(x.shape().prepend(n)), x.name());
        now.put(x, all);
        batched.add(x);
        params.add(all);
      } else {
        params.add(x);
      }
    }
    for (var eqn : f.eqns()) {
      b.at(eqn.at());
      var in = eqn.in().stream().map(x -> now.getOrDefault(x, x)).toList();
      var marks = eqn.in().stream().map(batched::contains).toList();
      if (!marks.contains(true)) {
        b.append(new Eqn(eqn.op(), in, eqn.out(), eqn.at()));
        continue;
      }
      var types = eqn.out().stream().map(Value::type).toList();
      var depends = eqn.op().depends(marks, types, _ -> true);
      var all = eqn.op().batch(b, n, in, marks);
      for (int i = 0; i < all.size(); i++) {
        now.put(eqn.out().get(i), all.get(i));
        if (depends.get(i)) batched.add(eqn.out().get(i));
      }
    }
    var results = new ArrayList<Value>();
    for (int i = 0; i < f.results().size(); i++) {
      var y = f.results().get(i);
      var all = now.getOrDefault(y, y);
      boolean grows = out.get(i) && !batched.contains(y) && !Callback.isToken(y.type());
      if (batched.contains(y) && !out.get(i))
        throw new IllegalStateException("result " + i + " of " + f.name() + " is batched");
      results.add(grows ? b.broadcastBatch(all, n) : all);
    }
    return b.func(f.name() + "_vmap", params, results);
  }
}
