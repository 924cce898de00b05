package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainGptTest {
  private static final List<String> SMALL =
      List.of(
          "train gpt --length 16 --features 32 --heads 2 --layers 1 --batch 16 --eval-every 50"
              .split(" "));

  private record Run(int exit, List<String> out, String err) {}

  @TempDir Path folder;

  private static Run run(String... options) {
    var out = new StringWriter();
    var err = new StringWriter();
    var arguments = new ArrayList<>(SMALL);
    arguments.addAll(List.of(options));
    var command =
        Raffia.commandLine(new TrainMnist((_, _) -> Regression.learner(), 1, 1))
            .setOverwrittenOptionsAllowed(true)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = command.execute(arguments.toArray(String[]::new));
    return new Run(exit, out.toString().lines().toList(), err.toString());
  }

  private static List<String> cells(String row) {
    return List.of(row.strip().split(" +", -1));
  }

  private static void refuses(int exit, String message, String... options) {
    var run = run(options);
    assertEquals(exit, run.exit, run.err);
    assertTrue(run.err.contains(message), run.err);
    assertFalse(run.err.contains("\tat "), run.err);
  }

  @Test
  void learnsFablesAndWrites() {
    var run = run("--steps", "100", "--learning-rate", "0.01", "--write", "40");
    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.getFirst().startsWith("data: fables"), run.out::toString);
    assertTrue(run.out.get(1).startsWith("270,000 characters to learn from"), run.out::toString);
    var last = cells(run.out.get(4));
    assertEquals("100", last.getFirst());
    // It begins at the logarithm of the vocabulary's size, 3.8, or more.
    assertTrue(Double.parseDouble(last.get(3)) < 1.8, run.out::toString);
    assertTrue(Double.parseDouble(last.get(4)) > 0.4, run.out::toString);
    var text = String.join("\n", run.out.subList(6, run.out.size()));
    assertTrue(text.startsWith("The "), text);
    assertTrue(text.length() >= 44 - 1, text); // a last newline is no line
  }

  /// A run that is stopped and resumed has the numbers of one that is not.
  @Test
  void resumes() {
    var options = List.of("--steps", "10", "--eval-every", "5", "--seed", "3");
    var whole = run(options.toArray(String[]::new));
    var first = new ArrayList<>(options);
    first.addAll(List.of("--checkpoint", folder.resolve("run").toString(), "--steps", "5"));
    assertEquals(0, run(first.toArray(String[]::new)).exit);
    var second = new ArrayList<>(options);
    second.addAll(List.of("--checkpoint", folder.resolve("run").toString(), "--resume"));
    var resumed = run(second.toArray(String[]::new));
    assertEquals(0, resumed.exit, resumed.err);
    assertTrue(resumed.out.contains("resumed after step 5"), resumed.out::toString);
    assertEquals(
        cells(whole.out.get(4)).subList(0, 5),
        cells(resumed.out.get(5)).subList(0, 5),
        resumed.out::toString);
    assertEquals(
        whole.out.subList(6, whole.out.size()), resumed.out.subList(7, resumed.out.size()));
  }

  @Test
  void refusesWhatItCannotUse() throws Exception {
    refuses(2, "expected --features to be a multiple of --heads, 2, found 33", "--features", "33");
    refuses(2, "expected --temperature to be more than 0, found 0.0", "--temperature", "0");
    refuses(1, "raffia: could not read --data", "--data", folder.resolve("none").toString());
    refuses(
        1, "raffia: could not use --prompt: the text that was learned has no '%'", "--prompt", "%");
    var file = Files.writeString(folder.resolve("short.txt"), "To be, or not to be");
    refuses(1, "expected a text of more than 160 characters", "--data", file.toString());
    Files.writeString(file, "aaaa");
    refuses(1, "at least two different characters", "--data", file.toString());
  }
}
