package io.raffia.jvm;

/// What one thread needs to compute a block of a product: packed operands, a tile of the result.
final class Scratch {
  private static final ThreadLocal<Scratch> LOCAL = ThreadLocal.withInitial(Scratch::new);

  /// Packed rows of the left operand: element (row, k) is `a[row * aRow + k * aStep]`.
  float[] a = new float[0];

  int aRow;
  int aStep;

  /// Packed columns of the right operand: panels of [Tile#COLUMNS] columns, zero beyond the last,
  /// each k-major.
  float[] b = new float[0];

  /// A tile of the result, row-major, [Tile#COLUMNS] wide.
  final float[] tile = new float[Tile.ROWS * Tile.COLUMNS];

  /// A square block that is transposed.
  final float[] block = new float[Lanes.L * Lanes.L];

  /// The addresses of the tile's rows.
  final long[] rows = new long[Tile.ROWS];

  /// Where the tile's rows lie, for a convolution.
  final RowPositions positions = new RowPositions();

  /// Whether vector code is used; otherwise plain loops with the same results.
  boolean vector;

  private boolean busy;

  /// The calling thread's scratch, or a fresh one when a nested call finds that in use.
  static Scratch take(boolean vector) {
    Scratch scratch = LOCAL.get();
    if (scratch.busy) {
      scratch = new Scratch();
    }
    scratch.busy = true;
    scratch.vector = vector;
    return scratch;
  }

  void giveBack() {
    busy = false;
  }

  void reserve(int aFloats, int bFloats) {
    if (a.length < aFloats + Lanes.L) {
      a = new float[aFloats + Lanes.L];
    }
    if (b.length < bFloats + Lanes.L) {
      b = new float[bFloats + Lanes.L];
    }
  }

  void read(long from, float[] to, int at, int n) {
    if (vector) {
      Lanes.read(from, to, at, n);
    } else {
      Lanes.readCold(from, to, at, n);
    }
  }

  void write(float[] from, int at, long to, int n) {
    if (vector) {
      Lanes.write(from, at, to, n);
    } else {
      Lanes.writeCold(from, at, to, n);
    }
  }
}
