package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.raffia.ir.Parser;
import io.raffia.ir.Printer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each pass by itself, whole text in and whole text out: `golden/PASS/what-it-does.mlir` holds a
/// program and, after a line `// ----`, what the pass makes of it. `-Dgolden=update` writes the
/// second part anew.
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/golden");
  private static final String LINE = "// ----\n";

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> eachPass() {
    return Pipeline.PASSES.stream().flatMap(GoldenTest::tests);
  }

  private static Stream<DynamicTest> tests(Pass pass) {
    try {
      return files(FOLDER.resolve(pass.name())).stream()
          .map(
              file -> dynamicTest(pass.name() + " " + file.getFileName(), () -> check(pass, file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void check(Pass pass, Path file) throws IOException {
    var text = Files.readString(file);
    int line = text.indexOf(LINE);
    var before = line < 0 ? text : text.substring(0, line);
    var f = Check.wellFormed(Parser.parse(before));
    var after = Check.wellFormed(pass.apply().apply(f));
    assertSame(after, pass.apply().apply(after), "a second time");
    var printed = Printer.print(after);
    assertFalse(printed.equals(Printer.print(f)), "the pass does something");
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, before + LINE + printed);
      return;
    }
    assertTrue(line >= 0, "run with -Dgolden=update");
    assertEquals(text.substring(line + LINE.length()), printed);
  }

  @Test
  void everyPassHasGoldens() throws IOException {
    var named = new HashSet<String>();
    for (var folder : files(FOLDER)) named.add(folder.getFileName().toString());
    var passes = new HashSet<String>();
    for (var pass : Pipeline.PASSES) passes.add(pass.name());
    assertEquals(passes, named);
  }
}
