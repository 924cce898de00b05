package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Heap.Mark;
import io.raffia.reflect.JavaCode.Relation;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The op that a loop becomes once it is known what it carries.
final class LoopForm {
  /// Equations that a condition may have to be computed both to test and in the body.
  private static final int CHEAP = 16;

  private final Scalars scalars;
  private final Structure structure;
  private final Tracing tracing;
  private final Carried carried;
  private final LoopExits ends;
  private final int h;

  /// The values before the loop, by the keys of parameters; leaves the region.
  private final Supplier<Map<Object, Object>> initial;

  /// @param h the number of the header's block
  LoopForm(
      Control control, Carried carried, Mark start, int h, Supplier<Map<Object, Object>> initial) {
    this.carried = carried;
    this.h = h;
    this.initial = initial;
    scalars = control.scalars();
    structure = control.stager.structure;
    tracing = control.tracing();
    ends = new LoopExits(control, carried.region, start);
  }

  /// What follows the loop.
  ///
  /// @param o what an iteration leaves
  /// @param exits the states at the exits, without that at the header
  /// @param next the values at the header after an iteration, by the keys of parameters
  Outcome build(Outcome o, NavigableMap<Integer, State> exits, Map<Object, Object> next) {
    var leaves = new HashMap<Integer, Map<Object, Object>>();
    exits.forEach((e, s) -> {
      var found = new LinkedHashMap<Object, Object>();
      ends.export(
          s,
          x -> {
            found.put(requireNonNull(carried.key(x)), x);
            return x;
          });
      leaves.put(e, found);
    });
    var go = scalars.relation(Relation.EQ, o.code(), h);
    if (go instanceof Boolean)
      throw new StagingException(Violation.ENDLESS_LOOP, "the loop never ends");
    var condition = scalars.tensor(go);
    boolean single =
        exits.size() == 1
            && carried
                .byKey
                .keySet()
                .containsAll(requireNonNull(leaves.get(exits.firstEntry().getKey())).keySet());
    if (single && tracing.cost(condition) <= CHEAP) return tested(exits, condition, next);
    return general(o, exits, leaves, next);
  }

  /// The value as a tensor that fits a parameter, in the open program.
  private Object fit(Object value, Object param) {
    if (param instanceof Symbolic p) return scalars.tensor(value, p.dtype());
    return tracing.cast(value, tracing.type(param), tracing.isWeak(param));
  }

  /// The form that is tested at the top, where the only exit needs no more than the parameters.
  private Outcome tested(
      NavigableMap<Integer, State> exits, Object condition, Map<Object, Object> next) {
    var keys = List.copyOf(carried.byKey.keySet());
    var handles = new ArrayList<Object>();
    var results = new ArrayList<Object>();
    for (var k : keys) {
      var p = requireNonNull(carried.byKey.get(k));
      handles.add(Carried.handle(p));
      results.add(fit(requireNonNull(next.get(k)), p));
    }
    var init = initial.get();
    var inits = new ArrayList<Object>();
    for (var k : keys)
      inits.add(fit(requireNonNull(init.get(k)), requireNonNull(carried.byKey.get(k))));
    var out = tracing.loop(carried.region, handles, inits, condition, results);
    int e = exits.firstEntry().getKey();
    var end =
        ends.export(
            requireNonNull(exits.get(e)),
            x -> Carried.like(x, out.get(keys.indexOf(requireNonNull(carried.key(x))))));
    return Outcome.at(e, end);
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
    carried.byKey.forEach((k, p) -> slots.add(new Slot(p, k, new HashMap<>())));
    for (int e : exits.keySet()) {
      requireNonNull(leaves.get(e)).values().forEach(v -> place(slots, e, v, next));
    }
    var code = Symbolic.of(DType.I32, carried.region.param(TensorType.of(DType.I32), true));
    var handles = new ArrayList<Object>(List.of(Carried.handle(code)));
    var results = new ArrayList<Object>(List.of(scalars.tensor(o.code(), DType.I32)));
    for (var s : slots) {
      handles.add(Carried.handle(s.param));
      results.add(result(o, s, next));
    }
    var condition = scalars.tensor(scalars.relation(Relation.EQ, code, h));
    var init = initial.get();
    var inits = new ArrayList<Object>(List.of(scalars.tensor(h, DType.I32)));
    for (var s : slots) {
      inits.add(s.key == null ? zero(s.param) : fit(requireNonNull(init.get(s.key)), s.param));
    }
    var out = tracing.loop(carried.region, handles, inits, condition, results);
    var states = new TreeMap<Integer, State>();
    exits.forEach((e, s) -> {
      var map = new HashMap<Object, Object>();
      for (int i = 0; i < slots.size(); i++) {
        var leaf = slots.get(i).exit.get(e);
        if (leaf != null)
          map.put(requireNonNull(carried.key(leaf)), Carried.like(leaf, out.get(i + 1)));
      }
      states.put(e, ends.export(s, x -> requireNonNull(map.get(carried.key(x)))));
    });
    Object last =
        states.size() == 1
            ? (Object) states.firstKey()
            : Symbolic.of(
                DType.I32, out.getFirst(), new Symbolic.OneOf(Set.copyOf(states.keySet())));
    return new Outcome(last, states);
  }

  private Object zero(Object param) {
    return tracing.constant(Literal.splat(carried.type(param), 0));
  }

  private void place(List<Slot> slots, int e, Object v, Map<Object, Object> next) {
    Slot best = null;
    for (var s : slots) {
      if (!carried.type(s.param).equals(carried.type(v))
          || carried.weak(s.param) != carried.weak(v)
          || s.exit.containsKey(e)) {
        continue;
      }
      boolean fits =
          s.key != null && (structure.same(next.get(s.key), v) || structure.same(s.param, v));
      if (best == null || fits) best = s;
      if (fits) break;
    }
    if (best == null) {
      var handle = carried.region.param(carried.type(v), carried.weak(v));
      best = new Slot(Carried.like(v, handle), null, new HashMap<>());
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
    return r == null ? Carried.handle(s.param) : r;
  }
}
