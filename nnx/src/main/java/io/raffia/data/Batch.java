package io.raffia.data;

/// Some images and their labels, the input of one step. The arrays are the caller's to keep.
public final class Batch {
  private final float[] images;
  private final int[] labels;

  Batch(float[] images, int[] labels) {
    this.images = images;
    this.labels = labels;
  }

  /// The images, [size, 28, 28, 1] row-major.
  public float[] images() {
    return images;
  }

  /// The labels, [size].
  public int[] labels() {
    return labels;
  }

  /// How many images there are.
  public int size() {
    return labels.length;
  }
}
