package io.raffia.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of every suite is within its allowed error. Writes the table `target/conformance.md`,
/// and prints it with `-Dconformance=print`.
class ConformanceTest {
  private record Row(String family, Entry entry, double error) {}

  private static final List<Row> ROWS = new ArrayList<>();

  @TestFactory
  Stream<DynamicContainer> computesWhatJaxComputes() {
    return Suites.ALL.stream()
        .map(s ->
            DynamicContainer.dynamicContainer(
                s.family(), s.entries().stream().map(e -> test(s, e))));
  }

  private static DynamicTest test(Suite suite, Entry entry) {
    return DynamicTest.dynamicTest(
        entry.name(),
        () -> {
          double worst = 0;
          var wrong = new ArrayList<String>();
          for (var c : entry.cases()) {
            double error = entry.error(c);
            worst = Math.max(worst, error);
            if (!(error <= entry.allowed())) wrong.add("%s: error %g".formatted(c.label(), error));
          }
          synchronized (ROWS) {
            ROWS.add(new Row(suite.family(), entry, worst));
          }
          assertTrue(
              wrong.isEmpty(),
              () ->
                  "%s may have an error of %g (%s), but has: %s"
                      .formatted(entry.name(), entry.allowed(), entry.unit(), wrong));
          assertTrue(!entry.cases().isEmpty(), "there are no cases");
        });
  }

  @AfterAll
  static void writesTheTable() throws IOException {
    var text =
        new StringBuilder("| family | name | cases | max error | unit |\n|---|---|---|---|---|\n");
    for (var row : ROWS) {
      text.append(
          "| %s | %s | %d | %.2g | %s |%n"
              .formatted(
                  row.family,
                  row.entry.name(),
                  row.entry.cases().size(),
                  row.error,
                  row.entry.unit().name().toLowerCase(Locale.ROOT)));
    }
    var file = Path.of("target", "conformance.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if ("print".equals(System.getProperty("conformance"))) System.out.print(text);
  }
}
