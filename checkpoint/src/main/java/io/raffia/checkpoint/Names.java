package io.raffia.checkpoint;

import io.raffia.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Between paths in Java and names in the Python world: `batchNorm1.kernel` is `batch_norm1.kernel`
/// there. Numbers are positions in lists.
final class Names {
  private Names() {}

  /// The path's keys as Python spells them.
  static List<String> keys(Path path) {
    return path.keys().stream().map(k -> snake(k.toString())).toList();
  }

  /// The keys joined by dots.
  static String of(Path path) {
    return String.join(".", keys(path));
  }

  /// The path of a name with dots; keys that are whole numbers become positions.
  static Path path(String name) {
    return path(List.of(name.split("\\.", -1)));
  }

  static Path path(List<String> keys) {
    var all = new ArrayList<Object>();
    for (var key : keys) all.add(key(key));
    return new Path(all);
  }

  private static Object key(String text) {
    boolean position = text.matches("0|[1-9][0-9]{0,8}");
    return position ? (Object) Integer.valueOf(text) : text;
  }

  /// What is left of a name without the differences between the languages' habits.
  static String loose(Path path) {
    return path.keys().stream()
        .map(k -> k.toString().replace("_", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("."));
  }

  /// `batchNorm1` is `batch_norm1`, `imageHTML2text` is `image_html2text`; others stay.
  static String snake(String camel) {
    var out = new StringBuilder();
    boolean word = false;
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      boolean hump = Character.isUpperCase(c);
      char before = i == 0 ? '_' : camel.charAt(i - 1);
      if (hump && (Character.isLowerCase(before) || Character.isDigit(before))) {
        out.append('_');
        word = true;
      } else if (!hump) {
        word = false;
      }
      out.append(word ? Character.toLowerCase(c) : c);
    }
    return out.toString();
  }
}
