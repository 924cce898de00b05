package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.IrException;
import io.raffia.reflect.Evaluator.Activation;
import io.raffia.reflect.JavaCode.Branch;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a loop unrolls and when it becomes a `while`: it unrolls while every condition is known and
/// what it stages stays small.
final class Loops {
  /// Iterations that stage something.
  static final int UNROLL = 64;

  /// Equations of one loop, from which on rolling is tried earlier.
  private static final int LARGE = 4_000;

  /// Equations of one program that nobody wants.
  private static final int FUEL = 1_000_000;

  /// What can be restored when an attempt fails.
  record Snapshot(Heap.Mark heap, Object trace, int choices, int line) {}

  private final Control control;

  /// What a loop, at this point of this chain of calls, carried when it last became a `while`. It
  /// is valid while an enclosing loop is being staged again (values only become less known), and
  /// for good after a long unrolling. Without it a nest of n loops stages its innermost body 3^n
  /// times.
  private final Map<String, BitSet> remembered = new HashMap<>();

  private final Set<String> rolled = new HashSet<>();
  private final Set<String> unrollable = new HashSet<>();
  private int depth;

  /// The iteration under way met a known decision whether to leave.
  private boolean knownExit;

  /// How far apart the ints of that decision were; -1 if it was none.
  private long distance = -1;

  Loops(Control control) {
    this.control = control;
  }

  Snapshot snapshot() {
    return new Snapshot(
        control.heap.mark(), control.tracing().mark(), control.choices, control.frame().line);
  }

  void restore(Snapshot s) {
    control.heap.rollback(s.heap);
    control.tracing().rollback(s.trace);
    control.choices = s.choices;
    control.frame().line = s.line;
  }

  void release(Snapshot s) {
    control.heap.release(s.heap);
  }

  Outcome loop(int h, @Nullable Object[] args, Set<Integer> stops) {
    var me = control.frame();
    var inner = new HashSet<>(stops);
    inner.add(h);
    var exits = requireNonNull(me.flow.loops().get(h)).exits();
    inner.addAll(exits);
    if (control.stager.memory.tracing == null) return plain(h, args, inner);
    if (exits.isEmpty()) throw endless(me, h);
    var entry = snapshot();
    try {
      return attempts(me, h, args, inner, entry);
    } finally {
      release(entry);
    }
  }

  /// Without tensors nothing is symbolic.
  private Outcome plain(int h, @Nullable Object[] args, Set<Integer> inner) {
    while (true) {
      var o = iteration(h, args, inner);
      var back = o.at(h);
      if (back == null) return o;
      control.apply(back);
      args = back.args();
    }
  }

  private Outcome iteration(int h, @Nullable Object[] args, Set<Integer> inner) {
    return control.run(control.frame().evaluator.block(h, args, inner), inner);
  }

  private static StagingException endless(Activation me, int h) {
    me.line = me.code.blocks().get(h).end().line();
    return new StagingException(Violation.ENDLESS_LOOP, "the loop never ends");
  }

  private Outcome attempts(
      Activation me, int h, @Nullable Object[] entryArgs, Set<Integer> inner, Snapshot entry) {
    var key = chain() + h;
    var args = entryArgs;
    boolean mayRoll = !unrollable.contains(key);
    if (mayRoll && remembered.containsKey(key)) {
      try {
        return stageWhile(h, args, inner, key);
      } catch (StagingException | IrException e) {
        restore(entry);
        remembered.remove(key);
        mayRoll = false;
      }
    }
    int size = control.tracing().size();
    long before = -1;
    int staged = 0;
    while (true) {
      var start = snapshot();
      boolean outer = knownExit;
      knownExit = false;
      distance = -1;
      int equations = control.tracing().size();
      Outcome o;
      boolean known;
      try {
        o = iteration(h, args, inner);
      } finally {
        known = knownExit;
        knownExit = outer;
      }
      var back = o.at(h);
      if (back == null) {
        release(start);
        return o;
      }
      if (!o.isSingle()) {
        var out = symbolicExit(h, args, inner, key, start, known);
        release(start);
        return out;
      }
      control.apply(back);
      args = back.args();
      release(start);
      if (control.tracing().size() == equations) continue;
      staged++;
      int total = control.tracing().size() - size;
      if (total > FUEL) throw tooLarge(me, h, total);
      long now = distance;
      boolean isLong = before > now && now >= 0 && now / (before - now) > UNROLL;
      before = now;
      if (mayRoll && (staged == UNROLL || isLong || total > LARGE && staged % 8 == 0)) {
        restore(entry);
        try {
          var w = stageWhile(h, entryArgs, inner, key);
          rolled.add(key);
          return w;
        } catch (StagingException | IrException e) {
          restore(entry);
          unrollable.add(key);
          mayRoll = false;
          staged = 0;
          args = entryArgs;
        }
      }
    }
  }

  private Outcome symbolicExit(
      int h,
      @Nullable Object[] args,
      Set<Integer> inner,
      String key,
      Snapshot start,
      boolean known) {
    restore(start);
    try {
      return stageWhile(h, args, inner, key);
    } catch (StagingException | IrException e) {
      // The body needs values known, but a known condition ends the loop too: unroll, each
      // iteration
      // under "not left yet".
      if (!known || control.choices >= 4 * UNROLL) throw e;
      restore(start);
      return iteration(h, args, inner); // h itself stays pending
    }
  }

  private static StagingException tooLarge(Activation me, int h, int total) {
    me.line = me.code.blocks().get(h).end().line();
    return new StagingException(
        Violation.ENDLESS_LOOP, "the loop has staged " + total + " operations and does not end");
  }

  /// A branch on known values was taken.
  void knownBranch(int from, Branch b, long between) {
    for (var l : control.frame().flow.loops().values()) {
      if (!l.blocks().contains(from)) continue;
      if (l.blocks().contains(b.yes().block()) != l.blocks().contains(b.no().block())) {
        knownExit = true;
        distance = between;
      }
    }
  }

  void knownSwitch() {
    knownExit = true;
  }

  private String chain() {
    var s = new StringBuilder();
    List<Activation> frames = control.stager.frames();
    for (int i = 0; i < frames.size(); i++) {
      var f = frames.get(i);
      s.append(f.code.owner().getName()).append('.').append(f.code.name()).append(f.code.desc());
      s.append(i == frames.size() - 1 ? 0 : f.line).append(' ');
    }
    return s.toString();
  }

  private Outcome stageWhile(int h, @Nullable Object[] args, Set<Integer> inner, String key) {
    var me = control.frame();
    var start = snapshot();
    var loop = new WhileLoop(control, h, args, inner, remembered.getOrDefault(key, new BitSet()));
    depth++;
    Outcome out;
    try {
      out = loop.stage();
    } catch (StagingException | IrException e) {
      // An optimistic pass may have met an impossible state.
      restore(start);
      var all = me.flow.assigned(requireNonNull(me.flow.loops().get(h)));
      loop = new WhileLoop(control, h, args, inner, all);
      out = loop.stage();
    } finally {
      depth--;
      release(start);
    }
    remembered.put(key, loop.carried());
    if (depth == 0) remembered.keySet().retainAll(rolled);
    return out;
  }
}
