package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Window;

/// Each element of an axis combined with all before it.
final class Cumulative {
  private record Key(ReduceWindow op) {}

  private Cumulative() {}

  /// With all after it, if `reverse`.
  static Tensor of(Monoid monoid, Tensor x, int axis, boolean reverse) {
    int a = Shapes.axis("a cumulative operation", x.shape(), axis);
    var y = x.dtype() == DType.I1 ? x.astype(DType.I32) : x;
    int n = y.dim(a);
    if (n == 0) return y;
    int rank = y.rank();
    var sizes = Ints.range(0, rank).map(d -> d == a ? n : 1);
    var before = Ints.range(0, rank).map(d -> d == a ? n - 1 : 0);
    var none = Ints.repeat(0, rank);
    var window = Window.of(sizes, Ints.repeat(1, rank));
    var op =
        new ReduceWindow(
            monoid, reverse ? window.withPadding(none, before) : window.withPadding(before, none));
    return Dispatch.apply(new Key(op), x.isWeak(), (b, in) -> b.emit(op, in), y);
  }

  /// With `initial` in front.
  static Tensor withInitial(Tensor y, int axis, int initial) {
    int a = Shapes.axis("a cumulative operation", y.shape(), axis);
    var dims = y.shape().dims().toArray();
    dims[a] = 1;
    return Tensor.concatenate(a, Tensor.full(y.dtype(), initial, dims), y);
  }
}
