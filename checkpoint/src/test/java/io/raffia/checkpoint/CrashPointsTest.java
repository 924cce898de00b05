package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.checkpoint.SimulatedDisk.Crash;
import io.raffia.checkpoint.SimulatedDisk.Loss;
import io.raffia.ir.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A run that saves and deletes checkpoints is stopped before each of its system calls in turn, and
/// what a crash may leave is opened again: no step that was reported saved is lost or torn.
class CrashPointsTest {
  private static final Path DIRECTORY = Path.of("/runs/one");
  private static final int STEPS = 3;
  private static final CheckpointOptions OPTIONS =
      CheckpointOptions.DEFAULT.withAsync(false).withMaxToKeep(2);

  private static Map<String, Tensor> tree(long step) {
    return Map.of(
        "w",
        Tensor.of((float) step, -(float) step, 0.5f),
        "n",
        Tensor.scalar(DType.I32, (double) step));
  }

  private static void assertWhole(CheckpointManager manager, long step) {
    State state = manager.restore(step);
    var expected = tree(step);
    assertEquals(2, state.size());
    expected.forEach((name, x) -> Patterns.assertSame(x, state.get(name), name + " of " + step));
    assertEquals(Map.of("step", step), manager.metadata(step));
  }

  /// Saves steps 1, 2, ...; adds those that were reported saved.
  private static void run(Disk disk, List<Long> reported) {
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk)) {
      for (long step = 1; step <= STEPS; step++) {
        if (manager.allSteps().contains(step)) continue;
        manager.save(step, tree(step), Map.of("loss", 1.0 / step), Map.of("step", step));
        reported.add(step);
      }
    }
  }

  private static List<String> names(Disk disk) throws IOException {
    return disk.list(DIRECTORY).stream().filter(n -> !n.matches("[0-9]+")).toList();
  }

  @Test
  void noSystemCallIsTheOneTooEarly() throws IOException {
    var dry = new SimulatedDisk();
    run(dry, new ArrayList<>());
    assertTrue(dry.calls() > 100, "calls: " + dry.calls());
    long cases = 0;
    for (long call = 0; call <= dry.calls(); call++) {
      for (var loss : Loss.values()) {
        for (int seed = 0; seed < (loss == Loss.SOME ? 4 : 1); seed++) {
          var what = "stopped at call %d, loss %s, seed %d".formatted(call, loss, seed);
          var disk = new SimulatedDisk().crashAt(call);
          var reported = new ArrayList<Long>();
          try {
            run(disk, reported);
            assertEquals(dry.calls(), call);
          } catch (Crash _) {
            assertTrue(call < dry.calls());
          }
          disk.restart(loss, new Random(seed));
          check(disk, reported, what);
          cases++;
        }
      }
    }
    System.out.println(cases + " crashes at " + (dry.calls() + 1) + " system calls");
  }

  private static void check(SimulatedDisk disk, List<Long> reported, String what)
      throws IOException {
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk)) {
      var steps = manager.allSteps();
      assertEquals(List.of(), names(disk), what);
      for (long step : steps) assertWhole(manager, step);
      if (!reported.isEmpty()) {
        assertTrue(steps.contains(reported.getLast()), what + ": lost " + reported.getLast());
      }
      assertTrue(steps.size() >= Math.min(2, reported.size()), what + ": left are " + steps);
    }
    // And it goes on from there.
    run(disk, reported);
    long next = STEPS + 1;
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk)) {
      manager.save(next, tree(next), Map.of(), Map.of("step", next));
      assertEquals(List.of(next - 1, next), manager.allSteps(), what);
      for (long step : manager.allSteps()) assertWhole(manager, step);
    }
  }

  @Test
  void aFullDiskIsAnErrorAndNoLoss() throws IOException {
    var dry = new SimulatedDisk();
    run(dry, new ArrayList<>());
    for (long call = 0; call < dry.calls(); call++) {
      var disk = new SimulatedDisk().full(call, call + 12);
      var reported = new ArrayList<Long>();
      try {
        run(disk, reported);
      } catch (CheckpointException e) {
        assertTrue(
            String.valueOf(e.getMessage()).contains("No space left on device"), e.toString());
      }
      try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk.full(Long.MAX_VALUE, 0))) {
        for (long step : manager.allSteps()) assertWhole(manager, step);
        if (!reported.isEmpty()) assertTrue(manager.allSteps().contains(reported.getLast()));
      }
    }
  }

  @Test
  void aFullDiskNamesTheStepTheSpaceAndWhatIsWhole() throws IOException {
    var disk = new SimulatedDisk();
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk)) {
      manager.save(1, tree(1), Map.of(), Map.of("step", 1));
      disk.full(disk.calls() + 5, Long.MAX_VALUE);
      var e = assertThrows(CheckpointException.class, () -> manager.save(2, tree(2)));
      assertEquals(
          "could not save step 2 in /runs/one: No space left on device; it takes 16 bytes and 0 are free; the checkpoints of steps [1] are whole",
          e.getMessage());
      assertEquals(List.of(1L), manager.allSteps());
      assertEquals(List.of("1"), disk.list(DIRECTORY), "what was written of step 2 is gone");
      disk.full(Long.MAX_VALUE, 0);
      assertTrue(
          manager.save(2, tree(2), Map.of(), Map.of("step", 2)), "and it can be tried again");
      assertWhole(manager, 1);
      assertWhole(manager, 2);
    }
  }

  @Test
  void aReadOnlyDirectoryIsAnErrorAndCanBeRead() {
    var disk = new SimulatedDisk();
    run(disk, new ArrayList<>());
    disk.readOnly();
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS.withReadOnly(true), disk)) {
      assertEquals(List.of(2L, 3L), manager.allSteps());
      assertWhole(manager, 3);
      var e = assertThrows(CheckpointException.class, () -> manager.save(5, tree(5)));
      assertTrue(String.valueOf(e.getMessage()).contains("readOnly"), e.toString());
    }
    try (var manager = new CheckpointManager(DIRECTORY, OPTIONS, disk)) {
      var e = assertThrows(CheckpointException.class, () -> manager.save(5, tree(5)));
      assertTrue(String.valueOf(e.getMessage()).contains("Read-only file system"), e.toString());
      assertWhole(manager, 3);
    }
    var other = new SimulatedDisk().readOnly();
    var e =
        assertThrows(
            CheckpointException.class, () -> new CheckpointManager(DIRECTORY, OPTIONS, other));
    assertTrue(String.valueOf(e.getMessage()).startsWith("cannot write checkpoints in"));
    assertFalse(other.exists(DIRECTORY));
  }
}
