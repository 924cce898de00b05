package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.op.Window;
import java.util.Arrays;

/// What a convolution or a pooling sees beyond the borders of its input's spatial axes.
public sealed interface Padding {
  /// Zeros, so that the result has `ceil(extent / stride)` positions; an odd one goes behind.
  Padding SAME = Named.SAME;

  /// Nothing: only whole windows count.
  Padding VALID = Named.VALID;

  /// The input again, from its other end; the result is as large as with [#SAME] at stride 1.
  Padding CIRCULAR = Named.CIRCULAR;

  /// The input mirrored at its first and last element.
  Padding REFLECT = Named.REFLECT;

  /// Zeros before the input only, so that no position sees a later one; for one spatial axis.
  Padding CAUSAL = Named.CAUSAL;

  /// The paddings that Flax has words for.
  enum Named implements Padding {
    SAME,
    VALID,
    CIRCULAR,
    REFLECT,
    CAUSAL
  }

  /// Zeros, so many before and after each spatial axis; a single pair serves all axes.
  record Zeros(Ints low, Ints high) implements Padding {}

  /// `amount` zeros on every side.
  static Padding of(int amount) {
    return new Zeros(Ints.of(amount), Ints.of(amount));
  }

  /// For each spatial axis the zeros before and after it: `Padding.of(new int[][] {{1, 2}, {0, 0}})`.
  static Padding of(int[][] pairs) {
    for (var pair : pairs) {
      if (pair.length != 2) {
        throw new IrException(
            "padding %s must be a pair: the zeros before an axis and after it".formatted(Arrays.toString(pair)));
      }
    }
    return new Zeros(
        Ints.of(Arrays.stream(pairs).mapToInt(p -> p[0])), Ints.of(Arrays.stream(pairs).mapToInt(p -> p[1])));
  }

  /// `window` with this padding, for an operand with these extents. Borders that are not zeros are the caller's.
  default Window zeros(Window window, Ints extents) {
    return switch (this) {
      case Zeros(var low, var high) -> window.withPadding(each(low, window), each(high, window));
      case Named.SAME -> same(window, extents);
      case Named.CAUSAL -> {
        if (window.rank() != 1) {
          throw new IrException(
              "causal padding is for one spatial axis, found %d: give pairs with Padding.of".formatted(window.rank()));
        }
        yield window.withPadding(Ints.of(reach(window, 0) - 1), Ints.of(0));
      }
      case Named.VALID, Named.CIRCULAR, Named.REFLECT -> window;
    };
  }

  /// The extent that the window covers along an axis, dilation included.
  static int reach(Window window, int axis) {
    return (window.sizes().get(axis) - 1) * window.windowDilation().get(axis) + 1;
  }

  private static Window same(Window window, Ints extents) {
    var total = new int[window.rank()];
    for (int d = 0; d < total.length; d++) {
      int stride = window.strides().get(d);
      int positions = Math.ceilDiv(extents.get(d), stride);
      total[d] = Math.max((positions - 1) * stride + reach(window, d) - extents.get(d), 0);
    }
    var sum = Ints.of(total);
    return window.withPadding(sum.map(t -> t / 2), sum.map(t -> t - t / 2));
  }

  private static Ints each(Ints amounts, Window window) {
    if (amounts.size() == 1) return Ints.repeat(amounts.get(0), window.rank());
    if (amounts.size() == window.rank()) return amounts;
    throw new IrException(
        "padding for %d axes does not fit a window over %d".formatted(amounts.size(), window.rank()));
  }
}
