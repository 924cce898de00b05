package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainMnistTest {
  private record Run(int exit, List<String> out, String err) {}

  @TempDir Path folder;

  private static Run run(TrainMnist.Start start, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Raffia.commandLine(new TrainMnist(start, 2000, 500))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true));
    command.getSubcommands().values().forEach(sub -> tell(sub, out, err));
    int exit = command.execute(arguments);
    return new Run(exit, out.toString().lines().toList(), err.toString());
  }

  private static void tell(CommandLine command, StringWriter out, StringWriter err) {
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    command.getSubcommands().values().forEach(sub -> tell(sub, out, err));
  }

  private static Run train(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "train";
    arguments[1] = "mnist";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run((seed, dump) -> Regression.learner(), arguments);
  }

  private static void refuses(int exit, String message, String... options) {
    Run run = train(options);
    assertEquals(exit, run.exit, run.err);
    assertTrue(run.err.contains(message), run.err);
    assertFalse(run.err.contains("\tat "), run.err);
  }

  @Test
  void learnsDrawnDigitsAndReports() throws IOException {
    Path plot = folder.resolve("curves.png");
    Path json = folder.resolve("history.json");
    Run run =
        train(
            "--steps",
            "250",
            "--eval-every",
            "100",
            "--plot",
            plot.toString(),
            "--json",
            json.toString());
    assertEquals(0, run.exit, run.err);
    assertTrue(
        run.out.getFirst().startsWith("data: digits that the program draws"), run.out::toString);
    assertEquals("2,000 images to learn from, 500 to test with; 250 steps of 32", run.out.get(1));
    List<String> steps = run.out.subList(3, 6).stream().map(row -> cells(row).getFirst()).toList();
    assertEquals(List.of("100", "200", "250"), steps);
    assertEquals(7, run.out.size());
    String last = run.out.getLast();
    assertTrue(last.matches("test accuracy 0\\.\\d{4}"), last);
    String accuracy = last.substring("test accuracy ".length());
    assertEquals(accuracy, cells(run.out.get(5)).get(4));
    assertTrue(Double.parseDouble(accuracy) > 0.6, last);
    assertTrue(Files.readString(json).contains("\"steps\": 250"));
    assertEquals(1280, ImageIO.read(plot.toFile()).getWidth());
  }

  private static List<String> cells(String row) {
    return List.of(row.strip().split(" +", -1));
  }

  @Test
  void sameSeedSameNumbers() {
    String[] options = {"--steps", "20", "--eval-every", "20", "--seed", "5"};
    assertEquals(train(options).out.getLast(), train(options).out.getLast());
  }

  @Test
  void refusesWrongNumbers() {
    refuses(2, "expected --steps to be at least 1, found 0", "--steps", "0");
    refuses(2, "expected --batch to be at least 1, found -3", "--batch", "-3");
    refuses(2, "expected --eval-every to be at least 1, found 0", "--eval-every", "0");
    refuses(2, "Invalid value for option '--seed'", "--seed", "one");
    refuses(
        2,
        "expected --batch to be at most 2000, the images there are, found 2001",
        "--batch",
        "2001");
  }

  @Test
  void refusesFilesThatCannotBeWritten() {
    String nowhere = folder.resolve("none/curves.png").toString();
    refuses(2, "expected --plot to be a file in a folder that exists", "--plot", nowhere);
    refuses(2, "expected --plot to be a name that ends in .png", "--plot", "curves.jpg");
    refuses(2, "expected --json to be a file in a folder", "--json", folder.toString());
  }

  @Test
  void refusesDataThatIsNotThere() throws IOException {
    refuses(1, "raffia: expected --data to be a folder", "--data", folder.resolve("no").toString());
    refuses(1, "train-images-idx3-ubyte.gz", "--data", folder.toString());
    Files.writeString(folder.resolve("train-images-idx3-ubyte"), "not digits");
    Files.writeString(folder.resolve("train-labels-idx1-ubyte"), "not digits");
    refuses(1, "bad IDX file", "--data", folder.toString());
  }

  @Test
  void refusesDataAndDownloadTogether() {
    refuses(2, "mutually exclusive", "--data", folder.toString(), "--download");
  }

  @Test
  void lossThatIsNoNumberEndsTheRun() {
    Learner<io.raffia.data.Batch> diverged =
        new Learner<>(
            batch -> Double.NaN, () -> new Score(0, 0), batches -> new Score(0, 0), Map.of());
    Run run = run((seed, dump) -> diverged, "train", "mnist", "--steps", "3");
    assertEquals(1, run.exit);
    assertTrue(run.err.startsWith("raffia: expected a finite loss, found NaN at step 1"), run.err);
  }

  @Test
  void missingCommandIsNamed() {
    assertTrue(run((seed, dump) -> Regression.learner()).err.contains("such as `train mnist`"));
    assertTrue(run((seed, dump) -> Regression.learner(), "train").err.contains("`mnist`"));
  }
}
