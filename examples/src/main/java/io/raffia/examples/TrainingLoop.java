package io.raffia.examples;

import io.raffia.examples.History.Evaluation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntFunction;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Trains step after step, evaluates now and then, and says how it goes.
///
/// @param <B> a batch of examples
/// @param train the batch of each step, from 0 on
/// @param test what to evaluate on
/// @param size how many examples a batch has
/// @param steps how many steps in all
/// @param evalEvery how many steps between evaluations; the last step is followed by one in any
///   case
/// @param progress whether to draw a progress bar on the terminal
record TrainingLoop<B>(
    IntFunction<B> train, Iterable<B> test, int size, int steps, int evalEvery, boolean progress) {
  /// Trains from the beginning, or on from where a run was stopped.
  ///
  /// @param resume whether the run may have begun before
  /// @throws Failure when the loss is no longer a number
  History run(Learner<B> learner, Resumption resumption, boolean resume, PrintWriter out) {
    History history = new History();
    int done = resumption.start(resume, learner, history, out);
    EvaluationTable table = new EvaluationTable(out);
    table.header();
    history.evaluations().forEach(table::row);
    while (done < steps) {
      int until = Math.min(steps, (done / evalEvery + 1) * evalEvery);
      double speed = segment(learner, resumption, history, done, until);
      done = until;
      Score trained = learner.trainScore().get();
      Evaluation evaluation = new Evaluation(done, trained, learner.evaluate().apply(test), speed);
      history.evaluations().add(evaluation);
      table.row(evaluation);
      resumption.done(done, done == steps, learner, history);
    }
    return history;
  }

  /// Takes the steps from `from` to `until` and returns how many examples a second it saw.
  private double segment(
      Learner<B> learner, Resumption resumption, History history, int from, int until) {
    long examples = 0;
    long start = System.nanoTime();
    ProgressBar bar = progress ? bar(from, until) : null;
    try {
      for (int step = from; step < until; step++) {
        double loss = learner.train().applyAsDouble(train.apply(step));
        if (!Double.isFinite(loss)) {
          throw new Failure(
              "expected a finite loss, found %s at step %d; try another --seed or a larger --batch"
                  .formatted(loss, step + 1));
        }
        history.losses().add(loss);
        // The last step's checkpoint has the evaluation after it.
        if (step + 1 < until) resumption.done(step + 1, false, learner, history);
        examples += size;
        if (bar != null) {
          bar.step();
          double seconds = (System.nanoTime() - start) / 1e9;
          bar.setExtraMessage(
              String.format(Locale.ROOT, " loss %.4f, %.0f examples/s", loss, examples / seconds));
        }
      }
    } finally {
      if (bar != null) {
        bar.close();
      }
    }
    return examples / ((System.nanoTime() - start) / 1e9);
  }

  private static ProgressBar bar(int from, int until) {
    return new ProgressBarBuilder()
        .setTaskName("to step " + until)
        .setInitialMax(until - from)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .hideEta()
        .clearDisplayOnFinish()
        .build();
  }
}
