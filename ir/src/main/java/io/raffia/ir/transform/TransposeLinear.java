package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import io.raffia.ir.op.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Transposes a linear program: walks it backwards, each equation carrying the cotangents of its
/// results to those of its operands. Cotangents of a value that is read several times are added.
public final class TransposeLinear {
  private TransposeLinear() {}

  /// From `(residuals..., dx...) -> dy...`, linear in the `dx`, to `(residuals..., ct of each
  /// dy...) -> ct of each dx`. The first `residuals` parameters are the residuals.
  public static Func transpose(Func tangent, int residuals) {
    int n = tangent.params().size();
    return transpose(tangent, IntStream.range(0, n).mapToObj(i -> i >= residuals).toList());
  }

  /// The same with the parameters that are `linear` anywhere: `(other parameters..., ct of each
  /// result...) -> ct of each linear parameter`.
  public static Func transpose(Func f, List<Boolean> isLinear) {
    var b = new Builder();
    var dx = Marks.<Value>pick(f.params(), isLinear);
    Set<Value> linear = new HashSet<>(dx);
    var forwards = new ArrayList<Eqn>();
    for (var eqn : f.eqns()) {
      if (!Collections.disjoint(eqn.in(), linear)) {
        if (Callback.anyToken(eqn.out())) throw Callback.ofTangents();
        linear.addAll(eqn.out());
        forwards.add(eqn);
      } else {
        b.append(eqn);
      }
    }

    var params = Marks.<Value>pick(f.params(), Marks.not(isLinear));
    Map<Value, Value> cts = new HashMap<>();
    for (var dy : f.results()) {
      var ct = new Value(dy.type(), bar(dy.name()));
      params.add(ct);
      if (linear.contains(dy)) cts.merge(dy, ct, b::add);
    }
    for (var eqn : forwards.reversed()) pull(b, eqn, linear, cts);
    var results =
        dx.stream()
            .map(x -> Objects.requireNonNullElseGet(cts.get(x), () -> b.zeros(x.type())))
            .toList();
    return Dce.dce(b.func(f.name() + "_transposed", params, results));
  }

  /// The program with only the marked results.
  public static Func select(Func f, List<Boolean> results) {
    return Dce.dce(new Func(f.name(), f.params(), f.eqns(), Marks.pick(f.results(), results)));
  }

  private static void pull(Builder b, Eqn eqn, Set<Value> linear, Map<Value, Value> cts) {
    var outs = new ArrayList<@Nullable Value>();
    for (var y : eqn.out()) outs.add(cts.remove(y));
    if (outs.stream().allMatch(Objects::isNull)) return;
    b.at(eqn.at());
    var marks = eqn.in().stream().map(linear::contains).toList();
    var ins = eqn.op().transpose(b, eqn.in(), marks, outs);
    for (int i = 0; i < ins.size(); i++) {
      var ct = ins.get(i);
      if (ct != null) cts.merge(eqn.in().get(i), ct, b::add);
    }
  }

  /// The name of the cotangent of `name`, as textbooks write it: x with a bar.
  private static String bar(String name) {
    return name.isEmpty() ? "" : name + "_bar";
  }
}
