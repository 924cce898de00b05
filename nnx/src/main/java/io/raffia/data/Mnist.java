package io.raffia.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A training and a test set of digits.
///
/// @param train the images to learn from
/// @param test the images to measure with
public record Mnist(Digits train, Digits test) {
  static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  /// Reads the four files of MNIST from a folder, each plain or with `.gz`.
  ///
  /// @throws NoSuchFileException when one is missing, naming it
  /// @throws IdxException when one is damaged
  public static Mnist read(Path folder) throws IOException {
    return new Mnist(
        Digits.read(find(folder, TRAIN_IMAGES), find(folder, TRAIN_LABELS)),
        Digits.read(find(folder, TEST_IMAGES), find(folder, TEST_LABELS)));
  }

  private static Path find(Path folder, String name) throws IOException {
    Path zipped = folder.resolve(name + ".gz");
    Path plain = folder.resolve(name);
    if (Files.isRegularFile(zipped)) {
      return zipped;
    }
    if (Files.isRegularFile(plain)) {
      return plain;
    }
    throw new NoSuchFileException(
        folder.toString(), null, "expected " + name + " or " + name + ".gz in it, found neither");
  }
}
