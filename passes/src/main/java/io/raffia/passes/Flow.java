package io.raffia.passes;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the uses of each value meet again: the immediate post-dominators of a program's data flow,
/// in which values that are certainly in memory have no successors. A value whose uses meet in one
/// other is computed once by whatever computes that one; only values whose uses never meet are
/// worth memory of their own.
///
/// Post-dominators are a tree, whose root stands for never. A node knows its parent and an ancestor
/// further up (Myers, "An applicative random-access stack", 1983), so that the nearest common
/// ancestor of two is found in logarithmic time: chains and their gradients are deep.
final class Flow {
  private static final int NEVER = 0;

  /// Equations are nodes from 1 on; a value is the node of the equation that makes it.
  private final Map<Value, Integer> nodes = new HashMap<>();

  private final int[] meets;
  private final int[] further;
  private final int[] depth;

  Flow(Func f, Set<Value> inMemory) {
    int n = f.eqns().size();
    meets = new int[n + 1];
    further = new int[n + 1];
    depth = new int[n + 1];
    var consumers = new HashMap<Value, List<Integer>>();
    for (int i = 0; i < n; i++) {
      var e = f.eqns().get(i);
      if (e.out().isEmpty()) continue;
      nodes.put(e.out().getFirst(), i + 1);
      for (var v : e.in()) consumers.computeIfAbsent(v, _ -> new ArrayList<>()).add(i + 1);
    }
    for (int node = n; node > 0; node--) {
      var e = f.eqns().get(node - 1);
      if (e.out().isEmpty()) continue;
      var v = e.out().getFirst();
      var uses = consumers.getOrDefault(v, List.of());
      int meet = NEVER;
      if (!inMemory.contains(v) && !uses.isEmpty()) {
        meet = uses.getFirst();
        for (int u : uses) meet = common(meet, u);
      }
      hang(node, meet);
    }
  }

  private void hang(int node, int parent) {
    meets[node] = parent;
    depth[node] = depth[parent] + 1;
    int up = further[parent];
    boolean even = depth[parent] - depth[up] == depth[up] - depth[further[up]];
    further[node] = even ? further[up] : parent;
  }

  private int common(int x, int y) {
    if (depth[x] < depth[y]) return common(y, x);
    while (depth[x] > depth[y]) x = depth[further[x]] >= depth[y] ? further[x] : meets[x];
    while (x != y) {
      boolean below = further[x] != further[y];
      x = below ? further[x] : meets[x];
      y = below ? further[y] : meets[y];
    }
    return x;
  }

  /// Whether the uses of `v` go to results that nothing computes together.
  boolean diverges(Value v) {
    var node = nodes.get(v);
    return node == null || meets[node] == NEVER;
  }
}
