package io.raffia.jvm;

import static io.raffia.jvm.Lanes.BYTES;
import static io.raffia.jvm.Lanes.L;
import static io.raffia.jvm.Lanes.S;
import static io.raffia.jvm.Memory.ALL;
import static io.raffia.jvm.Memory.ORDER;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.Arrays;
import jdk.incubator.vector.VectorMask;

/// The blocked product of a matrix of input windows, built only as it is packed, and the kernel.
final class ConvolutionProduct extends Product {
  private static final int NONE = ConvolutionPlan.NONE;

  private final ConvolutionPlan plan;
  private final ConvShape shape;

  /// The innermost row dimension.
  private final int inner;

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
    this.inner = plan.rowDimension[plan.rowDimension.length - 1];
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
    RowPositions p = s.positions;
    p.locate(plan, row, rows);
    if (k0 == k1) {
      return;
    }
    long base =
        shape.featureGroups() > 1
            ? (long) group * (shape.features() / shape.featureGroups()) * shape.inFeature()
            : (long) group * (shape.batch() / shape.batchGroups()) * shape.inBatch();
    long from = a + base * BYTES;
    if (plan.alongRows) {
      s.aRow = 1;
      s.aStep = Tile.ROWS;
      Arrays.fill(s.a, 0, (k1 - k0) * Tile.ROWS, 0f);
      for (int i = 0; i < p.segments; i++) {
        packSlices(s, from, i, k0, k1);
      }
    } else {
      s.aRow = Tile.PITCH;
      s.aStep = 1;
      for (int i = 0; i < p.segments; i++) {
        packRuns(s, from, i, k0, k1);
      }
    }
  }

  private static final long OUTSIDE = Long.MIN_VALUE;

  /// The offset in the input of a segment at the start of a run without the innermost row
  /// dimension's part, or [#OUTSIDE].
  private long offset(RowPositions p, int segment, int run) {
    long offset = p.batch[segment] + plan.runFeature[run];
    for (int d = 0; d < plan.spatial.length; d++) {
      if (d == inner) {
        continue;
      }
      Spatial s = plan.spatial[d];
      int position = p.position[d][segment] + plan.runPosition[d][run];
      if (d != plan.runDimension) {
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

  /// The rows of a segment one by one along each run: element k of row r goes to `s.a[r * s.aRow +
  /// k - k0]`.
  private void packRuns(Scratch s, long from, int segment, int k0, int k1) {
    RowPositions p = s.positions;
    int row = p.first[segment];
    int rows = p.count[segment];
    int last = (k1 - 1) / plan.run;
    for (int i = k0 / plan.run; i <= last; i++) {
      int start = i * plan.run;
      int first = Math.max(0, k0 - start);
      int end = Math.min(plan.run, k1 - start);
      long offset = offset(p, segment, i);
      int at = row * s.aRow + start - k0;
      for (int r = row; r < row + rows; r++) {
        long inside = offset == OUTSIDE ? OUTSIDE : inner(p, segment, r - row, i);
        int low = Math.clamp(p.low[r], first, end);
        int high = Math.clamp(p.high[r], low, end);
        if (inside == OUTSIDE || low == high) {
          Arrays.fill(s.a, at + first, at + end, 0f);
        } else {
          if (first < low) {
            Arrays.fill(s.a, at + first, at + low, 0f);
          }
          long source = from + (offset + inside + low * plan.runStep) * BYTES;
          if (plan.runStep == 1) {
            s.read(source, s.a, at + low, high - low);
          } else {
            Lanes.gather(source, plan.runStep, s.a, at + low, 1, high - low);
          }
          if (high < end) {
            Arrays.fill(s.a, at + high, at + end, 0f);
          }
        }
        at += s.aRow;
      }
    }
  }

  /// What the innermost row dimension adds to the offset of row `t` of a segment in run `run`, or
  /// [#OUTSIDE].
  private long inner(RowPositions p, int segment, int t, int run) {
    if (inner == NONE) {
      return t * plan.acrossRows;
    }
    Spatial s = plan.spatial[inner];
    int position = p.position[inner][segment] + t * s.stride() + plan.runPosition[inner][run];
    if (inner != plan.runDimension) {
      if (position < 0 || position >= s.dilated()) {
        return OUTSIDE;
      }
      if (s.lhsDilation() > 1) {
        return position % s.lhsDilation() == 0 ? position / s.lhsDilation() * s.inStep() : OUTSIDE;
      }
    }
    return position * s.inStep();
  }

  /// The rows of a segment together for each k.
  private void packSlices(Scratch s, long from, int segment, int k0, int k1) {
    RowPositions p = s.positions;
    int r = p.first[segment];
    int count = p.count[segment];
    int last = (k1 - 1) / plan.run;
    for (int i = k0 / plan.run; i <= last; i++) {
      long offset = offset(p, segment, i);
      if (offset == OUTSIDE) {
        continue;
      }
      int start = i * plan.run;
      int first = Math.max(0, k0 - start);
      int end = Math.min(plan.run, k1 - start);
      int to = (start - k0) * Tile.ROWS + r;
      int position = 0;
      if (inner != NONE) {
        position = p.position[inner][segment] + plan.runPosition[inner][i];
        offset += position * plan.spatial[inner].inStep();
      }
      if (inner != NONE && inner == plan.runDimension) {
        packDiagonal(
            s, from + offset * BYTES, plan.spatial[inner], position, count, first, end, to);
        continue;
      }
      int low = Math.clamp(p.low[r], first, end);
      int high = Math.clamp(p.high[r], low, end);
      int left = 0;
      int right = count;
      if (inner != NONE) {
        Spatial d = plan.spatial[inner];
        left = Math.min(count, RowPositions.firstInside(position, d.stride()));
        right = Math.max(left, RowPositions.endInside(position, d.stride(), d.in(), count));
      }
      if (left < right) {
        long source = from + (offset + low * plan.runStep + left * plan.acrossRows) * BYTES;
        pieces(
            s, source, plan.runStep * BYTES, right - left, high - low, to + low * Tile.ROWS + left);
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
    VectorMask<Float> mask = S.indexInRange(0, count);
    float[] a = s.a;
    for (int j = 0; j < depth; j++) {
      fromMemorySegment(S, ALL, from, ORDER, mask).intoArray(a, to, mask);
      to += Tile.ROWS;
      from += bytes;
    }
  }
}
