package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import java.util.List;
import java.util.function.Predicate;

/// What examples of a batch have together, written in the program of one example: collectives over
/// a named axis of `vmap` (`jax.lax.psum` and its kin).
///
/// The first operand stands for the axis: an array without elements, which the batch over this axis
/// maps and no other batch does. That it is mapped says that this batch is the one that is meant,
/// so the op needs no environment of names, in whatever regions it stands. After that batch the op
/// is gone; a program that still has one cannot run.
///
/// - (C1) The first operand stands for an axis.
public sealed interface AxisOp extends ExternOp permits AllGather, AxisIndex, Psum {
  /// The type of what stands for an axis in the program of one example; no program of tensors has
  /// such arrays.
  TensorType AXIS = TensorType.of(DType.U4, 0, 0, 0);

  /// The name of the axis, for people.
  String axis();

  /// Whether the result differs from example to example, where this axis is batched.
  boolean differs();

  /// Fails unless there are `operands` of them, the first for an axis.
  default void requireOperands(List<TensorType> in, int operands) {
    require(
        in.size() == operands && in.getFirst().equals(AXIS),
        "%s: takes %d operands, of which the first stands for an axis, found %s (C1)",
        mnemonic(),
        operands,
        in);
  }

  @Override
  default List<Boolean> depends(
      List<Boolean> marked, List<TensorType> out, Predicate<TensorType> carries) {
    boolean any = marked.getFirst() ? differs() : marked.contains(true);
    return List.of(any && carries.test(out.getFirst()));
  }

  /// Throws: what stands in a program that runs has no axis.
  default IrException unbatched() {
    return new IrException(
        "%s: the axis \"%s\" was not batched where its examples are combined"
            .formatted(mnemonic(), axis()));
  }

  @Override
  default List<Literal> evaluate(List<Literal> in) {
    throw unbatched();
  }
}
