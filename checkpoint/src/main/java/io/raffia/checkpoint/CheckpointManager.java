package io.raffia.checkpoint;

import io.raffia.Filter;
import io.raffia.State;
import io.raffia.TreeSnapshot;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The checkpoints of a training run, one directory a step: `orbax.checkpoint.CheckpointManager`.
///
/// ```java
/// try (var checkpoints = new CheckpointManager(directory, CheckpointOptions.DEFAULT.withMaxToKeep(3))) {
///   var tree = Map.of("model", model, "optimizer", optimizer, "rngs", rngs);
///   checkpoints.latestStep().ifPresent(step -> checkpoints.restore(step, tree));
///   ...
///   checkpoints.save(step, tree, Map.of("loss", loss), Map.of("iterator", Map.of("step", step)));
/// }
/// ```
///
/// A step appears in the directory when all of it is durable, and not before: what [#allSteps()]
/// lists survives a crash of the process or the machine. The layout is Orbax's with
/// `use_ocdbt=False`; Orbax's CheckpointManager reads it, and this reads Orbax's.
///
/// A tree is whatever `Nnx.split` takes: Modules, Optimizers, Rngs, metrics, State, and records,
/// lists, maps and arrays of them. Methods may be called by any thread, one at a time.
public final class CheckpointManager implements AutoCloseable {
  private final Disk disk;
  private final Path directory;
  private final CheckpointOptions options;
  private final Retention retention;
  private final BackgroundWriter background;
  private final @Nullable Closeable lock;
  private final NavigableMap<Long, Map<String, Double>> steps = new TreeMap<>();
  private final Set<Long> underWay = new HashSet<>();
  private boolean closed;

  /// Opens the directory, creates it where it is missing, and removes what crashed saves have left.
  /// Throws [CheckpointException] when another manager has it, or when it cannot be written.
  public CheckpointManager(Path directory, CheckpointOptions options) {
    this(directory, options, LocalDisk.INSTANCE);
  }

  CheckpointManager(Path directory, CheckpointOptions options, Disk disk) {
    this.disk = disk;
    this.directory = directory.toAbsolutePath().normalize();
    this.options = options;
    retention = new Retention(options);
    background = new BackgroundWriter(options.maxInFlight());
    try {
      if (!options.readOnly()) createDirectories(this.directory);
      lock = options.readOnly() ? null : disk.lock(this.directory);
    } catch (IOException e) {
      throw new CheckpointException(
          "cannot write checkpoints in %s: %s; choose a directory that can be written, or only read it with readOnly"
              .formatted(this.directory, Failures.reason(e)),
          e);
    }
    try {
      if (!options.readOnly()) PendingDirectory.clean(disk, this.directory);
      reload();
    } catch (IOException e) {
      unlock();
      throw new CheckpointException("cannot read " + this.directory + ": " + Failures.reason(e), e);
    } catch (RuntimeException e) {
      unlock();
      throw e;
    }
  }

  private void createDirectories(Path path) throws IOException {
    if (disk.isDirectory(path)) return;
    var parent = path.getParent();
    if (parent != null) createDirectories(parent);
    disk.createDirectory(path);
    if (parent != null) disk.syncDirectory(parent);
  }

  private void unlock() {
    try {
      if (lock != null) lock.close();
    } catch (IOException e) {
      throw new CheckpointException("could not release the lock of " + directory, e);
    }
  }

  /// Looks into the directory again, for what others have written.
  public void reload() {
    try {
      var found = new TreeMap<Long, Map<String, Double>>();
      for (var name : disk.list(directory)) {
        if (!name.matches("0|[1-9][0-9]{0,17}")) continue;
        if (PendingDirectory.isCommitted(disk, directory.resolve(name))) {
          var step = directory.resolve(name);
          found.put(Long.valueOf(name), StepMetadata.read(disk, step).metrics());
        }
      }
      synchronized (steps) {
        steps.clear();
        steps.putAll(found);
      }
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + directory + ": " + Failures.reason(e), e);
    }
  }

  /// The steps that are saved for good, in order.
  public List<Long> allSteps() {
    synchronized (steps) {
      return List.copyOf(steps.keySet());
    }
  }

  /// The last step that is saved for good.
  public OptionalLong latestStep() {
    synchronized (steps) {
      return steps.isEmpty() ? OptionalLong.empty() : OptionalLong.of(steps.lastKey());
    }
  }

  /// The best step that is saved for good, by `bestFn`; the last one without it.
  public OptionalLong bestStep() {
    synchronized (steps) {
      return retention.best(steps).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
  }

  /// Whether [#save] would save that step: it is later than all others, and a multiple of
  /// `saveIntervalSteps` or the first.
  public boolean shouldSave(long step) {
    synchronized (steps) {
      long last = steps.isEmpty() ? -1 : steps.lastKey();
      for (long started : underWay) last = Math.max(last, started);
      return last < 0 || step > last && step % options.saveIntervalSteps() == 0;
    }
  }

  /// Takes from the system the memory for the copies of the tree that asynchronous saves make, so
  /// that the first save pauses no longer than the later ones. Nothing else depends on it.
  public void reserve(Object tree) {
    TreeSnapshot.reserve(tree, options.maxInFlight());
  }

  /// See [#save(long, Object, Map, Map, boolean)].
  public boolean save(long step, Object tree) {
    return save(step, tree, Map.of(), Map.of(), false);
  }

  /// See [#save(long, Object, Map, Map, boolean)].
  public boolean save(
      long step,
      Object tree,
      Map<String, Double> metrics,
      Map<String, ? extends @Nullable Object> metadata) {
    return save(step, tree, metrics, metadata, false);
  }

  /// Saves the tree as it is now, and returns whether it did (see [#shouldSave], which `force`
  /// overrules). With `async` only the copy is taken before this returns; the step is saved for
  /// good when [#allSteps()] has it.
  ///
  /// `metrics` are what `bestFn` judges; `metadata` is any JSON (maps, lists, strings, numbers,
  /// booleans), the position of the data iterator for instance.
  ///
  /// Throws [CheckpointException] when the step exists, when an earlier save in the background has
  /// failed (then nothing is saved now), or when this one fails. Earlier checkpoints stay whole.
  public boolean save(
      long step,
      Object tree,
      Map<String, Double> metrics,
      Map<String, ? extends @Nullable Object> metadata,
      boolean force) {
    requireOpen();
    if (options.readOnly()) {
      throw new CheckpointException(directory + " was opened with readOnly: nothing can be saved");
    }
    if (step < 0)
      throw new IllegalArgumentException("expected a step of at least 0, found " + step);
    background.throwFailure();
    if (!force && !shouldSave(step)) return false;
    refuseExisting(step);
    // What is not JSON is refused here and not in the background.
    var about = new StepMetadata(Map.copyOf(metrics), copy(metadata));
    background.reserve();
    TreeSnapshot snapshot;
    try {
      snapshot = TreeSnapshot.of(tree);
    } catch (RuntimeException | Error e) {
      background.cancel();
      throw e;
    }
    synchronized (steps) {
      underWay.add(step);
    }
    if (options.async()) {
      background.start(() -> write(step, snapshot, about));
      return true;
    }
    try {
      write(step, snapshot, about);
    } finally {
      background.cancel();
    }
    return true;
  }

  private static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> json) {
    return Json.object(Json.copy(json), "metadata", "it");
  }

  private void refuseExisting(long step) {
    synchronized (steps) {
      if (!underWay.contains(step) && !steps.containsKey(step)) return;
    }
    throw new CheckpointException(
        "step %d exists in %s: delete it first".formatted(step, directory));
  }

  private void write(long step, TreeSnapshot snapshot, StepMetadata about) {
    long begun = nanos();
    try (snapshot) {
      var what = "saving step " + step;
      var progress = new Progress(what, snapshot.bytes(), options.progress(), System::nanoTime);
      var out = new PendingDirectory(disk, directory.resolve(Long.toString(step)), progress);
      try {
        out.directory(StepMetadata.TREE);
        new OrbaxWriter(out, StepMetadata.TREE + "/").write(snapshot);
        out.marker(StepMetadata.TREE);
        about.write(out, begun, nanos());
        out.commit();
      } catch (IOException | RuntimeException | Error e) {
        out.abandon();
        throw e;
      }
    } catch (IOException e) {
      throw Failures.saving(disk, directory, step, snapshot.bytes(), allSteps(), e);
    } finally {
      synchronized (steps) {
        underWay.remove(step);
      }
    }
    List<Long> obsolete;
    synchronized (steps) {
      steps.put(step, about.metrics());
      obsolete = retention.obsolete(steps);
    }
    for (var old : obsolete) remove(old);
  }

  /// Nanoseconds since 1970, as Python's `time.time_ns`.
  private static long nanos() {
    var now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  /// Deletes a checkpoint.
  public void delete(long step) {
    requireOpen();
    waitUntilFinished();
    directory(step);
    remove(step);
  }

  private void remove(long step) {
    try {
      PendingDirectory.delete(disk, directory.resolve(Long.toString(step)));
    } catch (IOException e) {
      throw new CheckpointException(
          "could not delete step %d in %s: %s".formatted(step, directory, Failures.reason(e)), e);
    } finally {
      synchronized (steps) {
        if (!disk.exists(directory.resolve(Long.toString(step)))) steps.remove(step);
      }
    }
  }

  private Path directory(long step) {
    if (!allSteps().contains(step)) {
      throw new CheckpointException(
          "no step %d in %s: there are %s".formatted(step, directory, allSteps()));
    }
    return directory.resolve(Long.toString(step));
  }

  /// The tensors of a step, read when they are asked for.
  public StoredState open(long step) {
    requireOpen();
    return new OrbaxReader(disk, directory(step).resolve(StepMetadata.TREE));
  }

  /// The tensors of a step by path, without a model.
  public State restore(long step) {
    return open(step).state();
  }

  /// Sets all tensors (and plain number fields) of the tree, which may be abstract
  /// (`Nnx.evalShape(() -> new Cnn(new Rngs(0)))`), to those of the step, or none: throws
  /// [CheckpointException] that lists every path that is missing, left over, or of another shape or
  /// element type.
  public void restore(long step, Object into) {
    open(step).into(into);
  }

  /// Sets the chosen tensors of the tree, or none; the others are left alone.
  public void restore(long step, Object into, Filter filter) {
    open(step).into(into, filter);
  }

  /// The JSON that was saved with a step.
  public Map<String, @Nullable Object> metadata(long step) {
    return read(step).custom();
  }

  /// The metrics that were saved with a step.
  public Map<String, Double> metrics(long step) {
    return read(step).metrics();
  }

  private StepMetadata read(long step) {
    requireOpen();
    try {
      return StepMetadata.read(disk, directory(step));
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + directory(step) + ": " + e, e);
    }
  }

  /// Waits for all saves that are under way; throws [CheckpointException] when one has failed.
  public void waitUntilFinished() {
    background.waitUntilFinished();
  }

  /// Throws [CheckpointException] when a save in the background has failed.
  public void checkForErrors() {
    background.throwFailure();
  }

  private void requireOpen() {
    if (closed)
      throw new CheckpointException("the CheckpointManager of " + directory + " is closed");
  }

  /// Waits for all saves that are under way and lets others have the directory; throws
  /// [CheckpointException] when one has failed.
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      background.waitUntilFinished();
    } finally {
      unlock();
    }
  }
}
