package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.reflect.Evaluator.Activation;
import io.raffia.reflect.JavaCode.Relation;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Control flow by partial evaluation. Everything rests on one idea: running code up to a set of
/// *stop* blocks gives an [Outcome], which says for every stop that may be reached what the state
/// is there, and by a code which one is reached. Branches, switches, loops and calls are all that.
final class Control {
  static final int RETURN = JavaCode.RETURN;

  /// A way to go on: the blocks that it starts with, and how.
  record Arm(Collection<Integer> from, Supplier<Outcome> start) {
    static Arm to(int block, @Nullable Object[] args) {
      return new Arm(List.of(block), () -> Outcome.at(block, args));
    }
  }

  /// An arm that has been run.
  record Side(Tracing.Region region, Outcome out) {}

  final Stager stager;
  final Heap heap;
  final Loops loops;

  /// How many symbolic choices surround what is being staged: it may not happen at run time.
  int choices;

  Control(Stager stager) {
    this.stager = stager;
    heap = stager.memory.heap;
    loops = new Loops(this);
  }

  Activation frame() {
    return stager.frame();
  }

  Tracing tracing() {
    return stager.memory.tracing();
  }

  Scalars scalars() {
    return stager.scalars();
  }

  // ---- running ----

  /// Evaluates a method and gives its result; what it wrote is written.
  @Nullable Object call(@Nullable Object[] entry) {
    var out = run(Outcome.at(0, entry), Set.of());
    var end = requireNonNull(out.at(RETURN), "a method ends at its return");
    apply(end);
    return end.args()[0];
  }

  /// Runs until only stops and the return are pending. Blocks are numbered topologically, so the
  /// first pending block cannot be reached again from the others: it is evaluated once, under "the
  /// code says this block" if others are pending.
  Outcome run(Outcome p, Set<Integer> stops) {
    while (true) {
      int b = pending(p, stops);
      if (b == RETURN) return p;
      var s = requireNonNull(p.at(b));
      if (p.isSingle()) {
        apply(s);
        p = enter(b, s.args(), stops);
        continue;
      }
      var rest = new TreeMap<>(p.exits());
      rest.remove(b);
      var others = new Outcome(rest.size() == 1 ? (Object) rest.firstKey() : p.code(), rest);
      var here = scalars().relation(Relation.EQ, p.code(), b);
      p =
          branch(
              here,
              new Arm(List.of(b), () -> Outcome.at(b, s)),
              new Arm(rest.keySet(), () -> others),
              stops);
    }
  }

  private static int pending(Outcome p, Set<Integer> stops) {
    for (int k : p.exits().keySet()) if (k != RETURN && !stops.contains(k)) return k;
    return RETURN;
  }

  private Outcome enter(int b, @Nullable Object[] args, Set<Integer> stops) {
    return frame().flow.loops().containsKey(b)
        ? loops.loop(b, args, stops)
        : frame().evaluator.block(b, args, stops);
  }

  void apply(State s) {
    s.writes().forEach(heap::write);
  }

  // ---- branches ----

  /// @param condition a Boolean or a symbolic boolean
  Outcome branch(Object condition, Arm yes, Arm no, Set<Integer> stops) {
    if (condition instanceof Boolean known) return (known ? yes : no).start.get();
    return choose((Symbolic) condition, List.of(no, yes), stops);
  }

  /// Stages the arms up to the first blocks that two of them can reach, and merges what they leave.
  ///
  /// @param index of the arm; a boolean means no and yes
  Outcome choose(Symbolic index, List<Arm> arms, Set<Integer> stops) {
    var inner = meets(arms, stops);
    inner.addAll(stops);
    var me = frame();
    int line = me.line;
    var op = me.op;
    var mark = heap.mark();
    int before = choices++;
    var sides = new ArrayList<Side>();
    try {
      for (var arm : arms) {
        me.line = line;
        me.op = op;
        sides.add(side(arm, inner));
      }
      me.line = line;
      choices = before;
      return new Merge(this, index, sides, mark).outcome();
    } catch (Throwable e) {
      sides.forEach(s -> s.region.close());
      throw e;
    } finally {
      choices = before;
      heap.release(mark);
    }
  }

  private Set<Integer> meets(List<Arm> arms, Set<Integer> stops) {
    var once = new HashSet<Integer>();
    var twice = new HashSet<Integer>();
    for (var arm : arms) {
      for (int b : frame().flow.reach(arm.from, stops)) if (!once.add(b)) twice.add(b);
    }
    return twice;
  }

  private Side side(Arm arm, Set<Integer> stops) {
    var mark = heap.mark();
    var region = tracing().open();
    boolean done = false;
    try {
      var out = settle(run(arm.start.get(), stops), mark, region);
      heap.rollback(mark);
      done = true;
      return new Side(region, out);
    } catch (StagingException | IrException e) {
      throw e;
    } catch (RuntimeException e) {
      throw conditional(e);
    } finally {
      region.leave();
      if (!done) region.close();
      heap.release(mark);
    }
  }

  private static StagingException conditional(RuntimeException e) {
    var message = e.getMessage() == null ? "" : ": " + e.getMessage();
    var error =
        new StagingException(
            Violation.CONDITIONAL_THROW,
            "throws "
                + e.getClass().getSimpleName()
                + message
                + " on a condition that is not known while staging",
            StagingException.chainOf(e));
    error.initCause(e);
    return error;
  }

  /// Moves what was written since `mark` into the exits' own writes.
  Outcome settle(Outcome o, Heap.Mark mark, Tracing.Region region) {
    var delta = new LinkedHashMap<Heap.Place, @Nullable Object>(heap.delta(mark));
    region.assigned().forEach((v, x) -> delta.put(new Heap.Place(v, Heap.Part.STATE, null), x));
    var exits = new TreeMap<Integer, State>();
    o.exits()
        .forEach((e, s) -> {
          var writes = new LinkedHashMap<Heap.Place, @Nullable Object>(delta);
          writes.putAll(s.writes());
          exits.put(e, new State(s.args(), writes));
        });
    return new Outcome(o.code(), exits);
  }

  /// A place as seen at an exit.
  @Nullable Object read(State s, Heap.Place p) {
    return s.writes().containsKey(p) ? s.writes().get(p) : heap.get(p);
  }

  // ---- switches ----

  /// A switch on a symbolic int; equal targets are one arm.
  Outcome select(
      Symbolic on,
      List<Integer> keys,
      List<Outcome> targets,
      Outcome otherwise,
      Set<Integer> stops) {
    var arms = new ArrayList<Outcome>();
    var numbers = new ArrayList<Integer>();
    var byTarget = new LinkedHashMap<List<Object>, Integer>();
    boolean total = on.origin instanceof Symbolic.OneOf(var values) && keys.containsAll(values);
    for (int i = 0; i < keys.size(); i++) {
      if (on.origin instanceof Symbolic.OneOf(var values) && !values.contains(keys.get(i))) {
        numbers.add(-1);
        continue;
      }
      numbers.add(number(targets.get(i), arms, byTarget));
    }
    int last = total ? arms.size() - 1 : number(otherwise, arms, byTarget);
    if (arms.size() == 1) return arms.getFirst();
    var s = scalars();
    Object index = last;
    for (int i = keys.size() - 1; i >= 0; i--) {
      if (numbers.get(i) < 0 || numbers.get(i) == last && index instanceof Integer) continue;
      var here = (Symbolic) s.relation(Relation.EQ, on, keys.get(i));
      index = s.choose(here, numbers.get(i), index, DType.I32);
    }
    var ways = arms.stream().map(o -> new Arm(o.exits().keySet(), () -> o)).toList();
    if (ways.size() == 2) {
      return branch(s.relation(Relation.NE, index, 0), ways.get(1), ways.get(0), stops);
    }
    return choose((Symbolic) s.cast(index, DType.I32), ways, stops);
  }

  private static int number(Outcome target, List<Outcome> arms, Map<List<Object>, Integer> known) {
    var key = new ArrayList<Object>();
    key.add(target.code());
    for (var x : requireNonNull(target.at((int) target.code())).args()) {
      key.add(x == null ? "null" : new Identity(x));
    }
    var old = known.get(key);
    if (old != null) return old;
    known.put(key, arms.size());
    arms.add(target);
    return arms.size() - 1;
  }

  private record Identity(Object x) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity(var y) && Purity.identical(x, y);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(x);
    }
  }
}
