package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Sort;
import java.util.ArrayList;
import java.util.List;

/// Stable sorts, along one axis.
final class Sorting {
  private record Key(int axis, Direction direction) {}

  private Sorting() {}

  /// `values` in the order that sorts `keys` along `axis`, ascending or descending.
  static Tensor by(Tensor keys, Tensor values, int axis, boolean descending) {
    int a = Shapes.axis("sort", keys.shape(), axis);
    var direction = descending ? Direction.GT : Direction.LT;
    return Dispatch.apply(
        new Key(a, direction),
        false,
        (b, in) -> {
          var sort = new Sort(a, comparator(in, direction));
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

  /// The positions along `axis` of the elements in order, in i32; NaN is greater than all numbers,
  /// equal ones stay in their order.
  static Tensor argsort(Tensor x, int axis, boolean descending) {
    int a = Shapes.axis("sort", x.shape(), axis);
    var positions = Tensor.iota(DType.I32, a, x.shape().dims().toArray());
    return by(rank(x.stopGradient()), positions, a, descending);
  }

  /// The `k` greatest or least along `axis`, in order, and their positions.
  static Pair<Tensor, Tensor> first(Tensor x, int k, int axis, boolean greatest) {
    if (k < 0 || k > x.dim(axis)) {
      throw Errors.ofShapes(
          "the %s %d of axis %d of %s: give a number from 0 to %d",
          greatest ? "greatest" : "least", k, axis, x.type().brief(), x.dim(axis));
    }
    var at = argsort(x, axis, greatest).sliceAxis(axis, 0, k);
    return new Pair<>(x.takeAlongAxis(at, axis), at);
  }

  /// Tensors in the order along `axis` that sorts by the first `keys` of them.
  static List<Tensor> together(List<Tensor> xs, int axis, int keys) {
    if (keys < 1 || keys > xs.size()) {
      throw Errors.ofShapes("sort by 1 to %d of the tensors, found %d", xs.size(), keys);
    }
    for (var x : xs) {
      if (x.shape().equals(xs.getFirst().shape())) continue;
      throw Errors.ofShapes(
          "sort takes tensors of one shape, found %s and %s",
          xs.getFirst().type().brief(), x.type().brief());
    }
    var order = argsort(xs.get(keys - 1), axis, false);
    for (int i = keys - 2; i >= 0; i--) {
      var next = argsort(xs.get(i).takeAlongAxis(order, axis), axis, false);
      order = order.takeAlongAxis(next, axis);
    }
    var last = order;
    return xs.stream().map(x -> x.takeAlongAxis(last, axis)).toList();
  }

  static Tensor sort(Tensor x, int axis) {
    return x.takeAlongAxis(argsort(x, axis, false), axis);
  }

  /// Numbers in the same order that compare as whole ones.
  private static Tensor rank(Tensor x) {
    if (!x.dtype().isFloat()) return x.dtype() == DType.I1 ? x.astype(DType.I32) : x;
    boolean wide = x.dtype() == DType.F64;
    var bits =
        Tensor.where(x.eq(0), 0, x)
            .astype(wide ? DType.F64 : DType.F32)
            .view(wide ? DType.I64 : DType.I32);
    // -0 is 0; of negative floats, greater bits are lesser numbers.
    var most = Tensor.of(bits.dtype(), new long[] {bits.dtype().highest()}, Shape.SCALAR);
    var ordered = Tensor.where(bits.lt(0), bits.xor(most), bits);
    return Tensor.where(Jnp.isnan(x), most, ordered);
  }
}
