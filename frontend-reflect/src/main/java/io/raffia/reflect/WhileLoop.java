package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Heap.Items;
import io.raffia.reflect.Heap.Mark;
import io.raffia.reflect.Heap.Packed;
import io.raffia.reflect.Heap.Part;
import io.raffia.reflect.Heap.Place;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Relation;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One loop as a `while`: finds what is carried by staging the body until nothing more changes,
/// then builds the op.
final class WhileLoop {
  private static final int CHEAP = 16;

  private final Control control;
  private final Scalars scalars;
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

  /// Parameters by key: a [Symbolic] or a tensor.
  private final LinkedHashMap<Object, Object> params = new LinkedHashMap<>();

  private final Set<Object> templates = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Symbolic, Symbolic> settledWays = new IdentityHashMap<>();
  private final Mark start;
  private final Tracing.Region region;
  private final JavaCode.Block block;
  private final int line;
  private boolean changed;

  /// @param carried arguments to carry from the start if they are numbers, by index
  WhileLoop(Control control, int h, @Nullable Object[] args, Set<Integer> inner, BitSet carried) {
    this.control = control;
    this.h = h;
    this.args = args;
    this.inner = inner;
    scalars = control.scalars();
    structure = control.stager.structure;
    tracing = control.tracing();
    heap = control.heap;
    header = args.clone();
    start = heap.mark();
    block = control.frame().code.blocks().get(h);
    line = block.end().line();
    control.frame().line = line;
    region = tracing.open();
    for (int i = carried.nextSetBit(0); i >= 0; i = carried.nextSetBit(i + 1)) {
      var x = args[i];
      if (!isRef(i) && Structure.isNumber(x)) header[i] = number(Scalars.dtype(requireNonNull(x)));
    }
  }

  private boolean isRef(int i) {
    return block.params().get(i).kind() == Kind.REF;
  }

  /// The arguments that turned out to be carried.
  BitSet carried() {
    var out = new BitSet();
    for (int i = 0; i < header.length; i++) {
      if (header[i] instanceof Symbolic s && isParam(s)) out.set(i);
    }
    return out;
  }

  // ---- parameters ----

  private @Nullable Object key(@Nullable Object leaf) {
    if (leaf instanceof Symbolic s) return s.tensor == null ? null : tracing.key(s.tensor);
    return leaf != null && tracing.isTensor(leaf) ? tracing.key(leaf) : null;
  }

  private boolean isParam(@Nullable Object leaf) {
    var key = key(leaf);
    return key != null && params.containsKey(key);
  }

  private Symbolic number(DType type) {
    var p = Symbolic.of(type, region.param(TensorType.of(type), true));
    params.put(requireNonNull(key(p)), p);
    changed = true;
    return p;
  }

  private Object tensor(TensorType type, boolean weak) {
    var p = region.param(type, weak);
    params.put(requireNonNull(key(p)), p);
    changed = true;
    return p;
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
      region.close();
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
        if (!params.isEmpty()) {
          throw reject("the loop runs at most once when its variables are not known");
        }
        // No second iteration after all.
        region.leave();
        return control.run(control.frame().evaluator.block(h, args, inner), inner);
      }
      changed = false;
      for (int i = 0; i < header.length; i++) {
        header[i] = widen(header[i], back.args()[i], back, isRef(i), name(i));
      }
      widenHeap(back);
      if (!changed) return build(o, back);
      tracing.rollback(empty);
    }
    throw reject("what the loop carries does not settle");
  }

  private Outcome iterate() {
    var mark = heap.mark();
    control.choices++;
    try {
      heapHeader.forEach(heap::write);
      var o = control.run(control.frame().evaluator.block(h, header, inner), inner);
      o = control.settle(o, mark, region);
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
      var wide = widen(old, now, back, isRef(p), p.describe());
      if (Purity.identical(wide, old)) continue;
      heapInit.putIfAbsent(p, outside(p));
      heapHeader.put(p, wide);
    }
  }

  private @Nullable Object outside(Place p) {
    if (p.part() != Part.STATE) return heap.get(p);
    region.leave();
    try {
      return heap.get(p);
    } finally {
      region.enter();
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

  private StagingException reject(String what) {
    return new StagingException(Violation.LOOP_CARRIES, what);
  }

  private StagingException changes(String what, String was, String now) {
    return reject(
        what
            + " is "
            + was
            + " when the loop begins and "
            + now
            + " after an iteration, and how often the loop runs is not known while staging");
  }

  /// The header's value that covers both what it was and what an iteration leaves.
  private @Nullable Object widen(
      @Nullable Object was, @Nullable Object now, State back, boolean ref, String what) {
    if (!isParam(was) && structure.same(was, now) && !templates.contains(was)) return was;
    if (!ref && Structure.isNumber(was) && Structure.isNumber(now)) {
      return widenNumber(requireNonNull(was), requireNonNull(now), what);
    }
    var box = Structure.boxType(was);
    if (box != null && Structure.boxType(now) == box) {
      var x = Structure.unboxed(was);
      if (isParam(x)) return was;
      return new SymbolicBox(box, number(Structure.dtypeOf(box)));
    }
    if (tracing.isTensor(was) && tracing.isTensor(now)) {
      return widenTensor(requireNonNull(was), requireNonNull(now), what);
    }
    if (was instanceof Items x && now instanceof Items y) return widenItems(x, y, back, what);
    if (was instanceof Packed(var x)) {
      var type = tracing.type(x);
      return isParam(x) ? was : new Packed(tensor(type, false));
    }
    if (was instanceof Items && now instanceof Packed(var y)) {
      return new Packed(tensor(tracing.type(y), false));
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
    if (!isParam(was)) return number(type);
    if (Scalars.dtype(was) == type) return was;
    params.remove(key(was));
    return number(type);
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
        isParam(was)
            && tracing.type(was).equals(joint.type())
            && tracing.isWeak(was) == joint.weak();
    if (settled) return was;
    if (isParam(was)) params.remove(key(was));
    return tensor(joint.type(), joint.weak());
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
    changed = true;
    return t;
  }

  // ---- the op ----

  private Outcome build(Outcome o, State back) {
    if (o.isSingle()) throw new StagingException(Violation.ENDLESS_LOOP, "the loop never ends");
    var next = new HashMap<Object, Object>();
    for (int i = 0; i < header.length; i++) pair(header[i], back.args()[i], back, next);
    heapHeader.forEach((p, t) -> pair(t, control.read(back, p), back, next));
    var exits = new TreeMap<>(o.exits());
    exits.remove(h);
    var leaves = new HashMap<Integer, Map<Object, Object>>();
    exits.forEach((e, s) -> {
      var found = new LinkedHashMap<Object, Object>();
      new Export(
              s,
              x -> {
                found.put(requireNonNull(key(x)), x);
                return x;
              })
          .state();
      leaves.put(e, found);
    });
    var go = scalars.relation(Relation.EQ, o.code(), h);
    if (go instanceof Boolean)
      throw new StagingException(Violation.ENDLESS_LOOP, "the loop never ends");
    var condition = scalars.tensor(go);
    boolean single =
        exits.size() == 1
            && params
                .keySet()
                .containsAll(requireNonNull(leaves.get(exits.firstEntry().getKey())).keySet());
    if (single && tracing.cost(condition) <= CHEAP) return tested(exits, condition, next);
    return general(o, exits, leaves, next);
  }

  private Map<Object, Object> initial() {
    region.leave();
    var init = new HashMap<Object, Object>();
    for (int i = 0; i < header.length; i++) pair(header[i], args[i], null, init);
    heapHeader.forEach((p, t) -> pair(t, heapInit.get(p), null, init));
    return init;
  }

  /// The value as a tensor that fits a parameter, in the open program.
  private Object fit(Object value, Object param) {
    if (param instanceof Symbolic p) return scalars.tensor(value, p.dtype());
    return tracing.cast(value, tracing.type(param), tracing.isWeak(param));
  }

  private static Object handle(Object leaf) {
    return leaf instanceof Symbolic s ? requireNonNull(s.tensor) : leaf;
  }

  private static Object like(Object leaf, Object tensor) {
    return leaf instanceof Symbolic s ? Symbolic.of(s.dtype(), tensor) : tensor;
  }

  /// The form that is tested at the top, where the only exit needs no more than the parameters.
  private Outcome tested(
      NavigableMap<Integer, State> exits, Object condition, Map<Object, Object> next) {
    var keys = List.copyOf(params.keySet());
    var handles = new ArrayList<Object>();
    var results = new ArrayList<Object>();
    for (var k : keys) {
      var p = requireNonNull(params.get(k));
      handles.add(handle(p));
      results.add(fit(requireNonNull(next.get(k)), p));
    }
    var init = initial();
    var inits = new ArrayList<Object>();
    for (var k : keys) inits.add(fit(requireNonNull(init.get(k)), requireNonNull(params.get(k))));
    var out = tracing.loop(region, handles, inits, condition, results);
    int e = exits.firstEntry().getKey();
    var export =
        new Export(
            requireNonNull(exits.get(e)),
            x -> like(x, out.get(keys.indexOf(requireNonNull(key(x))))));
    return Outcome.at(e, export.state());
  }

  /// Something carried. `exit`: the leaf that each exit leaves there.
  private record Slot(Object param, @Nullable Object key, Map<Integer, Object> exit) {}

  /// The form for any loop: an exit code is carried, and the exits' values ride in the carried
  /// places of equal type.
  private Outcome general(
      Outcome o,
      NavigableMap<Integer, State> exits,
      Map<Integer, Map<Object, Object>> leaves,
      Map<Object, Object> next) {
    var slots = new ArrayList<Slot>();
    params.forEach((k, p) -> slots.add(new Slot(p, k, new HashMap<>())));
    for (int e : exits.keySet()) {
      requireNonNull(leaves.get(e)).values().forEach(v -> place(slots, e, v, next));
    }
    var code = Symbolic.of(DType.I32, region.param(TensorType.of(DType.I32), true));
    var handles = new ArrayList<Object>(List.of(handle(code)));
    var results = new ArrayList<Object>(List.of(scalars.tensor(o.code(), DType.I32)));
    for (var s : slots) {
      handles.add(handle(s.param));
      results.add(result(o, s, next));
    }
    var condition = scalars.tensor(scalars.relation(Relation.EQ, code, h));
    var init = initial();
    var inits = new ArrayList<Object>(List.of(scalars.tensor(h, DType.I32)));
    for (var s : slots) {
      inits.add(s.key == null ? zero(s.param) : fit(requireNonNull(init.get(s.key)), s.param));
    }
    var out = tracing.loop(region, handles, inits, condition, results);
    var states = new TreeMap<Integer, State>();
    exits.forEach((e, s) -> {
      var map = new HashMap<Object, Object>();
      for (int i = 0; i < slots.size(); i++) {
        var leaf = slots.get(i).exit.get(e);
        if (leaf != null) map.put(requireNonNull(key(leaf)), like(leaf, out.get(i + 1)));
      }
      states.put(e, new Export(s, x -> requireNonNull(map.get(key(x)))).state());
    });
    Object last =
        states.size() == 1
            ? (Object) states.firstKey()
            : Symbolic.of(
                DType.I32, out.getFirst(), new Symbolic.OneOf(Set.copyOf(states.keySet())));
    return new Outcome(last, states);
  }

  private Object zero(Object param) {
    return tracing.constant(Literal.splat(type(param), 0));
  }

  private TensorType type(Object leaf) {
    return leaf instanceof Symbolic s ? TensorType.of(s.dtype()) : tracing.type(leaf);
  }

  private boolean weak(Object leaf) {
    return leaf instanceof Symbolic || tracing.isWeak(leaf);
  }

  private void place(List<Slot> slots, int e, Object v, Map<Object, Object> next) {
    Slot best = null;
    for (var s : slots) {
      if (!type(s.param).equals(type(v)) || weak(s.param) != weak(v) || s.exit.containsKey(e)) {
        continue;
      }
      boolean fits =
          s.key != null && (structure.same(next.get(s.key), v) || structure.same(s.param, v));
      if (best == null || fits) best = s;
      if (fits) break;
    }
    if (best == null) {
      var handle = region.param(type(v), weak(v));
      best = new Slot(like(v, handle), null, new HashMap<>());
      slots.add(best);
    }
    best.exit.put(e, v);
  }

  private Object result(Outcome o, Slot s, Map<Object, Object> next) {
    Object r = s.key == null ? null : fit(requireNonNull(next.get(s.key)), s.param);
    for (var x : s.exit.entrySet()) {
      var value = fit(x.getValue(), s.param);
      if (r == null || tracing.key(r).equals(tracing.key(value))) {
        r = value;
        continue;
      }
      var here = scalars.relation(Relation.EQ, o.code(), x.getKey());
      r =
          here instanceof Boolean known
              ? known ? value : r
              : scalars.selectTensor(scalars.tensor(here), value, r);
    }
    return r == null ? handle(s.param) : r;
  }

  /// Walks a header value and a value of the same structure, and notes what stands at each
  /// parameter.
  private void pair(
      @Nullable Object template, @Nullable Object x, @Nullable State s, Map<Object, Object> sink) {
    switch (template) {
      case Packed(var p) -> {
        if (isParam(p)) sink.put(requireNonNull(key(p)), packed(requireNonNull(x), p));
      }
      case SymbolicBox(var _, var p) -> {
        if (isParam(p)) sink.put(requireNonNull(key(p)), Structure.unboxed(x));
      }
      case Items t -> {
        var items = ((Items) requireNonNull(x)).items();
        for (int i = 0; i < items.size(); i++) pair(t.items().get(i), items.get(i), s, sink);
      }
      case null -> {}
      default -> {
        if (isParam(template)) {
          sink.put(requireNonNull(key(template)), requireNonNull(x));
        } else if (templates.contains(template)) {
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
    return scalars.stack(items, tracing.type(param).dtype());
  }

  /// A state with its inner leaves replaced and the objects born inside rebuilt, for use after the
  /// loop.
  private final class Export {
    private final State state;
    private final java.util.function.UnaryOperator<Object> replace;
    private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();

    Export(State state, java.util.function.UnaryOperator<Object> replace) {
      this.state = state;
      this.replace = replace;
    }

    State state() {
      var out = new @Nullable Object[state.args().length];
      for (int i = 0; i < out.length; i++) out[i] = of(state.args()[i]);
      var writes = new LinkedHashMap<Place, @Nullable Object>();
      state
          .writes()
          .forEach((p, x) -> {
            if (p.object() instanceof Heap.Cell || !heap.fresh(p.object(), start)) {
              writes.put(p, of(x));
            }
          });
      return new State(out, writes);
    }

    private boolean isLocal(Object leaf) {
      if (leaf instanceof Symbolic s) {
        if (s.tensor != null) return region.isLocal(s.tensor);
        var c = (Symbolic.ThreeWay) requireNonNull(s.origin);
        return isLocal(c.a()) || isLocal(c.b());
      }
      return tracing.isTensor(leaf) && region.isLocal(leaf);
    }

    private @Nullable Object of(@Nullable Object x) {
      return switch (x) {
        case null -> null;
        case Symbolic s -> isLocal(s) ? replace.apply(settled(s)) : s;
        case SymbolicBox(var type, var value) ->
            isLocal(value) ? new SymbolicBox(type, (Symbolic) replace.apply(settled(value))) : x;
        case Packed(var tensor) -> region.isLocal(tensor) ? new Packed(replace.apply(tensor)) : x;
        case Items(var items, var keys) -> {
          var out = new ArrayList<@Nullable Object>();
          for (var i : items) out.add(of(i));
          yield new Items(out, keys);
        }
        default -> {
          if (tracing.isTensor(x)) yield region.isLocal(x) ? replace.apply(x) : x;
          yield heap.fresh(x, start) && structure.joinable(x, x) ? rebuilt(x) : x;
        }
      };
    }

    /// A comparison that has no scalar yet gets one, always the same.
    private Symbolic settled(Symbolic s) {
      if (s.tensor != null) return s;
      return settledWays.computeIfAbsent(s, _ -> Symbolic.of(DType.I32, scalars.tensor(s)));
    }

    private Object rebuilt(Object x) {
      var known = done.get(x);
      if (known != null) return known;
      var made = structure.blank(x);
      done.put(x, made);
      for (var c : structure.places(x)) {
        structure.fill(made, c, of(control.read(state, c.of(x))));
      }
      var finished = structure.finish(made);
      done.put(x, finished);
      var why = heap.whyFrozen(x);
      if (why != null) heap.freeze(finished, why);
      return finished;
    }
  }
}
