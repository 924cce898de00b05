package io.raffia.examples;

import java.util.ArrayList;
import java.util.List;

/// What a training run recorded: the loss of every step and each evaluation.
///
/// @param losses the loss of each step in turn
/// @param evaluations the evaluations in turn
record History(List<Double> losses, List<Evaluation> evaluations) {
  History() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /// The scores after some steps.
  ///
  /// @param step how many steps were done
  /// @param train over the steps since the evaluation before
  /// @param test over all test examples
  /// @param examplesPerSecond of training since the evaluation before
  record Evaluation(int step, Score train, Score test, double examplesPerSecond) {}

  /// The last evaluation.
  Evaluation last() {
    return evaluations.getLast();
  }
}
