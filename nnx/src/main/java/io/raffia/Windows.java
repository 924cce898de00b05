package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.List;

/// Parts at computed positions, clamped so that they fit, and convolutions.
final class Windows {
  private record Key(String name, Object detail) {}

  private Windows() {}

  /// The start along one axis, at the others 0.
  static List<Tensor> along(Tensor x, int axis, Tensor start) {
    var starts = new ArrayList<Tensor>();
    for (int d = 0; d < x.rank(); d++) starts.add(d == axis ? start : Tensor.scalar(0));
    return starts;
  }

  /// The starts as one vector; negative ones count from the back.
  private static Tensor positions(Tensor x, List<Tensor> starts, int... sizes) {
    if (starts.size() != x.rank() || sizes.length != x.rank()) {
      throw Errors.ofShapes(
          "%s needs a start and a size for each axis, found %d and %d",
          x.type().brief(), starts.size(), sizes.length);
    }
    var all = new Tensor[sizes.length];
    for (int d = 0; d < sizes.length; d++) {
      int room = x.dim(d) - sizes[d];
      if (room < 0) {
        throw Errors.ofShapes(
            "a part of %d elements does not fit axis %d of %s", sizes[d], d, x.type().brief());
      }
      var at = starts.get(d).astype(DType.I32);
      all[d] = Tensor.where(at.lt(0), at.add(x.dim(d)), at).clip(0, room).reshape(1);
    }
    return Tensor.concatenate(0, all);
  }

  static Tensor taken(Tensor x, List<Tensor> starts, int... sizes) {
    if (x.rank() == 0) return x;
    var axes = Ints.range(0, x.rank());
    var op = new Gather(axes, Ints.of(), Ints.of(), Ints.of(), axes, 0, Ints.of(sizes));
    return Dispatch.apply(
        new Key("dynamicSlice", op),
        x.isWeak(),
        (b, in) -> b.emit(op, in),
        x,
        positions(x, starts, sizes));
  }

  static Tensor updated(Tensor x, Tensor update, List<Tensor> starts) {
    var axes = Ints.range(0, x.rank());
    var op = new Scatter(null, axes, Ints.of(), Ints.of(), Ints.of(), axes, 0);
    return Dispatch.apply(
        new Key("dynamicUpdateSlice", op),
        x.isWeak(),
        (b, in) -> b.emit(op, in),
        x,
        positions(x, starts, update.shape().dims().toArray()),
        update.astype(x.dtype()));
  }

  static Tensor conv(Tensor x, Tensor kernel, int[] strides, String padding) {
    var ones = Ints.repeat(1, strides.length).toArray();
    var borders = new int[strides.length][2];
    for (int d = 0; d < strides.length; d++) {
      if (padding.equals("VALID")) continue;
      if (!padding.equals("SAME")) {
        throw Errors.located(
            IrException.ofShapes("the padding is SAME, VALID or numbers, found '" + padding + "'"));
      }
      int n = x.dim(d + 2);
      int all = (Math.ceilDiv(n, strides[d]) - 1) * strides[d] + kernel.dim(d + 2) - n;
      borders[d][0] = Math.max(0, all) / 2;
      borders[d][1] = Math.max(0, all) - borders[d][0];
    }
    return conv(x, kernel, strides, borders, ones, ones, 1);
  }

  static Tensor conv(
      Tensor x,
      Tensor kernel,
      int[] strides,
      int[][] padding,
      int[] inputDilation,
      int[] kernelDilation,
      int groups) {
    int spatial = strides.length;
    var window =
        new Window(
            Ints.range(0, spatial).map(d -> kernel.dim(d + 2)),
            Ints.of(strides),
            Ints.range(0, spatial).map(d -> padding[d][0]),
            Ints.range(0, spatial).map(d -> padding[d][1]),
            Ints.of(inputDilation),
            Ints.of(kernelDilation),
            Ints.repeat(0, spatial));
    var to = Promotion.of(x, kernel).dtype();
    var op = new Convolution(window, ConvDims.channelsLast(spatial), groups, 1, to);
    // Features come first in JAX's default, and last here.
    var order = Ints.range(2, spatial + 2);
    var moved = x.astype(to).transpose(Ints.of(0).plus(order).plus(Ints.of(1)).toArray());
    var turned = kernel.astype(to).transpose(order.plus(Ints.of(1, 0)).toArray());
    var y = Dispatch.apply(op, false, (b, in) -> b.emit(op, in), moved, turned);
    return y.transpose(Ints.of(0, spatial + 1).plus(Ints.range(1, spatial + 1)).toArray());
  }

  static Tensor convTranspose(Tensor x, Tensor kernel, int[] strides, String padding) {
    int spatial = strides.length;
    var borders = new int[spatial][2];
    for (int d = 0; d < spatial; d++) {
      int k = kernel.dim(d);
      int s = strides[d];
      boolean same = padding.equals("SAME");
      if (!same && !padding.equals("VALID")) {
        throw Errors.located(
            IrException.ofShapes("the padding is SAME or VALID, found '" + padding + "'"));
      }
      int all = k + s - 2 + (same ? 0 : Math.max(k - s, 0));
      borders[d][0] = same && s <= k - 1 ? Math.ceilDiv(all, 2) : k - 1;
      borders[d][1] = all - borders[d][0];
    }
    var ones = Ints.repeat(1, spatial).toArray();
    var first = Ints.of(0, spatial + 1).plus(Ints.range(1, spatial + 1)).toArray();
    var last = Ints.of(0).plus(Ints.range(2, spatial + 2)).plus(Ints.of(1)).toArray();
    var turned = Ints.of(spatial + 1, spatial).plus(Ints.range(0, spatial)).toArray();
    return conv(x.transpose(first), kernel.transpose(turned), ones, borders, strides, ones, 1)
        .transpose(last);
  }

  static Tensor patches(Tensor x, int[] filter, int[] strides, int[][] padding) {
    int features = x.dim(1);
    int size = Ints.of(filter).stream().reduce(1, (a, b) -> a * b);
    var each = Ints.of(size, 1).plus(Ints.of(filter)).toArray();
    var one = Jnp.eye(size).astype(x.dtype()).reshape(each);
    var kernel = Tensor.concatenate(0, java.util.Collections.nCopies(features, one));
    var ones = Ints.repeat(1, filter.length).toArray();
    return conv(x, kernel, strides, padding, ones, ones, features);
  }

  static Tensor local(Tensor x, Tensor kernel, int[] strides, int[][] padding, int[] filter) {
    var parts = patches(x, filter, strides, padding);
    boolean fits = kernel.rank() == parts.rank();
    for (int d = 1; fits && d < parts.rank(); d++) fits = kernel.dim(d) == parts.dim(d);
    if (!fits) {
      throw Errors.ofShapes(
          "a local convolution with parts %s needs kernels of their axes but the first, found %s",
          parts.type().brief(), kernel.type().brief());
    }
    var y =
        Jnp.einsum(
            "nfs,ofs->nos",
            parts.reshape(parts.dim(0), parts.dim(1), -1),
            kernel.reshape(kernel.dim(0), kernel.dim(1), -1));
    var dims = parts.shape().dims().toArray();
    dims[1] = kernel.dim(0);
    return y.reshape(dims);
  }
}
