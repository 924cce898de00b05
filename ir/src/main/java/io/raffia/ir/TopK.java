package io.raffia.ir;

import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Sort;
import java.util.List;

/// CHLO's `top_k`: the greatest elements along the last axis and their positions, greatest first;
/// of equal ones the first comes first, and floats are in IEEE 754's total order.
final class TopK {
  private TopK() {}

  static List<Value> topK(Builder b, Value x, int k) {
    int axis = x.shape().rank() - 1;
    if (axis < 0 || k < 0 || k > x.shape().dim(axis)) {
      throw new IrException(
          "chlo.top_k: there are no %d elements along the last axis of %s"
              .formatted(k, x.type().brief()));
    }
    var positions = b.emit(new Iota(x.type().withDtype(DType.I32), axis));
    var sort = new Sort(axis, greatestFirst(x.dtype()));
    var sizes = x.shape().dims().toArray();
    sizes[axis] = k;
    var none = Ints.repeat(0, sizes.length);
    var first = new Slice(none, Ints.of(sizes), Ints.repeat(1, sizes.length));
    return b.emitAll(sort, List.of(x, positions), "").stream().map(y -> b.emit(first, y)).toList();
  }

  private static Func greatestFirst(DType t) {
    var x = new Value(TensorType.of(t));
    var i = new Value(TensorType.of(DType.I32));
    return Func.of(
        "region",
        List.of(x, x, i, i),
        (b, p) ->
            List.of(
                t.isFloat()
                    ? Bits.compareTotally(b, Direction.GT, p.get(0), p.get(1))
                    : b.compare(Direction.GT, p.get(0), p.get(1))));
  }
}
