package io.raffia.jvm;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A convolution as the product of a matrix of input windows and the kernel: which dimensions rows
/// and k run over, and in which order.
///
/// Rows are (batch, output positions) in the order of the output's memory. k is (features, window)
/// in the order of the input's memory, cut into *runs* along which the input is evenly spaced: the
/// features, or one dimension of the window, or that together with all features where they are
/// contiguous.
final class ConvolutionPlan {
  /// Stands for the batch among row dimensions, and for the features among those of k.
  static final int NONE = -1;

  final ConvShape shape;
  final Spatial[] spatial;

  /// Row dimensions, outermost first: spatial dimension or [#NONE], size, distance in the output.
  final int[] rowDimension;

  final int[] rowSize;
  final long[] rowStep;

  /// Distance of output rows in elements; 0 when it varies.
  final long evenRows;

  /// Whether rows are packed along the innermost row dimension (k-major) instead of along runs of
  /// k.
  final boolean alongRows;

  /// Distance in the input of neighbours along the innermost row dimension.
  final long acrossRows;

  /// The spatial dimension that a run of k goes along, or [#NONE].
  final int runDimension;

  /// Elements of a run, of them for one step of [#runDimension], and their distance in the input.
  final int run;

  final int runUnit;
  final long runStep;
  final int runs;

  /// For each run: offset in the input of its feature, in the kernel of its start, and the window
  /// position for each spatial dimension (`[dimension][run]`; the run's own is 0).
  final long[] runFeature;

  final long[] runKernel;
  final int[][] runPosition;

  ConvolutionPlan(ConvShape shape) {
    this.shape = shape;
    spatial = shape.spatial().toArray(new Spatial[0]);
    int nd = spatial.length;

    List<int[]> rows = new ArrayList<>();
    for (int d = NONE; d < nd; d++) {
      rows.add(new int[] {d, rowSize(d)});
    }
    rows.sort(
        Comparator.<int[]>comparingInt(d -> d[1] == 1 ? 0 : 1)
            .thenComparingLong(d -> -Math.abs(outStep(d[0]))));
    rowDimension = rows.stream().mapToInt(d -> d[0]).toArray();
    rowSize = rows.stream().mapToInt(d -> d[1]).toArray();
    rowStep = rows.stream().mapToLong(d -> outStep(d[0])).toArray();
    evenRows = evenRows();
    int inner = rowDimension[nd];
    acrossRows =
        inner == NONE ? shape.inBatch() : spatial[inner].stride() * spatial[inner].inStep();

    List<int[]> sums = new ArrayList<>();
    for (int d = NONE; d < nd; d++) {
      sums.add(new int[] {d, sumSize(d)});
    }
    sums.sort(
        Comparator.<int[]>comparingInt(d -> d[1] == 1 ? 0 : 1)
            .thenComparingLong(d -> -Math.abs(inStep(d[0]))));
    boolean dilated = false;
    for (Spatial s : spatial) {
      dilated |= s.lhsDilation() > 1;
    }
    int[] last = sums.removeLast();
    boolean contiguous = inStep(last[0]) == 1;
    alongRows = !dilated && acrossRows == 1 && (!contiguous || rowSize[nd] > last[1]);
    if (last[0] == NONE) {
      int[] next = sums.isEmpty() ? last : sums.getLast();
      boolean merge =
          next[0] != NONE
              && !alongRows
              && spatial[next[0]].lhsDilation() == 1
              && inStep(next[0]) == last[1] * shape.inFeature();
      if (merge) {
        sums.removeLast();
      }
      runDimension = merge ? next[0] : NONE;
      runUnit = last[1];
      run = merge ? next[1] * last[1] : last[1];
      runStep = shape.inFeature();
    } else if (spatial[last[0]].lhsDilation() == 1) {
      runDimension = last[0];
      runUnit = 1;
      run = last[1];
      runStep = inStep(last[0]);
    } else {
      sums.add(last);
      runDimension = NONE;
      runUnit = 1;
      run = 1;
      runStep = 1;
    }

    runs = run == 0 ? 0 : shape.taps() / run;
    runFeature = new long[runs];
    runKernel = new long[runs];
    runPosition = new int[nd][runs];
    for (int i = 0; i < runs; i++) {
      int rest = i;
      for (int j = sums.size() - 1; j >= 0; j--) {
        int d = sums.get(j)[0];
        int at = rest % sums.get(j)[1];
        rest /= sums.get(j)[1];
        if (d == NONE) {
          runFeature[i] += at * shape.inFeature();
          runKernel[i] += at * shape.kernelIn();
        } else {
          runPosition[d][i] = at * spatial[d].rhsDilation();
          runKernel[i] += kernelOffset(d, at);
        }
      }
      if (runDimension != NONE) {
        runKernel[i] += kernelOffset(runDimension, 0);
      }
    }
  }

  /// The distance in the kernel of neighbours along the spatial dimension `d`, in the direction
  /// that it is read.
  long kernelStep(int d) {
    return spatial[d].reversed() ? -spatial[d].kernelStep() : spatial[d].kernelStep();
  }

  private long kernelOffset(int d, int at) {
    Spatial s = spatial[d];
    return (s.reversed() ? s.window() - 1 - at : at) * s.kernelStep();
  }

  private int rowSize(int d) {
    return d == NONE ? shape.batch() / shape.batchGroups() : spatial[d].out();
  }

  private int sumSize(int d) {
    return d == NONE ? shape.features() / shape.featureGroups() : spatial[d].window();
  }

  private long outStep(int d) {
    return d == NONE ? shape.outBatch() : spatial[d].outStep();
  }

  private long inStep(int d) {
    return d == NONE ? shape.inFeature() : spatial[d].inStep() * spatial[d].rhsDilation();
  }

  private long evenRows() {
    int last = rowSize.length - 1;
    long whole = rowStep[last];
    for (int i = last; i >= 0; i--) {
      if (rowSize[i] != 1 && rowStep[i] != whole) {
        return 0;
      }
      whole *= rowSize[i];
    }
    return rowStep[last];
  }
}
