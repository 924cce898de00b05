package io.raffia;

import java.util.ArrayList;
import java.util.List;

/// Text in a frame: cells of one line and more, a title above and a caption below, a header and a
/// footer.
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /// The first row is the header, the last the footer.
  void add(List<String> cells) {
    rows.add(cells);
  }

  String render(String title, String caption) {
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int c = 0; c < columns; c++) {
        for (var line : row.get(c).split("\n", -1)) widths[c] = Math.max(widths[c], line.length());
      }
    }
    int total = 1;
    for (int w : widths) total += w + 3;
    var out = new StringBuilder();
    out.append(centered(title, total)).append('\n');
    rule(out, widths, "┏━┳┓");
    for (int i = 0; i < rows.size(); i++) {
      row(out, rows.get(i), widths, i == 0 ? '┃' : '│', i == rows.size() - 1);
      if (i == rows.size() - 1) rule(out, widths, "└─┴┘");
      else rule(out, widths, i == 0 ? "┡━╇┩" : "├─┼┤");
    }
    return out.append('\n').append(centered(caption, total)).append('\n').toString();
  }

  private static String centered(String text, int width) {
    return " ".repeat(Math.max(0, (width - text.length()) / 2)) + text;
  }

  /// `marks`: left end, line, crossing, right end.
  private static void rule(StringBuilder out, int[] widths, String marks) {
    for (int c = 0; c < widths.length; c++) {
      out.append(marks.charAt(c == 0 ? 0 : 2));
      out.repeat(marks.charAt(1), widths[c] + 2);
    }
    out.append(marks.charAt(3)).append('\n');
  }

  /// In a footer the word before the numbers is on the right.
  private static void row(
      StringBuilder out, List<String> cells, int[] widths, char edge, boolean footer) {
    var lines = cells.stream().map(c -> c.split("\n", -1)).toList();
    int height = lines.stream().mapToInt(l -> l.length).max().orElse(1);
    for (int i = 0; i < height; i++) {
      for (int c = 0; c < widths.length; c++) {
        var text = i < lines.get(c).length ? lines.get(c)[i] : "";
        var space = " ".repeat(widths[c] - text.length());
        boolean right = footer && text.equals("Total");
        out.append(edge).append(' ').append(right ? space + text : text + space).append(' ');
      }
      out.append(edge).append('\n');
    }
  }
}
