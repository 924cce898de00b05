package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.Value;
import io.raffia.ir.op.Constant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Copies a program's equations into a builder: how a transformed function is called.
public final class Inline {
  private Inline() {}

  /// The results of `f` on `args`, as values of `b`. The copies keep their source lines and name
  /// hints; equal constants become one. Throws [IrException] when `args` are not of the parameters'
  /// types.
  public static List<Value> inline(Builder b, Func f, List<Value> args) {
    var types = args.stream().map(Value::type).toList();
    if (!types.equals(f.paramTypes())) {
      throw new IrException(
          "function %s takes %s but was given %s".formatted(f.name(), f.paramTypes(), types));
    }
    Map<Value, Value> copies = new HashMap<>();
    for (int i = 0; i < args.size(); i++) copies.put(f.params().get(i), args.get(i));
    var caller = b.at();
    for (var eqn : f.eqns()) copy(b, eqn, copies);
    b.at(caller);
    return f.results().stream().map(copies::get).toList();
  }

  private static void copy(Builder b, Eqn eqn, Map<Value, Value> copies) {
    b.at(eqn.at());
    if (eqn.op() instanceof Constant(var literal)) {
      copies.put(eqn.out().getFirst(), b.constant(literal));
      return;
    }
    var out = eqn.out().stream().map(v -> new Value(v.type(), v.name())).toList();
    b.append(new Eqn(eqn.op(), eqn.in().stream().map(copies::get).toList(), out, eqn.at()));
    for (int i = 0; i < out.size(); i++) copies.put(eqn.out().get(i), out.get(i));
  }
}
