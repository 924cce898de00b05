package io.raffia.tornado.device;

/// A tile of a matrix product, by 256 work items (64 for small tiles) that share tiles of both
/// operands in local memory: one element each, or for large matrices sixteen, which takes half of
/// an operand's element from local memory for each multiplication instead of two. The class of a
/// kernel has copies of these methods, that call the kernel's own methods for where elements lie.
///
/// Conditions are joined by `&`, as in [Functions].
@SuppressWarnings("ShortCircuitBoolean")
public final class Tiles {
  /// Rows and columns of a tile of [#multiply].
  public static final int SIDE = 16;

  /// Rows and columns of a tile of [#multiplyLarge].
  public static final int LARGE = 64;

  /// Rows and columns of a tile of [#multiplySmall].
  public static final int SMALL = 8;

  private Tiles() {}

  /// Tile number `tile`, in row-major order of tiles, of `a b`: the item's element. What lies
  /// outside of the matrices, or of the depth between `from` and `depth`, counts as 0. Matrices
  /// begin at elements `aAt` and `bAt`.
  public static float multiply(
      KernelContext context,
      FloatArray a,
      FloatArray b,
      int tile,
      int aAt,
      int bAt,
      int rows,
      int columns,
      int from,
      int depth) {
    float[] left = context.allocateFloatLocalArray(256);
    float[] right = context.allocateFloatLocalArray(256);
    int across = (columns + 15) / 16;
    int item = context.localIdx;
    int r = item / 16;
    int c = item % 16;
    int row = tile / across * 16 + r;
    int column = tile % across * 16 + c;
    float sum = 0;
    for (int k = from; k < depth; k += 16) {
      float x = 0;
      float y = 0;
      if (row < rows & k + c < depth) x = left(a, aAt, row, k + c);
      if (column < columns & k + r < depth) y = right(b, bAt, k + r, column);
      left[item] = x;
      right[item] = y;
      context.localBarrier();
      for (int i = 0; i < 16; i++) sum += left[r * 16 + i] * right[i * 16 + c];
      context.localBarrier();
    }
    return sum;
  }

  /// As [#multiply], in tiles of [#SMALL] rows and columns, by 64 work items.
  public static float multiplySmall(
      KernelContext context,
      FloatArray a,
      FloatArray b,
      int tile,
      int aAt,
      int bAt,
      int rows,
      int columns,
      int from,
      int depth) {
    float[] left = context.allocateFloatLocalArray(64);
    float[] right = context.allocateFloatLocalArray(64);
    int across = (columns + 7) / 8;
    int item = context.localIdx;
    int r = item / 8;
    int c = item % 8;
    int row = tile / across * 8 + r;
    int column = tile % across * 8 + c;
    float sum = 0;
    for (int k = from; k < depth; k += 8) {
      float x = 0;
      float y = 0;
      if (row < rows & k + c < depth) x = left(a, aAt, row, k + c);
      if (column < columns & k + r < depth) y = right(b, bAt, k + r, column);
      left[item] = x;
      right[item] = y;
      context.localBarrier();
      for (int i = 0; i < 8; i++) sum += left[r * 8 + i] * right[i * 8 + c];
      context.localBarrier();
    }
    return sum;
  }

  /// As [#multiply], in tiles of [#LARGE] rows and columns. Item (r, c) has the elements at rows r,
  /// r + 16, r + 32, r + 48 and such columns; neighbours load neighbours: along the depth of an
  /// operand or across it. They are written to `to`.
  public static void multiplyLarge(
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
      int from,
      int depth,
      boolean leftAlong,
      boolean rightAlong) {
    int across = (columns + 63) / 64;
    int item = context.localIdx;
    int r = item / 16;
    int c = item % 16;
    int row = tile / across * 64;
    int column = tile % across * 64;
    // Rows of 65 elements, so that items that write one column meet different banks.
    float[] left = context.allocateFloatLocalArray(1040);
    float[] right = context.allocateFloatLocalArray(1040);
    float s00 = 0;
    float s01 = 0;
    float s02 = 0;
    float s03 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    float s20 = 0;
    float s21 = 0;
    float s22 = 0;
    float s23 = 0;
    float s30 = 0;
    float s31 = 0;
    float s32 = 0;
    float s33 = 0;
    for (int k = from; k < depth; k += 16) {
      for (int part = 0; part < 1024; part += 256) {
        int at = item + part;
        int leftDepth = leftAlong ? at % 16 : at / 64;
        int leftRow = leftAlong ? at / 16 : at % 64;
        float x = 0;
        if (row + leftRow < rows & k + leftDepth < depth) {
          x = left(a, aAt, row + leftRow, k + leftDepth);
        }
        left[leftDepth * 65 + leftRow] = x;
        int rightDepth = rightAlong ? at % 16 : at / 64;
        int rightColumn = rightAlong ? at / 16 : at % 64;
        float y = 0;
        if (column + rightColumn < columns & k + rightDepth < depth) {
          y = right(b, bAt, k + rightDepth, column + rightColumn);
        }
        right[rightDepth * 65 + rightColumn] = y;
      }
      context.localBarrier();
      for (int i = 0; i < 1040; i += 65) {
        float x0 = left[i + r];
        float x1 = left[i + r + 16];
        float x2 = left[i + r + 32];
        float x3 = left[i + r + 48];
        float y0 = right[i + c];
        float y1 = right[i + c + 16];
        float y2 = right[i + c + 32];
        float y3 = right[i + c + 48];
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s22 += x2 * y2;
        s23 += x2 * y3;
        s30 += x3 * y0;
        s31 += x3 * y1;
        s32 += x3 * y2;
        s33 += x3 * y3;
      }
      context.localBarrier();
    }
    putRow(to, toAt, row + r, column + c, rows, columns, s00, s01, s02, s03);
    putRow(to, toAt, row + r + 16, column + c, rows, columns, s10, s11, s12, s13);
    putRow(to, toAt, row + r + 32, column + c, rows, columns, s20, s21, s22, s23);
    putRow(to, toAt, row + r + 48, column + c, rows, columns, s30, s31, s32, s33);
  }

  /// Writes what lies within the matrix of four elements, sixteen columns apart.
  private static void putRow(
      FloatArray to,
      int toAt,
      int row,
      int column,
      int rows,
      int columns,
      float s0,
      float s1,
      float s2,
      float s3) {
    if (row < rows) {
      if (column < columns) to.set(place(toAt, row, column), s0);
      if (column + 16 < columns) to.set(place(toAt, row, column + 16), s1);
      if (column + 32 < columns) to.set(place(toAt, row, column + 32), s2);
      if (column + 48 < columns) to.set(place(toAt, row, column + 48), s3);
    }
  }

  // What every kernel has of its own, in whose class the methods above are copied.

  private static native float left(FloatArray a, int at, int row, int depth);

  private static native float right(FloatArray b, int at, int depth, int column);

  private static native int place(int at, int row, int column);
}
