package io.raffia.jvm;

/// A [Permutation] as a step: square blocks that fit in a few cache lines a side are exchanged in
/// one go, so that each line of either array is touched once.
final class PermutationStep implements Step {
  private static final long SHARED = 1 << 15;

  private final Permutation p;
  private final long from;
  private final long to;
  private final int strips;
  private final int units;

  /// `from` and `to` are the entries of source and result in the table, in bytes.
  PermutationStep(Permutation p, long from, long to) {
    this.p = p;
    this.from = from;
    this.to = to;
    strips = Math.ceilDiv(p.columns(), Lanes.L);
    int outer = 1;
    for (var o : p.outer()) outer *= o.extent();
    units = outer * strips;
  }

  @Override
  public void run(long table) {
    run(table, Warmup.TRANSPOSE.hot());
  }

  void run(long table, boolean hot) {
    long source = Cells.getI64(table + from) + p.offset();
    long target = Cells.getI64(table + to);
    boolean vector = Transpose.POSSIBLE && hot;
    int threads = Workers.shared().threads();
    if (threads == 1 || (long) units * Lanes.L * p.rows() < SHARED) {
      strips(source, target, 0, units, vector);
      return;
    }
    Workers.run(
        threads,
        part ->
            strips(
                source,
                target,
                (int) ((long) units * part / threads),
                (int) ((long) units * (part + 1) / threads),
                vector));
  }

  /// Each unit is all rows of as many columns as a vector has lanes.
  private void strips(long source, long target, int first, int end, boolean vector) {
    Scratch s = Scratch.take(vector);
    try {
      for (int unit = first; unit < end; unit++) {
        long a = source;
        long b = target;
        int rest = unit / strips;
        for (int d = p.outer().size() - 1; d >= 0; d--) {
          var axis = p.outer().get(d);
          int at = rest % axis.extent();
          rest /= axis.extent();
          a += at * axis.from();
          b += at * axis.to();
        }
        int column = unit % strips * Lanes.L;
        int columns = Math.min(Lanes.L, p.columns() - column);
        strip(s, a + column * p.columnFrom(), b + (long) column * Lanes.BYTES, columns);
      }
    } finally {
      s.giveBack();
    }
  }

  private void strip(Scratch s, long a, long b, int columns) {
    for (int row = 0; row < p.rows(); row += Lanes.L) {
      int rows = Math.min(Lanes.L, p.rows() - row);
      long source = a + (long) row * Lanes.BYTES;
      long target = b + row * p.rowTo();
      if (s.vector) {
        Transpose.exchange(s, source, p.columnFrom(), columns, rows, target, p.rowTo());
      } else {
        plain(source, columns, rows, target);
      }
    }
  }

  private void plain(long source, int columns, int rows, long target) {
    for (int c = 0; c < columns; c++) {
      long a = source + c * p.columnFrom();
      long b = target + (long) c * Lanes.BYTES;
      for (int r = 0; r < rows; r++) {
        Cells.putI32(b, Cells.getI32(a));
        a += Lanes.BYTES;
        b += p.rowTo();
      }
    }
  }
}
