package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Dropout;
import io.raffia.Linear;
import io.raffia.Rngs;
import io.raffia.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that was stopped and resumed has the losses and scores of one that was not, to the bit.
class ResumptionTest {
  @TempDir Path folder;

  /// Small, and with all kinds of state: parameters, momenta, random streams, metrics.
  static final class Small extends Network {
    final Linear linear;
    final Dropout dropout = new Dropout(0.2);

    Small(Rngs rngs) {
      linear = new Linear(784, 10, rngs);
    }

    @Override
    public Tensor call(Tensor images, @Nullable Rngs rngs) {
      var flat = images.reshape(images.dim(0), -1);
      return linear.call(rngs == null ? flat : dropout.call(flat, rngs));
    }
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(List<String> options) {
    var out = new StringWriter();
    var err = new StringWriter();
    TrainMnist.Start start = (seed, dump) -> MnistStart.learner(new Small(new Rngs(seed)), seed);
    var command = Raffia.commandLine(new TrainMnist(start, 300, 50));
    var train = Objects.requireNonNull(command.getSubcommands().get("train"));
    var mnist = Objects.requireNonNull(train.getSubcommands().get("mnist"));
    for (var c : List.of(command, train, mnist)) {
      c.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
    var all = new ArrayList<>(List.of("train", "mnist", "--batch", "8", "--eval-every", "10"));
    all.addAll(options);
    int exit = command.execute(all.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  private Run run(String... options) {
    return run(List.of(options));
  }

  /// The report without what the clock says.
  private static String report(Path json) throws IOException {
    return Files.readString(json).replaceAll("\"examples_per_second\": [^}]*", "");
  }

  @Test
  void resumedRunsAreTheSame() throws IOException {
    var straight = folder.resolve("straight.json");
    var run = run("--steps", "25", "--json", straight.toString());
    assertEquals(0, run.exit, run.err);
    for (int every : new int[] {1, 4}) {
      var directory = folder.resolve("every" + every).toString();
      var resumed = folder.resolve("resumed.json");
      for (int steps : new int[] {7, 20, 25}) {
        run =
            run(
                "--steps",
                "" + steps,
                "--checkpoint",
                directory,
                "--checkpoint-every",
                "" + every,
                "--resume",
                "--json",
                resumed.toString());
        assertEquals(0, run.exit, run.err);
        assertEquals(steps > 7, run.out.contains("resumed after step"), run.out);
      }
      assertEquals(losses(straight), losses(resumed), "every " + every);
    }
  }

  private static String losses(Path json) throws IOException {
    return report(json).replaceAll("(?s).*\"losses\"", "");
  }

  @Test
  void scoresAreTheSameToo() throws IOException {
    var straight = folder.resolve("straight.json");
    run("--steps", "20", "--json", straight.toString());
    var directory = folder.resolve("run").toString();
    var resumed = folder.resolve("resumed.json");
    run("--steps", "10", "--checkpoint", directory);
    var run =
        run("--steps", "20", "--checkpoint", directory, "--resume", "--json", resumed.toString());
    assertEquals(0, run.exit, run.err);
    assertEquals(report(straight), report(resumed));
  }

  @Test
  void otherRunsAreNotMixed() {
    var directory = folder.resolve("run").toString();
    assertEquals(0, run("--steps", "3", "--checkpoint", directory).exit);
    refuses(1, "a run of 3 steps: add --resume", "--steps", "5", "--checkpoint", directory);
    refuses(
        1,
        "resume with the same options",
        "--steps",
        "5",
        "--checkpoint",
        directory,
        "--resume",
        "--seed",
        "1");
    refuses(2, "expected --resume to be used with --checkpoint DIR", "--resume");
    refuses(2, "expected --checkpoint-every to be at least 1", "--checkpoint-every", "0");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    refuses(1, "raffia: cannot write checkpoints in " + file, "--checkpoint", file.toString());
  }

  private void refuses(int exit, String message, String... options) {
    var run = run(options);
    assertEquals(exit, run.exit, run.err);
    assertTrue(run.err.contains(message), run.err);
  }
}
