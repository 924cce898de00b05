package io.raffia;

import io.raffia.Padding.Kind;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Window;

/// Pools spatial axes of inputs of shape `[...batch, ...spatial, features]`; the batch axes may be
/// absent.
final class Pooling {
  private Pooling() {}

  /// Combines the elements under each position of the window; borders and missing elements are the
  /// identity.
  static Tensor pool(Tensor x, Monoid monoid, Shape window, Shape strides, Padding padding) {
    int spatial = window.rank();
    int batch = x.rank() - spatial - 1;
    if (batch < 0) {
      throw IrException.ofShapes(
          "a window %s pools inputs with %d or more axes (spatial ones, then features), found %s"
              .formatted(window.dims(), spatial + 1, x.type().brief()));
    }
    if (strides.rank() != spatial) {
      throw IrException.ofShapes(
          "strides %s must have one number for each axis of the window %s"
              .formatted(strides.dims(), window.dims()));
    }
    if (padding.kind() == Kind.CIRCULAR
        || padding.kind() == Kind.REFLECT
        || padding.kind() == Kind.CAUSAL) {
      throw new IrException("pooling pads with SAME, VALID or numbers, not " + padding.kind());
    }
    var extents = Ints.range(batch, batch + spatial).map(x::dim);
    var inner = padding.zeros(Window.of(window.dims(), strides.dims()), extents);
    var op = new ReduceWindow(monoid, around(inner, batch));
    return Dispatch.apply(op, x.isWeak(), (b, in) -> b.emit(op, in), x);
  }

  /// The window over all axes: batch and feature axes are seen one element at a time.
  private static Window around(Window w, int batch) {
    return new Window(
        around(w.sizes(), batch, 1),
        around(w.strides(), batch, 1),
        around(w.low(), batch, 0),
        around(w.high(), batch, 0),
        around(w.baseDilation(), batch, 1),
        around(w.windowDilation(), batch, 1),
        around(w.reversed(), batch, 0));
  }

  private static Ints around(Ints inner, int batch, int neutral) {
    return Ints.repeat(neutral, batch).plus(inner).plus(Ints.of(neutral));
  }

  /// The mean under each position; zeros of the border count unless `countIncludePad` is false.
  static Tensor average(
      Tensor x, Shape window, Shape strides, Padding padding, boolean countIncludePad) {
    var sum = pool(x, Monoid.ADD, window, strides, padding);
    if (countIncludePad) return sum.div((double) window.size());
    int spatial = window.rank();
    var extents =
        Ints.range(0, x.rank())
            .map(a -> a >= x.rank() - 1 - spatial && a < x.rank() - 1 ? x.dim(a) : 1);
    var ones = Tensor.ones(x.dtype(), extents.toArray());
    return sum.div(pool(ones, Monoid.ADD, window, strides, padding));
  }
}
