package io.raffia.ir;

import java.util.List;
import java.util.function.BiFunction;

/// A program: parameters, equations in order, results. The unit that every transform and pass takes
/// and returns; regions of structured ops are nested ones.
public record Func(String name, List<Value> params, List<Eqn> eqns, List<Value> results) {
  public Func {
    params = List.copyOf(params);
    eqns = List.copyOf(eqns);
    results = List.copyOf(results);
  }

  public List<TensorType> paramTypes() {
    return params.stream().map(Value::type).toList();
  }

  public List<TensorType> resultTypes() {
    return results.stream().map(Value::type).toList();
  }

  /// The program that `body` writes, with parameters of the types and names of `templates`.
  public static Func of(
      String name, List<Value> templates, BiFunction<Builder, List<Value>, List<Value>> body) {
    var params = templates.stream().map(v -> new Value(v.type(), v.name())).toList();
    var b = new Builder();
    return b.func(name, params, body.apply(b, params));
  }
}
