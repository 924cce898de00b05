package io.raffia.examples;

import io.raffia.data.Batch;
import io.raffia.data.Batches;
import io.raffia.data.Mnist;
import io.raffia.data.MnistDownload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    Learner<Batch> learner(long seed, @Nullable Path dump);
  }

  private final Start start;
  private final int drawnTrain;
  private final int drawnTest;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Mixin private RunOptions run = new RunOptions(1200, 32, 200);

  @ArgGroup private @Nullable Given given;

  static final class Given {
    @Option(names = "--data", paramLabel = "DIR", description = "Folder with the four MNIST files.")
    @Nullable Path folder;

    @Option(names = "--download", description = "Fetch MNIST once into the user's cache.")
    boolean download;
  }

  @Option(names = "--plot", paramLabel = "FILE.png", description = "Draw the curves.")
  private @Nullable Path plot;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the history.")
  private @Nullable Path json;

  @Option(names = "--dump", paramLabel = "DIR", description = "Write what the compiler makes.")
  private @Nullable Path dump;

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
    var loop = loop(digits);
    out.printf(
        Locale.ROOT,
        "%,d images to learn from, %,d to test with; %,d steps of %d%n",
        digits.train().size(),
        digits.test().size(),
        run.steps,
        run.batch);
    History history;
    try (Resumption resumption = run.resumption(Map.of("data", source.words()))) {
      history = loop.run(start.learner(run.seed, dump), resumption, run.resume, out);
    }
    write(history, source);
    out.printf(Locale.ROOT, "test accuracy %.4f%n", history.last().test().accuracy());
    out.flush();
    return 0;
  }

  private DataSource source() {
    if (given != null && given.folder != null) {
      return new DataSource.Folder(given.folder);
    }
    if (given != null && given.download) {
      return new DataSource.Download(MnistDownload.cacheFolder(System.getenv()));
    }
    return new DataSource.Drawn(drawnTrain, drawnTest, run.seed);
  }

  private TrainingLoop<Batch> loop(Mnist digits) {
    if (run.batch > digits.train().size()) {
      throw run.wrong(
          "--batch",
          "at most %d, the images there are".formatted(digits.train().size()),
          run.batch);
    }
    return new TrainingLoop<>(
        Batches.shuffled(digits.train(), run.batch, run.seed)::at,
        Batches.inOrder(digits.test(), TEST_BATCH),
        run.batch,
        run.steps,
        run.evalEvery,
        RunOptions.isTerminal());
  }

  private void check() {
    run.check();
    if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw run.wrong("--plot", "a name that ends in .png", plot);
    }
    writable("--plot", plot);
    writable("--json", json);
    if (dump != null && Files.exists(dump) && !Files.isDirectory(dump)) {
      throw run.wrong("--dump", "a folder", dump + ", a file");
    }
  }

  /// Before the work, not after it: what cannot be written in the end is refused in the beginning.
  private void writable(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw run.wrong(option, "a file in a folder that exists and can be written", file);
    }
  }

  private void write(History history, DataSource source) {
    try {
      if (json != null) {
        new JsonReport(source.words(), run.seed, run.batch).write(history, json);
      }
      if (plot != null) {
        CurvesPlot.write(history, plot);
      }
    } catch (IOException e) {
      throw new Failure("could not write the results", e);
    }
  }
}
