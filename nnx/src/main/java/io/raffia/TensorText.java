package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tensors as numpy prints them: columns aligned, long axes abbreviated, eight digits at most.
final class TensorText {
  private static final int LIMIT = 1000;
  private static final int EDGE = 3;

  private TensorText() {}

  static String of(Tensor x) {
    if (x.trace() != null) return "Tensor(" + x.type().brief() + ", traced)";
    var shape = x.shape();
    var storage = x.storage();
    boolean abbreviate = x.type().size() > LIMIT;
    var shown = new ArrayList<Long>();
    collect(shape, 0, 0, abbreviate, shown);
    var texts = format(x.dtype(), shown.stream().map(i -> storage.bits(x.dtype(), i)).toList());
    if (shape.rank() == 0) return texts.getFirst();
    var out = new StringBuilder();
    write(shape, 0, abbreviate, texts, new int[1], out);
    return out.toString();
  }

  private static boolean skips(int n, boolean abbreviate) {
    return abbreviate && n > 2 * EDGE;
  }

  private static void collect(
      Shape shape, int axis, long offset, boolean abbreviate, List<Long> out) {
    if (axis == shape.rank()) {
      out.add(offset);
      return;
    }
    int n = shape.dim(axis);
    for (int i = 0; i < n; i++) {
      if (skips(n, abbreviate) && i == EDGE) i = n - EDGE;
      collect(shape, axis + 1, offset * n + i, abbreviate, out);
    }
  }

  private static void write(
      Shape shape,
      int axis,
      boolean abbreviate,
      List<String> texts,
      int[] next,
      StringBuilder out) {
    if (axis == shape.rank()) {
      out.append(texts.get(next[0]++));
      return;
    }
    boolean last = axis == shape.rank() - 1;
    var gap = last ? " " : "\n".repeat(shape.rank() - 1 - axis) + " ".repeat(axis + 1);
    out.append('[');
    int n = shape.dim(axis);
    for (int i = 0; i < n; i++) {
      if (i > 0) out.append(gap);
      if (skips(n, abbreviate) && i == EDGE) {
        out.append("...").append(gap);
        i = n - EDGE;
      }
      write(shape, axis + 1, abbreviate, texts, next, out);
    }
    out.append(']');
  }

  /// All elements in one width.
  private static List<String> format(DType dtype, List<Long> bits) {
    List<String> texts =
        switch (dtype.kind()) {
          case BOOL -> bits.stream().map(b -> b != 0 ? "True" : "False").toList();
          case SIGNED -> bits.stream().map(b -> Long.toString(b)).toList();
          case UNSIGNED -> bits.stream().map(Long::toUnsignedString).toList();
          case FLOAT -> floats(dtype, bits.stream().map(dtype::toDouble).toList());
        };
    int width = texts.stream().mapToInt(String::length).max().orElse(0);
    return texts.stream().map(t -> " ".repeat(width - t.length()) + t).toList();
  }

  private static List<String> floats(DType dtype, List<Double> values) {
    var finite = values.stream().filter(v -> !v.isNaN() && !v.isInfinite()).map(Math::abs).toList();
    double max = finite.stream().max(Double::compare).orElse(0.0);
    double min = finite.stream().filter(v -> v != 0).min(Double::compare).orElse(0.0);
    boolean scientific = max >= 1e8 || (min > 0 && (min < 1e-4 || max / min > 1000));
    int digits = 0;
    for (double v : finite) digits = Math.max(digits, fraction(dtype, v, scientific));
    int most = digits;
    return values.stream().map(v -> pointed(dtype, v, scientific, most)).toList();
  }

  /// Digits after the point that tell the number from its neighbours, eight at most.
  private static int fraction(DType dtype, double v, boolean scientific) {
    for (int d = 0; d < 8; d++) {
      var text = String.format(Locale.ROOT, scientific ? "%." + d + "e" : "%." + d + "f", v);
      if (dtype.fromDouble(Double.parseDouble(text)) == dtype.fromDouble(v)) return d;
    }
    return 8;
  }

  private static String pointed(DType dtype, double v, boolean scientific, int digits) {
    if (Double.isNaN(v)) return "nan";
    if (Double.isInfinite(v)) return v > 0 ? "inf" : "-inf";
    if (scientific) {
      var text = String.format(Locale.ROOT, "%." + digits + "e", v);
      return digits == 0 ? text.replace("e", ".e") : text;
    }
    int own = fraction(dtype, v, false);
    var text = String.format(Locale.ROOT, "%." + own + "f", v);
    return (own == 0 ? text + "." : text) + " ".repeat(digits - own);
  }
}
