package io.raffia.checkpoint;

import io.raffia.Filter;
import io.raffia.State;
import io.raffia.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Path;

/// Saves and restores one tree at one path: `orbax.checkpoint.StandardCheckpointer`. Saves go on in
/// the background; the directory appears when all of it is durable.
public final class StandardCheckpointer implements AutoCloseable {
  private final Disk disk = LocalDisk.INSTANCE;
  private final BackgroundWriter background = new BackgroundWriter(1);

  /// Saves the tree as it is now. Nothing may stand at `path`, and its parent must exist. Throws
  /// [CheckpointException]; a failure in the background surfaces at the next call.
  public void save(Path path, Object tree) {
    var target = path.toAbsolutePath().normalize();
    if (disk.exists(target)) throw new CheckpointException(target + " exists: delete it first");
    background.reserve();
    TreeSnapshot snapshot;
    try {
      snapshot = TreeSnapshot.of(tree);
    } catch (RuntimeException | Error e) {
      background.cancel();
      throw e;
    }
    background.start(() -> write(target, snapshot));
  }

  private void write(Path target, TreeSnapshot snapshot) {
    try (snapshot) {
      var progress =
          new Progress(
              "saving " + target,
              snapshot.bytes(),
              CheckpointOptions.DEFAULT.progress(),
              System::nanoTime);
      var out = new PendingDirectory(disk, target, progress);
      try {
        new OrbaxWriter(out, "").write(snapshot);
        out.commit();
      } catch (IOException | RuntimeException | Error e) {
        out.abandon();
        throw e;
      }
    } catch (IOException e) {
      throw new CheckpointException("could not save " + target + ": " + Failures.reason(e), e);
    }
  }

  /// The tensors at a path, read when they are asked for: what Raffia has saved, or Orbax with
  /// `use_ocdbt=False`.
  public StoredState open(Path path) {
    background.waitUntilFinished();
    return new OrbaxReader(disk, path.toAbsolutePath().normalize());
  }

  /// The tensors by path, without a model.
  public State restore(Path path) {
    return open(path).state();
  }

  /// Sets all tensors of the tree, or none, as [CheckpointManager#restore(long, Object)].
  public void restore(Path path, Object into) {
    open(path).into(into);
  }

  /// Sets the chosen tensors of the tree, or none.
  public void restore(Path path, Object into, Filter filter) {
    open(path).into(into, filter);
  }

  /// Waits for the save that is under way; throws [CheckpointException] when it has failed.
  public void waitUntilFinished() {
    background.waitUntilFinished();
  }

  @Override
  public void close() {
    background.waitUntilFinished();
  }
}
