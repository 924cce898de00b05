package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Forward-mode differentiation: every equation is followed by its op's jvp rule.
public final class Jvp {
  private Jvp() {}

  /// `(x..., dx...) -> (y..., dy...)`, with a `dx` for each parameter that is `active` and of a
  /// float type, and a `dy` for every result: zeros where it does not depend on them or is not a
  /// float.
  public static Func jvp(Func f, List<Boolean> active) {
    return jvp(f, active, f.results().stream().map(_ -> true).toList());
  }

  /// The same with a `dy` only for the results that are `wanted`.
  public static Func jvp(Func f, List<Boolean> active, List<Boolean> wanted) {
    var b = new Builder();
    var params = new ArrayList<>(f.params());
    Map<Value, Value> tangents = new HashMap<>();
    for (var x : differentiable(f, active)) {
      var dx = new Value(x.type(), dot(x.name()));
      params.add(dx);
      tangents.put(x, dx);
    }
    push(b, f.eqns(), tangents, (to, eqn, dx) -> eqn.op().push(to, eqn, dx));
    var results = new ArrayList<>(f.results());
    results.addAll(tangentsOf(b, Marks.pick(f.results(), wanted), tangents));
    return Dce.dce(b.func(f.name(), params, results));
  }

  /// The parameters that have a tangent.
  static List<Value> differentiable(Func f, List<Boolean> active) {
    requireOnePerParam(f, active, "active");
    var out = new ArrayList<Value>();
    for (int i = 0; i < active.size(); i++) {
      var x = f.params().get(i);
      if (active.get(i) && x.dtype().isFloat()) out.add(x);
    }
    return out;
  }

  /// Appends an equation and says the tangents of its results.
  interface Rule {
    List<@Nullable Value> apply(Builder b, Eqn eqn, List<@Nullable Value> dx);
  }

  /// Appends the equations, each followed by its tangents. `tangents` has those of the equations'
  /// inputs that are not zero, and gets those of their results.
  static void push(Builder b, List<Eqn> eqns, Map<Value, Value> tangents, Rule rule) {
    var caller = b.at();
    for (var eqn : eqns) {
      b.at(eqn.at());
      if (Collections.disjoint(eqn.in(), tangents.keySet())) {
        b.append(eqn);
        continue;
      }
      var dx = new ArrayList<@Nullable Value>();
      for (var x : eqn.in()) dx.add(tangents.get(x));
      var dy = rule.apply(b, eqn, dx);
      for (int i = 0; i < dy.size(); i++) {
        var d = dy.get(i);
        if (d != null) tangents.put(eqn.out().get(i), d);
      }
    }
    b.at(caller);
  }

  /// The tangent of each of `values`; zeros where there is none.
  static List<Value> tangentsOf(Builder b, List<Value> values, Map<Value, Value> tangents) {
    return values.stream()
        .map(y -> Objects.requireNonNullElseGet(tangents.get(y), () -> b.zeros(y.type())))
        .toList();
  }

  /// The name of the tangent of `name`, as textbooks write it: x with a dot.
  public static String dot(String name) {
    return name.isEmpty() ? "" : name + "_dot";
  }

  static void requireOnePerParam(Func f, List<Boolean> marks, String what) {
    if (marks.size() != f.params().size()) {
      throw new IllegalArgumentException(
          "%d marks '%s' for the %d parameters of %s: give one for each"
              .formatted(marks.size(), what, f.params().size(), f.name()));
    }
  }
}
