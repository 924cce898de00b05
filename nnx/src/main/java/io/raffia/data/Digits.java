package io.raffia.data;

import io.raffia.data.IdxException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Images of digits with their labels. An image has [#SIDE] x [#SIDE] x 1 floats from 0 (paper) to
/// 1 (ink), row-major: the NHWC layout of a batch.
public final class Digits {
  /// Height and width of an image.
  public static final int SIDE = 28;

  /// Floats an image.
  public static final int PIXELS = SIDE * SIDE;

  private final float[] images;
  private final int[] labels;

  /// A data set over `images`, `labels.length * PIXELS` floats. The arrays are not copied.
  ///
  /// @throws IllegalArgumentException when the lengths do not belong together or a label is no
  ///   digit
  public Digits(float[] images, int[] labels) {
    if (images.length != (long) labels.length * PIXELS) {
      throw new IllegalArgumentException(
          "expected %d floats for %d labels (28 x 28 each), found %d"
              .formatted((long) labels.length * PIXELS, labels.length, images.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] > 9) {
        throw new IllegalArgumentException(
            "expected labels from 0 to 9, found %d at %d".formatted(labels[i], i));
      }
    }
    this.images = images;
    this.labels = labels;
  }

  /// Reads a pair of IDX files and scales the images to [0, 1].
  ///
  /// @throws IdxException when a file is not such a file, or the two differ in their number
  public static Digits read(Path imageFile, Path labelFile) throws IOException {
    Idx pixels = Idx.read(imageFile, 3);
    Idx digits = Idx.read(labelFile, 1);
    int count = digits.size();
    int[] expected = {count, SIDE, SIDE};
    if (!Arrays.equals(pixels.shape(), expected)) {
      throw new IdxException(
          Fault.SIZE,
          imageFile,
          "shape "
              + Arrays.toString(expected)
              + " ("
              + labelFile.getFileName()
              + " has "
              + count
              + ")",
          Arrays.toString(pixels.shape()));
    }
    float[] images = new float[pixels.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = pixels.at(i) / 255f;
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = digits.at(i);
      if (labels[i] > 9) {
        throw new IdxException(
            Fault.VALUE, labelFile, "labels from 0 to 9", labels[i] + " at position " + i);
      }
    }
    return new Digits(images, labels);
  }

  /// How many images there are.
  public int size() {
    return labels.length;
  }

  /// The label of image `index`.
  public int label(int index) {
    return labels[index];
  }

  /// The pixels of image `index`, a copy.
  public float[] image(int index) {
    return Arrays.copyOfRange(images, index * PIXELS, (index + 1) * PIXELS);
  }

  /// The images whose positions are `order[from..to)`, as one batch.
  Batch gather(int[] order, int from, int to) {
    float[] pixels = new float[(to - from) * PIXELS];
    int[] digits = new int[to - from];
    for (int i = from; i < to; i++) {
      System.arraycopy(images, order[i] * PIXELS, pixels, (i - from) * PIXELS, PIXELS);
      digits[i - from] = labels[order[i]];
    }
    return new Batch(pixels, digits);
  }
}
