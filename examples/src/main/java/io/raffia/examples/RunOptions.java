package io.raffia.examples;

import java.io.Console;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that all commands have that train a network.
final class RunOptions {
  @Spec(Spec.Target.MIXEE)
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Option(names = "--steps", paramLabel = "N", description = "Training steps.")
  int steps;

  @Option(names = "--batch", paramLabel = "N", description = "Examples a step.")
  int batch;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
  long seed = 0;

  @Option(names = "--eval-every", paramLabel = "N", description = "Steps between evaluations.")
  int evalEvery;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Folder for checkpoints of the run.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Steps between checkpoints.")
  private int checkpointEvery = 100;

  @Option(names = "--resume", description = "Go on from the last checkpoint, if there is one.")
  boolean resume;

  RunOptions(int steps, int batch, int evalEvery) {
    this.steps = steps;
    this.batch = batch;
    this.evalEvery = evalEvery;
  }

  /// @throws ParameterException that says which option is wrong
  void check() {
    positive("--steps", steps);
    positive("--batch", batch);
    positive("--eval-every", evalEvery);
    positive("--checkpoint-every", checkpointEvery);
    if (resume && checkpoint == null) {
      throw wrong("--resume", "used with --checkpoint DIR", "no --checkpoint");
    }
  }

  void positive(String option, int value) {
    if (value < 1) {
      throw wrong(option, "at least 1", value);
    }
  }

  ParameterException wrong(String option, String expected, Object found) {
    return new ParameterException(
        spec.commandLine(), "expected %s to be %s, found %s".formatted(option, expected, found));
  }

  /// Where the run is saved.
  ///
  /// @param what else must be the same when it goes on
  Resumption resumption(Map<String, Object> what) {
    if (checkpoint == null) return Resumption.none();
    var run = new LinkedHashMap<>(what);
    run.put("seed", seed);
    run.put("batch", (long) batch);
    return Resumption.in(checkpoint, checkpointEvery, run);
  }

  /// Whether there is a terminal to draw progress on.
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
