package io.raffia.passes;

import io.raffia.ir.Ints;
import io.raffia.ir.op.DotGeneral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which operands of a `dot_general` are copied, and in which order of their axes, so that the
/// contracted axes lie at one stride on both sides: one operand where the other's lie at one stride
/// as it is, otherwise both.
///
/// @param left batch axes, free axes, contracted axes
/// @param right batch axes, contracted axes, free axes
record ContractedOrder(boolean copiesLeft, boolean copiesRight, Ints left, Ints right) {
  static ContractedOrder of(DotGeneral op, View lhs, View rhs) {
    var byLeft = order(lhs, op.lhsContracting());
    var byRight = order(rhs, op.rhsContracting());
    boolean leftJoins = joins(lhs, op.lhsContracting(), byLeft);
    boolean rightJoins = joins(rhs, op.rhsContracting(), byRight);
    boolean smaller = lhs.shape().size() < rhs.shape().size();
    boolean copiesLeft = !leftJoins || rightJoins && smaller;
    boolean copiesRight = !rightJoins || !copiesLeft;
    var order = copiesLeft ? byRight : byLeft;
    return new ContractedOrder(
        copiesLeft,
        copiesRight,
        op.lhsBatch()
            .plus(free(lhs, op.lhsBatch(), op.lhsContracting()))
            .plus(select(op.lhsContracting(), order)),
        op.rhsBatch()
            .plus(select(op.rhsContracting(), order))
            .plus(free(rhs, op.rhsBatch(), op.rhsContracting())));
  }

  /// The contracted axes, by number, the one of the largest stride first.
  private static List<Integer> order(View v, Ints contracting) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < contracting.size(); i++) order.add(i);
    order.sort(Comparator.comparingLong(i -> -v.stride(contracting.get(i))));
    return order;
  }

  private static boolean joins(View v, Ints contracting, List<Integer> order) {
    long next = -1;
    for (int k = order.size() - 1; k >= 0; k--) {
      int axis = contracting.get(order.get(k));
      if (v.shape().dim(axis) == 1) continue;
      if (next >= 0 && v.stride(axis) != next) return false;
      next = v.stride(axis) * v.shape().dim(axis);
    }
    return true;
  }

  private static Ints select(Ints axes, List<Integer> order) {
    return Ints.of(order.stream().mapToInt(axes::get));
  }

  private static Ints free(View v, Ints batch, Ints contracting) {
    return Ints.range(0, v.shape().rank())
        .filter(a -> !batch.contains(a) && !contracting.contains(a));
  }
}
