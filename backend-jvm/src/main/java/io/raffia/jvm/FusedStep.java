package io.raffia.jvm;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A product or convolution whose finished blocks a loop goes over while they are in cache. A unit,
/// which is `grain` iterations of the loop's outermost axis, covers a run of elements in the order
/// of memory; it is run once, by the thread that finishes the last of them.
final class FusedStep implements Step {
  /// The product, with something to do after each block.
  @FunctionalInterface
  interface Blocks {
    void run(long table, @Nullable Epilogue epilogue);
  }

  private final Blocks product;
  private final LoopStep loop;
  private final long to;
  private final long total;
  private final int units;
  private final long each;

  /// How many elements of each unit are finished; all are zero between runs. A run takes it, one
  /// beside it makes its own.
  private final AtomicReference<@Nullable AtomicIntegerArray> spare = new AtomicReference<>();

  /// `to` is the entry of the product's result in the table, in bytes.
  FusedStep(Blocks product, LoopStep loop, long to) {
    this.product = product;
    this.loop = loop;
    this.to = to;
    total = loop.elements();
    units = Math.ceilDiv(loop.extent(), loop.grain());
    each = total / loop.extent() * loop.grain();
  }

  @Override
  public void run(long table) {
    var code = loop.begin();
    var rows = new Rows(table, Cells.getI64(table + to), code);
    product.run(table, rows);
    if (rows.finished != null) spare.set(rows.finished);
  }

  private final class Rows implements Epilogue {
    private final long table;
    private final long start;
    private final LoopCode code;
    private @Nullable AtomicIntegerArray finished;

    Rows(long table, long start, LoopCode code) {
      this.table = table;
      this.start = start;
      this.code = code;
    }

    @Override
    public void apply(
        long address, int firstRow, int rows, int firstColumn, int columns, long rowStride) {
      long from = (address - start) / Float.BYTES;
      if (rows == 1 || rowStride == columns) {
        elements(from, from + (long) rows * columns);
        return;
      }
      for (int r = 0; r < rows; r++) {
        long row = from + r * rowStride;
        elements(row, row + columns);
      }
    }

    /// Elements `from ... to - 1` are finished.
    private void elements(long from, long to) {
      int first = (int) Math.ceilDiv(from, each);
      int end = to == total ? units : (int) (to / each);
      if (first > end) {
        part(end, to - from);
        return;
      }
      if (from % each != 0) part(first - 1, Math.min(first * each, total) - from);
      if (first < end) units(first, end);
      if (end * each < to) part(end, to - end * each);
    }

    private void part(int unit, long count) {
      long size = Math.min(each, total - unit * each);
      var counts = counts();
      if (counts.addAndGet(unit, Math.toIntExact(count)) < size) return;
      counts.set(unit, 0);
      units(unit, unit + 1);
    }

    private void units(int first, int end) {
      code.run(table, first * loop.grain(), Math.min(loop.extent(), end * loop.grain()));
    }

    private synchronized AtomicIntegerArray counts() {
      var known = finished;
      if (known == null) {
        known = spare.getAndSet(null);
        if (known == null) known = new AtomicIntegerArray(units);
        finished = known;
      }
      return known;
    }
  }
}
