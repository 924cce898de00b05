package io.raffia.ir;

import io.raffia.ir.transform.Inline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions of a module that others call. Each is read once; a call copies its equations.
final class Calls {
  /// Functions that call each other twice make exponentially many: an error comes first.
  private static final int MOST = 250_000;

  private final ModuleText module;
  private final Known known;
  private final Map<String, Func> read = new HashMap<>();
  private final Set<String> reading = new HashSet<>();

  Calls(ModuleText module, Known known) {
    this.module = module;
    this.known = known;
  }

  /// The results of a function for `args`, in `b`.
  List<Value> call(Builder b, Statement s, String name, List<Value> args) {
    var f = read.get(name);
    if (f == null) f = read(s, name);
    var given = args.stream().map(Value::type).toList();
    if (!f.paramTypes().equals(given))
      throw s.error("@" + name + " takes " + f.paramTypes() + ", but the call gives " + given);
    if (b.eqns().size() + f.eqns().size() > MOST)
      throw s.error("the call of @" + name + " makes a program of more than " + MOST + " ops");
    return Inline.inline(b, f, args);
  }

  private Func read(Statement s, String name) {
    if (!module.has(name)) throw s.error("no function @" + name);
    if (!reading.add(name)) throw s.error("@" + name + " calls itself");
    int next = module.text.position();
    var f = new Body(module, this, known).function(name);
    module.text.moveTo(next);
    reading.remove(name);
    read.put(name, f);
    return f;
  }
}
