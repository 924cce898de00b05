package io.raffia.examples;

import io.raffia.Random;
import io.raffia.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `raffia train gpt`: a transformer that learns to write, character by character.
@Command(
    name = "gpt",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = "Trains a transformer to write like a text, character by character.")
final class TrainGpt implements Callable<Integer> {
  /// Batches to evaluate on.
  private static final int TEST_BATCHES = 20;

  /// Characters of the text that the program makes itself.
  private static final int MADE = 300_000;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "A text to learn; else fables that the program makes up.")
  private @Nullable Path data;

  @Mixin private RunOptions run = new RunOptions(2000, 12, 200);

  @Option(names = "--length", paramLabel = "N", description = "Characters that it looks back.")
  private int length = 64;

  @Option(names = "--features", paramLabel = "N", description = "Numbers for each character.")
  private int features = 128;

  @Option(names = "--heads", paramLabel = "N", description = "Heads of attention.")
  private int heads = 4;

  @Option(names = "--layers", paramLabel = "N", description = "Blocks.")
  private int layers = 4;

  @Option(names = "--learning-rate", paramLabel = "X", description = "Of AdamW.")
  private double learningRate = 1e-3;

  @Option(names = "--write", paramLabel = "N", description = "Characters to write in the end.")
  private int write = 400;

  @Option(names = "--prompt", paramLabel = "TEXT", description = "What they go on from.")
  private String prompt = "The ";

  @Option(
      names = "--temperature",
      paramLabel = "X",
      description = "Below 1, what is likely becomes more likely.")
  private double temperature = 0.8;

  @Override
  public Integer call() {
    check();
    PrintWriter out = spec.commandLine().getOut();
    String source =
        data == null ? "fables that the program makes up (for others: --data FILE)" : "" + data;
    out.println("data: " + source);
    Corpus corpus = corpus();
    if (corpus.test().length <= length) {
      throw new Failure(
          "expected a text of more than %,d characters, ten times --length, found %,d"
              .formatted(10 * length, corpus.train().length + corpus.test().length));
    }
    int[] begin = encode(corpus);
    out.printf(
        Locale.ROOT,
        "%,d characters to learn from, %,d to test with, %d different ones; %,d steps of %d times %d%n",
        corpus.train().length,
        corpus.test().length,
        corpus.vocabulary(),
        run.steps,
        run.batch,
        length);
    out.flush();
    var size = new Gpt.Size(corpus.vocabulary(), length, features, heads, layers);
    var training = new GptTraining(size, learningRate, run.seed);
    try (Resumption resumption =
        run.resumption(
            Map.of("data", source, "size", size.toString(), "learningRate", learningRate))) {
      loop(corpus).run(training.learner(), resumption, run.resume, out);
    }
    var text = new StringBuilder();
    for (int token : new GptWriter(training.model, temperature, run.seed).write(begin, write)) {
      text.append(corpus.decode(token));
    }
    out.println();
    out.println(text);
    out.flush();
    return 0;
  }

  private void check() {
    run.check();
    run.positive("--length", length);
    run.positive("--features", features);
    run.positive("--heads", heads);
    run.positive("--layers", layers);
    if (features % heads != 0) {
      throw run.wrong("--features", "a multiple of --heads, " + heads, features);
    }
    if (!(temperature > 0)) throw run.wrong("--temperature", "more than 0", temperature);
    if (write < 0) throw run.wrong("--write", "at least 0", write);
    if (prompt.isEmpty()) throw run.wrong("--prompt", "at least one character", "none");
  }

  private Corpus corpus() {
    try {
      return new Corpus(data == null ? Fables.write(MADE) : Files.readString(data));
    } catch (IOException e) {
      throw new Failure("could not read --data " + data, e);
    } catch (IllegalArgumentException e) {
      throw new Failure("could not use --data " + data, e);
    }
  }

  private int[] encode(Corpus corpus) {
    try {
      return corpus.encode(prompt);
    } catch (IllegalArgumentException e) {
      throw new Failure("could not use --prompt", e);
    }
  }

  private TrainingLoop<Tensor> loop(Corpus corpus) {
    var key = Random.key(run.seed);
    var tests =
        IntStream.range(0, TEST_BATCHES)
            .mapToObj(i -> Corpus.windows(corpus.test(), Random.foldIn(key, i), run.batch, length))
            .toList();
    return new TrainingLoop<>(
        step -> Corpus.windows(corpus.train(), Random.foldIn(key, step), run.batch, length),
        tests,
        run.batch,
        run.steps,
        run.evalEvery,
        RunOptions.isTerminal());
  }
}
