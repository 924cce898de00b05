package io.raffia.tornado;

import io.raffia.ir.TensorType;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import io.raffia.passes.Program;
import java.util.List;

/// A compiled program for a device. One thread at a time runs it.
public final class TornadoExecutable {
  private final Program program;
  private final Schedule schedule;

  TornadoExecutable(Program program, TornadoBackend.Parts parts) {
    this.program = program;
    schedule = new Schedule(program, parts);
  }

  /// The types of the arguments.
  public List<TensorType> params() {
    return program.func().paramTypes();
  }

  /// The types of the results.
  public List<TensorType> results() {
    return program.func().resultTypes();
  }

  /// The kernels as text.
  public String kernels() {
    return program.toString();
  }

  /// What runs where, and how many bytes move each time.
  public String report() {
    return schedule.report();
  }

  /// How many kernels run on the host, for want of a form on the device.
  public int hostKernels() {
    return schedule.hostKernels();
  }

  /// Bytes copied to the device and back in the last run.
  public long bytesMoved() {
    return schedule.bytesMoved();
  }

  /// Runs the program on `args` and puts a new buffer for each result into `results`. Throws
  /// [DeviceException] when the device refuses a kernel; nothing of the arguments is changed.
  public synchronized void run(Buffer[] args, Buffer[] results) {
    if (args.length != params().size() || results.length != results().size()) {
      throw new IllegalArgumentException(
          "program takes %d arguments and gives %d results, found arrays of %d and %d"
              .formatted(params().size(), results().size(), args.length, results.length));
    }
    for (int i = 0; i < args.length; i++) {
      schedule.array(program.func().params().get(i)).fill(args[i].segment());
    }
    schedule.run();
    int allocated = 0;
    boolean done = false;
    try {
      for (; allocated < results.length; allocated++) {
        var array = schedule.array(program.func().results().get(allocated));
        results[allocated] = BufferPool.shared().allocate(array.bytes());
        array.copyTo(results[allocated].segment());
      }
      done = true;
    } finally {
      if (!done) for (int i = 0; i < allocated; i++) results[i].release();
    }
  }
}
