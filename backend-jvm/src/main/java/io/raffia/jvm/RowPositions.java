package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import org.jspecify.annotations.Nullable;

/// Where the rows of a tile of a convolution lie in its input and output.
///
/// Rows form *segments* that differ in the innermost row coordinate only.
final class RowPositions {
  int segments;

  /// For each segment: its first row in the tile, and the number of rows.
  final int[] first = new int[Tile.ROWS];

  final int[] count = new int[Tile.ROWS];

  /// For each segment: offset in the input of its batch element (the first one where the batch is
  /// innermost).
  final long[] batch = new long[Tile.ROWS];

  /// Position in the dilated input of the window's start for a segment's first row:
  /// `[dimension][segment]`.
  int[][] position = new int[0][];

  /// For each row: its offset in the output, in elements.
  final long[] out = new long[Tile.ROWS];

  /// For each row: the part of a run of k that lies inside the input, from `low` to before `high`.
  final int[] low = new int[Tile.ROWS];

  final int[] high = new int[Tile.ROWS];

  private int[] coordinates = new int[0];
  private @Nullable ConvolutionPlan last;
  private int next;

  /// Sets all for `rows` rows from `row`; cheapest for the rows that follow the last call's.
  void locate(ConvolutionPlan plan, int row, int rows) {
    int inner = plan.rowSize.length - 1;
    if (plan != last || row != next) {
      start(plan, row);
    }
    next = row + rows;
    segments = 0;
    int size = plan.rowSize[inner];
    for (int r = 0; r < rows; ) {
      int n = Math.min(rows - r, size - coordinates[inner]);
      segment(plan, r, n);
      r += n;
      coordinates[inner] += n;
      for (int i = inner; i > 0 && coordinates[i] == plan.rowSize[i]; i--) {
        coordinates[i] = 0;
        coordinates[i - 1]++;
      }
    }
  }

  private void start(ConvolutionPlan plan, int row) {
    int n = plan.rowSize.length;
    if (coordinates.length != n) {
      coordinates = new int[n];
      position = new int[n - 1][Tile.ROWS];
    }
    last = plan;
    int rest = row;
    for (int i = n - 1; i >= 0; i--) {
      coordinates[i] = rest % plan.rowSize[i];
      rest /= plan.rowSize[i];
    }
  }

  private void segment(ConvolutionPlan plan, int r, int n) {
    int s = segments++;
    first[s] = r;
    count[s] = n;
    int dimensions = plan.rowSize.length;
    long offset = 0;
    for (int i = 0; i < dimensions; i++) {
      int at = coordinates[i];
      int d = plan.rowDimension[i];
      offset += at * plan.rowStep[i];
      if (d == ConvolutionPlan.NONE) {
        batch[s] = at * plan.shape.inBatch();
      } else {
        position[d][s] = at * plan.spatial[d].stride() - plan.spatial[d].low();
      }
    }
    long step = plan.rowStep[dimensions - 1];
    for (int t = 0; t < n; t++) {
      out[r + t] = offset + t * step;
    }
    insides(plan, s);
  }

  private void insides(ConvolutionPlan plan, int s) {
    int d = plan.runDimension;
    int from = first[s];
    int to = from + count[s];
    if (d == ConvolutionPlan.NONE) {
      for (int r = from; r < to; r++) {
        low[r] = 0;
        high[r] = plan.run;
      }
      return;
    }
    Spatial x = plan.spatial[d];
    int at = position[d][s];
    int step = d == plan.rowDimension[plan.rowDimension.length - 1] ? x.stride() : 0;
    for (int r = from; r < to; r++) {
      int begin = firstInside(at, x.rhsDilation());
      int end = endInside(at, x.rhsDilation(), x.in(), x.window());
      low[r] = begin * plan.runUnit;
      high[r] = Math.max(begin, end) * plan.runUnit;
      at += step;
    }
  }

  /// The first i >= 0 with position + i step >= 0.
  static int firstInside(int position, int step) {
    return position >= 0 ? 0 : step == 1 ? -position : (step - 1 - position) / step;
  }

  /// The first i from 0 to `most` with position + i step >= size.
  static int endInside(int position, int step, int size, int most) {
    int left = size - position;
    if (left <= 0) {
      return 0;
    }
    return Math.min(most, step == 1 ? left : (left - 1) / step + 1);
  }
}
