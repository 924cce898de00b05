package io.raffia.tornado.device;

/// A tile of a matrix product, by 256 work items that share tiles of both operands in local memory.
/// Conditions are joined by `&`, as in [Functions].
@SuppressWarnings("ShortCircuitBoolean")
public final class Tiles {
  /// Rows and columns of a tile.
  public static final int SIDE = 16;

  private Tiles() {}

  /// Tile number `tile`, in row-major order of tiles, of `to = a b`; what lies outside of the
  /// matrices counts as 0 and is not written. Offsets and strides are in elements.
  public static void multiply(
      KernelContext context,
      FloatArray a,
      FloatArray b,
      FloatArray to,
      int tile,
      int aAt,
      int bAt,
      int toAt,
      int rows,
      int columns,
      int depth,
      int aRow,
      int aDepth,
      int bDepth,
      int bColumn,
      int toRow) {
    int across = (columns + 15) / 16;
    int item = context.localIdx;
    int r = item / 16;
    int c = item % 16;
    int row = tile / across * 16 + r;
    int column = tile % across * 16 + c;
    float[] left = context.allocateFloatLocalArray(256);
    float[] right = context.allocateFloatLocalArray(256);
    float sum = 0;
    for (int k = 0; k < depth; k += 16) {
      float x = 0;
      float y = 0;
      if (row < rows & k + c < depth) x = a.get(aAt + row * aRow + (k + c) * aDepth);
      if (column < columns & k + r < depth) y = b.get(bAt + (k + r) * bDepth + column * bColumn);
      left[item] = x;
      right[item] = y;
      context.localBarrier();
      for (int i = 0; i < 16; i++) sum += left[r * 16 + i] * right[i * 16 + c];
      context.localBarrier();
    }
    if (row < rows & column < columns) to.set(toAt + row * toRow + column, sum);
  }
}
