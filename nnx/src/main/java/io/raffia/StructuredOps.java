package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes `case`, `while` and `scan` of traces. Regions are closed: what a trace took from outside
/// becomes an operand.
final class StructuredOps {
  private StructuredOps() {}

  // ---- programs with free values ----

  /// The equations that some values need, in order.
  private static List<Eqn> needed(List<Eqn> eqns, Collection<Value> results) {
    var wanted = new HashSet<>(results);
    var kept = new ArrayList<Eqn>();
    for (int i = eqns.size() - 1; i >= 0; i--) {
      var eqn = eqns.get(i);
      if (eqn.out().stream().noneMatch(wanted::contains)) continue;
      kept.add(eqn);
      wanted.addAll(eqn.in());
    }
    Collections.reverse(kept);
    return kept;
  }

  /// How many equations a value needs.
  static int cost(List<Eqn> eqns, Value result) {
    int n = 0;
    for (var eqn : needed(eqns, List.of(result))) n += eqn.op() instanceof RegionOp ? 1000 : 1;
    return n;
  }

  /// The captured tensors that occur, by key.
  private static Map<Object, Tensor> captured(
      List<Trace> traces, List<List<Eqn>> eqns, List<List<Value>> results) {
    var out = new LinkedHashMap<Object, Tensor>();
    for (int i = 0; i < traces.size(); i++) {
      var read = new HashSet<>(results.get(i));
      for (var eqn : eqns.get(i)) read.addAll(eqn.in());
      for (var x : traces.get(i).captured()) {
        var key = Trace.key(x);
        if (read.contains(traces.get(i).lifted(key))) out.put(key, x);
      }
    }
    return out;
  }

  // ---- case ----

  static void choose(
      Trace outer,
      Tensor index,
      List<Trace> traces,
      List<List<Tensor>> tensors,
      List<Tensor> results) {
    var values = new ArrayList<List<Value>>();
    var eqns = new ArrayList<List<Eqn>>();
    for (int i = 0; i < traces.size(); i++) {
      values.add(Region.values(traces.get(i), tensors.get(i)));
      eqns.add(needed(traces.get(i).builder.eqns(), values.get(i)));
    }
    var captured = captured(traces, eqns, values);
    var branches = new ArrayList<Func>();
    for (int i = 0; i < traces.size(); i++) {
      branches.add(
          new Func("branch", Region.captures(traces.get(i), captured), eqns.get(i), values.get(i)));
    }
    var in = new ArrayList<Value>();
    in.add(outer.value(index));
    in.addAll(Region.values(outer, captured.values()));
    outer.builder.at(Sites.current());
    var out = results.stream().map(Tensor::tracerValue).toList();
    outer.builder.append(new Eqn(new Case(branches), in, out, outer.builder.at()));
  }

  // ---- loops ----

  static List<Tensor> loop(
      Trace outer,
      Trace region,
      List<Tensor> params,
      List<Tensor> initial,
      Tensor condition,
      List<Tensor> next) {
    var carried = Region.values(region, params);
    var holds = region.value(condition);
    var results = Region.values(region, next);
    var all = region.builder.eqns();
    var test = needed(all, List.of(holds));
    var step = assume(holds, all, results);
    var body = needed(step.eqns, step.results);
    var captured =
        captured(
            List.of(region, region), List.of(test, body), List.of(List.of(holds), step.results));
    var consts = Region.captures(region, captured);
    var inputs = new ArrayList<>(consts);
    inputs.addAll(carried);
    outer.builder.at(Sites.current());
    var in = new ArrayList<>(Region.values(outer, captured.values()));
    var starts = Region.values(outer, initial);
    in.addAll(starts);
    var cond = copy(new Func("cond", inputs, test, List.of(holds)));
    var repeated = copy(new Func("body", inputs, body, step.results));
    long trips =
        new Trips(outer.builder.eqns(), test, body, carried, starts, step.results).of(holds);
    int failure = region.checked == null ? -1 : carried.indexOf(region.checked);
    var op =
        trips >= 0 && trips <= Integer.MAX_VALUE
            ? new Scan(repeated, (int) trips, consts.size(), carried.size(), false)
            : new While(
                consts.size(),
                failure < 0 ? cond : untilFailure(cond, consts.size() + failure),
                repeated);
    var out = outer.builder.emitAll(op, in, "");
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; i < out.size(); i++) {
      tensors.add(Tensor.tracer(outer, out.get(i), params.get(i).isWeak()));
    }
    return tensors;
  }

  /// The condition, which no longer holds once a check has failed: Java would have left the loop,
  /// which might not end without that.
  private static Func untilFailure(Func cond, int state) {
    return Func.of(
        cond.name(),
        cond.params(),
        (b, p) -> {
          var goes = Inline.inline(b, cond, p).getFirst();
          return List.of(b.emit(Binary.AND, goes, Checks.none(b, p.get(state))));
        });
  }

  /// The same program with values of its own.
  private static Func copy(Func f) {
    return Func.of(f.name(), f.params(), (b, p) -> Inline.inline(b, f, p));
  }

  private record Step(List<Eqn> eqns, List<Value> results) {}

  /// The program where `holds` is true: what is chosen by it is known.
  private static Step assume(Value holds, List<Eqn> eqns, List<Value> results) {
    var known = new HashMap<Value, Boolean>();
    known.put(holds, true);
    for (int i = eqns.size() - 1; i >= 0; i--) {
      var eqn = eqns.get(i);
      var value = known.get(eqn.out().getFirst());
      if (value == null) continue;
      if (eqn.op() == Unary.NOT) known.put(eqn.in().getFirst(), !value);
      if (eqn.op() == Binary.AND && value) eqn.in().forEach(x -> known.put(x, true));
      if (eqn.op() == Binary.OR && !value) eqn.in().forEach(x -> known.put(x, false));
    }
    var b = new Builder();
    var copies = new HashMap<Value, Value>();
    for (var eqn : eqns) {
      var in = eqn.in().stream().map(x -> copies.getOrDefault(x, x)).toList();
      var chosen = in.isEmpty() ? null : known.get(eqn.in().getFirst());
      if (chosen != null && eqn.op() instanceof Case(var branches)) {
        var out = Inline.inline(b, branches.get(chosen ? 1 : 0), in.subList(1, in.size()));
        for (int i = 0; i < out.size(); i++) copies.put(eqn.out().get(i), out.get(i));
      } else if (chosen != null && eqn.op() == Select.SELECT) {
        copies.put(eqn.out().getFirst(), in.get(chosen ? 1 : 2));
      } else {
        b.append(new Eqn(eqn.op(), in, eqn.out(), eqn.at()));
      }
    }
    return new Step(b.eqns(), results.stream().map(x -> copies.getOrDefault(x, x)).toList());
  }
}
