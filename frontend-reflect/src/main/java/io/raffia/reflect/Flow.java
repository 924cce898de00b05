package io.raffia.reflect;

import io.raffia.reflect.JavaCode.Block;
import io.raffia.reflect.JavaCode.Handler;
import io.raffia.reflect.JavaCode.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the shape of a method says: its natural loops, and which blocks can be reached from where.
final class Flow {
  /// @param blocks of the loop, the header among them
  /// @param exits blocks outside to which the loop can go
  record Loop(int header, Set<Integer> blocks, Set<Integer> exits) {}

  private final JavaCode code;
  private final Map<Integer, Loop> loops;

  private Flow(JavaCode code) {
    this.code = code;
    loops = findLoops(code.blocks());
  }

  static Flow of(JavaCode code) {
    return code.flow().get(() -> new Flow(code));
  }

  /// By header.
  Map<Integer, Loop> loops() {
    return loops;
  }

  /// Blocks that can be reached without going through a stop; stops that are reached count.
  Set<Integer> reach(Collection<Integer> from, Set<Integer> stops) {
    var seen = new HashSet<Integer>();
    var work = new ArrayDeque<>(from);
    while (!work.isEmpty()) {
      int b = work.pop();
      if (b == JavaCode.RETURN || !seen.add(b) || stops.contains(b)) continue;
      work.addAll(code.blocks().get(b).successors());
    }
    return seen;
  }

  // A retreating edge to a block that does not dominate its source makes no loop here: such code is
  // followed where it goes.
  private static Map<Integer, Loop> findLoops(List<Block> blocks) {
    int n = blocks.size();
    var preds = new ArrayList<List<Integer>>();
    boolean retreats = false;
    for (int i = 0; i < n; i++) preds.add(new ArrayList<>());
    for (var b : blocks) {
      for (int s : b.successors()) {
        preds.get(s).add(b.index());
        retreats |= s <= b.index();
      }
    }
    if (!retreats) return Map.of();
    var dominators = dominators(preds);
    var loops = new TreeMap<Integer, Loop>();
    for (var b : blocks) {
      for (int h : b.successors()) {
        if (h > b.index() || !dominators[b.index()].get(h)) continue;
        var loop =
            loops.computeIfAbsent(h, _ -> new Loop(h, new TreeSet<>(Set.of(h)), new TreeSet<>()));
        var work = new ArrayDeque<>(List.of(b.index()));
        while (!work.isEmpty()) {
          int x = work.pop();
          if (loop.blocks.add(x)) work.addAll(preds.get(x));
        }
      }
    }
    for (var l : loops.values()) {
      for (int x : l.blocks) {
        for (int s : blocks.get(x).successors()) if (!l.blocks.contains(s)) l.exits.add(s);
      }
    }
    return loops;
  }

  private static BitSet[] dominators(List<List<Integer>> preds) {
    int n = preds.size();
    var dom = new BitSet[n];
    for (int i = 0; i < n; i++) {
      dom[i] = new BitSet(n);
      dom[i].set(0, i == 0 ? 1 : n);
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 1; i < n; i++) {
        var d = new BitSet(n);
        d.set(0, n);
        for (int p : preds.get(i)) d.and(dom[p]);
        d.set(i);
        if (!d.equals(dom[i])) {
          dom[i] = d;
          changed = true;
        }
      }
    }
    return dom;
  }

  private record Slot(int block, int parameter) {}

  /// Which parameters of the header some path through the loop assigns.
  BitSet assigned(Loop loop) {
    int n = code.blocks().get(loop.header).params().size();
    // (block, parameter) -> the header's parameter that it always is, or -1
    var origin = new HashMap<Slot, Integer>();
    for (int i = 0; i < n; i++) origin.put(new Slot(loop.header, i), i);
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int b : loop.blocks) {
        var block = code.blocks().get(b);
        for (var t : JavaCode.targets(block.end())) changed |= flow(loop, block, t, origin);
        for (Handler h : block.handlers()) changed |= flow(loop, block, h.target(), origin);
      }
    }
    var out = new BitSet();
    for (int i = 0; i < n; i++) {
      out.set(i, !Integer.valueOf(i).equals(origin.get(new Slot(loop.header, i))));
    }
    return out;
  }

  private static boolean flow(Loop loop, Block block, Target t, Map<Slot, Integer> origin) {
    if (!loop.blocks.contains(t.block())) return false;
    boolean changed = false;
    for (int i = 0; i < t.args().size(); i++) {
      int from = t.args().get(i).id(); // parameters have the first ids
      int is = -1;
      if (from < block.params().size()) {
        var known = origin.get(new Slot(block.index(), from));
        if (known == null) continue;
        is = known;
      }
      var to = new Slot(t.block(), i);
      var was = origin.get(to);
      int now = was == null || was == is ? is : -1;
      if (was == null || was != now) {
        origin.put(to, now);
        changed = true;
      }
    }
    return changed;
  }
}
