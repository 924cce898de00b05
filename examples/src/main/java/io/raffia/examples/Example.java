package io.raffia.examples;

import io.raffia.examples.gallery.BallisticFit;
import io.raffia.examples.gallery.Ensemble;
import io.raffia.examples.gallery.LoraFineTuning;
import io.raffia.examples.gallery.NewtonCg;
import io.raffia.examples.gallery.ScannedLayers;
import io.raffia.examples.gallery.SharedWeights;
import io.raffia.examples.gallery.Spirals;
import io.raffia.examples.gallery.Vae;
import io.raffia.examples.gallery.Waves;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `raffia example`: the short ones, which need no data.
@Command(
    name = "example",
    mixinStandardHelpOptions = true,
    description = "Runs a short example; without a name, lists them.")
final class Example implements Callable<Integer> {
  /// What runs: so many steps, and where to print.
  @FunctionalInterface
  interface Body {
    double run(int steps, PrintWriter out);
  }

  /// @param steps how many are enough to see something
  record Entry(String name, String words, int steps, Body body) {}

  static final List<Entry> ALL =
      List.of(
          new Entry("spirals", "MLP with BatchNorm and Dropout", 1000, Spirals::run),
          new Entry("vae", "variational autoencoder of digits", 1000, Vae::run),
          new Entry("waves", "LSTM that tells what comes next", 300, Waves::run),
          new Entry("lora", "fine-tuning by low-rank additions", 300, LoraFineTuning::run),
          new Entry("newton", "Hessian-vector products, conjugate gradients", 8, NewtonCg::run),
          new Entry("ballistics", "a fit through a lifted while loop", 8, BallisticFit::run),
          new Entry("sharing", "weights in several places", 300, SharedWeights::run),
          new Entry("ensemble", "vmap over models and optimizers", 300, Ensemble::run),
          new Entry("layers", "scan over layers", 300, ScannedLayers::run));

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec; // picocli sets it

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one.")
  private @Nullable String name;

  @Option(names = "--steps", paramLabel = "N", description = "Steps; each has its own default.")
  private int steps;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      for (Entry entry : ALL) out.printf("%-12s %s%n", entry.name, entry.words);
      return 0;
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--steps") && steps < 1) {
      throw wrong("--steps to be at least 1", steps);
    }
    for (Entry entry : ALL) {
      if (!entry.name.equals(name)) continue;
      entry.body.run(steps > 0 ? steps : entry.steps, out);
      out.flush();
      return 0;
    }
    throw wrong("NAME to be one of " + ALL.stream().map(Entry::name).toList(), name);
  }

  private ParameterException wrong(String expected, Object found) {
    return new ParameterException(
        spec.commandLine(), "expected %s, found %s".formatted(expected, found));
  }
}
