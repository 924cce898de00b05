package io.raffia.passes;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the uses of each value meet again: the immediate post-dominators of a program's data flow,
/// in which values that are certainly in memory have no successors. A value whose uses meet in one
/// other is computed once by whatever computes that one; only values whose uses never meet are
/// worth memory of their own.
final class Flow {
  private final Map<Value, @Nullable Value> meets = new HashMap<>();
  private final Map<Value, Integer> depth = new HashMap<>();

  Flow(Func f, Set<Value> inMemory) {
    var consumers = new HashMap<Value, List<Value>>();
    for (var e : f.eqns()) {
      if (e.out().isEmpty()) continue;
      for (var v : e.in())
        consumers.computeIfAbsent(v, _ -> new ArrayList<>()).add(e.out().getFirst());
    }
    for (int i = f.eqns().size() - 1; i >= 0; i--) {
      if (f.eqns().get(i).out().isEmpty()) continue;
      var v = f.eqns().get(i).out().getFirst();
      var uses = consumers.getOrDefault(v, List.of());
      @Nullable Value meet = null;
      if (!inMemory.contains(v) && !uses.isEmpty()) {
        meet = uses.getFirst();
        for (var u : uses) meet = common(meet, u);
      }
      meets.put(v, meet);
      depth.put(v, meet == null ? 0 : depthOf(meet) + 1);
    }
  }

  private int depthOf(Value v) {
    return depth.getOrDefault(v, 0);
  }

  private @Nullable Value common(@Nullable Value x, @Nullable Value y) {
    while (x != null && y != null && x != y) {
      if (depthOf(x) >= depthOf(y)) x = meets.get(x);
      else y = meets.get(y);
    }
    return x == null || y == null ? null : x;
  }

  /// Whether the uses of `v` go to results that nothing computes together.
  boolean diverges(Value v) {
    return meets.get(v) == null;
  }
}
