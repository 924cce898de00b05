package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every public type says what it is.
class PublicTypesTest {
  private static final Pattern TYPE =
      Pattern.compile(
          "\\s*public (?:(?:abstract|final|sealed|non-sealed|static) )*"
              + "(?:class|interface|enum|record|@interface) \\w+.*");

  @Test
  void areDocumented() {
    var bare = new ArrayList<String>();
    int types = 0;
    for (var file : Repository.sources()) {
      if (!file.toString().contains("/src/main/")) continue;
      var lines = Repository.read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!TYPE.matcher(lines.get(i)).matches()) continue;
        types++;
        if (!isDocumented(lines, i)) bare.add(file.getFileName() + ": " + lines.get(i).strip());
      }
    }
    assertTrue(types > 400, "found " + types);
    assertEquals(List.of(), bare);
  }

  /// Whether a comment stands above, with nothing but annotations between.
  private static boolean isDocumented(List<String> lines, int type) {
    int i = type - 1;
    while (i >= 0 && !lines.get(i).isBlank() && !lines.get(i).strip().startsWith("//")) i--;
    return i >= 0 && lines.get(i).strip().startsWith("///");
  }
}
