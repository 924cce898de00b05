package io.raffia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.examples.History.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void writesEverythingAndQuotesText() {
    History history =
        new History(
            List.of(2.5, 1.25),
            List.of(
                new Evaluation(
                    2, new Score(1.875, 0.5), new Score(Double.POSITIVE_INFINITY, 0.25), 640)));
    String text = new JsonReport("a \"folder\\\"\n", 7, 32).text(history);
    assertEquals(
        """
        {
          "data": "a \\"folder\\\\\\"\\u000a",
          "seed": 7,
          "batch": 32,
          "steps": 2,
          "test_accuracy": 0.25,
          "evaluations": [
            {"step": 2, "train_loss": 1.875, "train_accuracy": 0.5, "test_loss": null, "test_accuracy": 0.25, "examples_per_second": 640.0}
          ],
          "losses": [2.5, 1.25]
        }
        """,
        text);
  }
}
