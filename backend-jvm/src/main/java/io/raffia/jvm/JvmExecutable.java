package io.raffia.jvm;

import io.raffia.ir.TensorType;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Program;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled program. Any number of threads may run it at once.
public final class JvmExecutable {
  private final Program program;
  private final Routine routine;
  private final List<TensorType> params;
  private final List<TensorType> results;
  private final int[] donations;

  JvmExecutable(Program program, List<Boolean> donated, Tier tier) {
    this.program = program;
    routine = new Routine(program, MemoryPlan.of(program, donated), tier);
    donations = routine.plan().donations().stream().mapToInt(i -> i).toArray();
    params = program.func().paramTypes();
    results = program.func().resultTypes();
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
    if (args.length != routine.arguments() || results.length != routine.results()) {
      throw new IllegalArgumentException(
          "program takes "
              + routine.arguments()
              + " arguments and gives "
              + routine.results()
              + " results, found arrays of "
              + args.length
              + " and "
              + results.length);
    }
    var frame = routine.take();
    int allocated = 0;
    boolean done = false;
    try {
      for (; allocated < results.length; allocated++) {
        int donor = donations[allocated];
        results[allocated] =
            donor >= 0 && isAlone(args, donor)
                ? args[donor]
                : BufferPool.shared().allocate(routine.resultBytes(allocated));
      }
      for (int i = 0; i < args.length; i++) routine.argument(frame, i, args[i].address());
      for (int i = 0; i < results.length; i++) routine.result(frame, i, results[i].address());
      if (spent == null) routine.execute(frame);
      else routine.execute(frame, spent);
      done = true;
    } finally {
      routine.give(frame);
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

  /// Runs the program `runs` times on arguments that are not donated, and says for each kernel the
  /// least time that it took, in microseconds, the longest first: for people who tune.
  public String profile(Buffer[] args, int runs) {
    var least = new long[routine.stepKernels().size()];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = 0; i < runs; i++) {
      var results = new Buffer[routine.results()];
      run(args, results, least);
      release(args, results, results.length);
    }
    return Profile.text(routine.stepKernels(), least);
  }
}
