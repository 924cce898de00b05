package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes now what depends on nothing.
final class Folding {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("unary of splats", Unary.class, Folding::pointwise),
          new Rule<>("binary of splats", Binary.class, Folding::pointwise),
          new Rule<>("compare of splats", Compare.class, Folding::pointwise),
          new Rule<>("select of splats", Select.class, Folding::pointwise),
          new Rule<>("clamp of splats", Clamp.class, Folding::pointwise),
          new Rule<>("convert of a splat", Convert.class, Folding::pointwise),
          new Rule<>("bitcast_convert of a splat", BitcastConvert.class, Folding::pointwise));

  private Folding() {}

  private static @Nullable Value pointwise(Rewriter r, Pointwise op, Eqn e) {
    var splats = e.in().stream().map(r::splat).filter(Objects::nonNull).toList();
    if (splats.size() < e.in().size()) return null;
    var types = e.in().stream().map(Value::dtype).toList();
    long bits = op.apply(types, splats.stream().mapToLong(x -> x.bits(0)).toArray());
    return r.constant(Literal.splat(e.out().getFirst().type(), bits));
  }
}
