package io.raffia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a display, or a block: a first line, lines inside, a last line. What is inside of a
/// block may be null, which is another thing than empty.
record DisplayItem(List<Span> head, @Nullable List<DisplayItem> inside, List<Span> tail) {
  /// What a piece of text is.
  enum Style {
    PLAIN(0),
    NAME(36),
    TYPE(33),
    COUNTS(90),
    TENSOR(32),
    TEXT(35);

    /// The colour of ECMA-48 (SGR); 0 for none.
    final int colour;

    Style(int colour) {
      this.colour = colour;
    }
  }

  record Span(Style style, String text) {}

  /// As text, `depth` levels in; in colour if asked for.
  void write(StringBuilder out, int depth, boolean colour) {
    write(out, head, colour);
    if (inside == null) return;
    out.append('\n');
    for (var item : inside) {
      out.append("  ".repeat(depth + 1));
      item.write(out, depth + 1, colour);
      out.append(",\n");
    }
    out.append("  ".repeat(depth));
    write(out, tail, colour);
  }

  private static void write(StringBuilder out, List<Span> spans, boolean colour) {
    for (var s : spans) {
      if (!colour || s.style.colour == 0) out.append(s.text);
      else
        out.append("\u001b[").append(s.style.colour).append('m').append(s.text).append("\u001b[0m");
    }
  }
}
