package io.raffia.jvm;

import java.util.List;

/// Loops over the same rows, run together on a few rows at a time: what one writes is in cache when
/// the next reads it, and what only they need never leaves it.
final class RowBlocks implements Step {
  /// An array that only these loops need: where its address stands in the table, and the bytes of a
  /// row.
  record Own(long entry, long rowBytes) {}

  private final LoopStep[] steps;

  /// How many iterations of a step's outermost loop make a row.
  private final int[] units;

  private final int rows;
  private final int block;
  private final List<Own> own;
  private final long tableBytes;

  /// `most` rows make a block, or one, or as few more as vectors need.
  RowBlocks(List<LoopStep> steps, int rows, long most, List<Own> own, long tableBytes) {
    this.steps = steps.toArray(LoopStep[]::new);
    this.rows = rows;
    this.own = own;
    this.tableBytes = tableBytes;
    units = steps.stream().mapToInt(s -> s.extent() / rows).toArray();
    int grain = steps.stream().mapToInt(LoopStep::grain).max().orElse(1);
    block = Math.ceilDiv(Math.clamp(most, 1, rows), grain) * grain;
  }

  @Override
  public void run(long table) {
    var code = new LoopCode[steps.length];
    for (int i = 0; i < code.length; i++) code[i] = steps[i].begin();
    int blocks = Math.ceilDiv(rows, block);
    int parts = Math.min(blocks, Workers.shared().threads());
    if (parts == 1) {
      part(table, code, 0, rows);
      return;
    }
    Workers.run(
        parts,
        p -> {
          int from = (int) ((long) blocks * p / parts) * block;
          int to = Math.min(rows, (int) ((long) blocks * (p + 1) / parts) * block);
          part(table, code, from, to);
        });
  }

  /// The table of a part differs in the addresses of what is its own: those of a block's rows, as
  /// if all rows before them were there too.
  private void part(long table, LoopCode[] code, int from, int to) {
    var local = BufferPool.shared().allocate(tableBytes + Buffer.ALIGNMENT);
    var memory = BufferPool.shared().allocate(ownBytes());
    try {
      Memory.copy(table, local.address(), tableBytes);
      for (int row = from; row < to; row += block) {
        long at = memory.address();
        for (var o : own) {
          Cells.putI64(local.address() + o.entry, at - row * o.rowBytes);
          at += aligned(block * o.rowBytes);
        }
        int end = Math.min(to, row + block);
        for (int i = 0; i < code.length; i++) {
          code[i].run(local.address(), row * units[i], end * units[i]);
        }
      }
    } finally {
      memory.release();
      local.release();
    }
  }

  private long ownBytes() {
    long all = 0;
    for (var o : own) all += aligned(block * o.rowBytes);
    return all;
  }

  private static long aligned(long bytes) {
    return (bytes + Buffer.ALIGNMENT - 1) / Buffer.ALIGNMENT * Buffer.ALIGNMENT;
  }
}
