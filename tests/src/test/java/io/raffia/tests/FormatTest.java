package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sources are as google-java-format writes them. `-Dformat=update` rewrites those that are not.
class FormatTest {
  @Test
  void sourcesAreFormatted() throws IOException, FormatterException {
    var formatter = new Formatter();
    var wrong = new ArrayList<Path>();
    for (var file : Repository.sources()) {
      var text = Repository.read(file);
      // What JBang reads must follow `//` at once.
      if (text.startsWith("///usr/bin/env jbang")) continue;
      var formatted = formatter.formatSource(text);
      if (formatted.equals(text)) continue;
      if ("update".equals(System.getProperty("format"))) Files.writeString(file, formatted);
      else wrong.add(Repository.root().relativize(file));
    }
    assertEquals(List.of(), wrong, "run: mvn -pl tests -am test -Dtest=FormatTest -Dformat=update");
  }
}
