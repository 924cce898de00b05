package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call with its own reverse derivative (`jax.custom_vjp`). `forward` gives the results and then
/// residuals; `backward` takes the residuals and a cotangent of each float result, and gives a
/// cotangent of each float operand.
///
/// - (C1) The operands are what the body takes.
/// - (C2) `forward` takes the operands and gives the results first.
/// - (C3) `backward` takes the residuals and the cotangents of the float results.
/// - (C4) `backward` gives cotangents of the float operands.
public record CustomVjp(Func body, Func forward, Func backward) implements Composite {
  @Override
  public String mnemonic() {
    return "raffia.custom_vjp";
  }

  @Override
  public List<Func> regions() {
    return List.of(body, forward, backward);
  }

  @Override
  public CustomVjp withRegions(List<Func> regions) {
    return new CustomVjp(regions.get(0), regions.get(1), regions.get(2));
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        body.paramTypes().equals(in),
        "raffia.custom_vjp: the body takes %s but the operands are %s (C1)",
        body.paramTypes(),
        in);
    var results = body.resultTypes();
    var given = forward.resultTypes();
    require(
        forward.paramTypes().equals(in)
            && given.size() >= results.size()
            && given.subList(0, results.size()).equals(results),
        "raffia.custom_vjp: the forward rule takes %s and gives %s, not the results %s first (C2)",
        forward.paramTypes(),
        given,
        results);
    var taken =
        Marks.<TensorType>join(
            given.subList(results.size(), given.size()), CustomJvp.floats(results));
    require(
        backward.paramTypes().equals(taken),
        "raffia.custom_vjp: the backward rule takes %s, not residuals and cotangents %s (C3)",
        backward.paramTypes(),
        taken);
    require(
        backward.resultTypes().equals(CustomJvp.floats(in)),
        "raffia.custom_vjp: the backward rule gives %s, not cotangents of %s (C4)",
        backward.resultTypes(),
        CustomJvp.floats(in));
    return results;
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    return Inline.inline(b, body, in);
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    throw new IrException(
        "can't apply forward-mode differentiation (jvp) to a custom_vjp function: it has only a"
            + " reverse rule; use a custom_jvp, or reverse mode");
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var y = Inline.inline(b, forward, eqn.in());
    int results = body.results().size();
    for (int i = 0; i < results; i++) {
      // A reshape to the same shape: a new name for the value.
      var out = eqn.out().get(i);
      b.append(new Eqn(new Reshape(out.shape()), List.of(y.get(i)), List.of(out), eqn.at()));
    }
    var d = new ArrayList<Value>();
    for (int i = 0; i < dx.size(); i++) {
      var x = eqn.in().get(i);
      var dxi = dx.get(i);
      if (x.dtype().isFloat()) d.add(dxi == null ? b.zeros(x.type()) : dxi);
    }
    var residuals = y.subList(results, y.size());
    var marks = eqn.out().stream().map(v -> v.dtype().isFloat()).toList();
    var dy = b.emitAll(new CustomTangent(backward, residuals.size()), Marks.join(residuals, d), "");
    return Marks.spread(dy, marks);
  }

  /// The rules stay those of the whole batch; the cotangents of shared operands are added.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var marks = Marks.<Boolean>pick(mapped, CustomJvp.isFloat(body.params()));
    var all = Collections.nCopies(backward.params().size(), true);
    var op =
        new CustomVjp(
            Vmap.vmap(body, n, mapped),
            Vmap.vmap(forward, n, mapped),
            CustomTangent.added(Vmap.vmap(backward, n, all), marks));
    return b.emitAll(op, in, "");
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    require(false, "raffia.custom_vjp: is not linear in its operands");
    return List.of();
  }
}
