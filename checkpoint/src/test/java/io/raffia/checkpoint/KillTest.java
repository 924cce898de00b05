package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a training process (SIGKILL) at random moments and starts it again, as many times as
/// asked: no step that it reported saved is lost, every checkpoint is whole, and each step's loss
/// is that of a run that nobody disturbed, to the bit.
///
/// ```
/// java [flags] -cp CLASSPATH io.raffia.checkpoint.KillTest 500 [SEED [DIRECTORY]]
/// ```
class KillTest {
  @TempDir java.nio.file.Path folder;

  public static void main(String[] arguments) throws Exception {
    int kills = Integer.parseInt(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    var directory =
        arguments.length > 2
            ? java.nio.file.Path.of(arguments[2])
            : Files.createTempDirectory("raffia-kill");
    System.out.println(new KillTest().run(kills, seed, directory));
  }

  @Test
  void nothingThatWasReportedSavedIsLost() throws Exception {
    System.out.println(run(3, 1, folder));
  }

  private final List<Integer> losses = new ArrayList<>();
  private final Victim reference = new Victim();
  private long reported;
  private long whole;

  private String run(int kills, long seed, java.nio.file.Path directory) throws Exception {
    var random = new Random(seed);
    var log = Files.createDirectories(directory).resolve("log.txt");
    var checkpoints = directory.resolve("run");
    long resumed = 0;
    int early = 0;
    int leftovers = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < kills; i++) {
      Files.writeString(log, "");
      var process = start(checkpoints, log);
      // One in ten is killed while it starts, and the others some time after a step or a save.
      boolean ready = i % 10 != 9;
      if (ready) await(process, log, random.nextInt(4));
      if (i == 0) refuseSecond(checkpoints, process.pid());
      process.waitFor(random.nextInt(ready ? 200 : 1500), TimeUnit.MILLISECONDS);
      assertTrue(process.isAlive(), () -> "the process ended by itself: " + read(log));
      process.destroyForcibly().waitFor();
      if (!ready) early++;
      resumed += check(log);
      leftovers += look(checkpoints);
      if (i % 25 == 24) {
        System.out.printf("%d kills, %d steps, saved are %d%n", i + 1, losses.size(), reported);
      }
    }
    return "%d kills (%d before the first step, %d amid a save) in %.0f s, seed %d: %d steps compared, %d resumed runs, %d checkpoints read back whole, the last reported saved is %d"
        .formatted(
            kills,
            early,
            leftovers,
            (System.nanoTime() - begun) / 1e9,
            seed,
            losses.size(),
            resumed,
            whole,
            reported);
  }

  /// While the process lives, its directory is closed to others.
  private static void refuseSecond(java.nio.file.Path checkpoints, long pid) {
    var e =
        assertThrows(
            CheckpointException.class,
            () -> new CheckpointManager(checkpoints, CheckpointOptions.DEFAULT));
    assertTrue(
        String.valueOf(e.getMessage()).contains("is in use by process " + pid + ":"), e.toString());
  }

  private static Process start(java.nio.file.Path checkpoints, java.nio.file.Path log)
      throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            java,
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xss8m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            checkpoints.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /// Waits until the process has made a step and has saved so often.
  private static void await(Process process, java.nio.file.Path log, int saves) throws Exception {
    while (process.isAlive()) {
      var text = read(log);
      if (text.contains("loss ") && text.split("saved ", -1).length > saves) return;
      Thread.sleep(5);
    }
  }

  private static String read(java.nio.file.Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Compares what the process has told; returns 1 when it had resumed.
  private int check(java.nio.file.Path log) {
    var text = read(log);
    int resumed = 0;
    // The last line may be cut short.
    for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      var words = line.split(" ", -1);
      switch (words[0]) {
        case "resumed" -> {
          assertTrue(
              Long.parseLong(words[1]) >= reported, "resumed at " + words[1] + " of " + reported);
          resumed = 1;
        }
        case "saved" -> reported = Math.max(reported, Long.parseLong(words[1]));
        case "loss" -> {
          int step = Integer.parseInt(words[1]);
          while (losses.size() < step) losses.add(Float.floatToRawIntBits(reference.step()));
          assertEquals(
              (int) losses.get(step - 1), Integer.parseInt(words[2]), "loss of step " + step);
        }
        case "WARNING:" -> {}
        default -> throw new AssertionError(text);
      }
    }
    return resumed;
  }

  /// Reads all checkpoints; returns 1 when there is a leftover of a save.
  private int look(java.nio.file.Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) return 0;
    var options = CheckpointOptions.DEFAULT.withReadOnly(true);
    try (var manager = new CheckpointManager(checkpoints, options)) {
      if (reported > 0) {
        assertTrue(
            manager.allSteps().contains(reported) || manager.latestStep().orElse(0) > reported,
            "step " + reported + " was reported saved, and there are " + manager.allSteps());
      }
      for (long step : manager.allSteps()) {
        var state = manager.restore(step);
        var ballast = state.get(Path.of("ballast", "value")).toFloatArray();
        for (float x : ballast) assertEquals((float) step, x, "torn at step " + step);
        assertEquals(step, manager.metadata(step).get("step"));
        whole++;
      }
    }
    return LocalDisk.INSTANCE.list(checkpoints).stream().anyMatch(PendingDirectory::isLeftover)
        ? 1
        : 0;
  }
}
