package io.raffia.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes what Python's libraries have read: `tests/exchange/exchange.py check` has found all of it
/// as it should be, and the files are the same to the byte ever since. (`-Draffia.exchange=DIR`
/// leaves them in a directory for that script.)
class ExchangeTest {
  @TempDir Path folder;

  @Test
  void filesAreThoseThatPythonHasRead() throws IOException {
    var set = System.getProperty("raffia.exchange");
    var directory = set == null ? folder : Path.of(set);
    Exchange.write(directory);
    for (var name : new String[] {"raffia.safetensors", "raffia.npz"}) {
      try (var known = ExchangeTest.class.getResourceAsStream("/exchange/" + name)) {
        assertArrayEquals(
            Objects.requireNonNull(known).readAllBytes(),
            Files.readAllBytes(directory.resolve(name)),
            name);
      }
    }
  }
}
