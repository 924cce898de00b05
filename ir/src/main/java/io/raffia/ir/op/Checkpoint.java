package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Silence;
import io.raffia.ir.transform.TransposeLinear;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call whose intermediate values are not kept for the backward pass, but computed again there
/// (`jax.checkpoint`, `nnx.remat`); `policy` says which ones are kept all the same.
///
/// - (C1) The operands are what the body takes.
public record Checkpoint(Func body, Policy policy) implements Composite {
  /// Which values are kept (`jax.checkpoint_policies`).
  public enum Policy {
    NOTHING_SAVEABLE,
    EVERYTHING_SAVEABLE,
    /// Results of products of matrices.
    DOTS_SAVEABLE,
    /// Of these, products without batch axes.
    DOTS_WITH_NO_BATCH_DIMS_SAVEABLE;

    boolean saves(Op op) {
      return switch (this) {
        case NOTHING_SAVEABLE -> false;
        case EVERYTHING_SAVEABLE -> true;
        case DOTS_SAVEABLE -> op instanceof DotGeneral;
        case DOTS_WITH_NO_BATCH_DIMS_SAVEABLE ->
            op instanceof DotGeneral dot && dot.lhsBatch().isEmpty();
      };
    }
  }

  @Override
  public String mnemonic() {
    return "raffia.checkpoint";
  }

  @Override
  public List<Func> regions() {
    return List.of(body);
  }

  @Override
  public Checkpoint withRegions(List<Func> regions) {
    return new Checkpoint(regions.getFirst(), policy);
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    require(
        body.paramTypes().equals(in),
        "raffia.checkpoint: the body takes %s but the operands are %s (C1)",
        body.paramTypes(),
        in);
    return body.resultTypes();
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    return Inline.inline(b, body, in);
  }

  /// The values that the policy keeps, in order.
  private List<Value> saved() {
    return body.eqns().stream()
        .filter(e -> policy.saves(e.op()))
        .flatMap(e -> e.out().stream())
        .toList();
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var active = Marks.present(dx);
    var types = eqn.out().stream().map(Value::type).toList();
    var wanted = depends(active, types, t -> t.dtype().isFloat());
    if (!Marks.any(wanted)) {
      b.append(eqn);
      return Marks.spread(List.of(), wanted);
    }
    var saved = saved();
    var keeping =
        new Func(body.name(), body.params(), body.eqns(), Marks.join(body.results(), saved));
    var kept = saved.stream().map(v -> new Value(v.type(), v.name())).toList();
    b.append(
        new Eqn(new Checkpoint(keeping, policy), eqn.in(), Marks.join(eqn.out(), kept), eqn.at()));
    var dy =
        Marks.<Value>pick(eqn.out(), wanted).stream()
            .map(y -> new Value(y.type(), Jvp.dot(y.name())))
            .toList();
    var op = new Recompute(Silence.silent(body), saved, active, wanted);
    b.append(new Eqn(op, Marks.join(eqn.in(), kept, Marks.given(dx)), dy, eqn.at()));
    return Marks.spread(dy, wanted);
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var present = Marks.present(ct);
    var f = TransposeLinear.select(body, present);
    var back = TransposeLinear.transpose(f, linear);
    var args = Marks.<Value>join(Marks.pick(in, Marks.not(linear)), Marks.given(ct));
    return Marks.spread(Inline.inline(b, back, args), linear);
  }
}
