package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.jvm.Buffer;
import io.raffia.tornado.DeviceException;
import io.raffia.tornado.TornadoBackend;
import io.raffia.tornado.TornadoExecutable;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program on the device that [Flags] names. Arguments and results are copied in each run.
final class OnDevice implements Execution {
  /// How far a float may be from the interpreter's, relative to the largest of its tensor.
  private static final double TOLERANCE = 1e-3;

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
    var executable = backend.compile(func);
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
      var results = Arrays.stream(out).map(Storage::owning).toArray(Storage[]::new);
      if (Flags.checks()) check(args, results);
      return results;
    } finally {
      Reference.reachabilityFence(args);
    }
  }

  private void check(Storage[] args, Storage[] results) {
    var in = new ArrayList<Literal>();
    for (int i = 0; i < args.length; i++) in.add(args[i].literal(func.params().get(i).type()));
    List<Literal> expected = Interpreter.run(func, in);
    for (int r = 0; r < results.length; r++) {
      var want = expected.get(r);
      var have = results[r].literal(want.type());
      double scale = 0;
      for (double x : want.toDoubles())
        if (Double.isFinite(x)) scale = Math.max(scale, Math.abs(x));
      double tolerance = want.type().dtype().isFloat() ? TOLERANCE * scale : 0;
      for (long k = 0; k < want.type().size(); k++) {
        double a = want.at(k);
        double b = have.at(k);
        boolean same = want.bits(k) == have.bits(k) || Double.isNaN(a) && Double.isNaN(b);
        if (same || Math.abs(a - b) <= tolerance) continue;
        throw new DeviceException(
            "the device and the interpreter differ: result %d of %s, element %d is %s instead of %s"
                .formatted(r, func.name(), k, b, a));
      }
    }
  }

  @Override
  public String kernels() {
    return executable.kernels();
  }
}
