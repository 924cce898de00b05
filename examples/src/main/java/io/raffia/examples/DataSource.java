package io.raffia.examples;

import io.raffia.data.DrawnDigits;
import io.raffia.data.Mnist;
import io.raffia.data.MnistDownload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where digits come from.
sealed interface DataSource {
  /// In words, for the user.
  String words();

  /// @throws Failure when there are none; the message says what to do
  Mnist load();

  /// Files in a folder.
  record Folder(Path folder) implements DataSource {
    @Override
    public String words() {
      return "MNIST from " + folder;
    }

    @Override
    public Mnist load() {
      if (!Files.isDirectory(folder)) {
        throw new Failure(
            "expected --data to be a folder with the four MNIST files, found none at "
                + folder.toAbsolutePath());
      }
      try {
        return Mnist.read(folder);
      } catch (IOException e) {
        throw new Failure("could not read --data", e);
      }
    }
  }

  /// The public mirrors, by way of a folder that keeps them.
  record Download(Path cache) implements DataSource {
    @Override
    public String words() {
      return "MNIST downloaded to " + cache;
    }

    @Override
    public Mnist load() {
      try {
        return Mnist.read(MnistDownload.fromMirrors().into(cache));
      } catch (IOException e) {
        throw new Failure("--download failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("--download was interrupted", e);
      }
    }
  }

  /// Digits that the program draws.
  record Drawn(int train, int test, long seed) implements DataSource {
    @Override
    public String words() {
      return "digits that the program draws itself (for MNIST: --data FOLDER or --download)";
    }

    @Override
    public Mnist load() {
      return DrawnDigits.draw(train, test, seed);
    }
  }
}
