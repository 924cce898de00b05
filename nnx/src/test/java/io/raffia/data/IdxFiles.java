package io.raffia.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Makes small IDX files for tests.
final class IdxFiles {
  private IdxFiles() {}

  static byte[] idx(int[] shape, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
    bytes.putShort((short) 0).put((byte) 8).put((byte) shape.length);
    Arrays.stream(shape).forEach(bytes::putInt);
    Arrays.stream(values).forEach(value -> bytes.put((byte) value));
    return bytes.array();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /// An MNIST folder with `train` and `test` images, each of one grey value, packed or not.
  static void mnist(Path folder, int train, int test, boolean packed) throws IOException {
    pair(folder, Mnist.TRAIN_IMAGES, Mnist.TRAIN_LABELS, train, packed);
    pair(folder, Mnist.TEST_IMAGES, Mnist.TEST_LABELS, test, packed);
  }

  private static void pair(Path folder, String images, String labels, int count, boolean packed)
      throws IOException {
    int[] pixels = new int[count * Digits.PIXELS];
    int[] digits = new int[count];
    for (int i = 0; i < count; i++) {
      Arrays.fill(pixels, i * Digits.PIXELS, (i + 1) * Digits.PIXELS, i % 256);
      digits[i] = i % 10;
    }
    write(folder, images, idx(new int[] {count, 28, 28}, pixels), packed);
    write(folder, labels, idx(new int[] {count}, digits), packed);
  }

  private static void write(Path folder, String name, byte[] bytes, boolean packed)
      throws IOException {
    if (packed) {
      Files.write(folder.resolve(name + ".gz"), gzip(bytes));
    } else {
      Files.write(folder.resolve(name), bytes);
    }
  }
}
