package io.raffia.tests;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/// `docs/QuickStart.java` runs with Java alone, in JShell piece by piece, and names for JBang what
/// this build installs.
class QuickStartTest {
  private static final Path FILE = Repository.root().resolve("docs/QuickStart.java");

  private static List<String> directives(String name) {
    return Pattern.compile("(?m)^//" + name + " (.*)$")
        .matcher(Repository.read(FILE))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static List<String> flags() {
    return Arrays.asList(directives("RUNTIME_OPTIONS").getFirst().split(" ", -1));
  }

  @Test
  void namesWhatIsInstalled() {
    var pom = Repository.read(Repository.root().resolve("nnx/pom.xml"));
    var parent =
        Pattern.compile(
                "<groupId>(.*?)</groupId>\\s*<artifactId>.*?</artifactId>\\s*<version>(.*?)</version>")
            .matcher(pom)
            .results()
            .findFirst()
            .map(MatchResult::group)
            .orElseThrow();
    var group = parent.replaceAll("(?s).*<groupId>(.*?)</groupId>.*", "$1");
    var version = parent.replaceAll("(?s).*<version>(.*?)</version>.*", "$1");
    assertEquals(List.of(group + ":nnx:" + version), directives("DEPS"));
    assertEquals("25+", directives("JAVA").getFirst());
    assertTrue(Repository.read(FILE).startsWith("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n"));
    var root = Repository.read(Repository.root().resolve("pom.xml"));
    for (var flag : flags()) assertTrue(root.contains(flag), flag);
  }

  @Test
  void runsWithJavaAlone() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), FILE.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    assertLearned(text.substring(text.indexOf("about ") + 6).lines().findFirst().orElseThrow());
  }

  private static void assertLearned(String sine) {
    assertEquals(Math.sin(1), Double.parseDouble(sine), 0.05);
  }

  @Test
  void runsInJShell() {
    try (var shell = JShell.builder().executionEngine("local").build()) {
      var text = Repository.read(FILE);
      var main = text.indexOf("void main() {");
      evaluate(shell, text.substring(0, main));
      evaluate(shell, text.substring(main + "void main() {".length(), text.lastIndexOf('}')));
      var sine = shell.eval("net.call(Tensor.of(1f).reshape(1, 1)).toFloat()").getFirst();
      assertLearned(requireNonNull(sine.value()));
    }
  }

  private static void evaluate(JShell shell, String code) {
    var rest = code;
    while (!rest.isBlank()) {
      var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (var event : shell.eval(next.source())) check(shell, event);
      rest = next.remaining();
    }
  }

  private static void check(JShell shell, SnippetEvent event) {
    assertNull(event.exception(), () -> event.snippet().source());
    assertEquals(
        Snippet.Status.VALID,
        event.status(),
        () ->
            event.snippet().source()
                + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
  }
}
