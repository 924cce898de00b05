package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Vmap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call with its own forward derivative (`jax.custom_jvp`). `rule` takes the operands and a
/// tangent of each float operand, in which it is linear, and gives a tangent of each float result.
///
/// - (C1) The operands are what the body takes.
/// - (C2) `rule` takes the operands and tangents of the float ones.
/// - (C3) `rule` gives tangents of the float results.
public record CustomJvp(Func body, Func rule) implements Composite {
  @Override
  public String mnemonic() {
    return "raffia.custom_jvp";
  }

  @Override
  public List<Func> regions() {
    return List.of(body, rule);
  }

  @Override
  public CustomJvp withRegions(List<Func> regions) {
    return new CustomJvp(regions.get(0), regions.get(1));
  }

  static List<TensorType> floats(List<TensorType> types) {
    return types.stream().filter(t -> t.dtype().isFloat()).toList();
  }

  static List<Boolean> isFloat(List<Value> values) {
    return values.stream().map(v -> v.dtype().isFloat()).toList();
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        body.paramTypes().equals(in),
        "raffia.custom_jvp: the body takes %s but the operands are %s (C1)",
        body.paramTypes(),
        in);
    var taken = Marks.<TensorType>join(in, floats(in));
    require(
        rule.paramTypes().equals(taken),
        "raffia.custom_jvp: the rule takes %s, not the operands and tangents %s (C2)",
        rule.paramTypes(),
        taken);
    require(
        rule.resultTypes().equals(floats(body.resultTypes())),
        "raffia.custom_jvp: the rule gives %s, not tangents of %s (C3)",
        rule.resultTypes(),
        floats(body.resultTypes()));
    return body.resultTypes();
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    return Inline.inline(b, body, in);
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    b.append(eqn);
    var args = Marks.<Value>join(eqn.in());
    for (int i = 0; i < dx.size(); i++) {
      var x = eqn.in().get(i);
      var d = dx.get(i);
      if (x.dtype().isFloat()) args.add(d == null ? b.zeros(x.type()) : d);
    }
    return Marks.spread(Inline.inline(b, rule, args), isFloat(eqn.out()));
  }

  /// The rule stays the derivative of the whole batch.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var tangents = Marks.<Boolean>pick(mapped, isFloat(body.params()));
    var op =
        new CustomJvp(Vmap.vmap(body, n, mapped), Vmap.vmap(rule, n, Marks.join(mapped, tangents)));
    return b.emitAll(op, in, "");
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "raffia.custom_jvp: is not linear in its operands");
    return List.of();
  }
}
