package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An op with one result whose rules are given argument by argument. The drivers' whole-equation
/// rules follow from them: contributions of several arguments are added.
public sealed interface ArrayOp extends Op
    permits BroadcastInDim,
        Concatenate,
        Constant,
        Convolution,
        DotGeneral,
        DynamicSlice,
        DynamicUpdateSlice,
        Gather,
        Iota,
        OptimizationBarrier,
        Pad,
        Pointwise,
        Reduce,
        ReduceWindow,
        Reshape,
        Reverse,
        Scatter,
        ScatterBy,
        Slice,
        StopGradient,
        Transpose {
  /// The type of the result; throws [IrException] with the constraint's label.
  TensorType type(List<TensorType> in);

  /// What the result is, given the operands as functions of their index and their types.
  Meaning meaning(List<Operand> in, List<TensorType> types);

  /// The tangent of `out` from the tangent `dx` of operand `arg` alone; null: always zero.
  @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out);

  /// The cotangent of operand `arg` from `ct`, when the op is linear in that operand.
  default @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    throw new IrException(mnemonic() + " is not linear in operand " + arg);
  }

  /// The op under a new leading axis of extent `n` that every operand has.
  Value batch(Builder b, int n, List<Value> in);

  @Override
  default List<TensorType> types(List<TensorType> in) {
    return List.of(type(in));
  }

  @Override
  default List<@Nullable Value> jvp(
      Builder b, List<Value> in, List<@Nullable Value> dx, List<Value> out) {
    @Nullable Value sum = null;
    for (int i = 0; i < in.size(); i++) {
      var d = dx.get(i);
      if (d == null) continue;
      var part = jvp(b, i, d, in, out.getFirst());
      if (part != null) sum = sum == null ? part : b.add(sum, part);
    }
    return one(sum);
  }

  @Override
  default List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var c = ct.getFirst();
    var out = new ArrayList<@Nullable Value>();
    for (int i = 0; i < in.size(); i++) {
      out.add(c != null && linear.get(i) ? transpose(b, i, c, in) : null);
    }
    return out;
  }

  @Override
  default List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var all = new ArrayList<Value>();
    for (int i = 0; i < in.size(); i++) {
      all.add(mapped.get(i) ? in.get(i) : b.broadcastBatch(in.get(i), n));
    }
    return List.of(batch(b, n, all));
  }

  /// The result for a batch of no examples.
  default Value emptyBatch(Builder b, List<Value> in, List<Boolean> mapped) {
    var types = new ArrayList<TensorType>();
    for (int i = 0; i < in.size(); i++) {
      var t = in.get(i).type();
      types.add(mapped.get(i) ? t.withShape(t.shape().without(Ints.of(0))) : t);
    }
    var single = type(types);
    return b.zeros(single.withShape(single.shape().prepend(0)));
  }

  private static List<@Nullable Value> one(@Nullable Value v) {
    var list = new ArrayList<@Nullable Value>();
    list.add(v);
    return list;
  }
}
