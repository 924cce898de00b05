package io.raffia.ir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A line of the golden files: `WORD WORD... : VALUE`.
record Golden(List<String> head, String value) {
  /// The lines of a file but for its comments.
  static List<Golden> lines(String file) throws IOException {
    var all = new ArrayList<Golden>();
    try (var in = Golden.class.getResourceAsStream("/golden/" + file);
        var reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(" : ");
        if (line.startsWith("#") || colon < 0) continue;
        all.add(
            new Golden(
                List.of(line.substring(0, colon).split(" ", -1)), line.substring(colon + 3)));
      }
    }
    return all;
  }
}
