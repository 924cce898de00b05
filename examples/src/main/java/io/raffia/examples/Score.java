package io.raffia.examples;

import io.raffia.MultiMetric;
import java.util.Objects;

/// How well a network does on some examples.
///
/// @param loss the mean cross entropy
/// @param accuracy the share of examples that it tells right, 0 to 1
record Score(double loss, double accuracy) {
  /// What the metrics `loss` and `accuracy` have counted, which then begin anew.
  static Score of(MultiMetric metrics) {
    var values = metrics.compute();
    metrics.reset();
    return new Score(
        Objects.requireNonNull(values.get("loss")).toFloat(),
        Objects.requireNonNull(values.get("accuracy")).toFloat());
  }
}
