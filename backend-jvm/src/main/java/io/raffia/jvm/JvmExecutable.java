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
  private final List<Kernel> stepKernels = new ArrayList<>();
  private final Step[] steps;
  private final MemoryPlan.Copy[] copies;
  private final List<Buffer> constants = new ArrayList<>();
  private final AtomicReference<@Nullable RunMemory> idle = new AtomicReference<>();

  JvmExecutable(Program program, List<Boolean> donated, Tier tier) {
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
    plan.places()
        .forEach((v, place) -> {
          if (place instanceof MemoryPlan.Result(int number)) resultSlots[number] = slot(v);
        });
    copies = plan.copies().toArray(MemoryPlan.Copy[]::new);
    var compiled = new ArrayList<Step>();
    var compiler = new StepCompiler(this::slot, slots.size(), tier);
    for (var kernel : program.kernels()) {
      if (kernel instanceof Kernel.Data data) constants.add(constant(data.value()));
      else compiler.compile(kernel, compiled);
      while (stepKernels.size() < compiled.size()) stepKernels.add(kernel);
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

  /// Runs the program on `args`, which must be alive and large enough, and puts a buffer for each
  /// result into `results`: a new one, or that of a donated argument. Nothing is written before all
  /// memory is there.
  public void run(Buffer[] args, Buffer[] results) {
    run(args, results, null);
  }

  private void run(Buffer[] args, Buffer[] results, long @Nullable [] spent) {
    if (args.length != argumentSlots.length || results.length != resultSlots.length) {
      throw new IllegalArgumentException(
          "program takes "
              + argumentSlots.length
              + " arguments and gives "
              + resultSlots.length
              + " results, found arrays of "
              + args.length
              + " and "
              + results.length);
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
      run(memory.table(), args, results, spent);
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

  private void run(long table, Buffer[] args, Buffer[] results, long @Nullable [] spent) {
    for (int i = 0; i < args.length; i++)
      Cells.putI64(table + 8L * argumentSlots[i], args[i].address());
    for (int i = 0; i < results.length; i++) {
      if (resultSlots[i] >= 0) Cells.putI64(table + 8L * resultSlots[i], results[i].address());
    }
    if (spent == null) {
      for (var step : steps) step.run(table);
    } else {
      timed(table, spent);
    }
    for (var copy : copies) {
      long from = Cells.getI64(table + 8L * slot(copy.from()));
      Memory.copy(from, results[copy.result()].address(), resultBytes[copy.result()]);
    }
  }

  private void timed(long table, long[] least) {
    for (int i = 0; i < steps.length; i++) {
      long start = System.nanoTime();
      steps[i].run(table);
      least[i] = Math.min(least[i], System.nanoTime() - start);
    }
  }

  /// Runs the program `runs` times on arguments that are not donated, and says for each kernel the
  /// least time that it took, in microseconds, the longest first: for people who tune.
  public String profile(Buffer[] args, int runs) {
    var least = new long[steps.length];
    java.util.Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < runs; i++) {
      var results = new Buffer[resultSlots.length];
      run(args, results, least);
      release(args, results, results.length);
    }
    return Profile.text(stepKernels, least);
  }

  private RunMemory fresh() {
    var table = BufferPool.shared().allocate(8L * slots.size());
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
