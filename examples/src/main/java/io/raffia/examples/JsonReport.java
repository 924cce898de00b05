package io.raffia.examples;

import io.raffia.examples.History.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Writes a run's history as JSON, for other programs to read.
///
/// @param data what was learned from, in words
/// @param seed the seed of the run
/// @param batch images a step
record JsonReport(String data, long seed, int batch) {
  void write(History history, Path file) throws IOException {
    Files.writeString(file, text(history));
  }

  String text(History history) {
    String losses =
        history.losses().stream().map(JsonReport::number).collect(Collectors.joining(", "));
    String evaluations =
        history.evaluations().stream()
            .map(JsonReport::evaluation)
            .collect(Collectors.joining(",\n    "));
    return """
    {
      "data": %s,
      "seed": %d,
      "batch": %d,
      "steps": %d,
      "test_accuracy": %s,
      "evaluations": [
        %s
      ],
      "losses": [%s]
    }
    """
        .formatted(
            string(data),
            seed,
            batch,
            history.losses().size(),
            number(history.last().test().accuracy()),
            evaluations,
            losses);
  }

  private static String evaluation(Evaluation evaluation) {
    return "{\"step\": %d, \"train_loss\": %s, \"train_accuracy\": %s, \"test_loss\": %s, \"test_accuracy\": %s, \"examples_per_second\": %s}"
        .formatted(
            evaluation.step(),
            number(evaluation.train().loss()),
            number(evaluation.train().accuracy()),
            number(evaluation.test().loss()),
            number(evaluation.test().accuracy()),
            number(evaluation.examplesPerSecond()));
  }

  /// JSON has no word for infinity and NaN.
  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  private static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
