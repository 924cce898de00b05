package io.raffia;

import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Tensors as numpy prints them: columns aligned, lines of 75 characters, long axes abbreviated.
final class TensorText {
  private static final int LIMIT = 1000;
  private static final int EDGE = 3;
  private static final int WIDTH = 75;

  private final Shape shape;
  private final boolean abbreviate;
  private final List<String> words;
  private int next;

  private TensorText(Shape shape, boolean abbreviate, List<String> words) {
    this.shape = shape;
    this.abbreviate = abbreviate;
    this.words = words;
  }

  static String of(Tensor x) {
    if (x.tracer() != null) return "Tensor(" + x.type().brief() + ", traced)";
    if (x.isDeleted()) return "Tensor(" + x.type().brief() + ", deleted)";
    var shape = x.shape();
    var storage = x.storage();
    if (shape.rank() == 0) return NumberText.alone(x.dtype(), storage.bits(x.dtype(), 0));
    if (x.size() == 0) return "[]";
    boolean abbreviate = x.type().size() > LIMIT;
    var shown = new ArrayList<Long>();
    collect(shape, 0, 0, abbreviate, shown);
    var bits = shown.stream().map(i -> storage.bits(x.dtype(), i)).toList();
    return new TensorText(shape, abbreviate, NumberText.column(x.dtype(), bits)).nested(0, WIDTH);
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

  /// What stands at an axis and inside, in lines that leave room for the brackets that follow.
  private String nested(int axis, int width) {
    int left = shape.rank() - axis;
    var indent = " ".repeat(axis + 1);
    var items = items(axis, width - 1);
    if (left > 1) {
      return "[" + String.join("\n".repeat(left - 1) + indent, items) + "]";
    }
    var out = new StringBuilder();
    var line = new StringBuilder(indent);
    for (var item : items) {
      if (line.length() > indent.length()) {
        line.append(' ');
        if (line.length() + item.length() > width - 1) {
          out.append(line.toString().stripTrailing()).append('\n');
          line = new StringBuilder(indent);
        }
      }
      line.append(item);
    }
    return "[" + out.append(line).substring(indent.length()) + "]";
  }

  private List<String> items(int axis, int width) {
    int n = shape.dim(axis);
    var items = new ArrayList<String>();
    for (int i = 0; i < n; i++) {
      if (skips(n, abbreviate) && i == EDGE) {
        items.add("...");
        i = n - EDGE;
      }
      items.add(axis == shape.rank() - 1 ? words.get(next++) : nested(axis + 1, width));
    }
    return items;
  }

  /// All as wide as the widest.
  static List<String> aligned(Stream<String> texts) {
    var all = texts.toList();
    ToIntFunction<String> length = String::length;
    int width = all.stream().mapToInt(length).max().orElse(0);
    return all.stream().map(t -> " ".repeat(width - t.length()) + t).toList();
  }
}
