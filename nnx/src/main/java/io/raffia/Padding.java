package io.raffia;

import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.op.Window;
import java.util.Arrays;

/// What a convolution or a pooling sees beyond the borders of its input's spatial axes. Of
/// [Kind#ZEROS] there are `low` before and `high` after each axis, a single number serving all;
/// other kinds say it all.
public record Padding(Kind kind, Ints low, Ints high) {
  /// Zeros, so that the result has `ceil(extent / stride)` positions; an odd one goes behind.
  public static final Padding SAME = of(Kind.SAME);

  /// Nothing: only whole windows count.
  public static final Padding VALID = of(Kind.VALID);

  /// The input again, from its other end; the result is as large as with [#SAME] at stride 1.
  public static final Padding CIRCULAR = of(Kind.CIRCULAR);

  /// The input mirrored at its first and last element.
  public static final Padding REFLECT = of(Kind.REFLECT);

  /// Zeros before the input only, so that no position sees a later one; for one spatial axis.
  public static final Padding CAUSAL = of(Kind.CAUSAL);

  /// Flax's words for paddings, and a given number of zeros.
  public enum Kind {
    SAME,
    VALID,
    CIRCULAR,
    REFLECT,
    CAUSAL,
    ZEROS
  }

  private static Padding of(Kind kind) {
    return new Padding(kind, Ints.of(), Ints.of());
  }

  /// `amount` zeros on every side.
  public static Padding of(int amount) {
    return new Padding(Kind.ZEROS, Ints.of(amount), Ints.of(amount));
  }

  /// For each spatial axis the zeros before and after it: `Padding.of(new int[][] {{1, 2}, {0,
  /// 0}})`.
  public static Padding of(int[][] pairs) {
    for (var pair : pairs) {
      if (pair.length != 2) {
        throw new IrException(
            "padding %s must be a pair: the zeros before an axis and after it"
                .formatted(Arrays.toString(pair)));
      }
    }
    var low = Ints.of(Arrays.stream(pairs).mapToInt(p -> p[0]));
    return new Padding(Kind.ZEROS, low, Ints.of(Arrays.stream(pairs).mapToInt(p -> p[1])));
  }

  /// `window` with this padding, for an operand with these extents. Borders that are not zeros are
  /// the caller's.
  Window zeros(Window window, Ints extents) {
    return switch (kind) {
      case ZEROS -> window.withPadding(each(low, window), each(high, window));
      case SAME -> same(window, extents);
      case CAUSAL -> {
        if (window.rank() != 1) {
          throw new IrException(
              "causal padding is for one spatial axis, found %d: give pairs with Padding.of"
                  .formatted(window.rank()));
        }
        yield window.withPadding(Ints.of(reach(window, 0) - 1), Ints.of(0));
      }
      case VALID, CIRCULAR, REFLECT -> window;
    };
  }

  /// The extent that the window covers along an axis, dilation included.
  private static int reach(Window window, int axis) {
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
        "padding for %d axes does not fit a window over %d"
            .formatted(amounts.size(), window.rank()));
  }
}
