package io.raffia.examples;

import io.raffia.data.Batches;
import io.raffia.data.Mnist;
import io.raffia.data.MnistDownload;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `raffia train mnist`: the convolutional network of Flax's MNIST tutorial.
@Command(
    name = "mnist",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = "Trains the convolutional network of Flax's MNIST tutorial to read digits.")
final class TrainMnist implements Callable<Integer> {
  private static final int TEST_BATCH = 250;

  /// Makes a network that has learned nothing yet.
  @FunctionalInterface
  interface Start {
    /// @param seed of the parameters and of dropout
    /// @param dump the folder for what the compiler makes, or null
    Learner learner(long seed, @Nullable Path dump);
  }

  private final Start start;
  private final int drawnTrain;
  private final int drawnTest;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @ArgGroup private @Nullable Given given;

  static final class Given {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder with the four MNIST files.")
    @Nullable Path folder;

    @Option(names = "--download", description = "Fetch MNIST once into the user's cache.")
    boolean download;
  }

  @Option(names = "--steps", paramLabel = "N", description = "Training steps.")
  private int steps = 1200;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
  private int batch = 32;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
  private long seed = 0;

  @Option(names = "--eval-every", paramLabel = "N", description = "Steps between evaluations.")
  private int evalEvery = 200;

  @Option(names = "--plot", paramLabel = "FILE.png", description = "Draw the curves.")
  private @Nullable Path plot;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the history.")
  private @Nullable Path json;

  @Option(names = "--dump", paramLabel = "DIR", description = "Write what the compiler makes.")
  private @Nullable Path dump;

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
  private boolean resume;

  /// @param start makes the network
  /// @param drawnTrain how many digits to draw to learn from, where the user names no data
  /// @param drawnTest how many to draw to test with
  TrainMnist(Start start, int drawnTrain, int drawnTest) {
    this.start = start;
    this.drawnTrain = drawnTrain;
    this.drawnTest = drawnTest;
  }

  @Override
  public Integer call() {
    check();
    PrintWriter out = spec.commandLine().getOut();
    DataSource source = source();
    out.println("data: " + source.words());
    out.flush();
    Mnist digits = source.load();
    TrainingLoop loop = loop(digits);
    out.printf(
        Locale.ROOT,
        "%,d images to learn from, %,d to test with; %,d steps of %d%n",
        digits.train().size(),
        digits.test().size(),
        steps,
        batch);
    History history;
    try (Resumption resumption = resumption(source)) {
      history = loop.run(start.learner(seed, dump), resumption, resume, out);
    }
    write(history, source);
    out.printf(Locale.ROOT, "test accuracy %.4f%n", history.last().test().accuracy());
    out.flush();
    return 0;
  }

  private Resumption resumption(DataSource source) {
    if (checkpoint == null) return Resumption.none();
    Map<String, Object> run = Map.of("data", source.words(), "seed", seed, "batch", (long) batch);
    return Resumption.in(checkpoint, checkpointEvery, run);
  }

  private DataSource source() {
    if (given != null && given.folder != null) {
      return new DataSource.Folder(given.folder);
    }
    if (given != null && given.download) {
      return new DataSource.Download(MnistDownload.cacheFolder(System.getenv()));
    }
    return new DataSource.Drawn(drawnTrain, drawnTest, seed);
  }

  private TrainingLoop loop(Mnist digits) {
    if (batch > digits.train().size()) {
      throw wrong(
          "--batch", "at most %d, the images there are".formatted(digits.train().size()), batch);
    }
    return new TrainingLoop(
        Batches.shuffled(digits.train(), batch, seed),
        Batches.inOrder(digits.test(), TEST_BATCH),
        steps,
        evalEvery,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  private void check() {
    positive("--steps", steps);
    positive("--batch", batch);
    positive("--eval-every", evalEvery);
    positive("--checkpoint-every", checkpointEvery);
    if (resume && checkpoint == null) {
      throw wrong("--resume", "used with --checkpoint DIR", "no --checkpoint");
    }
    if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw wrong("--plot", "a name that ends in .png", plot);
    }
    writable("--plot", plot);
    writable("--json", json);
    if (dump != null && Files.exists(dump) && !Files.isDirectory(dump)) {
      throw wrong("--dump", "a folder", dump + ", a file");
    }
  }

  private void positive(String option, int value) {
    if (value < 1) {
      throw wrong(option, "at least 1", value);
    }
  }

  /// Before the work, not after it: what cannot be written in the end is refused in the beginning.
  private void writable(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw wrong(option, "a file in a folder that exists and can be written", file);
    }
  }

  private ParameterException wrong(String option, String expected, Object found) {
    return new ParameterException(
        spec.commandLine(), "expected %s to be %s, found %s".formatted(option, expected, found));
  }

  private void write(History history, DataSource source) {
    try {
      if (json != null) {
        new JsonReport(source.words(), seed, batch).write(history, json);
      }
      if (plot != null) {
        CurvesPlot.write(history, plot);
      }
    } catch (IOException e) {
      throw new Failure("could not write the results", e);
    }
  }
}
