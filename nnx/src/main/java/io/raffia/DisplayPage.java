package io.raffia;

import io.raffia.DisplayItem.Span;
import io.raffia.DisplayItem.Style;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A display as one HTML page that needs nothing else: blocks open and close, and copied text is
/// that of the plain display.
final class DisplayPage {
  /// How many levels are open at first.
  private static final int OPEN = 2;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <title>TITLE</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 14px/1.45 ui-monospace, Menlo, Consolas, monospace; margin: 1.5em; white-space: pre-wrap; }
      details > summary { cursor: pointer; list-style: none; }
      details > summary::before { content: "▸ "; color: #888; }
      details[open] > summary::before { content: "▾ "; }
      details > summary:hover { background: rgba(128, 128, 128, .15); }
      .in { margin-left: 2em; }
      .name { color: light-dark(#0b6e8a, #6cc7e0); }
      .type { color: light-dark(#8a5a00, #e5b567); font-weight: 600; }
      .counts { color: #888; }
      .tensor { color: light-dark(#1a7f37, #7fca8a); }
      .text { color: light-dark(#8a2da5, #d19ae8); }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder out = new StringBuilder();

  private DisplayPage() {}

  static String of(@Nullable Object x) {
    var page = new DisplayPage();
    var tree = Display.tree(x);
    var title = new StringBuilder();
    for (var s : tree.head()) title.append(s.text());
    page.out.append(HEAD.replace("TITLE", escaped(title.toString())));
    page.write(tree, 0, "");
    return page.out.append("</body>\n</html>\n").toString();
  }

  private void write(DisplayItem item, int depth, String end) {
    var inside = item.inside();
    if (inside == null || inside.isEmpty()) {
      out.append("<div>");
      write(item.head());
      if (inside != null) write(item.tail());
      out.append(end).append("</div>\n");
      return;
    }
    out.append(depth < OPEN ? "<details open=\"open\">" : "<details>").append("<summary>");
    write(item.head());
    out.append("</summary>\n<div class=\"in\">");
    for (var i : inside) write(i, depth + 1, ",");
    out.append("</div>\n<div>");
    write(item.tail());
    out.append(end).append("</div></details>\n");
  }

  private void write(List<Span> spans) {
    for (var s : spans) {
      if (s.style() == Style.PLAIN) {
        out.append(escaped(s.text()));
        continue;
      }
      out.append("<span class=\"")
          .append(s.style().name().toLowerCase(Locale.ROOT))
          .append("\">")
          .append(escaped(s.text()))
          .append("</span>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
