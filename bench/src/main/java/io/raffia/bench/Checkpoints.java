package io.raffia.bench;

import io.raffia.Fn1;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.checkpoint.CheckpointManager;
import io.raffia.checkpoint.CheckpointOptions;
import io.raffia.checkpoint.Safetensors;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Times saving and restoring a state of so many MiB, and how long an asynchronous save keeps the
/// training thread; prints a JSON line a figure, for `checkpoints.py`.
public final class Checkpoints {
  private static final int TENSORS = 64;

  private Checkpoints() {}

  /// As many parameters as are asked for, all of a size.
  static final class Weights extends Module {
    final List<Param> params;

    Weights(int mebibytes) {
      var rngs = new Rngs(0); // as weights are, so that nothing is gained by compression
      int rows = mebibytes * (1 << 18) / TENSORS / 1024;
      params =
          IntStream.range(0, TENSORS).mapToObj(_ -> new Param(rngs.normal(rows, 1024))).toList();
    }

    long bytes() {
      return params.stream().mapToLong(p -> p.value().size() * 4).sum();
    }
  }

  private static void report(String what, String framework, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "{\"what\": \"%s\", \"framework\": \"%s\", \"seconds\": %.4f}%n",
        what,
        framework,
        seconds);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(Work work) throws IOException {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  /// @param args an empty directory, MiB, and `io` or `pause`
  public static void main(String[] args) throws IOException {
    var directory = Files.createDirectories(Path.of(args[0]));
    int mebibytes = Integer.parseInt(args[1]);
    if (args[2].equals("io")) io(directory, mebibytes);
    else pause(directory, mebibytes);
    System.exit(0);
  }

  private static void io(Path directory, int mebibytes) throws IOException {
    var weights = new Weights(mebibytes);
    var options = CheckpointOptions.DEFAULT.withAsync(false).withMaxToKeep(1);
    try (var manager = new CheckpointManager(directory.resolve("run"), options)) {
      report("save", "raffia, Orbax's layout", seconds(() -> manager.save(1, weights)));
      manager.restore(1, weights);
      report("restore", "raffia, Orbax's layout", seconds(() -> manager.restore(1, weights)));
    }
    var file = directory.resolve("w.safetensors");
    report("save", "raffia, safetensors", seconds(() -> Safetensors.save(file, weights)));
    report("restore", "raffia, safetensors", seconds(() -> Safetensors.open(file).into(weights)));
    report("restore", "raffia, safetensors mapped", seconds(() -> map(file)));
  }

  private static void map(Path file) {
    var stored = Safetensors.open(file);
    for (var t : stored.tensors()) stored.map(t);
  }

  private static void pause(Path directory, int mebibytes) throws IOException {
    var weights = new Weights(mebibytes);
    Fn1<Weights, Tensor> step =
        Nnx.jit((Weights w) -> {
          for (var p : w.params) p.set(p.value().mul(0.999));
          return w.params.getFirst().value().get(0, 0);
        });
    for (int i = 0; i < 8; i++) step.apply(weights);
    var options = CheckpointOptions.DEFAULT.withMaxToKeep(1);
    try (var manager = new CheckpointManager(directory.resolve("run"), options)) {
      report("reserve", "raffia", seconds(() -> manager.reserve(weights)));
      var pauses = new double[6];
      var copies = new double[6];
      for (int i = 0; i < pauses.length; i++) {
        copies[i] = copy(mebibytes);
        step.apply(weights);
        int n = i;
        pauses[i] = seconds(() -> manager.save(n, weights, Map.of(), Map.of()));
        report("pause of save " + (i + 1), "raffia", pauses[i]);
        report("step beside the write", "raffia", seconds(() -> step.apply(weights)));
        manager.waitUntilFinished();
        report("step", "raffia", seconds(() -> step.apply(weights)));
      }
      Arrays.sort(copies);
      report("first pause / copy", "raffia", pauses[0] / copies[copies.length / 2]);
      var later = Arrays.copyOfRange(pauses, 1, pauses.length);
      Arrays.sort(later);
      report("later pauses / copy", "raffia", later[later.length / 2] / copies[copies.length / 2]);
      report("copy", "memory", copies[copies.length / 2]);
    }
  }

  /// One thread copies as much as the state from and to memory that was touched before.
  private static double copy(int mebibytes) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var from = arena.allocate((long) mebibytes << 20);
      var to = arena.allocate((long) mebibytes << 20);
      from.fill((byte) 1);
      to.fill((byte) 2);
      return seconds(() -> MemorySegment.copy(from, 0, to, 0, from.byteSize()));
    }
  }
}
