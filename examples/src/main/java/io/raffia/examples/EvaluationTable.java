package io.raffia.examples;

import io.raffia.examples.History.Evaluation;
import java.io.PrintWriter;
import java.util.Locale;

/// Prints evaluations as the rows of a table, each when it is there.
final class EvaluationTable {
  private final PrintWriter out;

  EvaluationTable(PrintWriter out) {
    this.out = out;
  }

  void header() {
    out.printf(
        Locale.ROOT,
        "%8s %12s %16s %12s %16s %12s%n",
        "step",
        "train loss",
        "train accuracy",
        "test loss",
        "test accuracy",
        "examples/s");
    out.flush();
  }

  void row(Evaluation evaluation) {
    out.printf(
        Locale.ROOT,
        "%8d %12.4f %16.4f %12.4f %16.4f %12.0f%n",
        evaluation.step(),
        evaluation.train().loss(),
        evaluation.train().accuracy(),
        evaluation.test().loss(),
        evaluation.test().accuracy(),
        evaluation.examplesPerSecond());
    out.flush();
  }
}
