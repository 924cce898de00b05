package io.raffia;

import io.raffia.ir.Func;
import io.raffia.jvm.Buffer;
import io.raffia.tornado.DeviceException;
import io.raffia.tornado.TornadoBackend;
import io.raffia.tornado.TornadoExecutable;
import java.lang.ref.Reference;
import java.util.Arrays;

/// A program on the device that [Flags] names. Arguments and results are copied in each run.
final class OnDevice implements Execution {
  private final Func func;
  private final TornadoExecutable executable;

  private OnDevice(Func func, TornadoExecutable executable) {
    this.func = func;
    this.executable = executable;
  }

  /// The backend of the process, made when it is first asked for.
  private static final class Backend {
    static final TornadoBackend ONE = new TornadoBackend(Flags.device());
  }

  /// Throws [DeviceException] that says what to do when there is no such device.
  static OnDevice compile(Func func) {
    TornadoBackend backend;
    try {
      backend = Backend.ONE;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof DeviceException missing) throw missing;
      throw e;
    } catch (NoClassDefFoundError afterTheFirst) {
      backend = new TornadoBackend(Flags.device());
    }
    var executable = backend.compile(func, Flags.checks());
    if (Flags.transfers()) System.err.print("raffia: " + func.name() + ":\n" + executable.report());
    return new OnDevice(func, executable);
  }

  @Override
  public Storage[] run(Storage[] args) {
    var in = new Buffer[args.length];
    for (int i = 0; i < in.length; i++) in[i] = args[i].buffer;
    var out = new Buffer[executable.results().size()];
    try {
      executable.run(in, out);
      if (Flags.transfers()) {
        System.err.printf("raffia: %s moved %d bytes%n", func.name(), executable.bytesMoved());
      }
      return Arrays.stream(out).map(Storage::owning).toArray(Storage[]::new);
    } finally {
      Reference.reachabilityFence(args);
    }
  }

  @Override
  public String kernels() {
    return executable.kernels();
  }
}
