package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads StableHLO text: what [Printer] writes, and what `jax.jit(f).lower(...).as_text()` writes
/// for the ops of the catalogue. Calls of other functions are inlined; a reduction's initial value
/// that is not the identity is combined afterwards; scalar predicates and bounds are broadcast.
public final class Parser {
  private final Text text;
  private final Map<String, Integer> functions;
  private final Builder b = new Builder();
  private final Map<Value, Eqn> origin = new HashMap<>();
  private final Set<Value> initial = new HashSet<>();
  private final List<String> calls = new ArrayList<>();

  private Parser(Text text, Map<String, Integer> functions) {
    this.text = text;
    this.functions = functions;
  }

  /// The program that `text` holds: of a module with several functions `main`, or the first one.
  /// Throws [IrException] with line and column.
  public static Func parse(String text) {
    return new Parser(new Text(text), new LinkedHashMap<>()).program();
  }

  private Func program() {
    findFunctions();
    if (functions.isEmpty()) throw text.error("no function");
    var name = functions.containsKey("main") ? "main" : functions.keySet().iterator().next();
    var params = new ArrayList<Value>();
    var scope = enter(name, params, null);
    var results = body(scope);
    return withoutInitialValues(b.func(name, params, results));
  }

  /// Notes where each function's parameters start, and skips the bodies.
  private void findFunctions() {
    boolean module = false;
    while (!text.isEnd()) {
      if (text.accept("module")) {
        if (module) throw text.error("a second module");
        module = true;
        if (text.peek() == '@') text.name("@");
        if (text.accept("attributes")) text.balanced();
        text.expect("{");
      } else if (text.accept("func.func")) {
        function();
      } else if (text.accept("}")) {
        if (!module) throw text.error("'}' closes nothing");
      } else if (text.accept("#")) {
        text.word();
        text.expect("=");
        skipAttribute();
      } else if (text.accept("loc")) {
        text.balanced();
      } else if (text.at("sdy.mesh")) {
        text.word();
        text.name("@");
        text.expect("=");
        skipAttribute();
      } else {
        throw text.error("expected a function but found " + text.found());
      }
    }
  }

  private void skipAttribute() {
    if (text.accept("#")) text.word();
    else if (Character.isLetter(text.peek())) text.word();
    if ("(<[{".indexOf(text.peek()) >= 0) text.balanced();
  }

  private void function() {
    if (!text.accept("public")) text.accept("private");
    var name = text.name("@");
    if (functions.put(name, text.position()) != null)
      throw text.error("function @" + name + " is defined twice");
    text.balanced();
    if (text.accept("->")) text.types();
    if (text.accept("attributes")) text.balanced();
    if (text.peek() != '{') throw text.error("function @" + name + " has no body");
    text.balanced();
    if (text.accept("loc")) text.balanced();
  }

  /// Binds the parameters of a function, to new values or to `args`, and moves to its body.
  private Map<String, Value> enter(String name, List<Value> params, @Nullable List<Value> args) {
    var at = functions.get(name);
    if (at == null) throw text.error("no function @" + name);
    text.moveTo(at);
    var scope = new HashMap<String, Value>();
    text.expect("(");
    for (int i = 0; !text.accept(")"); i++) {
      if (i > 0) text.expect(",");
      var param = text.name("%");
      text.expect(":");
      var type = text.type();
      if (text.peek() == '{') text.balanced();
      if (text.accept("loc")) text.balanced();
      if (args != null && (i >= args.size() || !args.get(i).type().equals(type))) {
        throw text.error(
            "parameter " + i + " of @" + name + " is " + type + ", which the call does not give");
      }
      var value = args == null ? new Value(type, hint(param)) : args.get(i);
      params.add(value);
      define(scope, param, value);
    }
    if (args != null && params.size() != args.size())
      throw text.error("@" + name + " takes " + params.size() + " values");
    if (text.accept("->")) text.types();
    if (text.accept("attributes")) text.balanced();
    text.expect("{");
    return scope;
  }

  /// Numbered values have no name.
  private static String hint(String name) {
    return name.chars().allMatch(Character::isDigit) || name.contains("#") ? "" : name;
  }

  private void define(Map<String, Value> scope, String name, Value value) {
    if (scope.put(name, value) != null) throw text.error("%" + name + " is defined twice");
  }

  /// Reads statements up to the return; the values that it returns.
  private List<Value> body(Map<String, Value> scope) {
    while (true) {
      var s = new Statement(text);
      if (isReturn(s)) {
        var results = values(s, scope);
        if (text.accept("loc")) text.balanced();
        text.expect("}");
        return results;
      }
      int next = text.position();
      b.at(s.at);
      List<Value> out;
      try {
        out = evaluate(s, scope);
      } catch (IrException e) {
        throw located(s, e);
      }
      text.moveTo(next);
      if (out.size() != s.results.size()) throw s.error(s.op + " has " + out.size() + " results");
      for (int i = 0; i < out.size(); i++) {
        if (i < s.resultTypes.size() && !out.get(i).type().equals(s.resultTypes.get(i))) {
          throw s.error(
              "%s makes %s, not %s".formatted(s.op, out.get(i).type(), s.resultTypes.get(i)));
        }
        define(scope, s.results.get(i), out.get(i));
      }
      text.moveTo(next);
    }
  }

  private static boolean isReturn(Statement s) {
    return s.op.equals("return") || s.op.equals("func.return") || s.op.equals("stablehlo.return");
  }

  private static IrException located(Statement s, IrException e) {
    var message = String.valueOf(e.getMessage());
    return message.matches("(?s)\\d+:\\d+: .*") ? e : s.error(message);
  }

  private static List<Value> values(Statement s, Map<String, Value> scope) {
    var all = new ArrayList<Value>();
    for (var name : s.operands) {
      var value = scope.containsKey(name) ? scope.get(name) : scope.get(name + "#0");
      if (value == null) throw s.error("%" + name + " is not defined");
      all.add(value);
    }
    return all;
  }

  private List<Value> evaluate(Statement s, Map<String, Value> scope) {
    var in = values(s, scope);
    if (s.op.equals("call") || s.op.equals("func.call")) return call(s, in);
    var written = Sugar.read(b, s, in);
    if (written != null) return written;
    var name = s.results.isEmpty() ? "" : hint(s.results.getFirst());
    int next = text.position();
    var regions = s.regions.stream().map(this::region).toList();
    text.moveTo(next);
    var combiner = combiner(s, regions);
    var general = RegionReader.read(b, s, in, regions, combiner, name, this::splat);
    if (general != null) return general;
    var op = OpReader.read(s, combiner);
    if (op == null) throw s.error("unsupported op " + s.op);
    var out =
        op instanceof Reduce || op instanceof ReduceWindow
            ? reduction(op, in, name)
            : b.emitAll(op, broadcast(op, in), name);
    if (!b.eqns().isEmpty()) origin.put(out.getFirst(), b.eqns().getLast());
    return out;
  }

  private List<Value> call(Statement s, List<Value> in) {
    var callee = s.words.isEmpty() ? "" : s.words.getFirst();
    if (!functions.containsKey(callee)) throw s.error("no function @" + callee);
    if (calls.contains(callee)) throw s.error("@" + callee + " calls itself");
    calls.add(callee);
    var results = body(enter(callee, new ArrayList<>(), in));
    calls.removeLast();
    return results;
  }

  /// Scalar predicates and bounds grow to the shape of what they belong to.
  private List<Value> broadcast(Op op, List<Value> in) {
    boolean select = op == Select.SELECT;
    if ((!select && op != Clamp.CLAMP) || in.size() != 3) return in;
    var shape = in.get(1).shape();
    var all = new ArrayList<Value>();
    for (int i = 0; i < 3; i++) {
      var x = in.get(i);
      boolean grows = (select ? i == 0 : i != 1) && x.shape().rank() == 0;
      all.add(grows ? b.broadcast(x, shape, Ints.of()) : x);
    }
    return all;
  }

  /// The monoid by which a statement combines two elements; null when it has none.
  private @Nullable Monoid combiner(Statement s, List<Func> regions) {
    int applies = s.words.indexOf("applies");
    if (applies < 0) return regions.size() == 1 ? Combiner.monoid(regions.getFirst()) : null;
    var monoid = OpReader.monoid(s.words.get(applies + 1));
    if (monoid == null) throw s.error("unsupported reduction by " + s.words.get(applies + 1));
    return monoid;
  }

  /// The program that a region is; it must not read values from outside.
  private Func region(Statement.Region region) {
    text.moveTo(region.at());
    var inner = new Parser(text, functions);
    var scope = new HashMap<String, Value>();
    var params = new ArrayList<Value>();
    var arguments = new ArrayList<>(region.arguments());
    if (text.peek() == '^') {
      text.name("^");
      text.expect("(");
      while (!text.accept(")")) {
        if (!arguments.isEmpty()) text.expect(",");
        var name = text.name("%");
        text.expect(":");
        arguments.add(new Statement.Argument(name, text.type()));
        if (text.accept("loc")) text.balanced();
      }
      text.expect(":");
    }
    for (var a : arguments) {
      var value = new Value(a.type(), hint(a.name()));
      params.add(value);
      define(scope, a.name(), value);
    }
    return inner.b.func("region", params, inner.body(scope));
  }

  private List<Value> reduction(Op op, List<Value> in, String name) {
    var init = in.get(1);
    var monoid = op instanceof Reduce r ? r.monoid() : ((ReduceWindow) op).monoid();
    var out = b.emitAll(op, in.subList(0, 1), name);
    var known = splat(init);
    if (known != null && known == monoid.identity(init.dtype())) {
      initial.add(init);
      return out;
    }
    var value = out.getFirst();
    return List.of(b.emit(monoid.op(), value, b.broadcast(init, value.shape(), Ints.of())));
  }

  /// The bits of a constant scalar; null for another value.
  private @Nullable Long splat(Value v) {
    var eqn = origin.get(v);
    if (eqn == null) return null;
    if (eqn.op() instanceof Constant c) return c.value().isSplat() ? c.value().bits(0) : null;
    return eqn.op() instanceof BroadcastInDim ? splat(eqn.in().getFirst()) : null;
  }

  /// Drops what served as an initial value only: reductions start from the identity by themselves.
  private Func withoutInitialValues(Func f) {
    var used = new HashSet<>(f.results());
    var kept = new ArrayList<Eqn>();
    for (var eqn : f.eqns().reversed()) {
      if (initial.contains(eqn.out().getFirst()) && !used.contains(eqn.out().getFirst())) {
        // What it was made from served the same purpose.
        initial.addAll(eqn.in());
        continue;
      }
      used.addAll(eqn.in());
      kept.addFirst(eqn);
    }
    return new Func(f.name(), f.params(), kept, f.results());
  }
}
