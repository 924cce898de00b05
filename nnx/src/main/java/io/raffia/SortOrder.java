package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Sort;
import java.util.ArrayList;
import java.util.List;

/// Stable sorts of one tensor by another.
final class SortOrder {
  private record Key(int axis, Direction direction) {}

  private SortOrder() {}

  /// `values` in the order that sorts `keys` along `axis`, ascending or descending.
  static Tensor by(Tensor keys, Tensor values, int axis, boolean descending) {
    var direction = descending ? Direction.GT : Direction.LT;
    return Dispatch.apply(
        new Key(axis, direction),
        false,
        (b, in) -> {
          var sort = new Sort(axis, comparator(in, direction));
          return b.emitAll(sort, in, "").get(1);
        },
        keys,
        values);
  }

  private static Func comparator(List<Value> in, Direction direction) {
    var b = new Builder();
    var params = new ArrayList<Value>();
    for (var x : in) {
      for (int side = 0; side < 2; side++) params.add(new Value(TensorType.of(x.dtype())));
    }
    var before = b.compare(direction, params.get(0), params.get(1));
    return b.func("comparator", params, List.of(before));
  }

  /// The positions along the last axis, greatest first; equal ones in their order.
  static Tensor descending(Tensor x) {
    var positions = Tensor.iota(DType.I32, x.rank() - 1, x.shape().dims().toArray());
    return by(x, positions, x.rank() - 1, true);
  }
}
