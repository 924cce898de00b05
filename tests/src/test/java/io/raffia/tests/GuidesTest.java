package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The Java of the guides is Java that runs: each snippet is made of passages of test sources, in
/// which empty lines of a snippet part one passage from the next.
class GuidesTest {
  private static final List<String> SOURCES =
      List.of("IntroductionTest.java", "GuideExamplesTest.java");

  private static String compact(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String sources() {
    var folder = Repository.root().resolve("tests/src/test/java/io/raffia/tests");
    var all = new StringBuilder();
    for (var name : SOURCES) all.append(compact(Repository.read(folder.resolve(name))));
    return all.toString();
  }

  private static List<String> snippets(String page) {
    var text = Repository.read(Repository.root().resolve("docs").resolve(page));
    var found = new ArrayList<String>();
    var matcher = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(text);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  @TestFactory
  Stream<DynamicTest> snippetsAreInTheTests() {
    var sources = sources();
    return Stream.of("for-flax-users.md", "for-pytorch-users.md")
        .flatMap(page -> {
          var snippets = snippets(page);
          assertTrue(snippets.size() >= 8, () -> page + " has " + snippets.size() + " snippets");
          return snippets.stream()
              .map(s ->
                  DynamicTest.dynamicTest(
                      page + ": " + s.strip().lines().findFirst().orElse(""),
                      () -> {
                        for (var passage : s.split("\n\n", -1)) {
                          assertTrue(
                              sources.contains(compact(passage)), () -> "no test has\n" + passage);
                        }
                      }));
        });
  }
}
