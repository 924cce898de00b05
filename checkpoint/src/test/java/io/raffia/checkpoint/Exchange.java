package io.raffia.checkpoint;

import io.raffia.Rngs;
import java.nio.file.Path;
import java.util.Map;

/// Writes the files that `tests/exchange/exchange.py check` reads with Python's libraries.
final class Exchange {
  private Exchange() {}

  public static void main(String[] arguments) {
    write(Path.of(arguments[0]));
  }

  static void write(Path directory) {
    var tree = Patterns.tree();
    Safetensors.save(directory.resolve("raffia.safetensors"), tree, Map.of("made by", "Raffia"));
    Safetensors.saveSharded(directory.resolve("raffia-sharded"), tree, 300);
    Npz.save(directory.resolve("raffia.npz"), tree);
    try (var one = new StandardCheckpointer()) {
      one.save(directory.resolve("raffia-orbax"), tree);
      var model = new PythonNet(new Rngs(11));
      for (int i = 0; i < 3; i++) model.call(PythonNet.input().add(i));
      one.save(directory.resolve("raffia-model"), model);
      model.eval();
      Npy.save(directory.resolve("raffia-output.npy"), model.call(PythonNet.input()));
    }
    try (var manager =
        new CheckpointManager(
            directory.resolve("raffia-manager"), CheckpointOptions.DEFAULT.withMaxToKeep(2))) {
      for (int step = 1; step <= 3; step++) {
        manager.save(
            step,
            tree,
            Map.of("loss", 1.0 / step),
            Map.of("iterator", Map.of("step", step, "seed", 0)));
      }
    }
  }
}
