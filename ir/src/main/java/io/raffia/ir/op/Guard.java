package io.raffia.ir.op;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.ir.op.Compare.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what must hold of indices for a load to be within bounds.
final class Guard {
  private @Nullable Scalar holds;

  Guard atLeast(Scalar i, long bound) {
    return and(Direction.GE, i, bound);
  }

  Guard below(Scalar i, long bound) {
    return and(Direction.LT, i, bound);
  }

  /// Every number is a multiple of 1.
  Guard multiple(Scalar i, long step) {
    return step == 1 ? this : and(Direction.EQ, Scalar.remainder(i, step), 0);
  }

  private Guard and(Direction direction, Scalar i, long bound) {
    var test = new Scalar.Apply(new Compare(direction), List.of(i, Scalar.index(bound)));
    holds = holds == null ? test : new Scalar.Apply(Binary.AND, List.of(holds, test));
    return this;
  }

  /// The conditions together.
  Scalar holds() {
    return holds == null ? new Scalar.Num(DType.I1, 1) : holds;
  }

  /// `inside` where the conditions hold, and `inside` itself when there are none.
  Scalar select(Scalar inside, Scalar outside) {
    return holds == null
        ? inside
        : new Scalar.Apply(Select.SELECT, List.of(holds, inside, outside));
  }
}
