package io.raffia.jvm;

import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A compiled program. Any number of threads may run it at once.
public final class JvmExecutable {
  private final Program program;
  private final MemoryPlan plan;
  private final List<TensorType> params;
  private final List<TensorType> results;
  private final long[] resultBytes;
  private final int[] argumentSlots;
  private final int[] resultSlots;
  private final Map<Value, Integer> slots = new HashMap<>();
  private final int[] donations;
  private final Step[] steps;
  private final MemoryPlan.Copy[] copies;
  private final List<Buffer> constants = new ArrayList<>();
  private final AtomicReference<@Nullable RunMemory> idle = new AtomicReference<>();

  JvmExecutable(Program program, List<Boolean> donated) {
    this.program = program;
    plan = MemoryPlan.of(program, donated);
    donations = plan.donations().stream().mapToInt(i -> i).toArray();
    params = program.func().paramTypes();
    results = program.func().resultTypes();
    resultBytes = program.func().results().stream().mapToLong(MemoryPlan::bytes).toArray();
    plan.places().keySet().forEach(v -> slots.put(v, slots.size()));
    argumentSlots = program.func().params().stream().mapToInt(this::slot).toArray();
    resultSlots = new int[results.size()];
    java.util.Arrays.fill(resultSlots, -1);
    plan.places().forEach((v, place) -> {
      if (place instanceof MemoryPlan.Result(int number)) resultSlots[number] = slot(v);
    });
    copies = plan.copies().toArray(MemoryPlan.Copy[]::new);
    var compiled = new ArrayList<Step>();
    var compiler = new StepCompiler(this::slot, slots.size());
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) constants.add(constant(data.value()));
      else compiler.compile(kernel, compiled);
    }
    steps = compiled.toArray(Step[]::new);
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

  /// The types of the arguments.
  public List<TensorType> params() {
    return params;
  }

  /// The types of the results.
  public List<TensorType> results() {
    return results;
  }

  /// The kernels as text.
  public String kernels() {
    return program.toString();
  }

  /// Runs the program on `args`, which must be alive and large enough, and puts a buffer for each result into
  /// `results`: a new one, or that of a donated argument. Nothing is written before all memory is there.
  public void run(Buffer[] args, Buffer[] results) {
    if (args.length != argumentSlots.length || results.length != resultSlots.length) {
      throw new IllegalArgumentException(
          "program takes " + argumentSlots.length + " arguments and gives " + resultSlots.length
              + " results, found arrays of " + args.length + " and " + results.length);
    }
    var memory = idle.getAndSet(null);
    if (memory == null) memory = fresh();
    int allocated = 0;
    boolean done = false;
    try {
      for (; allocated < results.length; allocated++) {
        int donor = donations[allocated];
        results[allocated] =
            donor >= 0 && isAlone(args, donor)
                ? args[donor]
                : BufferPool.shared().allocate(resultBytes[allocated]);
      }
      run(memory.table(), args, results);
      done = true;
    } finally {
      if (!idle.compareAndSet(null, memory)) memory.release();
      if (!done) release(args, results, allocated);
    }
  }

  /// Whether no other argument lies in the same buffer.
  private static boolean isAlone(Buffer[] args, int number) {
    for (int i = 0; i < args.length; i++) if (i != number && args[i] == args[number]) return false;
    return true;
  }

  private void release(Buffer[] args, Buffer[] results, int allocated) {
    for (int i = 0; i < allocated; i++) {
      if (donations[i] < 0 || results[i] != args[donations[i]]) results[i].release();
    }
  }

  private void run(long table, Buffer[] args, Buffer[] results) {
    for (int i = 0; i < args.length; i++) Cells.putI64(table + 8L * argumentSlots[i], args[i].address());
    for (int i = 0; i < results.length; i++) {
      if (resultSlots[i] >= 0) Cells.putI64(table + 8L * resultSlots[i], results[i].address());
    }
    for (int i = 0; i < steps.length; i++) { long t0 = System.nanoTime(); steps[i].run(table); spent[i] = Math.min(spent[i], System.nanoTime() - t0); }
    for (var copy : copies) {
      long from = Cells.getI64(table + 8L * slot(copy.from()));
      Memory.copy(from, results[copy.result()].address(), resultBytes[copy.result()]);
    }
  }

  long[] spent = new long[1000]; { java.util.Arrays.fill(spent, Long.MAX_VALUE); }
  void profile() {
    var order = new ArrayList<Integer>(); for (int i = 0; i < steps.length; i++) order.add(i);
    order.sort((i, j) -> Long.compare(spent[j], spent[i]));
    var ks = program.kernels().stream().filter(k -> !(k instanceof Kernel.Data)).flatMap(k -> k instanceof Kernel.Accumulate ? java.util.stream.Stream.of(k, k) : java.util.stream.Stream.of(k)).toList();
    long sum = 0; for (int i : order) sum += spent[i];
    System.out.println(steps.length + " steps, sum of mins " + sum / 1e6);
    for (int i : order.subList(0, Math.min(40, order.size()))) { var k = ks.get(i); System.out.printf("%8.1f us  #%d %s  -> %s reads %s%n", spent[i] / 1e3, i, k.toString().lines().findFirst().get(), k.writes().stream().map(v -> v.type().brief()).toList(), k.reads().stream().map(v -> v.type().brief()).toList()); }
  }

  private RunMemory fresh() {
    var table = BufferPool.shared().allocate(8L * slots.size());
    var arena = BufferPool.shared().allocate(plan.arenaBytes());
    plan.places().forEach((v, place) -> {
      long entry = table.address() + 8L * slot(v);
      switch (place) {
        case MemoryPlan.Arena(long offset) -> Cells.putI64(entry, arena.address() + offset);
        case MemoryPlan.Constant(int number) -> Cells.putI64(entry, constants.get(number).address());
        case MemoryPlan.Argument _, MemoryPlan.Result _ -> Cells.putI64(entry, 0);
      }
    });
    return new RunMemory(table, arena);
  }

  /// What one run needs of memory; kept for the next one.
  private record RunMemory(Buffer tableBuffer, Buffer arena) {
    long table() {
      return tableBuffer.address();
    }

    void release() {
      tableBuffer.release();
      arena.release();
    }
  }
}
