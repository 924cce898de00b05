package io.raffia.examples;

import io.raffia.checkpoint.CheckpointManager;
import io.raffia.checkpoint.CheckpointOptions;
import io.raffia.examples.History.Evaluation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Saves a training run now and then, and lets one that was stopped go on as if it had not been.
///
/// A checkpoint has the learner's tree, and as JSON the history, the position in the data (the next
/// step), and what the run is: a run of other data, another seed or another batch size is not
/// resumed.
final class Resumption implements AutoCloseable {
  private static final CheckpointOptions OPTIONS = CheckpointOptions.DEFAULT.withMaxToKeep(3);

  private final @Nullable CheckpointManager manager;
  private final int every;
  private final Map<String, Object> run;

  private Resumption(@Nullable CheckpointManager manager, int every, Map<String, Object> run) {
    this.manager = manager;
    this.every = every;
    this.run = run;
  }

  /// Saves nothing.
  static Resumption none() {
    return new Resumption(null, 1, Map.of());
  }

  /// Saves to a directory each time that `every` steps are done.
  ///
  /// @param run what must be the same when the run goes on
  /// @throws io.raffia.checkpoint.CheckpointException when the directory cannot be written
  static Resumption in(Path directory, int every, Map<String, Object> run) {
    return new Resumption(new CheckpointManager(directory, OPTIONS), every, run);
  }

  /// Puts the learner and the history where the last checkpoint was.
  ///
  /// @param resume whether there may be a checkpoint
  /// @return how many steps are done
  /// @throws Failure when the checkpoint is of another run, or when there is one and may not be
  int start(boolean resume, Learner<?> learner, History history, PrintWriter out) {
    if (manager == null) return 0;
    manager.reserve(learner.tree());
    if (manager.latestStep().isEmpty()) return 0;
    long step = manager.latestStep().getAsLong();
    if (!resume) {
      throw new Failure(
          "--checkpoint names a folder with a run of %d steps: add --resume to go on with it, or name another folder"
              .formatted(step));
    }
    var saved = manager.metadata(step);
    if (!run.equals(saved.get("run"))) {
      throw new Failure(
          "--checkpoint has a run of %s, and this is one of %s: resume with the same options, or name another folder"
              .formatted(saved.get("run"), run));
    }
    manager.restore(step, learner.tree());
    for (var x : list(saved.get("losses"))) history.losses().add(number(x));
    for (var x : list(saved.get("evaluations"))) history.evaluations().add(evaluation(list(x)));
    out.println("resumed after step " + step);
    return Math.toIntExact(step);
  }

  /// Says that so many steps are done, and whether they are all.
  void done(int step, boolean last, Learner<?> learner, History history) {
    if (manager == null || step % every != 0 && !last) return;
    if (manager.latestStep().orElse(-1) == step) return;
    var metadata =
        Map.of(
            "run",
            run,
            "iterator",
            Map.of("step", step),
            "losses",
            history.losses(),
            "evaluations",
            history.evaluations().stream().map(Resumption::json).toList());
    var metrics = Map.of("loss", history.losses().getLast());
    manager.save(step, learner.tree(), metrics, metadata, true);
  }

  private static List<Double> json(Evaluation e) {
    return List.of(
        (double) e.step(),
        e.train().loss(),
        e.train().accuracy(),
        e.test().loss(),
        e.test().accuracy(),
        e.examplesPerSecond());
  }

  private static Evaluation evaluation(List<?> json) {
    var x = new ArrayList<Double>();
    for (var number : json) x.add(number(number));
    return new Evaluation(
        x.getFirst().intValue(),
        new Score(x.get(1), x.get(2)),
        new Score(x.get(3), x.get(4)),
        x.get(5));
  }

  private static List<?> list(@Nullable Object json) {
    return json instanceof List<?> list ? list : List.of();
  }

  private static double number(@Nullable Object json) {
    return ((Number) Objects.requireNonNull(json)).doubleValue();
  }

  /// Waits until all is saved.
  @Override
  public void close() {
    if (manager != null) manager.close();
  }
}
