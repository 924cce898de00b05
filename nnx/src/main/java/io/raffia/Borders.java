package io.raffia;

import io.raffia.ir.IrException;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Padding as `jax.numpy.pad`.
final class Borders {
  private Borders() {}

  static int[][] all(Tensor x, int width) {
    var out = new int[x.rank()][];
    Arrays.setAll(out, _ -> new int[] {width, width});
    return out;
  }

  private static int[][] checked(Tensor x, int[]... width) {
    boolean fits = width.length == x.rank();
    for (var w : width) fits &= w.length == 2 && w[0] >= 0 && w[1] >= 0;
    if (fits) return width;
    throw Errors.ofShapes(
        "pad needs a number before and one after for each axis of %s, found %s",
        x.type().brief(), Arrays.deepToString(width));
  }

  static Tensor constant(Tensor x, int[][] width, double value) {
    checked(x, width);
    return x.pad(
        Arrays.stream(width).mapToInt(w -> w[0]).toArray(),
        Arrays.stream(width).mapToInt(w -> w[1]).toArray(),
        value);
  }

  static Tensor of(Tensor x, int[][] width, String mode) {
    if (mode.equals("constant")) return constant(x, width, 0);
    checked(x, width);
    var y = x;
    for (int axis = 0; axis < width.length; axis++) {
      int n = x.dim(axis);
      if (width[axis][0] == 0 && width[axis][1] == 0) continue;
      var source = source(mode, n);
      var from = new int[width[axis][0] + n + width[axis][1]];
      for (int i = 0; i < from.length; i++) from[i] = source.applyAsInt(i - width[axis][0]);
      y = y.take(Tensor.of(from), axis);
    }
    return y;
  }

  /// Where the element at a position beyond the ends of an axis of `n` comes from.
  private static IntUnaryOperator source(String mode, int n) {
    return switch (mode) {
      case "edge" -> i -> Math.clamp(i, 0, n - 1);
      case "wrap" -> i -> Math.floorMod(i, n);
      case "reflect" -> i -> n == 1 ? 0 : n - 1 - Math.abs(n - 1 - Math.floorMod(i, 2 * (n - 1)));
      case "symmetric" ->
          i -> {
            int k = Math.floorMod(i, 2 * n);
            return k < n ? k : 2 * n - 1 - k;
          };
      default ->
          throw Errors.located(
              IrException.ofShapes(
                  "pad has modes constant, edge, reflect, symmetric and wrap, found '"
                      + mode
                      + "'"));
    };
  }
}
