package io.raffia.jvm;

import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A compiled program that runs on addresses: a whole one, or a region of an op. A caller takes a
/// [Frame], says where arguments and results lie, executes and gives the frame back.
final class Routine {
  private final MemoryPlan plan;
  private final Map<Value, Integer> slots = new HashMap<>();
  private final int[] argumentSlots;
  private final int[] resultSlots;
  private final long[] resultBytes;
  private final Program program;
  private final Step[] steps;

  /// The steps, those that may run together in groups.
  private final Step[] groups;

  private final MemoryPlan.Copy[] copies;
  private final int[] copied;
  private final List<Kernel> stepKernels = new ArrayList<>();
  private final List<Buffer> constants = new ArrayList<>();
  private final AtomicReference<@Nullable Frame> idle = new AtomicReference<>();

  Routine(Program program, MemoryPlan plan, Tier tier) {
    this(program, plan, tier, RowGroups.Sizes.USUAL);
  }

  Routine(Program program, MemoryPlan plan, Tier tier, RowGroups.Sizes sizes) {
    this.program = program;
    this.plan = plan;
    var func = program.func();
    resultBytes = func.results().stream().mapToLong(MemoryPlan::bytes).toArray();
    plan.places().keySet().forEach(v -> slots.put(v, slots.size()));
    argumentSlots = func.params().stream().mapToInt(this::slot).toArray();
    resultSlots = new int[resultBytes.length];
    for (int i = 0; i < resultSlots.length; i++) resultSlots[i] = slots.size() + i;
    plan.places()
        .forEach((v, place) -> {
          if (place instanceof MemoryPlan.Result(int number)) resultSlots[number] = slot(v);
        });
    copies = plan.copies().toArray(MemoryPlan.Copy[]::new);
    copied = plan.copies().stream().mapToInt(c -> slot(c.from())).toArray();
    var compiled = new ArrayList<Step>();
    var compiler = new StepCompiler(this::slot, tier);
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < program.kernels().size(); i++) {
      var kernel = program.kernels().get(i);
      if (kernel instanceof Kernel.Data data) constants.add(constant(data.value()));
      else compiler.compile(kernel, compiled);
      while (numbers.size() < compiled.size()) {
        stepKernels.add(kernel);
        numbers.add(i);
      }
    }
    steps = compiled.toArray(Step[]::new);
    groups =
        new RowGroups(program, plan, this::slot, 8L * entries(), sizes).group(compiled, numbers);
  }

  /// An entry of the table for each array, and for each result that is a copy.
  private int entries() {
    return slots.size() + resultBytes.length;
  }

  private int slot(Value v) {
    var slot = slots.get(program.storage(v));
    if (slot == null) throw new IllegalStateException("value " + v + " has no memory");
    return slot;
  }

  private static Buffer constant(Literal literal) {
    var t = literal.type().dtype();
    var buffer = BufferPool.shared().allocate(literal.type().size() * t.bytes());
    for (long i = 0; i < literal.type().size(); i++) {
      Cells.put(t, buffer.address() + i * t.bytes(), literal.bits(i));
    }
    return buffer;
  }

  MemoryPlan plan() {
    return plan;
  }

  int arguments() {
    return argumentSlots.length;
  }

  int results() {
    return resultSlots.length;
  }

  long resultBytes(int i) {
    return resultBytes[i];
  }

  /// What one run needs of memory.
  record Frame(Buffer tableBuffer, Buffer arena) {
    long table() {
      return tableBuffer.address();
    }

    void release() {
      tableBuffer.release();
      arena.release();
    }
  }

  /// Memory for a run, which no other run uses until it is given back.
  Frame take() {
    var frame = idle.getAndSet(null);
    return frame != null ? frame : fresh();
  }

  void give(Frame frame) {
    if (!idle.compareAndSet(null, frame)) frame.release();
  }

  private Frame fresh() {
    var table = BufferPool.shared().allocate(8L * entries());
    var arena = BufferPool.shared().allocate(plan.arenaBytes());
    plan.places()
        .forEach((v, place) -> {
          long entry = table.address() + 8L * slot(v);
          switch (place) {
            case MemoryPlan.Arena(long offset) -> Cells.putI64(entry, arena.address() + offset);
            case MemoryPlan.Constant(int number) ->
                Cells.putI64(entry, constants.get(number).address());
            case MemoryPlan.Argument _, MemoryPlan.Result _ -> Cells.putI64(entry, 0);
          }
        });
    return new Frame(table, arena);
  }

  void argument(Frame frame, int i, long address) {
    Cells.putI64(frame.table() + 8L * argumentSlots[i], address);
  }

  void result(Frame frame, int i, long address) {
    Cells.putI64(frame.table() + 8L * resultSlots[i], address);
  }

  void execute(Frame frame) {
    long table = frame.table();
    for (var step : groups) step.run(table);
    copy(table);
  }

  /// Executes each kernel by itself; `least` keeps the least time of each step.
  void execute(Frame frame, long[] least) {
    for (int i = 0; i < steps.length; i++) {
      long start = System.nanoTime();
      steps[i].run(frame.table());
      least[i] = Math.min(least[i], System.nanoTime() - start);
    }
    copy(frame.table());
  }

  private void copy(long table) {
    for (int i = 0; i < copies.length; i++) {
      int to = copies[i].result();
      long target = Cells.getI64(table + 8L * resultSlots[to]);
      Memory.copy(Cells.getI64(table + 8L * copied[i]), target, resultBytes[to]);
    }
  }

  /// How many groups of steps run together.
  long groups() {
    return Arrays.stream(groups).filter(s -> s instanceof RowBlocks).count();
  }

  /// The kernel of each step.
  List<Kernel> stepKernels() {
    return stepKernels;
  }
}
