package io.raffia.checkpoint;

import io.raffia.Jnp;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.nio.file.Path;
import java.util.Map;

/// Fills a real file system, or meets one that is read-only; [CrashPointsTest] does so on a
/// simulated one. Needs the right to mount, and so is no part of the build:
///
/// ```
/// mount -t tmpfs -o size=8m tmpfs /mnt/small
/// java [flags] -cp CLASSPATH io.raffia.checkpoint.SmallDisk full /mnt/small
/// mount -o remount,ro /mnt/small
/// java [flags] -cp CLASSPATH io.raffia.checkpoint.SmallDisk read-only /mnt/small
/// ```
final class SmallDisk {
  private static final CheckpointOptions OPTIONS = CheckpointOptions.DEFAULT.withAsync(false);

  private SmallDisk() {}

  public static void main(String[] arguments) throws Exception {
    var directory = Path.of(arguments[1]).resolve("run");
    if (arguments[0].equals("full")) full(directory);
    else readOnly(directory);
  }

  private static Map<String, Tensor> tree(long step) {
    return Map.of("x", Jnp.full(Shape.of(500_000), (double) step, DType.F32));
  }

  private static void requireWhole(CheckpointManager manager) {
    for (long step : manager.allSteps()) {
      for (float x : manager.restore(step).get("x").toFloatArray()) {
        if ((long) x != step) throw new AssertionError("torn at step " + step);
      }
    }
    System.out.println("whole: " + manager.allSteps());
  }

  private static void full(Path directory) throws Exception {
    try (var manager = new CheckpointManager(directory, OPTIONS)) {
      for (long step = 1; ; step++) {
        try {
          manager.save(step, tree(step));
        } catch (CheckpointException e) {
          System.out.println(e.getMessage());
          break;
        }
      }
      requireWhole(manager);
      System.out.println("names: " + LocalDisk.INSTANCE.list(directory));
      manager.delete(manager.allSteps().getFirst());
      manager.save(100, tree(100));
      requireWhole(manager);
    }
    try (var manager = new CheckpointManager(directory, OPTIONS)) {
      requireWhole(manager);
    }
  }

  private static void readOnly(Path directory) {
    try (var manager = new CheckpointManager(directory, OPTIONS.withReadOnly(true))) {
      requireWhole(manager);
    }
    for (var name : new String[] {"run", "other"}) {
      try (var manager = new CheckpointManager(directory.resolveSibling(name), OPTIONS)) {
        throw new AssertionError("opened with " + manager.allSteps());
      } catch (CheckpointException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
