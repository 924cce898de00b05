package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.reflect.Heap.Items;
import io.raffia.reflect.Heap.Packed;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a loop must carry: a value that an iteration leaves other than it found it becomes a
/// parameter, or an object of the same structure with parameters at the leaves that differ.
final class Widening {
  private final Control control;
  private final Structure structure;
  private final Tracing tracing;
  private final Heap heap;
  private final Carried carried;
  private final int line;
  private final Set<Object> templates = Collections.newSetFromMap(new IdentityHashMap<>());

  Widening(Control control, Carried carried, int line) {
    this.control = control;
    this.carried = carried;
    this.line = line;
    structure = control.stager.structure;
    tracing = control.tracing();
    heap = control.heap;
  }

  /// Whether the object stands for one that is replaced in each iteration.
  boolean isTemplate(@Nullable Object x) {
    return x != null && templates.contains(x);
  }

  static StagingException reject(String what) {
    return new StagingException(Violation.LOOP_CARRIES, what);
  }

  private static StagingException changes(String what, String was, String now) {
    return reject(
        what
            + " is "
            + was
            + " when the loop begins and "
            + now
            + " after an iteration, and how often the loop runs is not known while staging");
  }

  /// The header's value that covers both what it was and what an iteration leaves.
  @Nullable Object widen(
      @Nullable Object was, @Nullable Object now, State back, boolean ref, String what) {
    if (!carried.isParam(was) && structure.same(was, now) && !templates.contains(was)) return was;
    if (!ref && Structure.isNumber(was) && Structure.isNumber(now)) {
      return widenNumber(requireNonNull(was), requireNonNull(now), what);
    }
    var box = Structure.boxType(was);
    if (box != null && Structure.boxType(now) == box) {
      var x = Structure.unboxed(was);
      if (carried.isParam(x)) return was;
      return new SymbolicBox(box, carried.number(Structure.dtypeOf(box)));
    }
    if (tracing.isTensor(was) && tracing.isTensor(now)) {
      return widenTensor(requireNonNull(was), requireNonNull(now), what);
    }
    if (was instanceof Items x && now instanceof Items y) return widenItems(x, y, back, what);
    if (was instanceof Packed(var x)) {
      var type = tracing.type(x);
      return carried.isParam(x) ? was : new Packed(carried.tensor(type, false));
    }
    if (was instanceof Items && now instanceof Packed(var y)) {
      return new Packed(carried.tensor(tracing.type(y), false));
    }
    if (was != null && now != null && structure.joinable(was, now)) {
      return widenObject(was, now, back, what);
    }
    throw changes(what, structure.show(was), structure.show(now));
  }

  private Object widenNumber(Object was, Object now, String what) {
    var type = numberType(was, now);
    if (type == null) {
      throw changes(what, Scalars.dtype(was).toString(), Scalars.dtype(now).toString());
    }
    if (!carried.isParam(was)) return carried.number(type);
    if (Scalars.dtype(was) == type) return was;
    carried.drop(was);
    return carried.number(type);
  }

  private static @Nullable DType numberType(Object was, Object now) {
    var a = Scalars.dtype(was);
    var b = Scalars.dtype(now);
    if (a == b) return a;
    boolean truths = isTruth(was, a) && isTruth(now, b);
    if (truths) return DType.I1;
    if (a == DType.I1) a = DType.I32;
    if (b == DType.I1) b = DType.I32;
    return a == b ? a : null;
  }

  private static boolean isTruth(Object x, DType type) {
    return type == DType.I1 || x instanceof Integer i && (i == 0 || i == 1);
  }

  private Object widenTensor(Object was, Object now, String what) {
    var joint = structure.join(java.util.Arrays.asList(was, now));
    if (joint == null) {
      throw changes(what, tracing.type(was).brief(), tracing.type(now).brief());
    }
    boolean settled =
        carried.isParam(was)
            && tracing.type(was).equals(joint.type())
            && tracing.isWeak(was) == joint.weak();
    if (settled) return was;
    if (carried.isParam(was)) carried.drop(was);
    return carried.tensor(joint.type(), joint.weak());
  }

  private Object widenItems(Items was, Items now, State back, String what) {
    if (was.items().size() != now.items().size()) {
      throw changes(what, was.items().size() + " elements", now.items().size() + " elements");
    }
    var items = new ArrayList<@Nullable Object>();
    boolean same = true;
    for (int i = 0; i < was.items().size(); i++) {
      var x = was.items().get(i);
      var y = now.items().get(i);
      boolean ref = !Structure.isNumber(x) || structure.holdsReferences(was);
      var wide = widen(x, y, back, ref, what + "[" + i + "]");
      same &= Purity.identical(wide, x);
      items.add(wide);
    }
    return same ? was : new Items(items, was.keys());
  }

  private Object widenObject(Object was, Object now, State back, String what) {
    boolean known = templates.contains(was);
    var values = new ArrayList<@Nullable Object>();
    boolean same = known;
    var components = structure.places(was);
    for (var c : components) {
      var x = heap.get(c.of(was));
      var wide = widen(x, control.read(back, c.of(now)), back, c.isRef(), what + c.suffix());
      same &= Purity.identical(wide, x);
      values.add(wide);
    }
    if (same) return was;
    var made = structure.blank(was);
    for (int i = 0; i < values.size(); i++) structure.fill(made, components.get(i), values.get(i));
    var t = structure.finish(made);
    if (!(t instanceof Record)) {
      var why = "it is replaced in each iteration of the loop at line " + line;
      heap.freeze(t, why);
      if (!known) heap.freeze(was, why);
    }
    templates.add(t);
    carried.changed = true;
    return t;
  }
}
