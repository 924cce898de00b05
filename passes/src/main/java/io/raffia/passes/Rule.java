package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Value;
import io.raffia.ir.op.Op;
import org.jspecify.annotations.Nullable;

/// A rewrite of one kind of equation that keeps every bit of the result (any NaN standing for any
/// other). `name` reads like the left-hand side of the equality.
record Rule<T extends Op>(String name, Class<T> op, Rewrite<T> rewrite) {
  /// The replacement, or null where the rule does not fit. The equation's operands are simplified
  /// already.
  interface Rewrite<T extends Op> {
    @Nullable Value apply(Rewriter r, T op, Eqn eqn);
  }

  @Nullable Value apply(Rewriter r, Eqn eqn) {
    return rewrite.apply(r, op.cast(eqn.op()), eqn);
  }
}
