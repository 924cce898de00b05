package io.raffia.ir;

import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of a function or of a region: statement after statement into a builder.
final class Body {
  private final ModuleText module;
  private final Text text;
  private final Calls calls;
  private final Known known;
  private final Scope scope;
  private final @Nullable CheckReader checks;
  private final Builder b = new Builder();
  private final Set<Value> initial = new HashSet<>();

  Body(ModuleText module, Calls calls, Known known) {
    this(module, calls, known, new Scope(known), null);
  }

  private Body(
      ModuleText module, Calls calls, Known known, Scope scope, @Nullable CheckReader checks) {
    this.module = module;
    this.text = module.text;
    this.calls = calls;
    this.known = known;
    this.scope = scope;
    this.checks = checks;
  }

  /// A function whose checks go to `checks`.
  static Body checked(ModuleText module, CheckReader checks) {
    var known = new Known();
    return new Body(module, new Calls(module, known), known, new Scope(known), checks);
  }

  /// The function; its results are followed by what its checks compare.
  Func function(String name) {
    module.enter(name);
    var params = new ArrayList<Value>();
    text.expect("(");
    while (!text.accept(")")) {
      if (!params.isEmpty()) text.expect(",");
      params.add(argument());
      if (text.peek() == '{') text.balanced();
      if (text.accept("loc")) text.balanced();
    }
    if (text.accept("->")) text.skipType();
    if (text.accept("attributes")) text.balanced();
    text.expect("{");
    var results = new ArrayList<>(statements());
    if (checks != null) results.addAll(checks.values());
    return withoutInitialValues(b.func(name, params, results));
  }

  private Value argument() {
    var name = text.name("%");
    text.expect(":");
    var value = new Value(text.type(), hint(name));
    if (!scope.define(name, value)) throw text.error("%" + name + " is defined twice");
    return value;
  }

  private Region region(Statement.Region region) {
    text.moveTo(region.at());
    var inner = new Body(module, calls, known, scope.region(), null);
    var params = new ArrayList<Value>();
    for (var a : region.arguments()) {
      var value = new Value(a.type(), hint(a.name()));
      if (!inner.scope.define(a.name(), value))
        throw text.error("%" + a.name() + " is defined twice");
      params.add(value);
    }
    if (text.peek() == '^') {
      text.name("^");
      if (text.accept("(")) {
        while (!text.accept(")")) {
          if (!params.isEmpty()) text.expect(",");
          params.add(inner.argument());
          if (text.accept("loc")) text.balanced();
        }
      }
      text.expect(":");
    }
    var results = inner.statements();
    var f = inner.withoutInitialValues(inner.b.func("region", params, results));
    return new Region(f, inner.scope.captured()).withoutUnused();
  }

  /// Numbered values have no name.
  private static String hint(String name) {
    return name.chars().allMatch(Character::isDigit) || name.contains("#") ? "" : name;
  }

  /// Reads statements up to the return; the values that it returns.
  private List<Value> statements() {
    while (true) {
      var s = new Statement(text, module);
      if (isReturn(s)) {
        var results = values(s);
        if (text.accept("loc")) text.balanced();
        text.expect("}");
        return results;
      }
      int next = text.position();
      b.at(s.at);
      int before = b.eqns().size();
      if (!isTuple(s)) {
        try {
          define(s, evaluate(s));
        } catch (UnsupportedException e) {
          throw e;
        } catch (IrException e) {
          throw isLocated(e) ? e : s.error(String.valueOf(e.getMessage()));
        }
      }
      for (var eqn : b.eqns().subList(before, b.eqns().size())) known.isMadeBy(eqn);
      text.moveTo(next);
    }
  }

  private static boolean isReturn(Statement s) {
    return s.op.equals("return") || s.op.equals("func.return") || s.op.equals("stablehlo.return");
  }

  private static boolean isLocated(IrException e) {
    return String.valueOf(e.getMessage()).matches("(?s)\\d+:\\d+: .*");
  }

  /// Tuples are names for several values.
  private boolean isTuple(Statement s) {
    if (s.op.equals("stablehlo.tuple")) {
      scope.define(s.results.getFirst(), s.operands);
      return true;
    }
    if (!s.op.equals("stablehlo.get_tuple_element")) return false;
    var elements = scope.tuple(s.operands.getFirst());
    int i = s.has("index") ? s.integer("index") : s.ints("ranges").get(0);
    if (elements == null || i < 0 || i >= elements.size())
      throw s.error("%" + s.operands.getFirst() + " has no element " + i);
    var nested = scope.tuple(elements.get(i));
    if (nested != null) scope.define(s.results.getFirst(), nested);
    else define(s, List.of(value(s, elements.get(i))));
    return true;
  }

  private void define(Statement s, List<Value> out) {
    if (out.size() != s.results.size()) throw s.error(s.op + " has " + out.size() + " results");
    for (int i = 0; i < out.size(); i++) {
      var value = out.get(i);
      if (i < s.resultTypes.size() && !value.type().equals(s.resultTypes.get(i)))
        throw s.error("%s makes %s, not %s".formatted(s.op, value.type(), s.resultTypes.get(i)));
      if (!scope.define(s.results.get(i), value))
        throw s.error("%" + s.results.get(i) + " is defined twice");
    }
  }

  private List<Value> values(Statement s) {
    return scope.flat(s.operands).stream().map(name -> value(s, name)).toList();
  }

  private Value value(Statement s, String name) {
    var value = scope.find(name);
    if (value == null) throw s.error("%" + name + " is not defined");
    return value;
  }

  private List<Value> evaluate(Statement s) {
    var in = values(s);
    var called = called(s);
    var direct =
        switch (s.op) {
          case "call", "func.call" -> calls.call(b, s, called, in);
          case "stablehlo.composite" ->
              calls.call(b, s, s.attribute("decomposition").name("@"), in);
          case "stablehlo.optimization_barrier" -> barriers(s, in);
          case "stablehlo.custom_call" -> LapackCalls.read(b, s, called, in);
          default -> null;
        };
    if (direct != null) return direct;
    var check = s.op.equals("stablehlo.custom_call") ? called : s.op;
    if (checks != null && CheckReader.isCheck(check)) {
      checks.read(b, s, check, in);
      return List.of();
    }
    var regions = s.regions.stream().map(this::region).toList();
    var names = s.results.stream().map(Body::hint).toList();
    var control = ControlReader.read(b, s, in, regions, names);
    if (control != null) return control;
    return array(s, in, elementwise(s, regions), names);
  }

  /// What a statement calls; empty for one that calls nothing.
  private static String called(Statement s) {
    if (s.has("call_target_name")) return s.attribute("call_target_name").quoted();
    return s.words.isEmpty() ? "" : s.words.getFirst();
  }

  private List<Value> barriers(Statement s, List<Value> in) {
    var out = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      var name = i < s.results.size() ? hint(s.results.get(i)) : "";
      out.addAll(b.emitAll(OptimizationBarrier.OPTIMIZATION_BARRIER, in.subList(i, i + 1), name));
    }
    return out;
  }

  /// Regions of elements read constants from around them, and no other values.
  private List<Func> elementwise(Statement s, List<Region> regions) {
    var all = new ArrayList<Func>();
    for (var r : regions) {
      var closed = r.withConstants(known);
      var outside = Region.outside(List.of(closed));
      if (!outside.isEmpty()) {
        throw s.unsupported(
            "%s: its region reads %%%s from around it".formatted(s.op, outside.getFirst().name()));
      }
      all.add(closed.body());
    }
    return all;
  }

  private List<Value> array(Statement s, List<Value> in, List<Func> regions, List<String> names) {
    var written = Sugar.read(b, s, in);
    if (written != null) return written;
    var combiner = combiner(s, regions);
    var general = RegionReader.read(b, s, in, regions, combiner, names, known::splat);
    if (general != null) return general;
    if (s.op.equals("stablehlo.constant") && s.attribute("value").at("dense_resource"))
      return List.of(resource(s));
    var op = OpReader.read(s, combiner);
    if (op == null) throw s.unsupported(unknown(s));
    return op instanceof Reduce || op instanceof ReduceWindow
        ? reduction(op, in, names)
        : b.emitAll(op, broadcast(op, in), names);
  }

  private static String unknown(Statement s) {
    return s.op.equals("stablehlo.custom_call") ? "op " + s.op + " of @" + called(s) : "op " + s.op;
  }

  private Value resource(Statement s) {
    var value = s.attribute("value");
    value.expect("dense_resource");
    value.expect("<");
    var dense = "dense<\"" + module.resource(value, value.word()) + "\">";
    return b.constant(Dense.parse(new Text(dense), s.resultType()));
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
  private static @Nullable Monoid combiner(Statement s, List<Func> regions) {
    int applies = s.words.indexOf("applies");
    if (applies < 0) return regions.size() == 1 ? Monoid.of(regions.getFirst()) : null;
    var monoid = OpReader.monoid(s.words.get(applies + 1));
    if (monoid == null) throw s.unsupported("a reduction by " + s.words.get(applies + 1));
    return monoid;
  }

  private List<Value> reduction(Op op, List<Value> in, List<String> names) {
    var init = in.get(1);
    var monoid = op instanceof Reduce r ? r.monoid() : ((ReduceWindow) op).monoid();
    var out = b.emitAll(op, in.subList(0, 1), names);
    var bits = known.splat(init);
    if (bits != null && bits == monoid.identity(init.dtype())) {
      initial.add(init);
      return out;
    }
    var value = out.getFirst();
    return List.of(b.emit(monoid.op(), value, b.broadcast(init, value.shape(), Ints.of())));
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
