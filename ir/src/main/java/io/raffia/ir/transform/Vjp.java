package io.raffia.ir.transform;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// Reverse-mode differentiation: linearize, then transpose.
public final class Vjp {
  private Vjp() {}

  /// `(x..., ct of each y...) -> (y..., ct of each active float x...)`. The cotangents of results
  /// that are not floats are ignored.
  public static Func vjp(Func f, List<Boolean> active) {
    var b = new Builder();
    var split = Linearize.linearize(f, active);
    var transposed = TransposeLinear.transpose(split.tangent(), split.residuals());
    var params = new ArrayList<>(copies(f.params(), ""));
    var all = Inline.inline(b, split.primal(), params);
    int results = f.results().size();
    var cts = copies(f.results(), "_bar");
    var args = new ArrayList<>(all.subList(results, all.size()));
    args.addAll(cts);
    var out = new ArrayList<>(all.subList(0, results));
    out.addAll(Inline.inline(b, transposed, args));
    params.addAll(cts);
    return Dce.dce(b.func(f.name() + "_vjp", params, out));
  }

  /// New values of the same types; named ones get the suffix.
  public static List<Value> copies(List<Value> values, String suffix) {
    return values.stream()
        .map(v -> new Value(v.type(), v.name().isEmpty() ? "" : v.name() + suffix))
        .toList();
  }
}
