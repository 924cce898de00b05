package io.raffia.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout that is being tested.
final class Repository {
  private Repository() {}

  /// Its root: the nearest folder upwards that holds the launcher and the modules.
  static Path root() {
    for (var p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      if (Files.exists(p.resolve("LICENSE")) && Files.exists(p.resolve("ir/pom.xml"))) return p;
    }
    throw new IllegalStateException("not started from within the repository");
  }

  /// All Java sources, sorted.
  static List<Path> sources() {
    return files(root(), ".java");
  }

  /// The files under `folder` whose names end so, build outputs left out, sorted.
  static List<Path> files(Path folder, String suffix) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(p -> p.toString().endsWith(suffix))
          .filter(p -> !p.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
