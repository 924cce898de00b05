package io.raffia.checkpoint;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How a [CheckpointManager] saves and what it keeps, with the names and defaults of
/// `orbax.checkpoint.CheckpointManagerOptions`.
///
/// @param saveIntervalSteps [CheckpointManager#save] takes steps that are multiples of this, and
///   the first step it is given while there is no checkpoint
/// @param maxToKeep how many checkpoints to keep: the best by `bestFn` if there is one, else the
///   latest; 0 keeps all
/// @param keepPeriod steps that are multiples of this are kept besides; 0 for none
/// @param bestFn a figure of a checkpoint's metrics that says how good it is
/// @param bestMode whether more or less of it is better
/// @param async whether [CheckpointManager#save] returns when the state is copied, and writes in
///   the background
/// @param maxInFlight how many saves may be under way; one more waits in [CheckpointManager#save]
/// @param readOnly whether only to read: takes no lock, cleans and creates nothing
/// @param progress takes a line now and then while a save goes on that takes seconds
public record CheckpointOptions(
    int saveIntervalSteps,
    int maxToKeep,
    int keepPeriod,
    @Nullable ToDoubleFunction<Map<String, Double>> bestFn,
    BestMode bestMode,
    boolean async,
    int maxInFlight,
    boolean readOnly,
    Consumer<String> progress) {
  /// Which checkpoint is better.
  public enum BestMode {
    MAX,
    MIN
  }

  /// Every step is saved and kept, in the background.
  public static final CheckpointOptions DEFAULT =
      new CheckpointOptions(1, 0, 0, null, BestMode.MAX, true, 1, false, CheckpointOptions::log);

  public CheckpointOptions {
    atLeast("saveIntervalSteps", saveIntervalSteps, 1);
    atLeast("maxToKeep", maxToKeep, 0);
    atLeast("keepPeriod", keepPeriod, 0);
    atLeast("maxInFlight", maxInFlight, 1);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "expected %s to be at least %d, found %d".formatted(name, least, value));
    }
  }

  private static void log(String line) {
    System.getLogger(CheckpointManager.class.getName()).log(System.Logger.Level.INFO, line);
  }

  public CheckpointOptions withSaveIntervalSteps(int steps) {
    return new CheckpointOptions(
        steps, maxToKeep, keepPeriod, bestFn, bestMode, async, maxInFlight, readOnly, progress);
  }

  public CheckpointOptions withMaxToKeep(int most) {
    return new CheckpointOptions(
        saveIntervalSteps,
        most,
        keepPeriod,
        bestFn,
        bestMode,
        async,
        maxInFlight,
        readOnly,
        progress);
  }

  public CheckpointOptions withKeepPeriod(int steps) {
    return new CheckpointOptions(
        saveIntervalSteps,
        maxToKeep,
        steps,
        bestFn,
        bestMode,
        async,
        maxInFlight,
        readOnly,
        progress);
  }

  public CheckpointOptions withBest(ToDoubleFunction<Map<String, Double>> fn, BestMode mode) {
    return new CheckpointOptions(
        saveIntervalSteps, maxToKeep, keepPeriod, fn, mode, async, maxInFlight, readOnly, progress);
  }

  public CheckpointOptions withAsync(boolean background) {
    return new CheckpointOptions(
        saveIntervalSteps,
        maxToKeep,
        keepPeriod,
        bestFn,
        bestMode,
        background,
        maxInFlight,
        readOnly,
        progress);
  }

  public CheckpointOptions withMaxInFlight(int most) {
    return new CheckpointOptions(
        saveIntervalSteps,
        maxToKeep,
        keepPeriod,
        bestFn,
        bestMode,
        async,
        most,
        readOnly,
        progress);
  }

  public CheckpointOptions withReadOnly(boolean read) {
    return new CheckpointOptions(
        saveIntervalSteps,
        maxToKeep,
        keepPeriod,
        bestFn,
        bestMode,
        async,
        maxInFlight,
        read,
        progress);
  }

  public CheckpointOptions withProgress(Consumer<String> line) {
    return new CheckpointOptions(
        saveIntervalSteps,
        maxToKeep,
        keepPeriod,
        bestFn,
        bestMode,
        async,
        maxInFlight,
        readOnly,
        line);
  }
}
