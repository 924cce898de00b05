package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.IrException;
import io.raffia.reflect.Heap.Items;
import io.raffia.reflect.Heap.Mark;
import io.raffia.reflect.Heap.Packed;
import io.raffia.reflect.Heap.Part;
import io.raffia.reflect.Heap.Place;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One loop as a `while`: stages the body until what it carries is settled ([Widening]), then
/// builds the op ([LoopForm]).
final class WhileLoop {
  private final Control control;
  private final Structure structure;
  private final Tracing tracing;
  private final Heap heap;
  private final int h;
  private final Set<Integer> inner;
  private final @Nullable Object[] args;

  /// The arguments, with a parameter of the region at each carried leaf.
  private final @Nullable Object[] header;

  private final Map<Place, @Nullable Object> heapHeader = new LinkedHashMap<>();
  private final Map<Place, @Nullable Object> heapInit = new HashMap<>();

  private final Carried carried;
  private final Widening widening;
  private final Mark start;
  private final JavaCode.Block block;
  private final int line;

  /// @param numbers arguments to carry from the start if they are numbers, by index
  WhileLoop(Control control, int h, @Nullable Object[] args, Set<Integer> inner, BitSet numbers) {
    this.control = control;
    this.h = h;
    this.args = args;
    this.inner = inner;
    structure = control.stager.structure;
    tracing = control.tracing();
    heap = control.heap;
    header = args.clone();
    start = heap.mark();
    block = control.frame().code.blocks().get(h);
    line = block.end().line();
    control.frame().line = line;
    carried = new Carried(tracing);
    widening = new Widening(control, carried, line);
    for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
      var x = args[i];
      if (!isRef(i) && Structure.isNumber(x))
        header[i] = carried.number(Scalars.dtype(requireNonNull(x)));
    }
  }

  private boolean isRef(int i) {
    return block.params().get(i).kind() == Kind.REF;
  }

  /// The arguments that turned out to be carried.
  BitSet carried() {
    var out = new BitSet();
    for (int i = 0; i < header.length; i++) {
      if (header[i] instanceof Symbolic s && carried.isParam(s)) out.set(i);
    }
    return out;
  }

  // ---- the carried set ----

  Outcome stage() {
    var outer = control.choices;
    try {
      return passes();
    } catch (StagingException | IrException e) {
      throw e;
    } catch (RuntimeException e) {
      var error =
          new StagingException(
              Violation.CONDITIONAL_THROW,
              "throws " + e + " in a loop whose number of iterations is not known while staging",
              StagingException.chainOf(e));
      error.initCause(e);
      throw error;
    } finally {
      control.choices = outer;
      carried.region.close();
      heap.release(start);
    }
  }

  private Outcome passes() {
    var empty = tracing.mark();
    for (int pass = 0; pass < 100; pass++) {
      var o = iterate();
      control.frame().line = line;
      var back = o.at(h);
      if (back == null) {
        if (!carried.byKey.isEmpty()) {
          throw Widening.reject("the loop runs at most once when its variables are not known");
        }
        // No second iteration after all.
        carried.region.leave();
        return control.run(control.frame().evaluator.block(h, args, inner), inner);
      }
      carried.changed = false;
      for (int i = 0; i < header.length; i++) {
        header[i] = widening.widen(header[i], back.args()[i], back, isRef(i), name(i));
      }
      widenHeap(back);
      if (!carried.changed) return build(o, back);
      tracing.rollback(empty);
    }
    throw Widening.reject("what the loop carries does not settle");
  }

  private Outcome iterate() {
    var mark = heap.mark();
    control.choices++;
    try {
      heapHeader.forEach(heap::write);
      var o = control.run(control.frame().evaluator.block(h, header, inner), inner);
      o = control.settle(o, mark, carried.region);
      heap.rollback(mark);
      return o;
    } finally {
      control.choices--;
      heap.release(mark);
    }
  }

  private void widenHeap(State back) {
    for (var p : back.writes().keySet()) {
      if (!(p.object() instanceof Heap.Cell) && heap.fresh(p.object(), start)) continue;
      var now = back.writes().get(p);
      if (p.part() == Part.FROZEN) {
        heapHeader.put(p, now);
        heapInit.putIfAbsent(p, heap.get(p));
        continue;
      }
      var old = heapHeader.containsKey(p) ? heapHeader.get(p) : outside(p);
      var wide = widening.widen(old, now, back, isRef(p), p.describe());
      if (Purity.identical(wide, old)) continue;
      heapInit.putIfAbsent(p, outside(p));
      heapHeader.put(p, wide);
    }
  }

  private @Nullable Object outside(Place p) {
    if (p.part() != Part.STATE) return heap.get(p);
    carried.region.leave();
    try {
      return heap.get(p);
    } finally {
      carried.region.enter();
    }
  }

  private static boolean isRef(Place p) {
    return switch (p.part()) {
      case FIELD -> requireNonNull(p.link()).desc().length() > 1;
      case CONTENTS -> !(p.object() instanceof Heap.Cell);
      case FROZEN, STATE -> true;
    };
  }

  private String name(int i) {
    var name = block.params().get(i).name();
    return name == null ? "the value of an expression" : "`" + name + "`";
  }

  private Outcome build(Outcome o, State back) {
    if (o.isSingle()) throw new StagingException(Violation.ENDLESS_LOOP, "the loop never ends");
    var next = new HashMap<Object, Object>();
    for (int i = 0; i < header.length; i++) pair(header[i], back.args()[i], back, next);
    heapHeader.forEach((p, t) -> pair(t, control.read(back, p), back, next));
    var exits = new TreeMap<>(o.exits());
    exits.remove(h);
    return new LoopForm(control, carried, start, h, this::initial).build(o, exits, next);
  }

  private Map<Object, Object> initial() {
    carried.region.leave();
    var init = new HashMap<Object, Object>();
    for (int i = 0; i < header.length; i++) pair(header[i], args[i], null, init);
    heapHeader.forEach((p, t) -> pair(t, heapInit.get(p), null, init));
    return init;
  }

  /// Walks a header value and a value of the same structure, and notes what stands at each
  /// parameter.
  private void pair(
      @Nullable Object template, @Nullable Object x, @Nullable State s, Map<Object, Object> sink) {
    switch (template) {
      case Packed(var p) -> {
        if (carried.isParam(p))
          sink.put(requireNonNull(carried.key(p)), packed(requireNonNull(x), p));
      }
      case SymbolicBox(var _, var p) -> {
        if (carried.isParam(p)) sink.put(requireNonNull(carried.key(p)), Structure.unboxed(x));
      }
      case Items t -> {
        var items = ((Items) requireNonNull(x)).items();
        for (int i = 0; i < items.size(); i++) pair(t.items().get(i), items.get(i), s, sink);
      }
      case null -> {}
      default -> {
        if (carried.isParam(template)) {
          sink.put(requireNonNull(carried.key(template)), requireNonNull(x));
        } else if (widening.isTemplate(template)) {
          var object = requireNonNull(x);
          for (var c : structure.places(template)) {
            var place = c.of(object);
            pair(
                heap.get(c.of(template)),
                s == null ? heap.get(place) : control.read(s, place),
                s,
                sink);
          }
        }
      }
    }
  }

  private Object packed(Object x, Object param) {
    if (x instanceof Packed(var tensor)) return tensor;
    var items = new ArrayList<Object>();
    for (var i : ((Items) x).items()) items.add(requireNonNull(i));
    return control.scalars().stack(items, tracing.type(param).dtype());
  }
}
