package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.checkpoint.CheckpointOptions.BestMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointManagerTest {
  private static final CheckpointOptions SYNC = CheckpointOptions.DEFAULT.withAsync(false);

  @TempDir Path folder;

  private static Map<String, Tensor> tree(double x) {
    return Map.of("x", Tensor.scalar(x));
  }

  private List<Boolean> saves(CheckpointManager manager, int... steps) {
    var saved = new ArrayList<Boolean>();
    for (int step : steps) saved.add(manager.save(step, tree(step)));
    return saved;
  }

  @Test
  void savesTheFirstStepAndMultiplesOfTheInterval() {
    try (var manager = new CheckpointManager(folder, SYNC.withSaveIntervalSteps(3))) {
      assertEquals(
          List.of(true, false, true, false, false, true, false),
          saves(manager, 1, 2, 3, 4, 5, 6, 3));
      assertEquals(List.of(1L, 3L, 6L), manager.allSteps());
      assertTrue(manager.save(7, tree(7), Map.of(), Map.of(), true));
      var e =
          assertThrows(
              CheckpointException.class, () -> manager.save(7, tree(7), Map.of(), Map.of(), true));
      assertTrue(String.valueOf(e.getMessage()).contains("step 7 exists"), e.toString());
      assertEquals(7f, manager.restore(7).get("x").toFloat());
    }
  }

  @Test
  void keepsTheLatestAndThePeriod() throws IOException {
    var options = SYNC.withMaxToKeep(2).withKeepPeriod(4);
    try (var manager = new CheckpointManager(folder, options)) {
      saves(manager, 0, 1, 2, 3, 4, 5, 6, 7);
      assertEquals(List.of(0L, 4L, 6L, 7L), manager.allSteps());
      manager.delete(6);
      assertEquals(List.of(0L, 4L, 7L), manager.allSteps());
    }
    assertEquals(List.of(".raffia.lock", "0", "4", "7"), LocalDisk.INSTANCE.list(folder));
  }

  /// Orbax with the same metrics and options keeps steps 1 and 2, the best of which is 1.
  @Test
  void keepsTheBest() {
    var options = SYNC.withMaxToKeep(2).withBest(m -> m.getOrDefault("acc", 0.0), BestMode.MAX);
    try (var manager = new CheckpointManager(folder, options)) {
      double[] accuracy = {.1, .9, .5, .2};
      for (int step = 0; step < 4; step++) {
        manager.save(step, tree(step), Map.of("acc", accuracy[step]), Map.of());
      }
      assertEquals(List.of(1L, 2L), manager.allSteps());
      assertEquals(OptionalLong.of(1), manager.bestStep());
      assertEquals(OptionalLong.of(2), manager.latestStep());
      manager.save(4, tree(4), Map.of("acc", Double.NaN), Map.of());
      assertEquals(List.of(1L, 2L), manager.allSteps());
    }
    var least = SYNC.withReadOnly(true).withBest(m -> m.getOrDefault("acc", 0.0), BestMode.MIN);
    try (var manager = new CheckpointManager(folder, least)) {
      assertEquals(OptionalLong.of(2), manager.bestStep());
    }
  }

  @Test
  void jsonComesBack() {
    try (var manager = new CheckpointManager(folder, SYNC)) {
      var iterator = Map.of("step", 12, "seed", -1L, "order", List.of(1, 2.5, "x", true));
      manager.save(1, tree(1), Map.of("loss", Double.NaN), Map.of("iterator", iterator));
      assertEquals(
          Map.of(
              "iterator", Map.of("step", 12L, "seed", -1L, "order", List.of(1L, 2.5, "x", true))),
          manager.metadata(1));
      assertEquals(Map.of("loss", Double.NaN), manager.metrics(1));
      var e =
          assertThrows(
              CheckpointException.class,
              () -> manager.save(2, tree(2), Map.of(), Map.of("path", folder)));
      assertTrue(String.valueOf(e.getMessage()).contains("JSON has maps"), e.toString());
      assertEquals(List.of(1L), manager.allSteps());
    }
  }

  @Test
  void twoManagersAreKeptApart() {
    try (var first = new CheckpointManager(folder, SYNC)) {
      var e = assertThrows(CheckpointException.class, () -> new CheckpointManager(folder, SYNC));
      assertTrue(
          String.valueOf(e.getMessage())
              .contains("is in use by process " + ProcessHandle.current().pid()),
          e.toString());
      first.save(1, tree(1));
      try (var reader = new CheckpointManager(folder, SYNC.withReadOnly(true))) {
        assertEquals(List.of(1L), reader.allSteps());
        first.save(2, tree(2));
        reader.reload();
        assertEquals(List.of(1L, 2L), reader.allSteps());
      }
    }
    new CheckpointManager(folder, SYNC).close();
  }

  @Test
  void leftoversGoAndWhatIsNoCheckpointStays() throws IOException {
    try (var manager = new CheckpointManager(folder, SYNC)) {
      manager.save(1, tree(1));
    }
    Files.createDirectories(folder.resolve("2.orbax-checkpoint-tmp-raffia/default/x.value"));
    Files.createDirectory(folder.resolve("3"));
    Files.createDirectory(folder.resolve("4.orbax-checkpoint-tmp"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    try (var manager = new CheckpointManager(folder, SYNC)) {
      assertEquals(List.of(1L), manager.allSteps());
      assertEquals(
          List.of(".raffia.lock", "1", "3", "4.orbax-checkpoint-tmp", "notes.txt"),
          LocalDisk.INSTANCE.list(folder));
      var e = assertThrows(CheckpointException.class, () -> manager.restore(3));
      assertTrue(String.valueOf(e.getMessage()).contains("no step 3"), e.toString());
    }
  }

  /// A disk whose writes wait until they may go on.
  private static SlowDisk slow(Path folder) throws IOException {
    var disk = new SimulatedDisk();
    for (var p = folder.getRoot(); !p.equals(folder); ) {
      p = p.resolve(p.relativize(folder).getName(0));
      disk.createDirectory(p);
    }
    return new SlowDisk(disk);
  }

  @Test
  void trainingGoesOnWhileTheStateIsWritten() throws Exception {
    var disk = slow(folder);
    var weights = new Param(Tensor.of(1f, 2f, 3f));
    var step =
        Nnx.jit((Param p) -> {
          p.set(p.value().mul(2).add(1));
          return p.value().sum();
        });
    for (int i = 0; i < 3; i++) step.apply(weights);
    try (var manager = new CheckpointManager(folder, CheckpointOptions.DEFAULT, disk)) {
      manager.reserve(Map.of("w", weights));
      var expected = new ArrayList<Float>();
      for (float x : new float[] {1, 2, 3}) expected.add(((x * 2 + 1) * 2 + 1) * 2 + 1);
      assertTrue(manager.save(1, Map.of("w", weights)));
      assertTrue(disk.waiting.await(20, TimeUnit.SECONDS));
      for (int i = 0; i < 5; i++) step.apply(weights);
      assertEquals(List.of(), manager.allSteps());
      disk.go.countDown();
      manager.waitUntilFinished();
      var restored = new ArrayList<Float>();
      for (float x : manager.restore(1).get("w").toFloatArray()) restored.add(x);
      assertEquals(expected, restored);
    }
  }

  @Test
  void atMostSoManySavesAreUnderWay() throws Exception {
    var disk = slow(folder);
    try (var manager =
        new CheckpointManager(folder, CheckpointOptions.DEFAULT.withMaxInFlight(2), disk)) {
      manager.save(1, tree(1));
      manager.save(2, tree(2));
      var third = new Thread(() -> manager.save(3, tree(3)));
      third.start();
      assertTrue(disk.waiting.await(20, TimeUnit.SECONDS));
      third.join(200);
      assertTrue(third.isAlive(), "the third save waits");
      disk.go.countDown();
      third.join(20_000);
      manager.waitUntilFinished();
      assertEquals(List.of(1L, 2L, 3L), manager.allSteps());
    }
  }

  @Test
  void whatFailsInTheBackgroundIsThrownByTheNextCall() throws Exception {
    var disk = slow(folder);
    var manager = new CheckpointManager(folder, CheckpointOptions.DEFAULT, disk);
    manager.save(1, tree(1));
    disk.fail = true;
    disk.go.countDown();
    var e = assertThrows(CheckpointException.class, manager::waitUntilFinished);
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("a save in the background failed: could not save step 1 in"),
        e.toString());
    manager.checkForErrors();
    disk.fail = false;
    assertTrue(manager.save(1, tree(1)), "the same step can be saved again");
    manager.waitUntilFinished();
    disk.fail = true;
    manager.save(2, tree(2));
    while (manager.shouldSave(2) == false) Thread.sleep(1);
    e = assertThrows(CheckpointException.class, () -> manager.save(2, tree(2)));
    assertTrue(String.valueOf(e.getMessage()).contains("could not save step 2"), e.toString());
    assertEquals(List.of(1L), manager.allSteps());
    manager.save(3, tree(3));
    assertThrows(CheckpointException.class, manager::close);
    assertFalse(disk.exists(folder.resolve("3")));
    new CheckpointManager(folder, CheckpointOptions.DEFAULT, disk).close();
  }

  @Test
  void longSavesTellHowFarTheyAre() {
    var lines = new ArrayList<String>();
    var now = new long[1];
    var progress = new Progress("saving step 5", 8 << 20, lines::add, () -> now[0]);
    progress.add(1 << 20);
    assertEquals(List.of(), lines);
    now[0] = 2_000_000_000L;
    progress.add(1 << 20);
    progress.add(1 << 20);
    now[0] = 4_000_000_000L;
    progress.add(1 << 20);
    assertEquals(
        List.of("saving step 5: 2 of 8 MiB, 1 MiB/s", "saving step 5: 4 of 8 MiB, 1 MiB/s"), lines);
  }

  @Test
  void wrongOptionsAndUseAfterCloseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SYNC.withMaxToKeep(-1));
    assertThrows(IllegalArgumentException.class, () -> SYNC.withSaveIntervalSteps(0));
    var manager = new CheckpointManager(folder, SYNC);
    manager.close();
    manager.close();
    var e = assertThrows(CheckpointException.class, () -> manager.save(1, tree(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("is closed"), e.toString());
  }

  @Test
  void aDirectoryThatIsAFileIsRefused() throws IOException {
    var file = Files.writeString(folder.resolve("f"), "x");
    var e = assertThrows(CheckpointException.class, () -> new CheckpointManager(file, SYNC));
    assertTrue(
        String.valueOf(e.getMessage()).contains("cannot write checkpoints in"), e.toString());
  }

  private static final class SlowDisk implements Disk {
    private final Disk disk;
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    volatile boolean fail;

    SlowDisk(Disk disk) {
      this.disk = disk;
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
      return disk.list(directory);
    }

    @Override
    public synchronized boolean isDirectory(Path path) {
      return disk.isDirectory(path);
    }

    @Override
    public synchronized boolean exists(Path path) {
      return disk.exists(path);
    }

    @Override
    public synchronized void createDirectory(Path directory) throws IOException {
      disk.createDirectory(directory);
    }

    @Override
    public Out create(Path file) throws IOException {
      waiting.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (fail) throw new IOException("the disk is broken");
      return disk.create(file);
    }

    @Override
    public long size(Path file) throws IOException {
      return disk.size(file);
    }

    @Override
    public void read(Path file, long from, java.nio.ByteBuffer into) throws IOException {
      disk.read(file, from, into);
    }

    @Override
    public void sync(Path file) throws IOException {
      disk.sync(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
      disk.syncDirectory(directory);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
      disk.delete(path);
    }

    @Override
    public java.io.Closeable lock(Path directory) throws IOException {
      return disk.lock(directory);
    }

    @Override
    public long usable(Path directory) throws IOException {
      return disk.usable(directory);
    }
  }
}
