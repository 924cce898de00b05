package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tangents of a [Checkpoint]: from its operands, the values of `body` that were kept, and the
/// tangents of the `active` operands. Backwards, everything else is computed again from these.
public record Recompute(Func body, List<Value> saved, List<Boolean> active, List<Boolean> wanted)
    implements Composite {
  public Recompute {
    saved = List.copyOf(saved);
    active = List.copyOf(active);
    wanted = List.copyOf(wanted);
  }

  @Override
  public String mnemonic() {
    return "raffia.recompute";
  }

  @Override
  public List<Func> regions() {
    return List.of(body);
  }

  /// Kept values are values of the body, which therefore stays as it is.
  @Override
  public Recompute withRegions(List<Func> regions) {
    return this;
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    return Marks.<TensorType>pick(body.resultTypes(), wanted);
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    int n = body.params().size();
    var dx = in.subList(n + saved.size(), in.size());
    var y = Inline.inline(b, Jvp.jvp(body, active, wanted), Marks.join(in.subList(0, n), dx));
    return y.subList(body.results().size(), y.size());
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var split = Linearize.linearize(body, active, wanted);
    var primal = split.primal();
    // What was kept is not computed: it comes by parameters.
    var known = new HashSet<Value>(saved);
    var eqns = new ArrayList<Eqn>();
    for (var e : primal.eqns()) if (!known.containsAll(e.out())) eqns.add(e);
    var again =
        new Func(
            primal.name() + "_again",
            Marks.join(primal.params(), saved),
            eqns,
            split.residualValues());
    // The barrier keeps what is computed here apart from the first computation.
    var at = new ArrayList<Value>();
    for (var x : in.subList(0, body.params().size() + saved.size())) {
      at.add(b.emit(OptimizationBarrier.OPTIMIZATION_BARRIER, x));
    }
    var residuals = Inline.inline(b, again, at);
    var present = Marks.present(ct);
    var tangent = TransposeLinear.select(split.tangent(), present);
    var back = TransposeLinear.transpose(tangent, split.residuals());
    var cts = Inline.inline(b, back, Marks.join(residuals, Marks.given(ct)));
    var all = new ArrayList<@Nullable Value>();
    for (int i = 0; i < at.size(); i++) all.add(null);
    for (var c : cts) all.add(linear.get(all.size()) ? c : null);
    return all;
  }
}
