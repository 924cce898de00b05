package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Batching: the program for one example becomes the program for `n` of them. Equations that read
/// nothing mapped stay as they are and are shared by all examples.
public final class Vmap {
  private Vmap() {}

  /// The parameters marked `mapped`, and every result, get a new leading axis of extent `n`.
  public static Func vmap(Func f, int n, List<Boolean> mapped) {
    Jvp.requireOnePerParam(f, mapped, "mapped");
    if (n < 0)
      throw new IrException("vmap over an axis of extent " + n + ": it must not be negative");
    var b = new Builder();
    Map<Value, Value> batched = new HashMap<>();
    var params = new ArrayList<Value>();
    for (int i = 0; i < mapped.size(); i++) {
      var x = f.params().get(i);
      if (mapped.get(i)) {
        var all = new Value(x.type().withShape(x.shape().prepend(n)), x.name());
        batched.put(x, all);
        params.add(all);
      } else {
        params.add(x);
      }
    }
    for (var eqn : f.eqns()) {
      b.at(eqn.at());
      var marks = eqn.in().stream().map(batched::containsKey).toList();
      if (!marks.contains(true)) {
        b.append(eqn);
        continue;
      }
      var in = eqn.in().stream().map(x -> batched.getOrDefault(x, x)).toList();
      var out = eqn.op().batch(b, n, in, marks);
      for (int i = 0; i < out.size(); i++) batched.put(eqn.out().get(i), out.get(i));
    }
    var results = new ArrayList<Value>();
    for (var y : f.results()) {
      var all = batched.get(y);
      results.add(all != null ? all : b.broadcastBatch(y, n));
    }
    return b.func(f.name() + "_vmap", params, results);
  }
}
