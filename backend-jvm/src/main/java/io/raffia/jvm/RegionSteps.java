package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Composite;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.While;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Program;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Steps of ops with regions: control flow that runs compiled regions.
final class RegionSteps {
  private final int[] in;
  private final int[] out;
  private final List<Routine> regions;
  private final Kernel.Structured kernel;

  private RegionSteps(Kernel.Structured kernel, ToIntFunction<Value> slot, Tier tier) {
    this.kernel = kernel;
    in = kernel.reads().stream().mapToInt(slot).toArray();
    out = kernel.writes().stream().mapToInt(slot).toArray();
    regions = kernel.regions().stream().map(r -> new Routine(r, plan(r), tier)).toList();
  }

  /// The next value of what a loop carries may take the memory of the present one, never of another
  /// one.
  private MemoryPlan plan(Program region) {
    int consts =
        switch (kernel.op()) {
          case While w -> w.consts();
          case Scan s -> s.consts();
          case Case _, Composite _ -> -1;
        };
    int carried = kernel.op() instanceof Scan s ? s.carried() : out.length;
    int params = region.func().params().size();
    var donated =
        IntStream.range(0, params)
            .mapToObj(i -> consts >= 0 && i >= consts && i < consts + carried)
            .toList();
    return MemoryPlan.of(region, donated, (result, argument) -> argument == consts + result);
  }

  static Step of(Kernel.Structured kernel, ToIntFunction<Value> slot, Tier tier) {
    var steps = new RegionSteps(kernel, slot, tier);
    return switch (kernel.op()) {
      case Case _ -> steps::choose;
      case While loop -> table -> steps.repeat(table, loop.consts());
      case Scan scan -> table -> steps.scan(table, scan);
      case Composite op ->
          throw new IllegalStateException(op.mnemonic() + " reached the backend unexpanded");
    };
  }

  private static long address(long table, int slot) {
    return Cells.getI64(table + 8L * slot);
  }

  private void choose(long table) {
    var type = kernel.reads().getFirst().dtype();
    long index = Cells.get(type, address(table, in[0]));
    boolean outside = index < 0 || index >= regions.size();
    var region = outside ? regions.getLast() : regions.get((int) index);
    var frame = region.take();
    try {
      for (int i = 1; i < in.length; i++) region.argument(frame, i - 1, address(table, in[i]));
      for (int i = 0; i < out.length; i++) region.result(frame, i, address(table, out[i]));
      region.execute(frame);
    } finally {
      region.give(frame);
    }
  }

  private void repeat(long table, int consts) {
    var cond = regions.get(0);
    var body = regions.get(1);
    var state = new State(table, consts, out.length, body);
    var test = cond.take();
    var frame = body.take();
    var holds = BufferPool.shared().allocate(1);
    try {
      for (int i = 0; i < consts; i++) {
        cond.argument(test, i, address(table, in[i]));
        body.argument(frame, i, address(table, in[i]));
      }
      cond.result(test, 0, holds.address());
      while (true) {
        for (int i = 0; i < state.now.length; i++) cond.argument(test, consts + i, state.now[i]);
        cond.execute(test);
        if (Cells.getI8(holds.address()) == 0) break;
        state.advance(body, frame);
      }
      state.finish();
    } finally {
      cond.give(test);
      body.give(frame);
      holds.release();
      state.release();
    }
  }

  private void scan(long table, Scan op) {
    var body = regions.getFirst();
    int carried = op.carried();
    int slices = in.length - op.consts() - carried;
    var state = new State(table, op.consts(), carried, body);
    var frame = body.take();
    try {
      for (int i = 0; i < op.consts(); i++) body.argument(frame, i, address(table, in[i]));
      for (int k = 0; k < op.length(); k++) {
        long at = op.reverse() ? op.length() - 1 - k : k;
        for (int i = 0; i < slices; i++) {
          int number = op.consts() + carried + i;
          long bytes = MemoryPlan.bytes(op.body().params().get(number));
          body.argument(frame, number, address(table, in[number]) + at * bytes);
        }
        for (int i = carried; i < out.length; i++) {
          body.result(frame, i, address(table, out[i]) + at * body.resultBytes(i));
        }
        state.advance(body, frame);
      }
      state.finish();
    } finally {
      body.give(frame);
      state.release();
    }
  }

  /// What a loop carries. A value that is updated in place lies in the result from the start; the
  /// others lie in the result and in spare memory in turn.
  private final class State {
    final long[] now;
    private final int consts;
    private final long[] results;
    private final long[] spare;
    private final Buffer[] buffers;
    private final boolean[] inPlace;

    State(long table, int consts, int carried, Routine body) {
      this.consts = consts;
      now = new long[carried];
      results = new long[carried];
      spare = new long[carried];
      buffers = new Buffer[carried];
      inPlace = new boolean[carried];
      for (int i = 0; i < carried; i++) {
        now[i] = address(table, in[consts + i]);
        results[i] = address(table, out[i]);
        inPlace[i] = body.plan().donations().get(i) >= 0;
        buffers[i] = BufferPool.shared().allocate(inPlace[i] ? 0 : bytes(i));
        spare[i] = buffers[i].address();
        if (inPlace[i]) {
          Memory.copy(now[i], results[i], bytes(i));
          now[i] = results[i];
        }
      }
    }

    private long bytes(int i) {
      return MemoryPlan.bytes(kernel.writes().get(i));
    }

    void advance(Routine body, Routine.Frame frame) {
      for (int i = 0; i < now.length; i++) {
        body.argument(frame, consts + i, now[i]);
        if (!inPlace[i]) now[i] = now[i] == results[i] ? spare[i] : results[i];
        body.result(frame, i, now[i]);
      }
      body.execute(frame);
    }

    /// Puts the values where the results belong.
    void finish() {
      for (int i = 0; i < now.length; i++) {
        if (now[i] != results[i]) Memory.copy(now[i], results[i], bytes(i));
      }
    }

    void release() {
      for (var b : buffers) b.release();
    }
  }
}
