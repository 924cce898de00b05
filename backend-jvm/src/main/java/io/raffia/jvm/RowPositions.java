package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;

/// Where the rows of a tile of a convolution lie in its input and output.
final class RowPositions {
  /// Offset of the row's batch element in the input, in elements.
  final long[] batch = new long[Tile.ROWS];

  /// Offset of the row in the output, in elements.
  final long[] out = new long[Tile.ROWS];

  /// The part of a run of k that lies inside the input: from `low` to before `high`.
  final int[] low = new int[Tile.ROWS];

  final int[] high = new int[Tile.ROWS];

  /// The innermost row coordinate.
  final int[] inner = new int[Tile.ROWS];

  /// Position in the dilated input of the window's start: `[dimension][row]`.
  int[][] position = new int[0][];

  private int[] coordinates = new int[0];

  /// Sets all for `rows` rows from `row`.
  void locate(ConvolutionPlan plan, int row, int rows) {
    int n = plan.rowSize.length;
    if (coordinates.length != n) {
      coordinates = new int[n];
      position = new int[n - 1][Tile.ROWS];
    }
    int rest = row;
    for (int i = n - 1; i >= 0; i--) {
      coordinates[i] = rest % plan.rowSize[i];
      rest /= plan.rowSize[i];
    }
    for (int r = 0; r < rows; r++) {
      set(plan, r);
      int i = n - 1;
      while (i > 0 && ++coordinates[i] == plan.rowSize[i]) {
        coordinates[i--] = 0;
      }
      if (i == 0) {
        coordinates[0]++;
      }
    }
  }

  private void set(ConvolutionPlan plan, int r) {
    int n = plan.rowSize.length;
    long offset = 0;
    for (int i = 0; i < n; i++) {
      int at = coordinates[i];
      int d = plan.rowDimension[i];
      offset += at * plan.rowStep[i];
      if (d == ConvolutionPlan.NONE) {
        batch[r] = at * plan.shape.inBatch();
      } else {
        position[d][r] = at * plan.spatial[d].stride() - plan.spatial[d].low();
      }
    }
    out[r] = offset;
    inner[r] = coordinates[n - 1];
    int d = plan.runDimension;
    if (d == ConvolutionPlan.NONE) {
      low[r] = 0;
      high[r] = plan.run;
    } else {
      Spatial s = plan.spatial[d];
      int first = firstInside(position[d][r], s.rhsDilation());
      int end = endInside(position[d][r], s.rhsDilation(), s.in(), s.window());
      low[r] = first * plan.runUnit;
      high[r] = Math.max(first, end) * plan.runUnit;
    }
  }

  /// The first i >= 0 with position + i step >= 0.
  static int firstInside(int position, int step) {
    return position >= 0 ? 0 : (step - 1 - position) / step;
  }

  /// The first i from 0 to `most` with position + i step >= size.
  static int endInside(int position, int step, int size, int most) {
    int left = size - position;
    if (left <= 0) {
      return 0;
    }
    return step == 1 ? Math.min(most, left) : Math.min(most, (left - 1) / step + 1);
  }
}
