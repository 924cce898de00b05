package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.Arrays;
import jdk.incubator.vector.VectorMask;

/// The blocked product of a matrix of input windows, built only as it is packed, and the kernel.
final class ConvolutionProduct extends Product {
  private static final int NONE = ConvolutionPlan.NONE;

  private final ConvolutionPlan plan;
  private final ConvShape shape;

  ConvolutionProduct(ConvolutionPlan plan) {
    super(
        plan.shape.groups(),
        plan.shape.positions(),
        plan.shape.outFeatures() / plan.shape.groups(),
        plan.shape.taps(),
        false,
        plan.shape.outFeature());
    this.plan = plan;
    this.shape = plan.shape;
  }

  @Override
  int firstRow(int group) {
    return 0;
  }

  @Override
  int firstColumn(int group) {
    return group * (shape.outFeatures() / shape.groups());
  }

  @Override
  long rows(Scratch s, long c, int group, int row, int rows) {
    long base = c + firstColumn(group) * shape.outFeature() * BYTES;
    for (int r = 0; r < rows; r++) {
      s.rows[r] = base + s.positions.out[r] * BYTES;
    }
    return plan.evenRows;
  }

  @Override
  void packColumns(Scratch s, long b, int group, int column, int columns, int k0, int k1, int at) {
    long from = b + (firstColumn(group) + column) * shape.kernelOut() * BYTES;
    long step =
        plan.runUnit > 1 || plan.runDimension == NONE
            ? shape.kernelIn()
            : plan.kernelStep(plan.runDimension);
    for (int k = k0; k < k1; ) {
      int run = k / plan.run;
      int inRun = k % plan.run;
      int piece = plan.runUnit > 1 ? plan.runUnit : plan.run;
      int skip = inRun % piece;
      int depth = Math.min(k1 - k, piece - skip);
      long offset = plan.runKernel[run] + skip * step;
      if (inRun >= piece) {
        offset += inRun / piece * plan.kernelStep(plan.runDimension);
      }
      Panel.pack(s, from + offset * BYTES, step, shape.kernelOut(), columns, depth, at);
      at += depth * Tile.COLUMNS;
      k += depth;
    }
  }

  @Override
  void packRows(Scratch s, long a, int group, int row, int rows, int k0, int k1) {
    s.positions.locate(plan, row, rows);
    long base =
        shape.featureGroups() > 1
            ? (long) group * (shape.features() / shape.featureGroups()) * shape.inFeature()
            : (long) group * (shape.batch() / shape.batchGroups()) * shape.inBatch();
    long from = a + base * BYTES;
    if (plan.alongRows) {
      s.aRow = 1;
      s.aStep = Tile.ROWS;
      Arrays.fill(s.a, 0, (k1 - k0) * Tile.ROWS, 0f);
      for (int r = 0; r < rows; ) {
        int end = r + 1;
        while (end < rows && s.positions.inner[end] > s.positions.inner[r]) {
          end++;
        }
        packSegment(s, from, r, end - r, k0, k1);
        r = end;
      }
    } else {
      int pitch = (k1 - k0 + L - 1) / L * L + L;
      s.aRow = pitch;
      s.aStep = 1;
      for (int r = 0; r < rows; r++) {
        packRow(s, from, r, r * pitch - k0, k0, k1);
      }
    }
  }

  /// One row, run by run; element k goes to `s.a[at + k]`.
  private void packRow(Scratch s, long from, int r, int at, int k0, int k1) {
    if (k0 == k1) {
      return;
    }
    RowPositions p = s.positions;
    int last = (k1 - 1) / plan.run;
    for (int i = k0 / plan.run; i <= last; i++) {
      int start = i * plan.run;
      int first = Math.max(0, k0 - start);
      int end = Math.min(plan.run, k1 - start);
      int to = at + start;
      long offset = offset(p, r, i, NONE);
      int low = Math.clamp(p.low[r], first, end);
      int high = Math.clamp(p.high[r], low, end);
      if (offset == OUTSIDE || low == high) {
        Arrays.fill(s.a, to + first, to + end, 0f);
        continue;
      }
      if (first < low) {
        Arrays.fill(s.a, to + first, to + low, 0f);
      }
      long source = from + (offset + low * plan.runStep) * BYTES;
      if (plan.runStep == 1) {
        s.read(source, s.a, to + low, high - low);
      } else {
        Lanes.gather(source, plan.runStep, s.a, to + low, 1, high - low);
      }
      if (high < end) {
        Arrays.fill(s.a, to + high, to + end, 0f);
      }
    }
  }

  private static final long OUTSIDE = Long.MIN_VALUE;

  /// The offset in the input of row `r` at the start of run `i`, or [#OUTSIDE]; whether the spatial dimension `free` is
  /// inside is left open.
  private long offset(RowPositions p, int r, int i, int free) {
    long offset = p.batch[r] + plan.runFeature[i];
    for (int d = 0; d < plan.spatial.length; d++) {
      Spatial s = plan.spatial[d];
      int position = p.position[d][r] + plan.runPosition[d][i];
      if (d != free && d != plan.runDimension) {
        if (position < 0 || position >= s.dilated()) {
          return OUTSIDE;
        }
        if (s.lhsDilation() > 1) {
          if (position % s.lhsDilation() != 0) {
            return OUTSIDE;
          }
          position /= s.lhsDilation();
        }
      }
      offset += position * s.inStep();
    }
    return offset;
  }

  /// Rows `r` to `r + count - 1`, which differ in the innermost row coordinate only, for all runs.
  private void packSegment(Scratch s, long from, int r, int count, int k0, int k1) {
    if (k0 == k1) {
      return;
    }
    RowPositions p = s.positions;
    int inner = plan.rowDimension[plan.rowDimension.length - 1];
    int last = (k1 - 1) / plan.run;
    for (int i = k0 / plan.run; i <= last; i++) {
      long offset = offset(p, r, i, inner);
      if (offset == OUTSIDE) {
        continue;
      }
      int start = i * plan.run;
      int first = Math.max(0, k0 - start);
      int end = Math.min(plan.run, k1 - start);
      int to = (start - k0) * Tile.ROWS + r;
      if (inner != NONE && inner == plan.runDimension) {
        int position = p.position[inner][r];
        packDiagonal(s, from + offset * BYTES, plan.spatial[inner], position, count, first, end, to);
        continue;
      }
      int low = Math.clamp(p.low[r], first, end);
      int high = Math.clamp(p.high[r], low, end);
      int left = 0;
      int right = count;
      if (inner != NONE) {
        Spatial d = plan.spatial[inner];
        int position = p.position[inner][r] + plan.runPosition[inner][i];
        left = Math.min(count, RowPositions.firstInside(position, d.stride()));
        right = Math.max(left, RowPositions.endInside(position, d.stride(), d.in(), count));
      }
      if (left < right) {
        long source = from + (offset + low * plan.runStep + left * plan.acrossRows) * BYTES;
        pieces(
            s, source, plan.runStep * BYTES, right - left, high - low,
            to + low * Tile.ROWS + left);
      }
    }
  }

  /// A run along the same spatial dimension as the rows: which rows are inside varies with k.
  private void packDiagonal(
      Scratch s, long from, Spatial d, int position, int count, int first, int end, int to) {
    for (int j = first; j < end; j++) {
      int at = position + j * d.rhsDilation();
      int left = Math.min(count, RowPositions.firstInside(at, d.stride()));
      int right = Math.max(left, RowPositions.endInside(at, d.stride(), d.in(), count));
      if (left < right) {
        long source = from + (j * plan.runStep + left * plan.acrossRows) * BYTES;
        pieces(s, source, 0, right - left, 1, to + j * Tile.ROWS + left);
      }
    }
  }

  /// `count` contiguous elements from each of `depth` places `bytes` apart.
  private static void pieces(Scratch s, long from, long bytes, int count, int depth, int to) {
    if (!s.vector || count > L) {
      for (int j = 0; j < depth; j++) {
        Lanes.gather(from + j * bytes, 1, s.a, to + j * Tile.ROWS, 1, count);
      }
      return;
    }
    VectorMask<Float> mask = Lanes.first(count);
    float[] a = s.a;
    for (int j = 0; j < depth; j++) {
      Lanes.at(from, mask).intoArray(a, to, mask);
      to += Tile.ROWS;
      from += bytes;
    }
  }
}
