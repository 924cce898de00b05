package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Reshape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One walk over a program that replaces equations by rules: what a rule may ask and do.
final class Rewriter {
  private static final int MAX_DEPTH = 20;

  private final Map<Class<?>, List<Rule<?>>> rules;
  private final Builder b = new Builder();
  private final Map<Value, Eqn> definitions = new HashMap<>();
  private final Map<Value, Value> replaced = new HashMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();
  private String name = "";
  private int depth;
  private boolean changed;

  private Rewriter(Map<Class<?>, List<Rule<?>>> rules) {
    this.rules = rules;
  }

  /// `f` after one walk; `f` itself when no rule fits.
  static Func rewrite(Func f, Map<Class<?>, List<Rule<?>>> rules) {
    var r = new Rewriter(rules);
    for (var eqn : f.eqns()) for (var x : eqn.in()) r.uses.merge(x, 1, Integer::sum);
    for (var y : f.results()) r.uses.merge(y, 1, Integer::sum);
    for (var eqn : f.eqns()) r.visit(eqn);
    if (!r.changed) return f;
    return r.b.func(f.name(), f.params(), f.results().stream().map(r::current).toList());
  }

  private Value current(Value v) {
    return replaced.getOrDefault(v, v);
  }

  private void visit(Eqn eqn) {
    b.at(eqn.at());
    if (eqn.op() instanceof Constant(var literal)) {
      replace(eqn.out().getFirst(), constant(literal));
      return;
    }
    var simpler =
        new Eqn(eqn.op(), eqn.in().stream().map(this::current).toList(), eqn.out(), eqn.at());
    if (eqn.out().size() == 1) {
      name = eqn.out().getFirst().name();
      var y = simplified(simpler);
      if (y != null) {
        replace(eqn.out().getFirst(), y);
        changed = true;
        return;
      }
    }
    append(simpler);
  }

  private void replace(Value old, Value v) {
    replaced.put(old, v);
    uses.merge(v, uses.getOrDefault(old, 0), Integer::sum);
  }

  private @Nullable Value simplified(Eqn eqn) {
    if (depth >= MAX_DEPTH) return null;
    depth++;
    try {
      for (var rule : rules.getOrDefault(eqn.op().getClass(), List.of())) {
        var y = rule.apply(this, eqn);
        if (y != null) return y;
      }
      return null;
    } finally {
      depth--;
    }
  }

  private void append(Eqn eqn) {
    b.append(eqn);
    for (var y : eqn.out()) definitions.put(y, eqn);
  }

  /// The result of `op` on `in`, itself simplified. It takes the name of the value that is being
  /// replaced.
  Value emit(Op op, List<Value> in) {
    var type = op.types(in.stream().map(Value::type).toList()).getFirst();
    var eqn = new Eqn(op, in, List.of(new Value(type, name)), b.at());
    var y = simplified(eqn);
    if (y != null) return y;
    append(eqn);
    return eqn.out().getFirst();
  }

  Value emit(Op op, Value... in) {
    return emit(op, List.of(in));
  }

  Value constant(Literal literal) {
    var y = b.constant(literal);
    definitions.computeIfAbsent(
        y, v -> new Eqn(new Constant(literal), List.of(), List.of(v), b.at()));
    return y;
  }

  /// `x` in every element.
  Value splat(TensorType type, double x) {
    return constant(Literal.splat(type, type.dtype().fromDouble(x)));
  }

  Value reshape(Value x, Shape shape) {
    return x.shape().equals(shape) ? x : emit(new Reshape(shape), x);
  }

  /// The equation that makes `v`, when its op is a `kind`.
  @Nullable Eqn made(Value v, Class<? extends Op> kind) {
    var eqn = definitions.get(v);
    return eqn != null && kind.isInstance(eqn.op()) ? eqn : null;
  }

  /// The operands of the equation that makes `v` by `op`.
  @Nullable List<Value> operands(Value v, Op op) {
    var eqn = definitions.get(v);
    return eqn != null && eqn.op().equals(op) ? eqn.in() : null;
  }

  @Nullable Literal literal(Value v) {
    var eqn = definitions.get(v);
    return eqn != null && eqn.op() instanceof Constant(var literal) ? literal : null;
  }

  /// The constant that is in every element of `v`.
  @Nullable Literal splat(Value v) {
    var literal = literal(v);
    return literal != null && literal.isSplat() ? literal : null;
  }

  /// Whether every element of `v` is `x` to the bit; of integers -0.0 is 0.
  boolean is(Value v, double x) {
    var literal = splat(v);
    return literal != null && literal.bits(0) == v.dtype().fromDouble(x);
  }

  /// Whether `v` has one reader, so that nothing is computed twice when its producer is absorbed.
  boolean isReadOnce(Value v) {
    return uses.getOrDefault(v, 1) <= 1;
  }
}
