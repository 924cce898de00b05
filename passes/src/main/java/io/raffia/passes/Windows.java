package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sliding windows that do not overlap.
final class Windows {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>(
              "sum of windows that see one element each", ReduceWindow.class, Windows::repeat));

  private Windows() {}

  /// Over an operand with `s - 1` holes between neighbours, a sum over `s` elements repeats each
  /// element `s` times: the cotangent of average pooling.
  private static @Nullable Value repeat(Rewriter r, ReduceWindow op, Eqn e) {
    var w = op.window();
    boolean seesOne =
        op.monoid() == Monoid.ADD
            && w.sizes().equals(w.baseDilation())
            && w.strides().all(s -> s == 1)
            && w.windowDilation().all(s -> s == 1)
            && e.out().getFirst().type().size() > 0;
    if (!seesOne) return null;
    var x = e.in().getFirst();
    if (x.dtype().isFloat()) x = r.emit(Binary.ADD, x, r.splat(x.type(), 0)); // a sum is never -0.0
    var shape = e.out().getFirst().shape();
    var repeated = repeated(r, x, w);
    var low = Ints.range(0, w.rank()).map(d -> w.low().get(d) - (w.sizes().get(d) - 1));
    var high =
        Ints.range(0, w.rank()).map(d -> shape.dim(d) - repeated.shape().dim(d) - low.get(d));
    var none = Ints.repeat(0, w.rank());
    return r.emit(new Pad(low, high, none), repeated, r.splat(TensorType.of(x.dtype()), 0));
  }

  /// Each element of `x` as often as the window is wide: under a new axis, which then is merged.
  private static Value repeated(Rewriter r, Value x, Window w) {
    var split = new ArrayList<Integer>();
    var axes = new ArrayList<Integer>();
    for (int d = 0; d < w.rank(); d++) {
      axes.add(split.size());
      split.add(x.shape().dim(d));
      if (w.sizes().get(d) > 1) split.add(w.sizes().get(d));
    }
    var wide = new Shape(Ints.of(split.stream().mapToInt(i -> i)));
    var copies = r.emit(new BroadcastInDim(wide, Ints.of(axes.stream().mapToInt(i -> i))), x);
    var merged = Ints.range(0, w.rank()).map(d -> x.shape().dim(d) * w.sizes().get(d));
    return r.reshape(copies, new Shape(merged));
  }
}
