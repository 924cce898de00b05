package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.tests.conformance.Entry;
import io.raffia.tests.conformance.Suites;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of the README's section on features: each row names the tests that show it, and the
/// goldens that it is compared with. `-Dfeatures=update` writes them.
class FeatureTableTest {
  private static final List<Class<?>> TESTS =
      List.of(IntroductionTest.class, TrainingGoldenTest.class, GptGoldenTest.class);
  private static final String BEGIN = "<!-- features: FeatureTableTest writes what follows -->\n";
  private static final String END = "<!-- end of features -->\n";

  private record Shown(Feature.Of feature, String test) {}

  private static List<Shown> shown() {
    var all = new ArrayList<Shown>();
    for (var type : TESTS) {
      for (var m : type.getDeclaredMethods()) {
        var feature = m.getAnnotation(Feature.class);
        if (feature == null) continue;
        assertTrue(m.isAnnotationPresent(Test.class) && !Modifier.isStatic(m.getModifiers()));
        var link =
            "[`%s`](tests/src/test/java/io/raffia/tests/%s.java)"
                .formatted(m.getName(), type.getSimpleName());
        all.add(new Shown(feature.value(), link));
      }
    }
    all.sort(Comparator.comparing(Shown::test));
    return all;
  }

  private static String features() {
    var shown = shown();
    var table = new StringBuilder("| feature | shown by |\n|---|---|\n");
    for (var feature : Feature.Of.values()) {
      var tests = shown.stream().filter(s -> s.feature == feature).map(Shown::test).toList();
      assertFalse(tests.isEmpty(), "no test shows " + feature);
      table.append("| %s | %s |\n".formatted(feature.words, String.join(", ", tests)));
    }
    return table.toString();
  }

  private static String conformance() {
    var table =
        new StringBuilder(
            """
            | compared with Flax, Optax or JAX | functions | cases | allowed difference |
            |---|---|---|---|
            """);
    for (var suite : Suites.ALL) {
      var entries = suite.entries();
      int cases = entries.stream().mapToInt(e -> e.cases().size()).sum();
      var allowed =
          Arrays.stream(Entry.Unit.values())
              .map(unit -> allowed(entries, unit))
              .filter(words -> !words.isEmpty())
              .collect(Collectors.joining("; "));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %,d | %s |\n",
              suite.family(),
              entries.size(),
              cases,
              allowed));
    }
    return table.toString();
  }

  /// The difference that most functions may have, and the greatest.
  private static String allowed(List<Entry> entries, Entry.Unit unit) {
    var all = entries.stream().filter(e -> e.unit() == unit).map(Entry::allowed).sorted().toList();
    if (all.isEmpty()) return "";
    var name =
        switch (unit) {
          case ULP -> "ulp";
          case RELATIVE -> "relative";
          case SCALED -> "of the greatest";
        };
    double middle = all.get(all.size() / 2);
    var words = "%s %s".formatted(number(middle), name);
    return all.getLast() > middle ? words + ", at most " + number(all.getLast()) : words;
  }

  private static String number(double x) {
    return x == Math.rint(x) ? "%.0f".formatted(x) : String.format(Locale.ROOT, "%.1e", x);
  }

  @Test
  void readmeHasTheTables() throws IOException {
    var file = Repository.root().resolve("README.md");
    var text = Repository.read(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertTrue(begin >= 0 && end > begin, "README.md has no section for the tables");
    var expected =
        text.substring(0, begin + BEGIN.length())
            + "\n"
            + features()
            + "\n"
            + conformance()
            + "\n"
            + text.substring(end);
    if ("update".equals(System.getProperty("features"))) Files.writeString(file, expected);
    assertEquals(
        expected,
        Repository.read(file),
        "run: mvn -pl tests -am test -Dtest=FeatureTableTest -Dfeatures=update"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
  }
}
